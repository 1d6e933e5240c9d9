"""What of a form is put back into a page when it could not be done now. Passwords, words and codes are not: they are typed again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from accounts.csrf import FIELD

SECRET = ("password", "words", "totp", "code", "secret")


class Given(Protocol):
    """A form: all pairs of names and values, in order."""

    def items(self, multi: bool = ...) -> Iterable[tuple[str, str]]:
        """The pairs."""


def kept_fields(form: Given) -> list[tuple[str, str]]:
    """The fields to keep, without token and secrets."""
    return [(name, value) for name, value in form.items(multi=True) if name != FIELD and not is_secret(name)]


def is_secret(name: str) -> bool:
    """Whether a field holds what nobody may read over a shoulder."""
    return any(part in name for part in SECRET)
