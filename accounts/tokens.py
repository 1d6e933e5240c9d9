"""Random tokens that a browser, a link or a calendar carries. We keep their digest only: who reads the tables cannot use them."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable

BYTES = 32
_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")


def make(random: Callable[[int], bytes]) -> str:
    """A new token of 256 bits; `random(n)` gives n random bytes (secrets.token_bytes)."""
    return base64.urlsafe_b64encode(random(BYTES)).decode("ascii").rstrip("=")


def digest(token: str) -> bytes:
    """What is kept of a token. One without our shape gives a digest too: of nothing that we ever made."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def could_be(token: str) -> bool:
    """Whether text has the shape of a token, so that anything else need not be looked up."""
    return _SHAPE.fullmatch(token) is not None
