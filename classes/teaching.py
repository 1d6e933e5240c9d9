"""A lesson for a shared screen: one thing at a time, in the order of the lesson. Pure.

Nothing is asked of anybody: questions show their answers to talk about, and what a class answered only as counts of five or more,
from which nobody can be singled out. Reflections stay silent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from classes import answers
from classes.counting import safe_counts, safe_picks
from courses.library import Shown, View
from courses.records import Block

MINUTES = (1, 3, 5, 10)  # what the timer offers
WITH_TIMER = frozenset({"talk", "reflect", "question", "choice"})


@dataclass(frozen=True, slots=True)
class Step:
    """What is on the screen at once. `kind`: opening, then the kind of the block, ending. `shown` is empty at both ends."""

    number: int
    kind: str
    shown: Shown | None = None

    @property
    def block(self) -> Block | None:
        """The block, where there is one."""
        return self.shown.block if self.shown else None

    @property
    def has_timer(self) -> bool:
        """Whether people talk, think or decide here."""
        return self.kind in WITH_TIMER


@dataclass(frozen=True, slots=True)
class Counted:
    """What a class answered to a question: how many gave each answer, None where it is not shown."""

    by_part: dict[str, int | None]

    @property
    def has_any(self) -> bool:
        """Whether anything can be shown at all."""
        return any(count is not None for count in self.by_part.values())


def steps(view: View) -> tuple[Step, ...]:
    """The lesson, step by step, numbered from 1. The same numbers in every language."""
    between = (Step(number, shown.block.kind, shown) for number, shown in enumerate(view.blocks, start=2))
    return (Step(1, "opening"), *between, Step(len(view.blocks) + 2, "ending"))


def counted(block: Block, kept: Iterable[tuple[str, int]]) -> Counted:
    """Counts by answer from what is kept: texts of `answers`, and how many learners gave each.

    With one answer each, all counts stand together: a hidden one must not follow from the others. With several answers each, and
    where things are put beside each other, every count stands alone against those who did not give it.
    """
    rows = [(answers.picks(block, text), number) for text, number in kept]
    totals = {part.id: sum(number for picked, number in rows if part.id in picked) for part in block.parts}
    if block.question == "one":
        return Counted(safe_counts(totals))
    return Counted(safe_picks(totals, sum(number for _, number in rows)))
