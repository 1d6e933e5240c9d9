"""Weighted cues: how strongly the words and concepts of a message, all together, speak for each label. Sums, no rules.

Every feature has a small whole number for every label. They are packed into one long integer, sixteen bits a label, so that
adding the features of a message is one addition each, whatever the number of labels: `sum` of integers, then unpacked once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from math import sqrt
from struct import unpack
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chat.meanings import Weights

FIRST = ">"
LARGEST = 26  # of the weight of a feature, for a label or against it
_LANE = 16
_MOST = 250  # features that can be summed without one label's sum running over into the next
Heap = tuple[int, int]  # the packed sum of some features, and how many they are


def unpacked(heap: Heap, lane: int) -> int:
    """What a heap of features adds to one label, in steps."""
    return (heap[0] >> _LANE * lane & 0xFFFF) - LARGEST * heap[1]


@dataclass(frozen=True, slots=True)
class Table:
    """The packed weights of one kind of feature. The last lane holds how telling a feature is, for the norm."""

    packed: dict[Any, int]
    lanes: int
    step: float  # what one step of a weight is worth

    def sums(self, features: Set[Any]) -> tuple[Iterable[int], float, float]:
        """What the known features add to each label, in steps; what a step is worth here, and what to add for all of them.

        A long message weighs no more than a short one.
        """
        known = list(map(self.packed.__getitem__, self.packed.keys() & features))
        form, size = f"<{self.lanes}H", self.lanes * 2
        totals: tuple[int, ...] = unpack(form, sum(known[:_MOST]).to_bytes(size, "little"))
        for at in range(_MOST, len(known), _MOST):
            part = unpack(form, sum(known[at : at + _MOST]).to_bytes(size, "little"))
            totals = tuple(map(int.__add__, totals, part))
        worth = self.step / (sqrt(totals[-1]) or 1.0)
        return totals, worth, -LARGEST * len(known) * worth

    def heap(self, features: Iterable[Any]) -> Heap:
        """The known ones of a few features, added up and still packed."""
        known = [self.packed[feature] for feature in features if feature in self.packed]
        return sum(known), len(known)

    def weight(self, heap: Heap, lane: int) -> float:
        """What a heap of features adds to one label, before the norm."""
        return unpacked(heap, lane) * self.step


@dataclass(frozen=True, slots=True)
class Cues:
    """All that the cue file of a language says. `bars` is what the score of each label must reach.

    A label with `FIRST` before it stands for being what a message is first of all about. `shared` is the same for all languages.
    """

    labels: tuple[str, ...]
    words: Table
    concepts: Table
    start: tuple[float, ...]
    bars: tuple[float, ...]
    shared: Weights | None = None

    def scores(self, words: Set[str], concepts: Set[Any], meant: Mapping[int, int]) -> list[float]:
        """The score of each label."""
        said, one, first = self.words.sums(words)
        found, two, second = self.concepts.sums(concepts)
        if self.shared is None or not meant:
            both = first + second
            return [start + both + a * one + b * two for start, a, b in zip(self.start, said, found, strict=False)]
        means, three, third = self.shared.sums(meant)
        every = first + second + third
        return [
            start + every + a * one + b * two + c * three
            for start, a, b, c in zip(self.start, said, found, means, strict=False)
        ]

    def heaviest(
        self, label: str, words: Iterable[Heap], concepts: Iterable[Heap], meant: Iterable[Heap]
    ) -> list[float]:
        """How much each word of a message adds to a label: by its own features, the concepts that cover it, and what it means."""
        lane = self.labels.index(label)
        return [
            self.words.weight(own, lane)
            + self.concepts.weight(covering, lane)
            + (unpacked(meaning, lane) * self.shared.step if self.shared else 0.0)
            for own, covering, meaning in zip(words, concepts, meant, strict=True)
        ]

    def bound(self, numbers: Mapping[str, int]) -> Cues:
        """The same with the concepts as the numbers that a script has given them; denied ones as `denied` says."""
        made = {}
        for name, packed in self.concepts.packed.items():
            number = numbers.get(name.removeprefix("!"))
            if number is not None:
                made[denied(number) if name.startswith("!") else number] = packed
        return replace(self, concepts=replace(self.concepts, packed=made))


def denied(concept: int) -> int:
    """The feature of a concept that is denied: another number than that of any concept."""
    return -1 - concept
