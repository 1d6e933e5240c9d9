"""Reads a form that a person sent: each field once, by its name, into a clean value; what is wrong is kept beside the field.

Pure: a page makes `Form(request.form.to_dict(flat=False))`, asks for the fields that it declares (whatever else was sent is
never looked at), and shows the same form again with status 422 when `form.faults` is not empty. `templates/accounts/fields.html`
shows both. Secrets are never put back into a page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from accounts.said import Said
from web.marks import N_

MISSING = N_("Please fill this in.")
TOO_LONG = N_("Please use at most %(most)s characters.")
NOT_OFFERED = N_("Please choose one of these.")
NOT_A_DAY = N_("Please choose a day, such as 2027-01-31.")
NOT_A_NUMBER = N_("Please write a whole number from %(least)s to %(most)s.")
NOT_AN_ADDRESS = N_("Please write an e-mail address, such as name@school.example.")

EMAIL_MOST = 254  # RFC 5321: what fits into a path
LOCAL_MOST = 64
CHARACTERS = 100_000
MARKS = 4
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff"


class Form:
    """What was sent (`given`: all values of each field), or what a form starts with; and the faults found in it."""

    def __init__(
        self, given: Mapping[str, Sequence[str]] | None = None, start: Mapping[str, object] | None = None
    ) -> None:
        self._given = {name: list(values) for name, values in (given or {}).items()}
        self._shown: dict[str, list[str]] = {}
        self.faults: dict[str, Said] = {}
        for name, value in (start or {}).items():
            several = isinstance(value, (list, tuple, set, frozenset))
            values = list(value) if several else [] if value is None or value is False else [value]  # type: ignore[call-overload]
            self._shown[name] = ["1" if item is True else str(item) for item in values]

    @property
    def was_sent(self) -> bool:
        """Whether anything came: a page that is only looked at has an empty form."""
        return bool(self._given)

    def _take(self, name: str) -> list[str]:
        values = [clean(value) for value in self._given.get(name, [])]
        self._shown[name] = values
        return values

    def text(self, name: str, most: int, needed: bool = True, lines: bool = False) -> str:
        """One text, trimmed, in Unicode's composed form; line breaks only with `lines`. Faults: missing, too long."""
        value = (self._take(name) or [""])[0]
        value = value.replace("\r\n", "\n").replace("\r", "\n") if lines else " ".join(value.split())
        value = value.strip()
        if len(value) > most:
            self.fault(name, TOO_LONG, most=most)
        elif needed and not value:
            self.fault(name, MISSING)
        return value

    def secret(self, name: str) -> str:
        """A password or code exactly as it was typed; never shown again."""
        value = (self._given.get(name) or [""])[0]
        if not value:
            self.fault(name, MISSING)
        return value

    def email(self, name: str) -> str:
        """An address folded for comparing: trimmed, lower case. Fault: not of the shape of one."""
        value = (self._take(name) or [""])[0].strip()
        if not value:
            self.fault(name, MISSING)
        elif not looks_like_email(value):
            self.fault(name, NOT_AN_ADDRESS)
        return fold_email(value)

    def choice(self, name: str, offered: Collection[str], needed: bool = True) -> str:
        """One of what was offered, or nothing where that is allowed. Fault: anything else."""
        value = (self._take(name) or [""])[0]
        if value in offered or (not value and not needed):
            return value
        self.fault(name, NOT_OFFERED)
        return ""

    def choices(self, name: str, offered: Collection[str], needed: bool = False) -> list[str]:
        """Those of the offered that were ticked, each once, in the order sent. Faults: something else, or none where needed."""
        values = list(dict.fromkeys(self._take(name)))
        if any(value not in offered for value in values) or (needed and not values):
            self.fault(name, NOT_OFFERED)
        return [value for value in values if value in offered]

    def ticked(self, name: str) -> bool:
        """Whether a single box was ticked."""
        return bool(self._take(name))

    def day(self, name: str, needed: bool = True) -> date | None:
        """A day as a date field sends it (ISO 8601). Faults: missing, no day."""
        value = (self._take(name) or [""])[0].strip()
        if not value:
            if needed:
                self.fault(name, MISSING)
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fault(name, NOT_A_DAY)
            return None

    def number(self, name: str, least: int, most: int) -> int:
        """A whole number within bounds; `least` when it is at fault."""
        value = (self._take(name) or [""])[0].strip()
        if value.isascii() and value.isdigit() and len(value) < 10 and least <= int(value) <= most:
            return int(value)
        self.fault(name, NOT_A_NUMBER, least=least, most=most)
        return least

    def fault(self, name: str, message: str, **values: object) -> None:
        """Notes what is wrong with a field; the first fault of a field stays."""
        self.faults.setdefault(name, Said(message, values))

    @property
    def is_fine(self) -> bool:
        """Whether no fault was found so far."""
        return not self.faults

    def shown(self, name: str) -> str:
        """What to put back into a text field."""
        return (self._shown.get(name) or [""])[0]

    def has(self, name: str, value: str = "1") -> bool:
        """Whether this answer was chosen, for boxes, buttons and lists."""
        return value in self._shown.get(name, [])


def clean(value: str) -> str:
    """Text in composed form, without control characters (but line breaks and tabs), lone surrogates, or signs that turn text around.

    A letter keeps at most MARKS marks: more are never writing, and make composing slow.
    """
    kept, marks = [], 0
    for letter in value[:CHARACTERS]:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= MARKS and (letter in "\n\r\t" or not _is_odd(letter)):
            kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept))


def _is_odd(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs") or letter in TURNING


def fold_email(value: str) -> str:
    """An address as it is compared and kept. Only the case is folded: anything more could make it another person's."""
    return unicodedata.normalize("NFC", value.strip()[: EMAIL_MOST + 1]).lower()


def looks_like_email(value: str) -> bool:
    """Whether text could be an address: one @, something before it, a domain with a dot after it. A mail proves the rest."""
    local, at, domain = value.rpartition("@")
    labels = domain.split(".")
    return (
        bool(at)
        and 0 < len(local) <= LOCAL_MOST
        and len(value) <= EMAIL_MOST
        and "@" not in local
        and not any(letter.isspace() or letter in '<>()[],;:\\"' for letter in value)
        and len(labels) > 1
        and all(0 < len(label) <= 63 and not label.startswith("-") and not label.endswith("-") for label in labels)
    )
