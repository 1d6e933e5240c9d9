"""Finds out which words of a language mean which English words, from texts that stand in both. Used when making files, never later.

Model 1 of Brown et al. (Computational Linguistics, 1993): each English word of a text was said by one of the words of its
translation; how likely by which is made likelier in a few rounds. Endings are told apart no further than needed: a word that is
not in the texts is looked up by its beginning.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.pofile import read_po

from chat.fold import bare
from chat.meanings import MOST, STEM, Meaning

ROUNDS = 5
_LONGEST = 80  # words of a text that is still short enough to say which word stands for which
_LEAST = 0.125
_KEPT = 3
_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"\n\s*\n")
_HEAD = re.compile(r"^---.*?---", re.DOTALL)
Pair = tuple[str, str]


def texts(root: Path, lang: str) -> list[Pair]:
    """The texts of the catalogue and the lessons, part by part, in English and a language."""
    with (root / "translations" / lang / "LC_MESSAGES" / "messages.po").open("rb") as file:
        said = [(m.id, m.string) for m in read_po(file) if m.id and m.string]
    made = [(str(a), str(b)) for a, b in said if isinstance(a, str) and isinstance(b, str)]
    for english in sorted(root.glob("courses/content/*/*/en.md")):
        other = english.with_name(f"{lang}.md")
        ours, theirs = (_parts(path) if path.exists() else [] for path in (english, other))
        made += zip(ours, theirs, strict=True) if len(ours) == len(theirs) else []
    return made


def _parts(path: Path) -> list[str]:
    text = _HEAD.sub("", path.read_text(encoding="utf-8"), count=1)
    return [part.strip() for part in _PART.split(text) if part.strip()]


def _words(text: str, apostrophe: str) -> list[str]:
    plain = re.sub("['’]", apostrophe, unicodedata.normalize("NFC", text).lower())
    return [bare(word) for word in _WORD.findall(plain)]


def table(pairs: Sequence[Pair], lang: str) -> dict[str, tuple[Meaning, ...]]:
    """What the words of a language mean. Beginnings that say no more than shorter ones are left out."""
    apostrophe = " " if lang in ("fr", "es") else ""
    divided = [(_words(english, ""), _words(other, apostrophe)) for english, other in pairs]
    cut = [
        ([word[:STEM] for word in ours], theirs) for ours, theirs in divided if max(len(ours), len(theirs)) < _LONGEST
    ]
    made: dict[str, tuple[Meaning, ...]] = {}
    for size in (2, 3, None) if lang == "ko" else (4, 5, 6, None):
        rows = [(ours, [word[:size] for word in theirs]) for ours, theirs in cut]
        for word, meant in _likely(rows):
            if size and len(word) < size:
                continue
            shorter = (word[:less] + "~" for less in range(size - 1 if size else 6, 1, -1))
            held = next((made[start] for start in shorter if start in made), None)
            if meant != held:
                made[word + "~" if size else word] = meant
    return made


def _likely(rows: Sequence[tuple[list[str], list[str]]]) -> Iterator[tuple[str, tuple[Meaning, ...]]]:
    """Each word of the language with what it probably means."""
    import numpy as np

    english, words = (
        {word: at for at, word in enumerate(sorted({w for row in rows for w in row[side]}), 1)} for side in (0, 1)
    )
    # Every English word beside every word of its translation, and beside the empty word, who says what nobody says.
    beside = [(english[ours], words[word] if word else 0, at) for at, ours, word in _beside(rows)]
    one, other, place = (np.array(column, dtype=np.int64) for column in zip(*beside, strict=True))
    pairs, which = np.unique(one * (len(words) + 1) + other, return_inverse=True)
    speaker = pairs % (len(words) + 1)
    chance = np.ones(len(pairs))
    for _ in range(ROUNDS):
        share = chance[which] / np.bincount(place, chance[which])[place]
        counted = np.bincount(which, share, minlength=len(pairs))
        chance = counted / np.bincount(speaker, counted, minlength=len(words) + 1)[speaker]
    stems, names = ["", *english], ["", *words]
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for at in np.flatnonzero((chance >= _LEAST) & (speaker > 0)):
        found[names[speaker[at]]].append((-round(float(chance[at]), 6), stems[pairs[at] // (len(words) + 1)]))
    for word in sorted(found):
        best = sorted(found[word])[:_KEPT]
        yield word, tuple((stem, max(1, round(-value * MOST))) for value, stem in best)


def _beside(rows: Sequence[tuple[list[str], list[str]]]) -> Iterator[tuple[int, str, str]]:
    at = 0
    for ours, theirs in rows:
        for english in ours:
            for word in ("", *theirs):
                yield at, english, word
            at += 1
