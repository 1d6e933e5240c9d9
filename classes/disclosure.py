"""The disclosure card: what to do when somebody tells, who must be told, and the numbers of the class's country. Pure.

Everything on it is from the directory's data, read by its own rules; nothing is known here. Duties to report that no page was
read for are not claimed: the card says who knows them.
"""

from __future__ import annotations

from dataclasses import dataclass

from courses.country_blocks import LawBlock, law_block
from courses.records import Block as Piece
from directory import lookup
from directory.cards import Card, Reader, card, timeless
from directory.lookup import Found, Question
from directory.records import Block, Facts, Police

SITUATION, ROLE = "helping-someone", "teacher-or-youth-worker"
ADULTS = "adults"
EACH = 2  # services of a kind on the card; the country's page has them all


@dataclass(frozen=True, slots=True)
class Services:
    """Whom to turn to: about pictures of children, for the young person, and for the adult who was told."""

    reports: tuple[Card, ...]
    young: tuple[Card, ...]
    staff: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What the card shows. Texts of `steps` and `school` are msgids of the data; `police` is None for a country without a file."""

    country: str | None
    steps: Block
    school: str
    police: Police | None
    services: Services
    law: LawBlock


def disclosure(country: str | None, ages: str, reader: Reader, on_paper: bool = False) -> Disclosure:
    """The card for a class of these ages in a country. On paper nothing says what is open now."""
    facts = reader.facts
    steps = facts.steps[SITUATION]
    found = facts.countries.get(country or "")
    minors = Piece("law", "card-law", "", "", 0, covers=("minors",))
    return Disclosure(
        country=country,
        steps=steps.blocks["adult" if ages == ADULTS else "under-18"],
        school=steps.roles[ROLE],
        police=found.police if found else None,
        services=services(country, ages, reader, on_paper),
        law=law_block(minors, country, reader),
    )


def services(country: str | None, ages: str, reader: Reader, on_paper: bool) -> Services:
    """The services of the card."""
    facts = reader.facts
    age = "adult" if ages == ADULTS else "under-18"
    for_them = _find(facts, Question(country, (), age, reader.language.tag, reader.at))
    for_staff = _find(facts, Question(country, (), None, reader.language.tag, reader.at, role=ROLE))
    helping = [it for it in for_staff if it.service.for_helpers]
    kinds = ("helpline", "sexual-violence") if age == "adult" else ("child-helpline",)
    return Services(
        reports=_cards(_of_kind(for_staff, ("child-hotline",)), reader, on_paper),
        young=_cards(_of_kind(for_them, kinds), reader, on_paper),
        staff=_cards(helping, reader, on_paper),
    )


def _find(facts: Facts, question: Question) -> list[Found]:
    return [it for it in lookup.find(facts, question) if "emergency" not in it.service.kinds]


def _of_kind(found: list[Found], kinds: tuple[str, ...]) -> list[Found]:
    return [it for it in found if set(kinds) & set(it.service.kinds) and not it.service.for_helpers]


def _cards(found: list[Found], reader: Reader, on_paper: bool) -> tuple[Card, ...]:
    made = [card(it, reader) for it in found[:EACH]]
    return timeless(made) if on_paper else tuple(made)
