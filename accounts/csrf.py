"""The token that every form of the signed-in rooms carries, bound to the session (or, before sign-in, to its cookie).

It is hidden under a fresh mask each time, since pages are compressed and a constant secret could be read from their length (BREACH).
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Callable

from accounts.sealing import derive, keyed_hash

FIELD = "csrf"
HEADER = "X-CSRF"
_SIZE = 32


class Csrf:
    """Makes and checks tokens. `random(n)` gives n random bytes."""

    def __init__(self, secret: bytes, random: Callable[[int], bytes]) -> None:
        self._key = derive(secret, "csrf")
        self._random = random

    def make(self, bound: str) -> str:
        """A token for the session that `bound` names."""
        mask = self._random(_SIZE)
        return base64.urlsafe_b64encode(mask + _mix(mask, keyed_hash(self._key, bound))).decode("ascii")

    def is_right(self, token: str, bound: str) -> bool:
        """Whether we made this token for this session."""
        try:
            raw = base64.urlsafe_b64decode(token.encode("ascii"))
        except (binascii.Error, ValueError):
            return False
        if len(raw) != 2 * _SIZE:
            return False
        return hmac.compare_digest(_mix(raw[:_SIZE], raw[_SIZE:]), keyed_hash(self._key, bound))


def _mix(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
