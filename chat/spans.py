"""Where the concepts of a script stand in a message: one pass of the automaton, then numbers, money and idioms."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, repeat

from chat.compiled import Script
from chat.normalise import Words

Place = tuple[int, int]  # first and last word
Hit = tuple[int, int, tuple[int, ...]]  # first and last word, the concepts
_MOST = 20  # places of one concept that are looked at in one sentence
_COINS = frozenset("€£$₩¥")


class Spans:
    """Concepts by sentence, each with its first places; and the places of all words that matter to scope and names."""

    __slots__ = ("by_sentence", "named", "phrases", "scoped")

    def __init__(self) -> None:
        self.by_sentence: dict[int, dict[int, list[Place]]] = {}
        self.scoped: list[tuple[int, int, int]] = []
        self.named: list[tuple[int, int, int]] = []
        self.phrases: list[Place] = []  # phrases of sensitive concepts

    def add(self, concept: int, first: int, last: int, sentence: int) -> None:
        """Notes a concept, unless it has been seen often enough in this sentence."""
        places = self.by_sentence.setdefault(sentence, {}).setdefault(concept, [])
        if len(places) < _MOST and (first, last) not in places:
            places.append((first, last))


def find(script: Script, words: Words) -> Spans:
    """All concepts of the message. A concept never goes over the end of a sentence."""
    spans = Spans()
    if words.plain:
        hits = _hits(script, words)
        if script.endings:
            hits.extend(_with_endings(script, words))
        idle = [(first, last) for first, last, concepts in hits if not script.idioms.isdisjoint(concepts)]
        if idle:
            covered = _covered(idle, len(words.plain))
            hits = [hit for hit in hits if covered[hit[0]] < hit[1] or not script.idioms.isdisjoint(hit[2])]
        _note(script, words, spans, hits)
        _numbers(script, words, spans)
    return spans


def _hits(script: Script, words: Words) -> list[Hit]:
    """What the words stand for: whole phrases from each word on, then what the automaton finds inside words."""
    plain, sentence, found = words.plain, words.sentence, script.phrases.found
    numbers = list(map(script.phrases.numbers.get, plain, repeat(0)))
    hits: list[Hit] = []
    begins = script.phrases.begins
    for first, number in enumerate(numbers):
        if begins[number]:
            for last, concepts in found(numbers, first):
                if sentence[first] == sentence[last]:
                    hits.append((first, last, concepts))
    if len(script.automaton):
        hits.extend(_parts(script, words))
    return hits


def _parts(script: Script, words: Words) -> Iterator[Hit]:
    text = " " + " ".join(words.plain)
    # Where the space before each word stands.
    at = list(accumulate(map(len, words.plain), lambda before, size: before + size + 1, initial=0))
    for stop, (_, count, concepts, size) in script.automaton.iter(text):
        first = bisect_right(at, stop - size + 1) - 1
        last = first + count - 1
        if words.sentence[first] == words.sentence[last]:
            yield first, last, concepts


def _note(script: Script, words: Words, spans: Spans, hits: list[Hit]) -> None:
    # `Spans.add` written out: this loop is a third of the time of a message.
    by_sentence, sentences, scopes, special = spans.by_sentence, words.sentence, script.scopes, script.special
    for first, last, concepts in hits:
        place = (first, last)
        there = by_sentence.get(sentences[first])
        if there is None:
            there = by_sentence[sentences[first]] = {}
        for concept in concepts:
            places = there.get(concept)
            if places is None:
                there[concept] = [place]
            elif len(places) < _MOST and place not in places:
                places.append(place)
            if concept in special:
                (spans.scoped if concept in scopes else spans.named).append((first, last, concept))
        if last > first and not script.whole.isdisjoint(concepts):
            spans.phrases.append(place)


def _covered(idle: list[Place], size: int) -> list[int]:
    """For each word the last word of an idiom that covers it, -1 when none does."""
    until = [-1] * size
    for first, last in idle:
        for at in range(first, last + 1):
            until[at] = max(until[at], last)
    return until


def _with_endings(script: Script, words: Words) -> list[Hit]:
    """Words that carry one of the endings of the language: 사진을, 사진에서."""
    found: list[Hit] = []
    endings, plain = script.endings, words.plain
    for at, word in enumerate(plain):
        for size in range(len(word) - 1, max(0, len(word) - 6), -1):
            if word[size:] not in endings:
                continue
            stem = word[:size]
            for count in (1, 2, 3):
                first = at - count + 1
                if first < 0 or words.sentence[first] != words.sentence[at]:
                    break
                concepts = script.phrases.exactly([*plain[first:at], stem])
                if concepts:
                    found.append((first, at, concepts))
    return found


def _numbers(script: Script, words: Words, spans: Spans) -> None:
    number, money = script.numbers["NUMBER"], script.numbers["MONEY"]
    plain = words.plain
    for at, word in enumerate(plain):
        if word.isdigit():
            spans.add(number, at, at, words.sentence[at])
            if at and plain[at - 1] in _COINS:
                spans.add(money, at - 1, at, words.sentence[at])
            elif at + 1 < len(plain) and plain[at + 1] in _COINS:
                spans.add(money, at, at + 1, words.sentence[at])
