"""All whole words and phrases of a script as one tree, kept in two flat arrays: a tenth of the room of an automaton of letters.

The places in the tree are numbered level by level, and the steps from one place to the next are sorted by the place they leave
and the word they take: so the step found at `at` leads to the place `at + 1`, and a step is found by halving.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_BITS = 24  # of a step's number that are the word's
_NONE = 0


@dataclass(slots=True)
class Phrases:
    """`numbers` of the words; `steps` sorted; for each place the meaning of the phrase that ends there, 0 for none."""

    numbers: dict[str, int]
    steps: array[int]
    ends: array[int]
    meanings: list[tuple[int, ...]]
    roots: int  # so many of the steps begin a phrase
    begins: array[int]  # for each word the place that it leads to at the beginning

    def found(self, words: list[int], first: int) -> list[tuple[int, tuple[int, ...]]]:
        """The phrases that begin with a word: the place of the last word of each, and what it means."""
        steps, ends, made = self.steps, self.ends, []
        place = self.begins[words[first]]
        last, low, end, size = first, self.roots, len(steps), len(words)
        while place:
            if ends[place]:
                made.append((last, self.meanings[ends[place]]))
            last += 1
            if last == size:
                break
            key = place << _BITS | words[last]
            at = bisect_left(steps, key, low)
            place = at + 1 if at < end and steps[at] == key else 0
            low = at
        return made

    def exactly(self, words: Iterable[str]) -> tuple[int, ...] | None:
        """What a phrase means, None when there is no such phrase."""
        place = 0
        for word in words:
            key = place << _BITS | self.numbers.get(word, _NONE)
            at = bisect_left(self.steps, key)
            if at == len(self.steps) or self.steps[at] != key:
                return None
            place = at + 1
        return self.meanings[self.ends[place]] if self.ends[place] else None


def build(phrases: Mapping[tuple[str, ...], tuple[int, ...]], known: Iterable[str]) -> Phrases:
    """The tree of these phrases and what they mean. `known`: all words that get a number, those of phrases too."""
    words = sorted({*known, *(word for phrase in phrases for word in phrase)})
    numbers = {word: at for at, word in enumerate(words, 1)}
    meanings: dict[tuple[int, ...], int] = {(): _NONE}
    steps, ends = array("Q"), array("H", [_NONE])
    level: dict[tuple[int, ...], int] = {(): 0}
    rows = [(tuple(numbers[word] for word in phrase), means) for phrase, means in phrases.items()]
    roots = depth = 0
    while rows:
        depth += 1
        here = sorted((level[path[: depth - 1]] << _BITS | path[depth - 1], path[:depth]) for path, _ in rows)
        following: dict[tuple[int, ...], int] = {}
        for key, path in here:
            if path not in following:
                steps.append(key)
                ends.append(_NONE)
                following[path] = len(steps)
        for path, means in rows:
            if len(path) == depth:
                ends[following[path]] = meanings.setdefault(means, len(meanings))
        roots = roots or len(steps)
        level, rows = following, [row for row in rows if len(row[0]) > depth]
    begins = array("L", bytes(array("L").itemsize * (len(words) + 1)))
    for at in range(roots):
        begins[steps[at]] = at + 1
    return Phrases(numbers, steps, ends, list(meanings), roots, begins)
