"""The code with which one joins a class: eight letters and figures that nobody mixes up and that spell no word.

Pure: chance is passed in, as a function that picks one of several.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

# No vowels, and none of 0 O, 1 I L, 2 Z, 5 S, 8 B. Eight of 21 make some 37 thousand million codes.
LETTERS = "34679CDFGHJKMNPQRTVWX"
LENGTH = 8


def new_code(choice: Callable[[Sequence[str]], str]) -> str:
    """A code as it is kept. `choice` is `secrets.choice`."""
    return "".join(choice(LETTERS) for _ in range(LENGTH))


def shown_code(code: str) -> str:
    """A code as people read it: K7PM-4XQD."""
    return f"{code[:4]}-{code[4:]}"


def fold_code(typed: str) -> str | None:
    """What was typed, as codes are kept: without blanks and hyphens, in capitals. None when it can be no code."""
    text = unicodedata.normalize("NFKC", typed[:60]).upper()
    kept = "".join(letter for letter in text if letter.isalnum())
    return kept if len(kept) == LENGTH and all(letter in LETTERS for letter in kept) else None
