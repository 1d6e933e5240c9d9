"""Seals the state of a conversation, so that the page can carry it and nobody can read or change it.

AES-256-GCM with a key derived (HKDF-SHA-256) from the one secret of the site. The surface (page, API, frame) is bound in, so a
state made for one is refused by another; the minute of sealing is inside, so that a state is refused after 30 minutes. Refused
means forgotten, never an error page.
"""

from __future__ import annotations

import base64
import binascii
import os
from datetime import UTC, datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MINUTES = 30
MOST_CHARACTERS = 2048
_NONCE, _STAMP = 12, 4  # bytes


class ExpiredError(ValueError):
    """A state of ours, but older than MINUTES."""


class RefusedError(ValueError):
    """Not a state of ours: broken, changed, made elsewhere or for another surface."""


class Seal:
    """Seals and opens with one key. `secret` is the site's, at least 32 bytes."""

    def __init__(self, secret: bytes) -> None:
        key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"waymark chat state 1").derive(secret)
        self._box = AESGCM(key)

    def close(self, data: bytes, surface: str, now: datetime) -> str:
        """The sealed state, in letters that a form field and JSON can carry."""
        stamp = int(now.timestamp() // 60).to_bytes(_STAMP, "big")
        # Length tells how much was told; filled up to steps of 64 bytes it tells hardly anything.
        filled = len(data).to_bytes(2, "big") + data
        filled += bytes(-len(filled) % 64)
        nonce = os.urandom(_NONCE)
        box = self._box.encrypt(nonce, stamp + filled, surface.encode())
        return base64.urlsafe_b64encode(nonce + box).decode("ascii")

    def open(self, sealed: str, surface: str, now: datetime) -> bytes:
        """What was sealed. Raises ExpiredError or RefusedError."""
        if len(sealed) > MOST_CHARACTERS:
            raise RefusedError("too long")
        try:
            raw = base64.urlsafe_b64decode(sealed.encode("ascii"))
            plain = self._box.decrypt(raw[:_NONCE], raw[_NONCE:], surface.encode())
        except (ValueError, binascii.Error, InvalidTag) as error:
            raise RefusedError("not a state of this surface") from error
        made = datetime.fromtimestamp(int.from_bytes(plain[:_STAMP], "big") * 60, UTC)
        if not -1 <= (now - made).total_seconds() / 60 <= MINUTES:
            raise ExpiredError("older than it may be")
        size = int.from_bytes(plain[_STAMP : _STAMP + 2], "big")
        return plain[_STAMP + 2 : _STAMP + 2 + size]
