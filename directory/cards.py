"""A service as a person reads it: what it does, how to reach it, when, and how sure we are. Text only, no HTML.

The page, the API and the command line all show these cards, so that they can never say different things.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import phonenumbers

from directory import labels
from directory.hours import ALWAYS, OpenState
from directory.hours_words import in_words
from directory.lookup import Found
from directory.records import FRESH_DAYS, Country, Facts, Seen, Service
from web import formats
from web.catalogues import Catalogue, own_language_catalogue
from web.locales import Language

# Countries in more than one time zone: there the time alone would mislead.
MANY_ZONES = frozenset({"AU", "CA", "CL", "ES", "FR", "MX", "NZ", "US"})


@dataclass(frozen=True, slots=True)
class Words:
    """Text and the language it is in, where that is not the language of the page (it fell back to English)."""

    text: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach a service. `kind` names the icon: phone, sms, whatsapp, app, chat, form, email, relay, web."""

    kind: str
    label: str
    href: str
    shown: str


@dataclass(frozen=True, slots=True)
class Card:
    """Everything a card shows, in the reader's language."""

    id: str
    name: str
    name_lang: str | None
    gloss: Words | None
    operator: str
    kinds: tuple[str, ...]
    note: Words
    own: Words | None
    limits: tuple[str, ...]
    ways: tuple[Way, ...]
    web: Way | None
    hours: str
    state: str
    open: bool | None
    facts: tuple[str, ...]
    bill_note: bool
    why: tuple[str, ...]
    checked: str
    stale: bool
    confirmed: bool
    sure: str
    sources: tuple[tuple[str, str], ...]
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a card is written: a language with its catalogue, a moment, and the facts it draws on."""

    language: Language
    text: Catalogue
    at: datetime
    facts: Facts

    def say(self, message: str, **values: object) -> str:
        """A message of ours in the reader's language."""
        translated = self.text.gettext(message)
        return translated % values if values else translated

    def words(self, message: str) -> Words:
        """A fact in the reader's language, or in English and marked so."""
        return Words(self.text.gettext(message), None if self.text.has(message) else "en")

    def joined(self, items: Iterable[str]) -> str:
        """a, b and c."""
        return formats.joined(items, self.language)


def card(found: Found, reader: Reader) -> Card:
    """The card of a service that was found."""
    service = found.service
    country = reader.facts.countries.get(service.country or "")
    name_lang = country.languages[0] if country and service.name_en else None
    return Card(
        id=service.id,
        name=service.name,
        name_lang=name_lang,
        gloss=reader.words(service.name_en) if service.name_en and name_lang != reader.language.tag else None,
        operator=service.operator,
        kinds=tuple(reader.say(labels.KINDS[kind]) for kind in service.kinds),
        note=reader.words(service.note),
        own=own_words(service.note, country),
        limits=_limits(service, reader),
        ways=ways(service, reader),
        web=Way("web", reader.say("Website"), service.url, host_of(service.url)) if service.url else None,
        hours=_hours(service, reader),
        state=state_words(service, found.state, reader),
        open=found.state.open,
        facts=_plain_facts(service, reader),
        bill_note=bool(service.phone or service.sms) and not service.number_is_unread,
        why=tuple(reader.say(labels.WHY[code]) for code in found.why),
        checked=formats.long_date(service.checked, reader.language),
        stale=is_stale(service.checked, reader.at),
        confirmed=service.confidence != "low",
        sure=reader.say(labels.CONFIDENCE[service.confidence]),
        sources=sources_of(service.seen),
        urgent="emergency" in service.kinds or "suicide-crisis" in service.kinds,
    )


def timeless(made: Iterable[Card]) -> tuple[Card, ...]:
    """Cards for paper, which cannot know what is open when it is read."""
    return tuple(replace(it, state="", open=None) for it in made)


def _hours(service: Service, reader: Reader) -> str:
    if not service.hours:
        return ""
    words = in_words(service.hours, reader.language, reader.text)
    return words if service.tz or service.hours == ALWAYS else reader.say("%(hours)s, your local time", hours=words)


def is_stale(checked: date, at: datetime) -> bool:
    """Whether a fact is too old to be relied on without a check."""
    return (at.date() - checked).days > FRESH_DAYS


def host_of(url: str) -> str:
    """The host of a web address, without www, as people read it."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def spaced(number: str) -> str:
    """A number with the spaces that its country writes; a short code as it is."""
    if not number.startswith("+"):
        return number
    return phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def ways(service: Service, reader: Reader) -> tuple[Way, ...]:
    """Every way to reach the service, the quickest first. No number at all where no page was read for it."""
    found = []
    if not service.number_is_unread:
        if service.phone:
            found.append(Way("phone", reader.say("Call"), f"tel:{service.phone}", service.phone_display))
        if service.sms:
            found.append(Way("sms", reader.say("Text"), f"sms:{service.sms}", spaced(service.sms)))
        if service.whatsapp:
            link = f"https://wa.me/{service.whatsapp.lstrip('+')}"
            found.append(Way("whatsapp", "WhatsApp", link, spaced(service.whatsapp)))
    if service.chat_url:
        found.append(Way("chat", reader.say("Write or chat"), service.chat_url, host_of(service.chat_url)))
    if service.report_url:
        found.append(Way("form", reader.say("Online form"), service.report_url, host_of(service.report_url)))
    found += [Way("app", app, "", handle) for app, handle in service.handles]
    if service.email:
        found.append(Way("email", reader.say("Email"), f"mailto:{service.email}", service.email))
    if service.relay_for_deaf:
        number = not service.relay_for_deaf.startswith("http")
        href = f"tel:{service.relay_for_deaf}" if number else service.relay_for_deaf
        shown = spaced(service.relay_for_deaf) if number else host_of(service.relay_for_deaf)
        found.append(Way("relay", reader.say("For deaf people"), href, shown))
    if not service.number_is_unread:
        found += [
            Way("phone", reader.words(other.purpose).text, f"tel:{other.number}", spaced(other.number))
            for other in service.other_numbers
        ]
    return tuple(found)


def state_words(service: Service, state: OpenState, reader: Reader) -> str:
    """“Open now until 20:00”, “Opens on Monday at 10:00”; empty where the hours are not known."""
    if state.open is None:
        return ""
    if state.always:
        return reader.say("Open now, day and night")
    if state.changes_at is None:
        return reader.say("Open now") if state.open else reader.say("Closed now")
    clock = formats.clock_time(state.changes_at.time(), reader.language)
    if service.country in MANY_ZONES or service.country is None:
        clock = reader.say("%(time)s (%(city)s)", time=clock, city=formats.city_of(service.tz, reader.language))
    if state.open:
        return reader.say("Open now until %(time)s", time=clock)
    today = reader.at.astimezone(ZoneInfo(service.tz)).date()
    if state.changes_at.date() == today:
        return reader.say("Closed. Opens today at %(time)s", time=clock)
    day = formats.weekday(state.changes_at.weekday(), reader.language)
    return reader.say("Closed. Opens %(day)s at %(time)s", day=day, time=clock)


def own_words(message: str, country: Country | None) -> Words | None:
    """A fact in the country's own language, where that is none of the site's languages and somebody has written it."""
    for tag in country.languages if country else ():
        own = own_language_catalogue(tag)
        if own is not None and own.has(message):
            return Words(own.gettext(message), tag)
    return None


def _limits(service: Service, reader: Reader) -> tuple[str, ...]:
    limits = []
    if service.min_age and service.max_age:
        limits.append(reader.say("from %(first)s to %(last)s years", first=service.min_age, last=service.max_age))
    elif service.min_age:
        limits.append(reader.say("from %(age)s years", age=service.min_age))
    elif service.max_age:
        limits.append(reader.say("up to %(age)s years", age=service.max_age))
    if service.picture == "under-18":
        limits.append(reader.say("for pictures of people under 18"))
    elif service.picture == "adult":
        limits.append(reader.say("for pictures of people who were 18 or over"))
    if service.for_helpers:
        limits.append(reader.say("for adults who worry about a child"))
    if service.region:
        names = [reader.words(reader.facts.regions[code]).text for code in service.region]
        limits.append(reader.say("only here: %(regions)s", regions=reader.joined(names)))
    return tuple(limits)


def _plain_facts(service: Service, reader: Reader) -> tuple[str, ...]:
    said = []
    if service.phone_note:
        said.append(reader.words(service.phone_note).text)
    if service.silent_call:
        said.append(reader.say("If you cannot speak, press %(keys)s when asked", keys=service.silent_call))
    if service.languages:
        names = [formats.language_name(tag, reader.language) for tag in service.languages]
        said.append(reader.say("Languages: %(languages)s", languages=reader.joined(names)))
    if labels.COSTS[service.cost]:
        said.append(reader.say(labels.COSTS[service.cost]))
    if service.anonymous:
        said.append(reader.say("You need not give your name"))
    elif service.anonymous is False:
        said.append(reader.say("They will ask for your name"))
    return tuple(said)


def sources_of(seen: tuple[Seen, ...]) -> tuple[tuple[str, str], ...]:
    """Where a fact was read, as (host, address), each host once."""
    hosts: dict[str, str] = {}
    for page in seen:
        hosts.setdefault(host_of(page.url), page.url)
    return tuple(hosts.items())
