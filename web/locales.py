"""The languages of the site: our own table, since Babel and BCP 47 do not agree on all of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from babel import Locale

TABLE = Path(__file__).with_name("locales.yaml")
DEFAULT = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """One language: `tag` in the URL, `folder` of its catalogue, `babel` locale, `native` name, `html` lang, `exit` URL."""

    tag: str
    folder: str
    babel: str
    native: str
    html: str
    exit: str
    sort: str = ""
    clock: str = ""
    days: str = ""
    days_short: str = ""
    also: tuple[str, ...] = ()

    @property
    def locale(self) -> Locale:
        """Babel's locale for dates, lists, numbers and the names of countries and languages."""
        return _babel(self.babel)


@cache
def _babel(identifier: str) -> Locale:
    return Locale.parse(identifier)


@cache
def languages() -> dict[str, Language]:
    """Every language by its tag, in the order of `locales.yaml`."""
    rows = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return {row["tag"]: Language(**{**row, "also": tuple(row.get("also", ()))}) for row in rows}


def negotiate(header: str) -> Language:
    """The language that an Accept-Language header asks for most, English when it asks for none of ours.

    Only the language is read; a region in the header never chooses a country (design: country is chosen, never sensed).
    """
    table = languages()
    serves = {name: language for language in table.values() for name in (language.tag, *language.also)}
    best, weight = table[DEFAULT], 0.0
    for part in header[:1000].split(","):
        name, _, quality = part.strip().partition(";q=")
        language = serves.get(name.split("-")[0].lower())
        try:
            asked = float(quality or 1)
        except ValueError:
            continue
        if language and asked > weight:
            best, weight = language, asked
    return best
