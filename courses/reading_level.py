"""How hard a text is to read: LIX and words a sentence; Korean by characters a sentence.

LIX = words / sentences + 100 × long words / words; long is more than six letters, and a colon ends a sentence (Björnsson
1968). It knows no language, so its bounds do: Finnish words are long by nature. The bounds are ours, set for
readers of 13 and over (`evidence.yaml`, reading-age).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONG = 6
ENOUGH = 100  # words (Korean: characters), below which an average says nothing
_SENTENCE = re.compile(r"(?<=[.!?…:;。])[\"”»’')]*\s+|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Bound:
    """At most so much: `lix` of a page, `average` words a sentence, `longest` words of any sentence (Korean: characters)."""

    lix: float | None
    average: float
    longest: int


BOUNDS = {
    "en": Bound(32, 14, 40),
    "fr": Bound(38, 15, 45),
    "es": Bound(38, 15, 45),
    "fi": Bound(50, 11, 32),
    "sv": Bound(34, 14, 40),
    "is": Bound(36, 14, 40),
    "cnr": Bound(38, 14, 40),
    "ko": Bound(None, 30, 90),
}


@dataclass(frozen=True, slots=True)
class Level:
    """What was measured. `worst` is the longest sentence."""

    lix: float
    average: float
    longest: int
    worst: str
    words: int


def sentences(texts: Iterable[str]) -> list[str]:
    """The sentences of texts; each text ends one."""
    found = [part.strip() for text in texts for part in _SENTENCE.split(text)]
    return [sentence for sentence in found if _WORD.search(sentence)]


def measure(texts: Iterable[str], language: str) -> Level | None:
    """The level of texts, or None where there is nothing to read."""
    rows = sentences(texts)
    if not rows:
        return None
    if language == "ko":
        sizes = [len(row.replace(" ", "")) for row in rows]
        return Level(0.0, sum(sizes) / len(sizes), max(sizes), rows[sizes.index(max(sizes))], sum(sizes))
    words = [_WORD.findall(row) for row in rows]
    sizes = [len(row) for row in words]
    total = sum(sizes)
    long = sum(len(word) > LONG for row in words for word in row)
    return Level(
        total / len(rows) + 100 * long / total, total / len(rows), max(sizes), rows[sizes.index(max(sizes))], total
    )


def too_hard(level: Level, language: str) -> str:
    """What to do about a text that is too hard, or nothing."""
    bound = BOUNDS[language]
    enough = level.words >= ENOUGH
    if enough and bound.lix is not None and level.lix > bound.lix:
        return f"the text is too hard (LIX {level.lix:.0f}, at most {bound.lix:.0f}): use shorter words and sentences"
    if enough and level.average > bound.average:
        return f"sentences are too long ({level.average:.1f} on average, at most {bound.average:.0f}): cut them"
    if level.longest > bound.longest:
        return f"one sentence is too long ({level.longest}, at most {bound.longest}): “{level.worst[:60]}…”"
    return ""
