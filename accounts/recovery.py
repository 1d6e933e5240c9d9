"""Recovery codes, for the day the phone is lost: ten, each of 80 random bits, so that a fast hash of them is enough. Pure."""

from __future__ import annotations

from collections.abc import Callable

COUNT = 10
BYTES = 10
# Base32 of Crockford: no letter that looks like a digit.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LOOKALIKE = str.maketrans("oil", "011")


def make_codes(chance: Callable[[int], bytes]) -> list[str]:
    """Ten codes such as `7k3m-9xqa-…`, made from `chance(number of bytes)`."""
    return ["-".join(_groups(chance(BYTES))) for _ in range(COUNT)]


def _groups(raw: bytes) -> list[str]:
    number = int.from_bytes(raw)
    text = "".join(ALPHABET[number >> shift & 31] for shift in range(0, BYTES * 8, 5))
    return [text[start : start + 4] for start in range(0, len(text), 4)]


def fold_code(text: str) -> str:
    """A code as it is compared: no blanks or dashes, small letters, lookalikes as they were meant. Empty for what can be none."""
    folded = "".join(letter for letter in text[:60].lower() if letter.isalnum()).translate(_LOOKALIKE)
    return folded if len(folded) == BYTES * 8 // 5 and all(letter in ALPHABET for letter in folded) else ""
