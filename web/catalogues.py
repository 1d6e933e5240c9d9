"""Loads the gettext catalogues, and tells translated text from text that fell back to English.

A catalogue is `translations/<folder>/LC_MESSAGES/messages.po`. `make build` compiles it; where the compiled file is missing
or older, the source is compiled in memory, so that an edited catalogue is never ignored.
"""

from __future__ import annotations

import gettext
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from web.locales import Language, languages
from web.settings import ROOT

FOLDER = ROOT / "translations"
# Babel writes the minute of the run into what it compiles, where the source names no date.
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


class CatalogueError(ValueError):
    """A language without a usable catalogue; the text names the file."""


def source_of(folder: str) -> Path:
    """Where the catalogue of a language is edited."""
    return FOLDER / folder / "LC_MESSAGES" / "messages.po"


def compile_source(path: Path) -> bytes:
    """The compiled catalogue of a `.po` file: the same bytes for the same source, on every machine."""
    with path.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    catalogue.creation_date = catalogue.revision_date = NO_DATE
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


class Catalogue:
    """The texts of one language. `lang` is what HTML calls it."""

    def __init__(self, lang: str, translations: gettext.NullTranslations, *, is_source: bool = False) -> None:
        self.lang = lang
        self._translations = translations
        self._is_source = is_source

    def gettext(self, message: str) -> str:
        """The text for an English `message`, or the English itself."""
        return self._translations.gettext(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The text for a `number` of things, in the plural form the language wants."""
        return self._translations.ngettext(one, many, number)

    def pgettext(self, context: str, message: str) -> str:
        """The text for an English `message` that means different things in different places."""
        return self._translations.pgettext(context, message)

    def npgettext(self, context: str, one: str, many: str, number: int) -> str:
        """`pgettext` for a number of things."""
        return self._translations.npgettext(context, one, many, number)

    def has(self, message: str) -> bool:
        """Whether `message` is in this language: English is its own translation."""
        return self._is_source or message in getattr(self._translations, "_catalog", {})


def _open(folder: str) -> gettext.GNUTranslations:
    source = source_of(folder)
    compiled = source.with_suffix(".mo")
    if not source.exists():
        raise CatalogueError(f"{source} is missing.")
    if compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns:
        return gettext.GNUTranslations(BytesIO(compiled.read_bytes()))
    try:
        return gettext.GNUTranslations(BytesIO(compile_source(source)))
    except ValueError as error:
        raise CatalogueError(f"{source}: {error}") from error


@cache
def catalogue(language: Language) -> Catalogue:
    """The catalogue of a language of the site. Raises CatalogueError when there is none."""
    if language.tag == "en":
        return Catalogue("en", gettext.NullTranslations(), is_source=True)
    return Catalogue(language.html, _open(language.folder))


@cache
def own_language_catalogue(tag: str) -> Catalogue | None:
    """The catalogue of a country's own language that the site is not offered in (facts only), if there is one."""
    if tag in languages() or not source_of(tag).exists():
        return None
    return Catalogue(tag, _open(tag))
