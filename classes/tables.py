"""A table of a report: the same cells go to the screen, into CSV and into XLSX, so that the three can never differ. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from web.marks import N_

Cell = str | int
FEW = N_("not shown")  # it may be more than four: a larger count is hidden where it would tell of a smaller one


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; `group` stands above neighbours that share it."""

    title: str
    group: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the reader's language. The first cell of a row names it. `name` is plain ASCII, for files and ids."""

    name: str
    title: str
    heads: tuple[Head, ...]
    rows: Sequence[tuple[Cell, ...]]
    foot: tuple[Cell, ...] | None = None

    @property
    def groups(self) -> list[tuple[str, int]]:
        """The line above the heads: words and how many columns they stand over. Empty where no head has a group."""
        found: list[tuple[str, int]] = []
        for head in self.heads:
            if found and found[-1][0] == head.group:
                found[-1] = head.group, found[-1][1] + 1
            else:
                found.append((head.group, 1))
        return found if any(words for words, _ in found) else []

    @property
    def lines(self) -> list[tuple[Cell, ...]]:
        """The table as lines of a file: one line of heads, the rows, the foot."""
        heads = tuple(f"{head.group}: {head.title}" if head.group else head.title for head in self.heads)
        return [heads, *self.rows, *([self.foot] if self.foot else [])]
