"""Passwords and secret words: hashed with Argon2id, checked in the same time whether there is an account or not.

Rules (ASVS 6.2, NIST SP 800-63B): 8 to 128 characters of any script, exactly as typed; no composition rules, no expiry; what is
guessed first is refused, and so is what is in the account itself.
"""

from __future__ import annotations

import re

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from accounts.guessing import bare, is_guessed_first
from web.marks import N_

LEAST, MOST = 8, 128
_PARTS = re.compile(r"[\W_]+")

TOO_SHORT = N_("Please use at least 8 characters. Three or four words in a row are easy to remember.")
TOO_LONG = N_("Please use at most 128 characters.")
TOO_COMMON = N_("This password is one of those that are guessed first. Please choose another.")
TOO_CLOSE = N_("This password is too close to your name, your e-mail or the name of this site. Please choose another.")


class Passwords:
    """Makes and checks hashes. `cost`: passes, KiB, lanes (web.settings.ARGON2, but in tests)."""

    def __init__(self, cost: tuple[int, int, int]) -> None:
        passes, memory, lanes = cost
        self._hasher = PasswordHasher(passes, memory, lanes, type=Type.ID)
        self._nobody = self._hasher.hash("nobody has this password")

    def hash(self, text: str) -> str:
        """A hash with its own salt; the text is not kept."""
        return self._hasher.hash(_bytes(text))

    def is_right(self, kept: str | None, text: str) -> bool:
        """Whether text is what was hashed. With None (no such account) it takes as long and is never right.

        Longer ones than we allow are never hashed, so nobody can keep us busy with them.
        """
        if len(text) > MOST:
            text, kept = "", None
        try:
            self._hasher.verify(kept or self._nobody, _bytes(text))
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None

    def is_old(self, kept: str) -> bool:
        """Whether a hash was made with other parameters and should be made anew at this sign-in."""
        return self._hasher.check_needs_rehash(kept)


def fault(password: str, own: tuple[str, ...] = ()) -> str:
    """The msgid of what is wrong with a new password, or nothing. `own`: name and e-mail of the account."""
    if len(password) < LEAST:
        return TOO_SHORT
    if len(password) > MOST:
        return TOO_LONG
    if is_guessed_first(password):
        return TOO_COMMON
    mine = {bare(part) for text in own for part in (text, *_PARTS.split(text))} | {"waymark"}
    return TOO_CLOSE if bare(password).strip("0123456789") in mine | {""} or bare(password) in mine else ""


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
