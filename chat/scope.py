"""What the words around a concept make of it: denied, past, reported, asked, and by whom. Left to right, never over a clause."""

from __future__ import annotations

from chat.compiled import Script
from chat.normalise import Words
from chat.spans import Spans

REACH = 6
_BACK = 3


class Scope:
    """For every word whether it is denied, and where in the message something is said to be past or is asked."""

    __slots__ = ("asked", "clause", "denied", "neutral", "past", "person")

    def __init__(self, script: Script, words: Words, spans: Spans) -> None:
        size = len(words.plain)
        kinds = script.scopes
        self.neutral = frozenset(number for number, kind in kinds.items() if kind not in ("past", "reported"))
        self.denied = bytearray(size)
        self.past: list[int] = []
        self.person: list[tuple[int, str]] = []
        self.asked = set(words.asked)
        breaks = {first for first, _, concept in spans.scoped if kinds[concept] == "break"}
        self.clause = _clauses(words, breaks)
        held = _held(spans)
        for first, last, concept in spans.scoped:
            kind = kinds[concept]
            if kind == "negation":
                if held.get(first, -1) <= last:
                    for at in range(last + 1, min(size, last + 1 + REACH)):
                        if self.clause[at] != self.clause[last]:
                            break
                        self.denied[at] = 1
            elif kind == "negation-before":
                for at in range(first - 1, max(-1, first - 1 - _BACK), -1):
                    if self.clause[at] != self.clause[first]:
                        break
                    self.denied[at] = 1
            elif kind == "past":
                self.past.append(first)
            elif kind == "question":
                if (
                    first == 0
                    or words.sentence[first - 1] != words.sentence[first]
                    or self.clause[first - 1] != self.clause[first]
                ):
                    self.asked.add(words.sentence[first])
            elif kind in ("me", "other", "you"):
                self.person.append((first, kind))

    def is_past(self, first: int, last: int, words: Words) -> bool:
        """Whether the sentence says, near these words, that it is over."""
        sentence = words.sentence[first]
        return any(words.sentence[at] == sentence and first - 12 <= at <= last + 12 for at in self.past)


def _clauses(words: Words, breaks: set[int]) -> list[int]:
    made: list[int] = []
    extra = 0
    for at, clause in enumerate(words.clause):
        extra += at in breaks
        made.append(clause + extra)
    return made


def _held(spans: Spans) -> dict[int, int]:
    """For each word inside a longer phrase the last word of it: a "not" inside "can't cope" denies nothing."""
    held: dict[int, int] = {}
    for first, last in spans.phrases:
        for at in range(first, last + 1):
            held[at] = max(held.get(at, -1), last)
    return held
