"""Codes of an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds, which all apps know). Pure: the moment comes in."""

from __future__ import annotations

import base64
import hmac
from datetime import datetime

import pyotp

SECRET_BYTES = 20  # RFC 4226, section 4: as long as the hash
SECONDS = 30
STEPS_OFF = 1  # clocks of phones may be a little wrong
ISSUER = "Waymark"


def address(secret: bytes, email: str) -> str:
    """What the square code holds: an otpauth address."""
    return _totp(secret).provisioning_uri(name=email, issuer_name=ISSUER)


def readable(secret: bytes) -> str:
    """The key to type by hand, in groups of four."""
    text = base64.b32encode(secret).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def step_of(secret: bytes, code: str, at: datetime, last_step: int | None) -> int | None:
    """The step whose code was given, if it is of now or next to it and later than the last one used; else None.

    The caller keeps the step, so that no code works twice. Blanks in the code do not matter.
    """
    digits = "".join(code.split())
    if len(digits) != 6 or not digits.isascii() or not digits.isdigit():
        return None
    totp, now = _totp(secret), int(at.timestamp()) // SECONDS
    found = None
    for step in range(now - STEPS_OFF, now + STEPS_OFF + 1):
        fits = hmac.compare_digest(totp.generate_otp(step), digits)
        if fits and (last_step is None or step > last_step):
            found = step
    return found


def _totp(secret: bytes) -> pyotp.TOTP:
    return pyotp.TOTP(base64.b32encode(secret).decode(), interval=SECONDS)
