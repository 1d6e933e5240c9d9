"""Opening hours in words, from the part of OpenStreetMap's syntax that the data uses.

`[months] [days] times[,times]; …`, days with `-` and `,`, `PH` for public holidays, `off`, and `24/7`.
"""

from __future__ import annotations

import re
from datetime import time

from directory.hours import ALWAYS
from web import formats
from web.catalogues import Catalogue
from web.locales import Language

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RULE = re.compile(
    r"(?:(?P<months>[A-Z][a-z]{2}-[A-Z][a-z]{2}) )?(?:(?P<days>[A-Z][A-Za-z,-]*) )?(?P<times>off|[\d:,-]+)\Z"
)


class HoursError(ValueError):
    """Hours in a form that we cannot put into words."""


def in_words(hours: str, language: Language, text: Catalogue) -> str:
    """Hours for people. Raises HoursError for what this file does not know (`flask directory check` finds it first)."""
    if hours == ALWAYS:
        return text.gettext("Day and night, every day")
    rules = [_rule(part.strip(), language, text) for part in hours.split(";")]
    return "; ".join(rules)


def _rule(rule: str, language: Language, text: Catalogue) -> str:
    match = _RULE.match(rule)
    if match is None:
        raise HoursError(f"“{rule}” is not a rule such as Mo-Fr 10:00-16:00")
    days = _days(match["days"], language, text)
    if match["times"] == "off":
        return text.gettext("closed on %(days)s") % {"days": days}
    parts = [days, formats.joined([_span(span, language) for span in match["times"].split(",")], language)]
    if match["months"]:
        first, last = (formats.month(MONTHS.index(name) + 1, language) for name in match["months"].split("-"))
        parts.append(f"({first}–{last})")
    return " ".join(part for part in parts if part)


def _days(days: str | None, language: Language, text: Catalogue) -> str:
    if days in (None, "Mo-Su"):
        return text.gettext("every day")
    return formats.joined([_day_span(part, language, text) for part in (days or "").split(",")], language)


def _day_span(part: str, language: Language, text: Catalogue) -> str:
    if part == "PH":
        return text.gettext("public holidays")
    names = []
    for day in part.split("-"):
        if day not in DAYS:
            raise HoursError(f"“{day}” is not a day such as Mo")
        names.append(formats.weekday_short(DAYS.index(day), language))
    return "–".join(names)


def _span(span: str, language: Language) -> str:
    first, _, last = span.partition("-")
    return f"{_clock(first, language)}–{_clock(last, language)}"


def _clock(value: str, language: Language) -> str:
    hour, _, minute = value.partition(":")
    if not (hour.isdigit() and minute.isdigit() and int(hour) <= 24 and int(minute) < 60):
        raise HoursError(f"“{value}” is not a time such as 09:30")
    return formats.clock_time(time(int(hour) % 24, int(minute)), language)
