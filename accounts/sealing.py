"""Seals small things with a key derived (HKDF-SHA-256) from the site's one secret: a second factor's secret, a cookie.

AES-256-GCM. Each purpose has a key of its own, and what it is bound to (an account, a kind of cookie) is sealed in: a thing sealed
for one is refused by another.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12


class RefusedError(ValueError):
    """Not sealed by us, for this purpose, for what it is said to be bound to."""


def derive(secret: bytes, purpose: str) -> bytes:
    """A key of 32 bytes for one purpose."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"waymark accounts {purpose}".encode()).derive(secret)


def keyed_hash(key: bytes, *parts: str) -> bytes:
    """HMAC-SHA-256 over parts, each with its length, so that no two lists of parts look alike."""
    message = b"".join(
        len(data).to_bytes(4, "big") + data for data in (part.encode("utf-8", "replace") for part in parts)
    )
    return hmac.digest(key, message, "sha256")


class Sealer:
    """Seals and opens for one purpose. `random(n)` gives n random bytes (os.urandom)."""

    def __init__(self, secret: bytes, purpose: str, random: Callable[[int], bytes]) -> None:
        self._box = AESGCM(derive(secret, purpose))
        self._random = random

    def close(self, data: bytes, bound: str) -> bytes:
        """The sealed bytes."""
        nonce = self._random(_NONCE)
        return nonce + self._box.encrypt(nonce, data, bound.encode())

    def open(self, sealed: bytes, bound: str) -> bytes:
        """What was sealed; raises RefusedError."""
        try:
            return self._box.decrypt(sealed[:_NONCE], sealed[_NONCE:], bound.encode())
        except (InvalidTag, ValueError) as error:
            raise RefusedError("not sealed for this") from error

    def close_text(self, data: bytes, bound: str) -> str:
        """The same in letters that a cookie can carry."""
        return base64.urlsafe_b64encode(self.close(data, bound)).decode("ascii")

    def open_text(self, sealed: str, bound: str) -> bytes:
        """What was sealed; raises RefusedError."""
        try:
            return self.open(base64.urlsafe_b64decode(sealed.encode("ascii", "replace")), bound)
        except (binascii.Error, ValueError) as error:
            raise RefusedError("not sealed for this") from error
