"""The law and the services of the reader's country, for the blocks of a lesson that ask for them."""

from __future__ import annotations

from dataclasses import dataclass

from courses.records import Block
from directory.cards import Card, Reader, card
from directory.conduct_table import IN_FORCE
from directory.lookup import Found, Question, find
from directory.records import Law

LAWS, SERVICES = 3, 3  # how many are shown in a lesson; the country's own page has them all


@dataclass(frozen=True, slots=True)
class LawBlock:
    """`known` is whether the country has a researched file; `missing` are conducts that no law in force was found for."""

    known: bool
    laws: tuple[Law, ...] = ()
    missing: tuple[str, ...] = ()


def law_block(block: Block, country: str | None, reader: Reader) -> LawBlock:
    """The law on what the block covers. Only law in force counts; a bill is shown as one where nothing else is."""
    facts = reader.facts.countries.get(country or "")
    if facts is None:
        return LawBlock(known=False)
    wanted = set(block.covers)
    about = [law for law in facts.law if wanted & set(law.covers) and law.status in (IN_FORCE, "passed", "bill")]
    about.sort(key=lambda law: (law.status != IN_FORCE, bool(law.region), -len(wanted & set(law.covers))))
    covered = {conduct for law in about if law.status == IN_FORCE for conduct in law.covers}
    shown = _first_that_cover(about, wanted)
    return LawBlock(
        known=True,
        laws=tuple(shown),
        missing=tuple(conduct for conduct in block.covers if conduct not in covered),
    )


def _first_that_cover(laws: list[Law], wanted: set[str]) -> list[Law]:
    """At most LAWS laws that together cover as many of the wanted conducts as they can, in their order."""
    shown: list[Law] = []
    left = set(wanted)
    for law in laws:
        if len(shown) < LAWS and left & set(law.covers):
            shown.append(law)
            left -= set(law.covers)
    return shown


# Questions of the taxonomy that a help block may name beside situations, and the kinds of service that answer them.
KINDS_FOR = {
    "ask-removal": ("removal", "regulator"),
    "ask-hashing": ("removal",),
    "ask-evidence": ("helpline", "police"),
    "ask-police": ("police", "helpline"),
    "ask-law": ("legal-aid", "regulator"),
    "ask-legal-aid": ("legal-aid",),
    "ask-support": ("helpline", "child-helpline", "counselling"),
    "ask-blame": ("helpline", "child-helpline", "counselling"),
    "ask-privacy": (),
    "ask-learn": ("education",),
}


def help_block(block: Block, country: str | None, reader: Reader) -> tuple[Card, ...]:
    """Services for what the block is about: the first ones, and always one made for children and young people if there is one."""
    situations = tuple(name for name in block.situations if name in reader.facts.situations)
    kinds = [kind for name in block.situations for kind in KINDS_FOR.get(name, ())]
    found = list(find(reader.facts, Question(country, situations, None, reader.language.tag, reader.at)))
    if kinds:
        everything = find(reader.facts, Question(country, (), None, reader.language.tag, reader.at))
        asked = [it for kind in kinds for it in everything if kind in it.service.kinds and it.service.country]
        # One for each kind that was asked for, then what fits the situation.
        firsts = [next((it for it in asked if kind in it.service.kinds), None) for kind in dict.fromkeys(kinds)]
        found = _each_once([*(it for it in firsts if it is not None), *found])
    shown = found[:SERVICES]
    young = next((it for it in found if "child-helpline" in it.service.kinds), None)
    if young is not None and young not in shown:
        shown.append(young)
    return tuple(card(it, reader) for it in shown)


def _each_once(found: list[Found]) -> list[Found]:
    return list({it.service.id: it for it in found}.values())
