"""What a word means, as English word beginnings that all languages share: what Swedish taught of *bilder* helps *myndir*.

Each language has a table, made by `flask chat align` from the texts that Waymark has in all languages: a word, or the beginning of
one, stands for one to three beginnings of English words, each more or less. How these weigh is learnt from the messages of all
languages together.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from struct import unpack
from typing import Any
from zlib import crc32

from chat.cues import LARGEST, Heap
from directory.source import DataError, Fault

NAME = "meanings.tsv"
NOTE = "# Made by `flask chat align`, never by hand. How to read it: chat/meanings.py"
MOST = 4  # how surely a word means something, in quarters
STEM = 5  # letters of an English word that count
_STARTS, _HANGUL_STARTS = (6, 5, 4), (3, 2)
_MOST_AT_ONCE = 250  # meanings that can be summed without one label's sum running over into the next
Meaning = tuple[Any, int]  # an English word beginning, or its number, and how surely


@dataclass(frozen=True, slots=True)
class Meanings:
    """`table`: words, and beginnings of words with a ~, with what they mean. `itself`: each English beginning, meaning itself."""

    table: Mapping[str, tuple[Meaning, ...]] | Packed
    itself: Mapping[str, tuple[Meaning, ...]] = field(default_factory=dict)

    def of(self, word: str) -> tuple[Meaning, ...]:
        """What a word means; an English one among others means itself."""
        found = self.table.get(word)
        if found is not None:
            return found
        for size in _HANGUL_STARTS if "\uac00" <= word[:1] <= "\ud7a3" else _STARTS:
            found = self.table.get(word[:size] + "~")
            if found is not None:
                return found
        return self.itself.get(word[:STEM], ())

    def all(self, words: Iterable[str]) -> dict[Any, int]:
        """What the words of a message mean, each meaning once."""
        return surest(map(self.of, words))

    def bound(self, known: Mapping[str, int]) -> Meanings:
        """The table with the meanings as numbers; those that are not weighed are left out."""
        return self if isinstance(self.table, Packed) else Meanings(Packed.of(self.table, known))


def surest(every: Iterable[tuple[Meaning, ...]]) -> dict[Any, int]:
    """The meanings of some words, each as surely as the surest word says."""
    best: dict[Any, int] = {}
    for meant in every:
        for meaning, surely in meant:
            if best.get(meaning, 0) < surely:
                best[meaning] = surely
    return best


@dataclass(frozen=True, slots=True)
class Packed:
    """A table in two arrays, a tenth of the room of a dictionary: check sums of the words, sorted, and what each word means."""

    sums: array[int]
    meant: array[int]

    @classmethod
    def of(cls, table: Mapping[str, tuple[Meaning, ...]], known: Mapping[str, int]) -> Packed:
        """The table with meanings as numbers. Of two words with the same sum, which hardly ever is, the first counts."""
        made: dict[int, int] = {}
        for word in sorted(table):
            pairs = [(known[stem], surely) for stem, surely in table[word] if stem in known]
            whole = sum(((at << 4) + surely) << 20 * place for place, (at, surely) in enumerate(pairs))
            made.setdefault(crc32(word.encode()), whole)
        return cls(array("L", sorted(made)), array("Q", (made[key] for key in sorted(made))))

    def get(self, word: str) -> tuple[tuple[int, int], ...] | None:
        """What a word means, None when it is not in the table."""
        key = crc32(word.encode("utf-8", "replace"))
        at = bisect_left(self.sums, key)
        if at == len(self.sums) or self.sums[at] != key:
            return None
        whole, pairs = self.meant[at], []
        while whole:
            pairs.append((whole >> 4 & 0xFFFF, whole & 0xF))
            whole >>= 20
        return tuple(pairs)


@dataclass(frozen=True, slots=True)
class Weights:
    """How every meaning weighs for every label, packed as in `cues.Table`; the same for all languages."""

    numbers: dict[str, int]
    packed: list[int]
    telling: list[int]
    lanes: int
    step: float
    themselves: Mapping[str, tuple[Meaning, ...]] = field(default_factory=dict)  # each meaning as an English word

    def sums(self, meant: Mapping[int, int]) -> tuple[Iterable[int], float, float]:
        """What the meanings add to each label, in steps; what a step is worth here, and what to add for all of them."""
        packed, telling = self.packed, self.telling
        form, size = f"<{self.lanes}H", self.lanes * 2
        totals: tuple[int, ...] = (0,) * self.lanes
        every = list(meant.items())
        for at in range(0, len(every), _MOST_AT_ONCE):
            heap = sum([packed[meaning] * surely for meaning, surely in every[at : at + _MOST_AT_ONCE]])
            part: tuple[int, ...] = unpack(form, heap.to_bytes(size, "little"))
            totals = part if not at else tuple(map(int.__add__, totals, part))
        worth = self.step / (sqrt(sum([telling[at] * surely * surely for at, surely in every])) or 1.0)
        return totals, worth, -LARGEST * sum(meant.values()) * worth

    def heap(self, meant: Iterable[tuple[int, int]]) -> Heap:
        """The meanings of one word, added up and still packed."""
        pairs = list(meant)
        return sum(self.packed[at] * surely for at, surely in pairs), sum(surely for _, surely in pairs)


def themselves(stems: Iterable[str]) -> dict[str, tuple[Meaning, ...]]:
    """Beginnings of English words as what they mean."""
    return {stem: ((stem, MOST),) for stem in stems}


def read(folder: Path) -> dict[str, tuple[Meaning, ...]]:
    """The table of a language, empty where it has none. Raises DataError for a file that was damaged."""
    path = folder / NAME
    if not path.exists():
        return {}
    made: dict[str, tuple[Meaning, ...]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        word, *meant = line.split("\t")
        try:
            made[word] = tuple((part[:-1], int(part[-1])) for part in meant)
        except (ValueError, IndexError) as error:
            raise DataError([Fault(f"{folder.name}/{NAME}", number, f"is damaged, make it anew: {error}")]) from error
    return made


def text(table: Mapping[str, tuple[Meaning, ...]]) -> str:
    """The file of a table: the word, then each meaning with how surely it is meant, 1 to 4."""
    rows = ["\t".join([word, *(f"{stem}{surely}" for stem, surely in table[word])]) for word in sorted(table)]
    return "\n".join([NOTE, *rows]) + "\n"
