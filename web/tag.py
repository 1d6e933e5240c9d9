"""The one segment of the URL that names language and country: `en`, `es-CL`."""

from __future__ import annotations

from dataclasses import dataclass

from web.countries import CODES
from web.locales import Language, languages


@dataclass(frozen=True, slots=True)
class Tag:
    """A language, and the country whose services and law apply, or None where none was chosen."""

    language: Language
    country: str | None = None

    def __str__(self) -> str:
        return f"{self.language.tag}-{self.country}" if self.country else self.language.tag

    def with_language(self, tag: str) -> Tag:
        """The same country in another language."""
        return Tag(languages()[tag], self.country)

    def with_country(self, country: str | None) -> Tag:
        """The same language in another country."""
        return Tag(self.language, country)


def parse_tag(text: str) -> Tag | None:
    """The tag that `text` means, whatever its case, or None when we do not have that language or country."""
    language, _, country = text.partition("-")
    found = languages().get(language.lower())
    if found is None or (country.upper() not in CODES if "-" in text else False):
        return None
    return Tag(found, country.upper() or None)
