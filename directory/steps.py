"""The first steps for what a person told: safe, in order, at most five, with what to avoid and why.

The rules are those of `data/first_steps.yaml`, how_to_read_en: the age today chooses the block; the age of anybody in the
picture chooses what may be kept and which tool is named; an age that was not told is never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from directory.lookup import ordered_situations
from directory.records import Block, Facts

HELPING = "helping-someone"
TOOL_FOR_ADULTS, TOOL_FOR_CHILDREN = "StopNCII", "Take It Down"


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do first in one situation. Texts are English msgids; `swap_tool` says that StopNCII must read Take It Down."""

    situation: str
    urgent: bool
    first: str
    do: tuple[str, ...]
    avoid: tuple[str, ...]
    say: str
    evidence: str
    for_role: str = ""
    swap_tool: bool = False
    both_tools: bool = False


def advise(
    facts: Facts,
    situations: Sequence[str],
    age: str | None,
    age_in_picture: str | None = None,
    role: str | None = None,
) -> tuple[Advice, ...]:
    """The advice for each situation, urgent ones first; for somebody who helps another, how to help before the rest."""
    names = list(ordered_situations(facts, situations))
    if role not in (None, "self"):
        urgent = [name for name in names if facts.situations[name]]
        names = [*urgent, HELPING, *(name for name in names if name not in urgent)]
    found = []
    for name in names:
        found.append(_one(facts, name, facts.steps[name].blocks, age, age_in_picture, role))
        if facts.steps[name].thoughts:
            found.append(_one(facts, name, facts.steps[name].thoughts, age, age_in_picture, role, thoughts=True))
    return tuple(found)


def _one(
    facts: Facts,
    name: str,
    blocks: dict[str, Block],
    age: str | None,
    age_in_picture: str | None,
    role: str | None,
    *,
    thoughts: bool = False,
) -> Advice:
    steps = facts.steps[name]
    block = blocks[age or "adult"]
    careful = _careful(blocks, age, age_in_picture)
    for_role = steps.roles.get(role or "", "")
    if not for_role and role not in (None, "self"):
        for_role = steps.if_signal.get("for-someone-else", "")
    return Advice(
        situation=f"{name}-thoughts" if thoughts else name,
        urgent=facts.situations.get(name, False),
        first=block.first,
        do=block.do,
        avoid=blocks["under-18"].avoid if age is None else block.avoid,
        say=block.say,
        evidence=careful.evidence,
        for_role=for_role,
        swap_tool=age_in_picture == "under-18" and any(TOOL_FOR_ADULTS in step for step in (*block.do, block.first)),
        both_tools=age is None and age_in_picture is None and any(TOOL_FOR_ADULTS in step for step in block.do),
    )


def _careful(blocks: dict[str, Block], age: str | None, age_in_picture: str | None) -> Block:
    """The block whose rule on evidence holds: the one for under-18s whenever anybody is, or may be, under 18."""
    under_18 = age_in_picture == "under-18" or age == "under-18" or (age is None and age_in_picture is None)
    return blocks["under-18" if under_18 else "adult"]


def matters_who_is_in_the_picture(situations: Sequence[str], age: str | None) -> bool:
    """Whether the age in the picture changes what we show: there is a picture, and it is not plain from the age now.

    Someone under 18 gets the children's tools anyway; an adult may be in a picture from before.
    """
    return age != "under-18" and bool(set(situations) & WITH_PICTURE)


# Situations in which a picture exists or may exist.
WITH_PICTURE = frozenset(
    {
        "sextortion",
        "threat",
        "shared",
        "synthetic",
        "hidden-recording",
        "account-breach",
        "received-image",
        "own-behaviour",
    }
)
