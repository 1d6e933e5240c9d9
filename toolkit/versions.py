"""A letter in one language: its paragraphs, cut where the person's own words go. The page's script fills the gaps."""

from __future__ import annotations

import re
from dataclasses import dataclass

from babel.languages import get_official_languages

from directory.records import Facts
from toolkit.areas import EU
from toolkit.laws import Citation, by_id, cited
from toolkit.letter import Letter, Part
from web.catalogues import Catalogue, catalogue
from web.locales import DEFAULT, Language, languages

_GAP = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text, or the gap of a field; `lang` where it is not the language of the letter.

    `same` says that it is the name of a law, which stands in the same words in every version.
    """

    text: str = ""
    field: str = ""
    lang: str | None = None
    same: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or item, and the choices that bring it in (none: always)."""

    pieces: tuple[Piece, ...]
    kind: str
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """The letter in one language. `locale` is for dates; `checked` says whether a named person has read this translation."""

    language: Language
    locale: str
    lines: tuple[Line, ...]
    checked: bool


def reader_language(letter: Letter, facts: Facts, country: str | None, own: Language) -> Language:
    """The language of whoever must read the letter: English for worldwide services, else a language of the country."""
    if letter.reader == "service":
        return languages()[DEFAULT]
    if country is None:
        return own
    known = facts.countries.get(country)
    spoken = known.languages if known else get_official_languages(country)
    serves = {name: it for it in languages().values() for name in (it.tag, *it.also)}
    ours = [serves[tag] for tag in spoken if tag in serves]
    return ours[0] if ours else languages()[DEFAULT]


def versions(letter: Letter, facts: Facts, country: str | None, own: Language | None = None) -> tuple[Version, ...]:
    """The letter in every language of the site, under the law of `country`; `own` first, as the page around it is in it."""
    order = sorted(languages().values(), key=lambda language: own is None or language.tag != own.tag)
    return tuple(_version(letter, facts, country, language) for language in order)


def _version(letter: Letter, facts: Facts, country: str | None, language: Language) -> Version:
    texts = catalogue(language)
    lines: list[Line] = []
    for part in letter.parts:
        if (part.place == "eu" and country not in EU) or (part.place == "elsewhere" and country in EU):
            continue
        laws = cited(facts, country, part.cites) if part.cites else ()
        if part.cites and not laws:
            continue
        when = tuple(dict.fromkeys(name for law in laws for name in law.when)) if part.cites == "crimes" else part.when
        lines.append(Line(_pieces(part, facts, texts, language), part.kind, when))
        lines += [Line(_law_pieces(law, facts, texts), "item", law.when) for law in laws]
    checked = language.tag == DEFAULT or facts.is_reviewed(language.tag, country)
    return Version(language, language.babel.replace("_", "-"), tuple(lines), checked)


def _pieces(part: Part, facts: Facts, texts: Catalogue, language: Language) -> tuple[Piece, ...]:
    lang = None if texts.has(part.text) else DEFAULT
    found: list[Piece] = []
    for index, text in enumerate(_GAP.split(texts.gettext(part.text))):
        if index % 2 and text == "law":
            law = by_id(facts, part.law, language.tag)
            found.append(Piece(law.name, lang=law.lang))
        elif index % 2:
            found.append(Piece(field=text))
        elif text:
            found.append(Piece(text, lang=lang))
    return tuple(found)


def _law_pieces(law: Citation, facts: Facts, texts: Catalogue) -> tuple[Piece, ...]:
    pieces = [Piece(law.name, lang=law.lang, same=True)]
    notes = [facts.regions[code] for code in law.regions if facts.regions[code] not in law.name]
    if law.gloss and law.lang != texts.lang:
        notes.insert(0, law.gloss)
    for index, note in enumerate(notes):
        pieces.append(Piece(" (" if index == 0 else ", "))
        pieces.append(Piece(texts.gettext(note), lang=None if texts.has(note) else DEFAULT))
    return tuple([*pieces, Piece(")")] if notes else pieces)
