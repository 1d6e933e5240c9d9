"""Whom a reply shows: one to three services, through the directory's own order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from chat.talk import Told
from directory.lookup import Found, Question, find
from directory.records import Facts

MOST = 3
_TO_TALK = frozenset(
    {"helpline", "child-helpline", "suicide-crisis", "counselling", "sexual-violence", "domestic-abuse"}
)
_CRISIS = frozenset({"suicide-crisis", "child-helpline"})
# Which kinds of service a question asks for (`first_steps.yaml`, from_country_en).
FOR_QUESTION = {
    "ask-removal": frozenset({"removal", "regulator", "child-hotline"}),
    "ask-hashing": frozenset({"removal"}),
    "ask-police": frozenset({"police", "child-hotline"}),
    "ask-law": frozenset({"legal-aid", "regulator"}),
    "ask-legal-aid": frozenset({"legal-aid"}),
    "ask-support": _TO_TALK,
    "ask-blame": _TO_TALK,
    "ask-learn": frozenset({"education"}),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when: the country of the page, its language, the moment."""

    country: str | None
    language: str
    at: datetime


class People:
    """The directory's answers. Nothing is kept of a question: how fast an answer comes must not tell who asked the same before."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def best(self, told: Told, place: Place, *, heavy: bool = False) -> tuple[Found, ...]:
        """The services that fit what was told, best first, never none. `heavy`: a crisis line is among them, also unasked."""
        found = self._find(told, place, told.situations)[:MOST]
        if heavy and not _of_kinds(found, _CRISIS):
            return (*found[: MOST - 1], *_of_kinds(self._find(told, place, ("self-harm",)), _CRISIS)[:1])
        return found

    def for_questions(self, told: Told, place: Place, questions: Iterable[str]) -> tuple[Found, ...]:
        """The services that answer a question; those for the situation where no kind belongs to it."""
        kinds = frozenset().union(*(FOR_QUESTION.get(name, frozenset()) for name in questions))
        found = self._find(told, place, told.situations)
        return _of_kinds(found, kinds) or found[:MOST]

    def to_talk_to(self, told: Told, place: Place) -> tuple[Found, ...]:
        """People who listen, about anything."""
        found = self._find(told, place, told.situations)
        return _of_kinds(found, _TO_TALK) or found[:MOST]

    def crisis_lines(self, told: Told, place: Place, urgent: tuple[str, ...]) -> tuple[Found, ...]:
        """Who answers in a crisis. Without a country: those that work everywhere and the world-wide directory."""
        found = self._find(told, place, urgent or ("self-harm",))
        if "danger" in urgent:
            return found[:MOST]
        # The number stands above the reply already; its card is for danger, where the ways to call without speaking count.
        return _of_kinds(found, _CRISIS) or found[:MOST]

    def _find(self, told: Told, place: Place, situations: tuple[str, ...]) -> tuple[Found, ...]:
        role = None if told.role == "helping" else told.role
        question = Question(
            place.country, situations, told.age, place.language, place.at, told.picture, role, told.region
        )
        return find(self._facts, question)


def _of_kinds(found: tuple[Found, ...], kinds: frozenset[str]) -> tuple[Found, ...]:
    return tuple(item for item in found if kinds & set(item.service.kinds))[:MOST]
