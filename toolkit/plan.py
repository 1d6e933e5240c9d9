"""The list to take along: first steps, services and letters that a person may choose from, in one or two languages."""

from __future__ import annotations

from dataclasses import dataclass

from directory import labels
from directory.cards import Card, Reader, card
from directory.lookup import Question, find
from directory.records import Facts
from toolkit.letters import LETTERS
from web.catalogues import catalogue
from web.locales import Language

# How many services of the country are offered for the list.
SERVICES = 10
# Into how many pages the situations go where both languages stand in the page itself: all of them would be too heavy.
PARTS = 2


@dataclass(frozen=True, slots=True)
class Step:
    """One line for the list in one or two languages (the second empty where the first is enough)."""

    own: str
    other: str


@dataclass(frozen=True, slots=True)
class Group:
    """The lines for one situation, by age band."""

    label: Step
    bands: dict[str, tuple[Step, ...]]


def groups(facts: Facts, own: Language, other: Language | None) -> tuple[Group, ...]:
    """All situations, in the order of the finder."""
    found = []
    for situation, label in labels.SITUATIONS.items():
        blocks = facts.steps[situation].blocks
        bands = {band: tuple(step(text, own, other) for text in (it.first, *it.do)) for band, it in blocks.items()}
        found.append(Group(step(label, own, other), bands))
    return tuple(found)


def part(whole: tuple[Group, ...], number: int) -> tuple[Group, ...]:
    """One of the PARTS parts, counted from 1, in which the situations are read in two languages without script."""
    first, last = span(len(whole), number)
    return whole[first - 1 : last]


def span(situations: int, number: int) -> tuple[int, int]:
    """The first and the last situation of a part, counted from 1."""
    each = -(-situations // PARTS)
    return (number - 1) * each + 1, min(number * each, situations)


def lines(facts: Facts, language: Language) -> tuple[str, ...]:
    """All that the list says in one language, in the order of the page: what its script sets beside the other language."""
    steps = [it for group in groups(facts, language, None) for it in (group.label, *sum(group.bands.values(), ()))]
    return tuple(it.own for it in (*steps, *letter_names(language, None)))


def letter_names(own: Language, other: Language | None) -> tuple[Step, ...]:
    """The names of the letters, for ticking those that one means to send; never the one that may be dangerous."""
    return tuple(step(letter.name, own, other) for letter in LETTERS.values() if "danger" not in letter.never)


def step(message: str, own: Language, other: Language | None) -> Step:
    """A msgid in the one or two languages of the list."""
    return Step(catalogue(own).gettext(message), catalogue(other).gettext(message) if other else "")


def services(country: str | None, reader: Reader) -> tuple[Card, ...]:
    """The services to choose from: those that fit most things, the best first."""
    question = Question(country, (), None, reader.language.tag, reader.at)
    people = [found for found in find(reader.facts, question) if "emergency" not in found.service.kinds]
    return tuple(card(found, reader) for found in people[:SERVICES])
