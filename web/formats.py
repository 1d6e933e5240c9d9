"""Dates, times, lists and names as each language writes them, by Babel."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from babel import dates
from babel.core import UnknownLocaleError
from babel.lists import format_list

from web.locales import Language, languages


def long_date(value: date, language: Language) -> str:
    """22 November 2026, as the language writes it."""
    return dates.format_date(value, "long", locale=language.locale)


def clock_time(value: time, language: Language) -> str:
    """20:00, 20.00 or 오후 8:00. Babel's short form of Korean has Latin letters, so the table may name a pattern."""
    return dates.format_time(value, language.clock or "short", locale=language.locale)


def weekday(index: int, language: Language) -> str:
    """The name of a day of the week, Monday being 0, in the form that stands in running text."""
    return language.days.split()[index] if language.days else str(language.locale.days["format"]["wide"][index])


def weekday_short(index: int, language: Language) -> str:
    """The short name of a day of the week, Monday being 0."""
    if language.days_short:
        return language.days_short.split()[index]
    return str(language.locale.days["format"]["abbreviated"][index])


def month(index: int, language: Language) -> str:
    """The name of a month, January being 1."""
    return str(language.locale.months["stand-alone"]["wide"][index])


def joined(items: Iterable[str], language: Language) -> str:
    """a, b and c."""
    return format_list([str(item) for item in items], locale=language.locale)


def city_of(zone: str, language: Language) -> str:
    """The city that names a time zone."""
    return dates.get_timezone_location(zone, locale=language.locale, return_city=True)


def language_name(tag: str, language: Language) -> str:
    """The name of the language `tag` in `language`; ours is used where Babel knows another one or none."""
    own = languages().get(tag)
    if own is not None and own.tag == "cnr":
        return own.native
    try:
        name = language.locale.languages.get(tag.split("-", maxsplit=1)[0])
    except UnknownLocaleError:
        name = None
    return str(name or tag)
