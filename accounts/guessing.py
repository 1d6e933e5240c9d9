"""Which passwords are guessed first. A list of some 700 words and patterns of our eight languages stands for hundreds of thousands of
passwords, since people change them in the same few ways: a capital, digits or signs around, @ for a.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

LIST = Path(__file__).with_name("common_passwords.txt")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop", "1234567890", "0987654321")
# What stands for a letter, for the two readings of 1 and !.
_SIGNS = [str.maketrans("@40835$7" + "1!|", "aaobesst" + reading * 3) for reading in "il"]


def is_guessed_first(password: str) -> bool:
    """Whether a password is a common one, or a common one with the usual changes."""
    folded = plain(password)
    if len(set(folded)) < 4 or _is_repeated(folded) or (folded.isdigit() and len(folded) <= 10):
        return True
    readings = {folded, *(folded.translate(table) for table in _SIGNS)}
    cores = {core for reading in readings for core in (reading, _core(reading))}
    cores |= {reading.translate(table) for reading in {_core(folded)} for table in _SIGNS}
    return any(core in common() or is_walk(core) or (core != folded and len(core) < 3) for core in cores)


def is_walk(text: str) -> bool:
    """Whether text walks along the alphabet, the digits or a row of the keyboard, either way."""
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return steps in ({1}, {-1}) or (len(text) > 2 and any(text in row or text[::-1] in row for row in _ROWS))


def plain(text: str) -> str:
    """Lower case, without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(letter for letter in apart if not unicodedata.combining(letter)))


def bare(text: str) -> str:
    """Letters and digits alone, for comparing with a name."""
    return "".join(letter for letter in plain(text) if letter.isalnum())


def _core(text: str) -> str:
    """What is left without digits and signs around."""
    letters = [index for index, letter in enumerate(text) if letter.isalpha()]
    return text[letters[0] : letters[-1] + 1] if letters else ""


def _is_repeated(text: str) -> bool:
    return any(text == (text[:size] * len(text))[: len(text)] for size in range(1, 5))


@cache
def common() -> frozenset[str]:
    """The words of the list, as they are compared."""
    return frozenset(plain(word) for word in LIST.read_text(encoding="utf-8").split())
