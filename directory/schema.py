"""What a record in `data/` must look like. Each rule answers with what is wrong, in words an editor can act on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from directory import labels
from directory.source import Fault, Record
from web.countries import CODES
from web.locales import languages

Rule = Callable[[Any], str]
OPTIONAL, REQUIRED = False, True
Shape = Mapping[str, tuple[bool, Rule]]

_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+\Z")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}\Z")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?\Z")
_DIAL = re.compile(r"\+?[0-9*#]{2,15}\Z")


def text(value: Any) -> str:
    """Words."""
    return "" if isinstance(value, str) and value else "must be text"


def yes_or_no(value: Any) -> str:
    """true or false."""
    return "" if isinstance(value, bool) else "must be true or false"


def age(value: Any) -> str:
    """A whole number of years."""
    return "" if type(value) is int and 0 < value < 120 else "must be an age in years"


def url(value: Any) -> str:
    """A web address."""
    return "" if isinstance(value, str) and _URL.match(value) else "must be a web address that begins with http"


def day(value: Any) -> str:
    """A date, written 2026-11-22."""
    return "" if type(value) is date else "must be a date written as 2026-11-22"


def dialled(value: Any) -> str:
    """A number as it is dialled: with + and country code, or a short code."""
    return (
        "" if isinstance(value, str) and _DIAL.match(value) else "must be a number in quotes: “+442079460000” or “112”"
    )


def dialled_or_url(value: Any) -> str:
    """A number or a web address."""
    return "" if not dialled(value) or not url(value) else "must be a number in quotes or a web address"


def matching(pattern: re.Pattern[str], what: str) -> Rule:
    """Text of a certain form."""
    return lambda value: "" if isinstance(value, str) and pattern.match(value) else f"must be {what}"


def one_of(allowed: Iterable[str]) -> Rule:
    """One word of a list."""
    words = frozenset(allowed)
    return lambda value: (
        "" if isinstance(value, str) and value in words else f"must be one of {', '.join(sorted(words))}"
    )


def each(rule: Rule, least: int = 0) -> Rule:
    """A list whose every entry keeps `rule`."""

    def check(value: Any) -> str:
        if not isinstance(value, list) or len(value) < least:
            return f"must be a list of at least {least}" if least else "must be a list"
        return next((f"entry {item!r} {wrong}" for item in value if (wrong := rule(item))), "")

    return check


def shaped(shape: Shape) -> Rule:
    """A mapping of a certain shape."""

    def check(value: Any) -> str:
        if not isinstance(value, dict):
            return "must be a mapping"
        return next(faults_in(value, shape), "")

    return check


def anything(value: Any) -> str:
    """Kept for the record, not used by the product."""
    del value
    return ""


def faults_in(record: Mapping[str, Any], shape: Shape) -> Iterator[str]:
    """What is wrong with `record`, one text a fault."""
    for key, (required, rule) in shape.items():
        if key in record:
            wrong = rule(record[key])
            if wrong:
                yield f"“{key}” {wrong}"
        elif required:
            yield f"“{key}” is missing"
    for key in record.keys() - shape.keys():
        yield f"“{key}” is not a field that we know"


def faults(record: Record, shape: Shape) -> list[Fault]:
    """The faults of a record, each with its file and line."""
    return [record.fault(found) for found in faults_in(record, shape)]


SEEN: Shape = {"url": (OPTIONAL, url), "fact": (REQUIRED, text), "file": (OPTIONAL, text)}
OTHER_NUMBER: Shape = {"number": (REQUIRED, dialled), "for_en": (REQUIRED, text)}
country_code = one_of(CODES)
region_code = matching(_REGION, "a region like GB-SCT")
language_tag = matching(_LANGUAGE, "a language like en")
confidence = one_of(labels.CONFIDENCE)

_CONTACT: dict[str, tuple[bool, Rule]] = {
    "url": (OPTIONAL, url),
    "phone": (OPTIONAL, dialled),
    "phone_display": (OPTIONAL, text),
    "phone_note_en": (OPTIONAL, text),
    "phone_kind": (OPTIONAL, one_of(["freephone", "local", "mobile", "premium", "unknown"])),
    "short_code": (OPTIONAL, yes_or_no),
    "sms": (OPTIONAL, dialled),
    "email": (OPTIONAL, text),
    "other_numbers": (OPTIONAL, each(shaped(OTHER_NUMBER))),
    "note_en": (OPTIONAL, text),
}

POLICE: Shape = {**_CONTACT, "url": (REQUIRED, url), "note_en": (REQUIRED, text)}

SERVICE: Shape = {
    **_CONTACT,
    "id": (REQUIRED, matching(_ID, "lower-case letters, digits and hyphens")),
    "name": (REQUIRED, text),
    "name_en": (OPTIONAL, text),
    "operator": (OPTIONAL, text),
    "kinds": (REQUIRED, each(one_of(labels.KINDS), 1)),
    "situations": (REQUIRED, each(one_of([*labels.SITUATIONS, "any"]), 1)),
    "scope": (REQUIRED, one_of(["national", "regional", "international"])),
    "region": (OPTIONAL, each(region_code, 1)),
    "only_in": (OPTIONAL, each(country_code, 1)),
    "picture": (OPTIONAL, one_of(["adult", "under-18", "any"])),
    "hashing": (OPTIONAL, yes_or_no),
    "for_helpers": (OPTIONAL, yes_or_no),
    "min_age": (OPTIONAL, age),
    "max_age": (OPTIONAL, age),
    "silent_call": (OPTIONAL, dialled),
    "whatsapp": (OPTIONAL, dialled),
    "handles": (OPTIONAL, each(shaped({"app": (REQUIRED, text), "handle": (REQUIRED, text)}))),
    "chat_url": (OPTIONAL, url),
    "report_url": (OPTIONAL, url),
    "relay_for_deaf": (OPTIONAL, dialled_or_url),
    "hours": (OPTIONAL, text),
    "tz": (OPTIONAL, text),
    "languages": (REQUIRED, each(language_tag, 1)),
    "cost": (OPTIONAL, one_of(labels.COSTS)),
    "anonymous": (OPTIONAL, yes_or_no),
    "note_en": (REQUIRED, text),
    "seen": (REQUIRED, each(shaped(SEEN))),
    "checked": (REQUIRED, day),
    "confidence": (REQUIRED, confidence),
}

NETWORK_ENTRY: Shape = {
    **_CONTACT,
    "country": (REQUIRED, country_code),
    "name": (REQUIRED, text),
    "seen": (REQUIRED, each(shaped(SEEN))),
    "checked": (REQUIRED, day),
    "confidence": (REQUIRED, confidence),
}

LAW: Shape = {
    "id": (REQUIRED, matching(_ID, "lower-case letters, digits and hyphens")),
    "name": (REQUIRED, text),
    "name_en": (OPTIONAL, text),
    "status": (REQUIRED, one_of(labels.LAW_STATUS)),
    "region": (OPTIONAL, each(region_code, 1)),
    "in_force": (OPTIONAL, day),
    "covers": (REQUIRED, each(one_of(labels.CONDUCTS), 1)),
    "maximum_penalty_en": (OPTIONAL, text),
    "civil": (REQUIRED, yes_or_no),
    "summary_en": (REQUIRED, text),
    "seen": (REQUIRED, each(shaped(SEEN))),
    "checked": (REQUIRED, day),
    "confidence": (REQUIRED, confidence),
}

COUNTRY: Shape = {
    "country": (REQUIRED, country_code),
    "languages": (REQUIRED, each(language_tag, 1)),
    "police": (REQUIRED, anything),
    "services": (REQUIRED, each(anything, 1)),
    "law": (REQUIRED, each(anything)),
    "age_of_majority": (OPTIONAL, age),
    "age_of_consent": (OPTIONAL, age),
    "note_en": (OPTIONAL, text),
    "gaps_en": (REQUIRED, each(text)),
}

PLATFORM: Shape = {
    "id": (REQUIRED, matching(_ID, "lower-case letters, digits and hyphens")),
    "name": (REQUIRED, text),
    "operator": (OPTIONAL, text),
    "report_url": (OPTIONAL, url),
    "other_urls": (OPTIONAL, each(url)),
    "email": (OPTIONAL, text),
    "how_en": (OPTIONAL, each(text)),
    "needs_account": (OPTIONAL, anything),
    "stopncii": (OPTIONAL, yes_or_no),
    "take_it_down": (OPTIONAL, yes_or_no),
    "policy_url": (OPTIONAL, url),
    "bans": (OPTIONAL, each(one_of(labels.BANS))),
    "response_time": (OPTIONAL, text),
    "note_en": (OPTIONAL, text),
    "seen": (REQUIRED, each(shaped(SEEN))),
    "checked": (REQUIRED, day),
    "confidence": (REQUIRED, confidence),
}

BLOCK: Shape = {
    "first_en": (REQUIRED, text),
    "do_en": (REQUIRED, each(text, 1)),
    "avoid_en": (REQUIRED, each(text, 1)),
    "say_en": (REQUIRED, text),
    "service_kinds": (REQUIRED, each(one_of(labels.KINDS), 1)),
    "evidence_en": (REQUIRED, text),
}

REVIEW: Shape = {
    "language": (REQUIRED, one_of(languages())),
    "country": (REQUIRED, country_code),
    "by": (REQUIRED, text),
    "date": (REQUIRED, day),
}

EMERGENCY: Shape = {
    "number": (REQUIRED, dialled),
    "for": (REQUIRED, one_of(labels.REACHES)),
    "source": (REQUIRED, text),
    "first": (OPTIONAL, yes_or_no),
    "checked": (OPTIONAL, yes_or_no),
}
