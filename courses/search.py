"""Full-text search in the reader's language, in memory. No query is kept: it is posted, answered and forgotten.

Words are folded (no accents, one case) and matched by their beginnings, with the ending of a longer word left off, since most of our
languages bend words at their end. Korean is searched by pairs of syllables, which needs no dictionary.
"""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from courses.library import Library, View
from courses.prose import plain

LONGEST = 80  # characters of a query that are looked at
WORDS = 8
SHORT = 3  # letters, below which only the very word is meant
MOST = 12  # results
TITLE, HEADING, TEXT = 8, 3, 1  # what a word weighs by where it stands
_WORD = re.compile(r"[^\W\d_]+|\d+")
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_KEPT = str.maketrans({"ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ß": "ss", "ł": "l"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A lesson that fits. `block` is where the words stand; `lang` is set where the text is the English one."""

    course: int
    lesson: int
    block: str
    title: str
    extract: str
    lang: str | None


@dataclass(frozen=True, slots=True)
class _Place:
    """One block of one lesson, or its title (block “main”)."""

    hit: Hit
    text: str


def fold(text: str) -> str:
    """`text` in one case and without accents. Korean stays as it is written."""
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_KEPT)
    bare = unicodedata.normalize("NFD", lowered)
    return unicodedata.normalize("NFC", "".join(letter for letter in bare if not unicodedata.combining(letter)))


def terms(text: str) -> list[str]:
    """The words of a text as they are indexed: Korean words as pairs of syllables."""
    found: list[str] = []
    for word in _WORD.findall(fold(text)):
        if _HANGUL.fullmatch(word):
            found += [word[at : at + 2] for at in range(max(1, len(word) - 1))]
        else:
            found.append(word)
    return found


def stem(term: str) -> str:
    """What must be common to a word of the query and a word of a text: all of a short word, the beginning of a long one."""
    if _HANGUL.match(term) or len(term) <= 4:
        return term
    return term[: max(4, len(term) - (3 if len(term) > 7 else 2))]


class Search:
    """The index of all languages, built once."""

    def __init__(self, library: Library, languages: Iterable[str]) -> None:
        self._indexes = {tag: _Index(library, tag) for tag in languages}

    def find(self, query: str, language: str) -> tuple[Hit, ...]:
        """The lessons that fit best, each once; none for an empty query."""
        return self._indexes[language].find(query)


class _Index:
    def __init__(self, library: Library, tag: str) -> None:
        self._places: list[_Place] = []
        postings: dict[str, dict[int, int]] = defaultdict(dict)
        for course in library.courses:
            for lesson in course.lessons:
                if lesson.is_open:
                    self._add(course.number, lesson.number, library.lesson(course, lesson, tag), postings)
        self._postings = dict(postings)
        self._vocabulary = sorted(self._postings)

    def _add(self, course: int, lesson: int, view: View, postings: dict[str, dict[int, int]]) -> None:
        def put(block: str, text: str, heading: str, weight: int, lang: str | None) -> None:
            number = len(self._places)
            self._places.append(_Place(Hit(course, lesson, block, view.title, "", lang), text))
            counts = Counter({term: count * weight for term, count in Counter(terms(text)).items()})
            counts.update(dict.fromkeys(terms(heading), HEADING))
            for term, count in counts.items():
                postings[term][number] = min(count, TITLE * 2)

        put("main", f"{view.title}. {view.summary}", "", TITLE, view.lang)
        for shown in view.blocks:
            block = shown.block
            # What is hidden until it is asked for is not found: it would give answers away.
            words = " ".join([plain(block.html), *(plain(part.title) for part in block.parts)])
            put(block.id, words, plain(block.title), TEXT, shown.lang)

    def _matches(self, wanted: str) -> Iterable[str]:
        if len(wanted) < SHORT and not _HANGUL.match(wanted):
            yield from (wanted,) if wanted in self._postings else ()
            return
        at = bisect_left(self._vocabulary, wanted)
        while at < len(self._vocabulary) and self._vocabulary[at].startswith(wanted):
            yield self._vocabulary[at]
            at += 1

    def find(self, query: str) -> tuple[Hit, ...]:
        wanted = list(dict.fromkeys(terms(query[:LONGEST])))[:WORDS]
        scores: dict[int, float] = defaultdict(float)
        for term in wanted:
            rows = [self._postings[match] for match in self._matches(stem(term))]
            held = {number for row in rows for number in row}
            rarity = math.log(1 + len(self._places) / (1 + len(held)))
            for row in rows:
                for number, weight in row.items():
                    scores[number] += rarity * (1 + math.log(weight))
        return self._best(scores, wanted)

    def _best(self, scores: dict[int, float], wanted: list[str]) -> tuple[Hit, ...]:
        """One place a lesson, the best; a lesson's places help each other a little."""
        lessons: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number in sorted(scores, key=lambda n: (-scores[n], n)):
            hit = self._places[number].hit
            lessons[hit.course, hit.lesson].append(number)
        ranked = sorted(lessons.values(), key=lambda rows: -sum(scores[n] / (i + 1) for i, n in enumerate(rows[:4])))
        return tuple(self._hit(self._places[rows[0]], wanted) for rows in ranked[:MOST])

    def _hit(self, place: _Place, wanted: list[str]) -> Hit:
        hit = place.hit
        return Hit(hit.course, hit.lesson, hit.block, hit.title, extract(place.text, wanted), hit.lang)


def extract(text: str, wanted: Iterable[str], width: int = 160) -> str:
    """About `width` characters of a text around the first of the wanted words."""
    folded = fold(text)
    at = min((found for found in (folded.find(stem(term)) for term in wanted) if found >= 0), default=0)
    start = max(0, at - width // 3)
    if start:
        start = text.find(" ", start) + 1 or start
    end = text.rfind(" ", start, start + width) if len(text) > start + width else len(text)
    cut = text[start : end if end > start else start + width]
    return ("… " if start else "") + cut.strip() + (" …" if end < len(text) else "")
