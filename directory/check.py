"""Everything a schema cannot see: numbers that are dialled, hours, zones, prose that hides a number, facts that grew old."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import opening_hours
import phonenumbers

from directory import labels
from directory.cards import is_stale
from directory.hours_words import in_words
from directory.loader import load
from directory.records import Facts, Service
from directory.source import DataError, Fault, Record, read
from web.catalogues import catalogue
from web.locales import DEFAULT, languages

# Runs of digits that could be dialled: six or more, however they are spaced. Years, ages and sums are shorter or grouped
# in threes after a currency sign or comma.
_DIALLABLE = re.compile(r"(?<![\d,.:])\+?\d(?:[ \-]?\d){5,}(?![\d,.:]*\d)")
_SUM = re.compile(r"(?<!\d)\d{1,3}(?:[ ,.\u00a0]\d{3})+(?!\d)")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?")


def check(folder: Path, at: datetime, *, release: bool = False) -> list[Fault]:
    """All faults in the data; with `release` also facts that are too old to go out with a new version."""
    try:
        facts = load(folder)
    except DataError as error:
        return error.faults
    faults = list(_taxonomy(facts))
    for name in ["international.yaml", *(f"countries/{code}.yaml" for code in facts.countries)]:
        top = read(folder / name, name)
        for row in top["services"]:
            faults += _service(row, facts.services[row["id"]])
        faults += _prose(top, _short_codes(facts))
        if release:
            faults += [
                row.fault(f"{row['id']} was checked on {row['checked']}: look at its page again and write today's date")
                for row in [*top["services"], *top["law"]]
                if is_stale(row["checked"], at)
            ]
    faults += _emergency(facts)
    return faults


def _taxonomy(facts: Facts) -> Iterable[Fault]:
    for name in facts.situations:
        if name not in labels.SITUATIONS:
            yield Fault("taxonomy.yaml", 1, f"{name} has no label in labels.py")
        if name not in facts.steps:
            yield Fault("first_steps.yaml", 1, f"{name} has no first steps")


def _service(row: Record, service: Service) -> Iterable[Fault]:
    for field in ("phone", "sms", "whatsapp"):
        wrong = _number(getattr(service, field), service, short=service.short_code or field == "sms")
        if wrong:
            yield row.fault(f"{service.id}: {field} {wrong}")
    for other in service.other_numbers:
        wrong = _number(other.number, service, short=True)
        if wrong:
            yield row.fault(f"{service.id}: {other.number} {wrong}")
    if not service.seen and service.confidence != "low":
        yield row.fault(f"{service.id}: “seen” is empty: name the page where it was read, or say confidence: low")
    if service.hours:
        if service.tz and service.tz not in available_timezones():
            yield row.fault(f"{service.id}: “{service.tz}” is not a time zone like Europe/London")
            return
        try:
            in_words(service.hours, languages()[DEFAULT], catalogue(languages()[DEFAULT]))
        except ValueError as error:
            yield row.fault(f"{service.id}: hours “{service.hours}” cannot be read: {error}")
        if not opening_hours.validate(service.hours):
            yield row.fault(f"{service.id}: hours “{service.hours}” cannot be read as opening hours")


def _number(number: str, service: Service, *, short: bool) -> str:
    """What is wrong with a number, by the numbering plans that `phonenumbers` knows."""
    if not number:
        return ""
    if number.startswith("+"):
        found = phonenumbers.parse(number)
        return "" if phonenumbers.is_possible_number(found) else "is not a possible number"
    if not short:
        return "has no + and country code: write it in full, or say short_code: true"
    # National numbers that exist only inside the country (0800 …) are as long as phone numbers, not as short codes.
    return "" if len(number.strip("*#")) <= 11 else "is too long for a short code"


def _short_codes(facts: Facts) -> frozenset[str]:
    """Every short code of the data with three digits or more that could not be taken for an age or a count."""
    codes = {service.phone for service in facts.services.values() if service.short_code and len(service.phone) >= 4}
    return frozenset(codes - {code for code in codes if _YEARS.fullmatch(code)})


def _prose(top: Record, codes: frozenset[str]) -> Iterable[Fault]:
    """A number in running text would not be dialled by a tap, nor corrected when it changes."""

    def search(value: Any, key: str, at: Record) -> Iterable[Fault]:
        if isinstance(value, Record):
            for name, inner in value.items():
                yield from search(inner, name, value)
        elif isinstance(value, list):
            for inner in value:
                yield from search(inner, key, at)
        elif isinstance(value, str) and key.endswith("_en") and key not in ("gaps_en", "name_en"):
            for found in _numbers_in(value, codes):
                yield at.fault(f"“{found}” stands in “{key}”: give the number a field of its own")

    yield from search(top, "", top)


def _numbers_in(text: str, codes: frozenset[str]) -> Iterable[str]:
    bare = _YEARS.sub(" ", _SUM.sub(" ", text))
    yield from (match.group() for match in _DIALLABLE.finditer(bare))
    yield from (word for word in re.findall(r"(?<![\w-])\d{4,}(?![\w-])", bare) if word in codes)


def _emergency(facts: Facts) -> Iterable[Fault]:
    for code, numbers in facts.emergency.items():
        for number in numbers:
            known = number.source in facts.services or number.source.startswith("phonenumbers")
            if not known:
                yield Fault("emergency.yaml", 1, f"{code}: {number.number} has an unknown source {number.source}")
            if number.source.startswith("phonenumbers") and not phonenumbers.is_emergency_number(number.number, code):
                yield Fault("emergency.yaml", 1, f"{code}: {number.number} is not an emergency number by phonenumbers")
