"""Secret words of learners: four common words in their language, chosen by chance, forgiving to type.

Four of 400 words are 34 bits: at one try a minute (accounts/throttle.py) guessing takes some twenty thousand years.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

from web.locales import DEFAULT

FOLDER = Path(__file__).with_name("words")
HOW_MANY = 4
LONGEST = 120  # characters of what is typed


@cache
def listed(language: str) -> tuple[str, ...]:
    """The words of a language, those of English where there is no list."""
    path = FOLDER / f"{language}.txt"
    if not path.exists():
        return listed(DEFAULT) if language != DEFAULT else ()
    return tuple(
        word
        for line in path.read_text(encoding="utf-8").splitlines()
        if (word := line.strip()) and not word.startswith("#")
    )


def choose(language: str, below: Callable[[int], int]) -> str:
    """Four words with blanks between; `below(n)` gives a number from 0 to n - 1 by chance. No word stands twice."""
    words = listed(language)
    chosen: list[str] = []
    while len(chosen) < HOW_MANY:
        word = words[below(len(words))]
        if word not in chosen:
            chosen.append(word)
    return " ".join(chosen)


def folded(typed: str) -> str:
    """What is hashed and compared: case, accents, kinds of blanks, hyphens and commas make no difference. The order does."""
    text = unicodedata.normalize("NFKD", typed[:LONGEST].casefold())
    letters = ("" if unicodedata.combining(letter) else letter if letter.isalnum() else " " for letter in text)
    return " ".join(unicodedata.normalize("NFC", "".join(letters)).translate(_ALIKE).split())


# Letters that Unicode does not take apart, and that people type the one way or the other.
_ALIKE = str.maketrans({"ð": "d", "þ": "th", "æ": "ae", "ø": "o", "đ": "d", "ß": "ss", "œ": "oe", "ı": "i", "ł": "l"})
