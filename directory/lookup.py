"""The door of the room: given where, what and who, the services that help, in order, and why each is there.

The order follows `../shared/design.md`, "Finding help": who can be reached at all; when it is urgent, who is open; then the services
of the country before those abroad, since those know its law and speak its language; for somebody under 18 the routes made for
children; who is made for this situation; open before closed; who speaks the person's language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from directory import reach
from directory.hours import OpenState, open_state
from directory.records import EmergencyNumber, Facts, Service

# Kinds for some people only: offered, but after the services that take everybody, since nobody was asked who they are.
FOR_SOME = frozenset({"lgbtqi", "men"})
CHILD_KINDS = frozenset({"child-helpline", "child-hotline"})
# Shown with every sextortion, also unasked (`first_steps.yaml`, how_to_read_en).
ALWAYS_WITH = {"sextortion": "suicide-crisis"}


@dataclass(frozen=True, slots=True)
class Question:
    """What is known of a person who looks for help. None is "not told"; nothing is ever guessed."""

    country: str | None
    situations: tuple[str, ...]
    age: str | None
    language: str
    at: datetime
    age_in_picture: str | None = None
    role: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Aims:
    """What a question calls for: situations in order, kinds of service in order, and the part of both that is urgent."""

    situations: tuple[str, ...]
    kinds: tuple[str, ...]
    at_once: tuple[str, ...]
    kinds_at_once: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A service, whether it is open, and codes of `labels.WHY` that say why it is there, the weightiest first."""

    service: Service
    state: OpenState
    why: tuple[str, ...]


def ordered_situations(facts: Facts, situations: Sequence[str]) -> tuple[str, ...]:
    """Urgent ones first, then partner abuse, which changes the order of all others, then as they were told."""

    def rank(name: str) -> int:
        return 0 if facts.situations[name] else 1 if name == "partner-abuse" else 2

    return tuple(sorted(dict.fromkeys(situations), key=rank))


def find(facts: Facts, question: Question) -> tuple[Found, ...]:
    """The services for a question, best first. Never empty for a country of ISO 3166-1 (tested)."""
    aims = _aims(facts, question)
    near = [service for service in _candidates(facts, question) if _fit(service, aims) is not None]
    ranked = []
    for service in near:
        state = open_state(service, question.at)
        fit = _fit(service, aims) or 0
        found = Found(service, state, _why(service, state, fit, question))
        ranked.append((_rank(found, fit, aims, question), found))
    ranked.sort(key=lambda pair: pair[0])
    return tuple(_without_repeats(found for _, found in ranked))


def emergency(facts: Facts, country: str | None) -> tuple[EmergencyNumber, ...]:
    """The emergency numbers of a country, the one to show first at the head; none without a country."""
    numbers = facts.emergency.get(country or "", ())
    return tuple(sorted(numbers, key=lambda number: (not number.first, not number.checked)))


def _candidates(facts: Facts, question: Question) -> list[Service]:
    country = facts.countries.get(question.country or "")
    services = [
        *(country.services if country else ()),
        *facts.network.get(question.country or "", ()),
        *facts.international,
    ]
    return [
        service
        for service in services
        if reach.by_age(service, question.age)
        and reach.by_picture(service, question.age_in_picture)
        and reach.by_place(service, question.country, question.region)
    ]


def _aims(facts: Facts, question: Question) -> Aims:
    situations = ordered_situations(facts, question.situations)
    kinds = _kinds_for(facts, situations, question.age)
    kinds += [ALWAYS_WITH[name] for name in situations if name in ALWAYS_WITH]
    if question.age_in_picture == "under-18":
        kinds.append("child-hotline")
    at_once = tuple(name for name in situations if facts.situations[name])
    return Aims(situations, tuple(dict.fromkeys(kinds)), at_once, tuple(_kinds_for(facts, at_once, question.age)))


def _kinds_for(facts: Facts, situations: Sequence[str], age: str | None) -> list[str]:
    """The kinds that the first steps of these situations name, the first to show first."""
    bands = (age,) if age else ("adult", "under-18")
    return [kind for name in situations for band in bands for kind in facts.steps[name].blocks[band].service_kinds]


def _fit(service: Service, aims: Aims) -> int | None:
    """How well a service fits: 0 made for it and of a kind to show, up to 3; None when it does not belong here."""
    if not aims.situations:
        return 2
    named = bool(set(service.situations) & set(aims.situations))
    of_kind = bool(set(service.kinds) & set(aims.kinds))
    if set(service.kinds) <= {"own-behaviour", "education"} and "own-behaviour" in service.kinds and not named:
        return None
    if "emergency" in service.kinds:
        return 0 if named else None
    if named:
        return 0 if of_kind else 1
    if "any" in service.situations:
        # A removal service that takes every case is made for each of them.
        return (0 if "removal" in service.kinds else 1) if of_kind else 2
    return 3 if set(service.kinds) & set(ALWAYS_WITH.values()) and of_kind else None


def _rank(found: Found, fit: int, aims: Aims, question: Question) -> tuple[object, ...]:
    service, kinds = found.service, set(found.service.kinds)
    # Nobody said how old the person in the picture was: a place for pictures of children only comes after the others.
    doubtful = question.age != "under-18" and question.age_in_picture is None and service.picture == "under-18"
    for_others = service.for_helpers and question.role in (None, "self")
    return (
        not (aims.at_once and "emergency" in kinds),
        bool(aims.at_once) and kinds.isdisjoint(aims.kinds_at_once),
        {True: 0, None: 1, False: 2}[found.state.open] if aims.at_once else 0,
        bool(aims.at_once) and question.age == "under-18" and not _for_children(service),
        _first_index(kinds, aims.kinds_at_once),
        bool(kinds & FOR_SOME) or doubtful or for_others or kinds <= {"education"},
        service.scope == "international" and not service.hashing,
        question.age == "under-18" and not _for_children(service),
        fit,
        _scope_rank(service, question),
        _first_index(kinds, aims.kinds),
        -len(kinds & set(aims.kinds)),
        found.state.open is not True,
        question.language not in service.languages,
        {"high": 0, "medium": 1, "low": 2}[service.confidence],
        service.id,
    )


def _first_index(kinds: Iterable[str], order: Sequence[str]) -> int:
    return min((order.index(kind) for kind in kinds if kind in order), default=len(order))


def _scope_rank(service: Service, question: Question) -> int:
    if service.region:
        return 0 if question.region else 3  # of an unknown region, it may be the wrong one
    # A fingerprint tool stands among the services of the country: nothing at home takes its place.
    return {"national": 1, "network": 2, "international": 2}.get(service.scope, 2)


def _without_repeats(results: Iterable[Found]) -> Iterable[Found]:
    """Leaves out an international record of a short code that a national record has shown already."""
    numbers: set[str] = set()
    for found in results:
        line = found.service.phone if found.service.short_code else ""
        if line in numbers and found.service.scope == "international":
            continue
        numbers |= {line} - {""}
        yield found


def _for_children(service: Service) -> bool:
    return bool(CHILD_KINDS & set(service.kinds)) or (service.max_age or 99) < 26 or service.picture == "under-18"


def _why(service: Service, state: OpenState, fit: int, question: Question) -> tuple[str, ...]:
    why = []
    if "emergency" in service.kinds:
        why.append("emergency")
    if set(service.situations) & set(question.situations):
        why.append("situation")
    elif fit <= 2 and "any" in service.situations:
        why.append("anything")
    if question.age == "under-18" and _for_children(service):
        why.append("young")
    if question.age_in_picture and service.picture == question.age_in_picture:
        why.append("picture")
    if question.region and question.region in service.region:
        why.append("region")
    elif service.scope == "national":
        why.append("national")
    elif service.scope == "international":
        why.append("worldwide")
    if state.open:
        why.append("open")
    if question.language in service.languages:
        why.append("language")
    return tuple(why)
