"""The shapes of the facts: what a service, a law, a platform and a country are made of once they are loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Confidence = Literal["high", "medium", "low"]
Scope = Literal["national", "regional", "international", "network"]

# A fact older than this is shown with "check before relying on it" (issue 2, Data).
FRESH_DAYS = 180


@dataclass(frozen=True, slots=True)
class Seen:
    """A page on which a fact was read."""

    url: str
    fact: str


@dataclass(frozen=True, slots=True)
class OtherNumber:
    """A further number, and in English what it is for."""

    number: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Service:
    """One place that helps. Texts in English are msgids; ages in years; `hours` in OpenStreetMap's syntax, local to `tz`.

    `picture` is the age band that anybody in the picture must have been in, where the service takes only such pictures.
    `hashing` tools work with fingerprints made on one's own device; `for_helpers` are for adults who worry about a child.
    `only_in` are the countries that an international service works in; empty means anywhere.
    """

    id: str
    name: str
    kinds: tuple[str, ...]
    situations: tuple[str, ...]
    scope: Scope
    url: str
    languages: tuple[str, ...]
    confidence: Confidence
    checked: date
    country: str | None = None
    name_en: str = ""
    operator: str = ""
    note: str = ""
    region: tuple[str, ...] = ()
    only_in: tuple[str, ...] = ()
    min_age: int | None = None
    max_age: int | None = None
    picture: Literal["adult", "under-18"] | None = None
    hashing: bool = False
    for_helpers: bool = False
    phone: str = ""
    phone_display: str = ""
    phone_note: str = ""
    short_code: bool = False
    silent_call: str = ""
    sms: str = ""
    whatsapp: str = ""
    handles: tuple[tuple[str, str], ...] = ()
    email: str = ""
    chat_url: str = ""
    report_url: str = ""
    relay_for_deaf: str = ""
    other_numbers: tuple[OtherNumber, ...] = ()
    hours: str = ""
    tz: str = ""
    cost: str = "unknown"
    anonymous: bool | None = None
    seen: tuple[Seen, ...] = ()

    @property
    def number_is_unread(self) -> bool:
        """Whether no page was read for this record at all: then we give the link and no number (design, Finding help)."""
        return self.confidence == "low" and not self.seen


@dataclass(frozen=True, slots=True)
class Law:
    """A law in plain words. `summary` and `penalty` are msgids; `covers` are conducts of `labels.CONDUCTS`."""

    id: str
    name: str
    status: str
    covers: tuple[str, ...]
    civil: bool
    summary: str
    confidence: Confidence
    checked: date
    name_en: str = ""
    region: tuple[str, ...] = ()
    in_force: str = ""
    penalty: str = ""
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class Police:
    """How an ordinary, non-urgent report is made in a country."""

    url: str
    note: str
    phone: str = ""
    email: str = ""
    other_numbers: tuple[OtherNumber, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A country with a researched file."""

    code: str
    languages: tuple[str, ...]
    police: Police
    services: tuple[Service, ...]
    law: tuple[Law, ...]
    note: str
    gaps: tuple[str, ...]
    age_of_majority: int | None = None
    age_of_consent: int | None = None

    @property
    def regions(self) -> tuple[str, ...]:
        """The parts of the country (ISO 3166-2) that have services of their own."""
        return tuple(sorted({code for service in self.services for code in service.region}))


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """A number to call at once. `reaches` is one of all, police, ambulance, fire, text, unknown."""

    number: str
    reaches: str
    checked: bool
    first: bool
    source: str


@dataclass(frozen=True, slots=True)
class Block:
    """The first steps for one situation and one age band, as English msgids."""

    first: str
    do: tuple[str, ...]
    avoid: tuple[str, ...]
    say: str
    evidence: str
    service_kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """What to do first in one situation, by age band, and a line more for a signal or a role that is present."""

    situation: str
    blocks: dict[str, Block]
    if_signal: dict[str, str]
    roles: dict[str, str]
    confidence: Confidence
    sources: tuple[Seen, ...]
    thoughts: dict[str, Block] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question of the taxonomy, as an English msgid."""

    question: str
    answer: str
    sources: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Platform:
    """How to report on one platform. None means that nothing was found, not that the answer is no."""

    id: str
    name: str
    operator: str
    report_url: str
    how: tuple[str, ...]
    bans: tuple[str, ...]
    confidence: Confidence
    checked: date
    policy_url: str = ""
    other_urls: tuple[str, ...] = ()
    email: str = ""
    stopncii: bool | None = None
    take_it_down: bool | None = None
    needs_account: bool | None = None
    response_time: str = ""
    note: str = ""
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article of an instrument."""

    number: str
    title: str
    what: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, a directive or a joint programme. None in `in_force` means that the word does not apply."""

    id: str
    name: str
    kind: str
    scope: str
    confidence: Confidence
    checked: date
    in_force: bool | None
    summary: str
    for_a_person: str
    caution: str
    status: str
    articles: tuple[Article, ...]
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """That a named person has read the pages of help in a language for a country."""

    language: str
    country: str
    by: str
    date: date


@dataclass(frozen=True, slots=True)
class Facts:
    """All the facts of the product, loaded once and never changed."""

    countries: dict[str, Country]
    international: tuple[Service, ...]
    network: dict[str, tuple[Service, ...]]
    emergency: dict[str, tuple[EmergencyNumber, ...]]
    none_known: frozenset[str]
    steps: dict[str, Steps]
    answers: dict[str, Answer]
    platforms: dict[str, Platform]
    instruments: tuple[Instrument, ...]
    situations: dict[str, bool]
    regions: dict[str, str]
    us_48_hours: dict[str, str]
    gaps: dict[str, tuple[str, ...]]
    oldest: date
    reviews: tuple[Review, ...] = ()
    services: dict[str, Service] = field(default_factory=dict)

    def is_reviewed(self, language: str, country: str | None) -> bool:
        """Whether somebody has read the pages of help in this language for this country."""
        return any(review.language == language and review.country == country for review in self.reviews)
