"""What a learner's answers show: which feedback, which verdict, which choices have been reached. Pure: nothing is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from courses.records import Block, Part


@dataclass(frozen=True, slots=True)
class Given:
    """What the form of a page holds: answers chosen, places given, options picked, questions checked."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # question → answers
    placed: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict
    )  # question → answer → place or partner's answer
    picked: Mapping[str, str] = field(default_factory=dict)  # choice → option
    checked: frozenset[str] = frozenset()
    last: str = ""  # the block that the learner acted on


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of a question: a verdict (empty, right, part, wrong), and the answers whose feedback is shown."""

    verdict: str
    said: frozenset[str] = frozenset()


def mark(block: Block, given: Given) -> Mark:
    """The mark of a question that was checked."""
    if block.question in ("one", "several"):
        return _mark_chosen(block, given.chosen.get(block.id, ()))
    return _mark_placed(block, given.placed.get(block.id, {}))


def _mark_chosen(block: Block, chosen: tuple[str, ...]) -> Mark:
    said = frozenset(chosen) & {part.id for part in block.parts}
    right = {part.id for part in block.parts if part.right}
    if not said:
        return Mark("empty")
    if said - right:
        return Mark("wrong", said)
    return Mark("right" if said == right else "part", said)


def _mark_placed(block: Block, placed: Mapping[str, str]) -> Mark:
    wanted = {part.id: solution(block, part) for part in block.parts}
    if not any(placed.get(name) for name in wanted):
        return Mark("empty")
    said = frozenset(name for name, place in wanted.items() if placed.get(name) == place)
    return Mark("right" if len(said) == len(wanted) else "part" if said else "wrong", said)


def solution(block: Block, part: Part) -> str:
    """What a learner must put beside an answer: its place (from 1), or the id of the answer whose partner it is: its own."""
    return str(block.parts.index(part) + 1) if block.question == "order" else part.id


def shuffled(block: Block) -> tuple[Part, ...]:
    """The answers in an order that gives nothing away, the same in every language and on every visit."""
    parts = sorted(block.parts, key=lambda part: hashlib.sha256(f"{block.id} {part.id}".encode()).digest())
    if tuple(parts) == block.parts:
        parts = [*parts[1:], parts[0]]
    return tuple(parts)


def reached(blocks: Iterable[Block], picked: Mapping[str, str]) -> frozenset[str]:
    """The choices that are on the screen: those that nothing leads to, and those that a picked option of one of them leads to."""
    choices = [block for block in blocks if block.kind == "choice"]
    led = {part.leads for block in choices for part in block.parts if part.leads}
    seen = {block.id for block in choices} - led
    for block in choices:  # an option only leads further down
        if block.id in seen:
            seen |= {part.leads for part in block.parts if part.leads and picked.get(block.id) == part.id}
    return frozenset(seen)
