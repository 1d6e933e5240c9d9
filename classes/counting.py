"""Counts that single nobody out: five or more, and nothing from which a smaller one could be worked out. Pure.

Held for everything that an educator sees of courses on abuse, and for all answers on a shared screen. A class knows how many it
is, so each hidden count could still be two numbers or more for somebody who knows how many answered, and knows this rule (tested
over every small class). What it cannot hold against is somebody who looks before and after each single answer.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

LEAST = 5

Key = TypeVar("Key", bound=Hashable)


def safe_counts(counts: Mapping[Key, int]) -> dict[Key, int | None]:
    """Counts of which each person is in exactly one; None stands for one that is not to be shown.

    Hidden is each below LEAST, none at all included; and with them the smallest of the others, all of one size alike, until those
    hidden are LEAST together and not all of them at the most that they can be. What then stands is true to the last one.
    """
    shown = {key for key, count in counts.items() if count >= LEAST}
    while shown and len(shown) < len(counts):
        hidden = [count for key, count in counts.items() if key not in shown]
        if sum(hidden) >= LEAST and sum(hidden) != (LEAST - 1) * len(hidden):
            break
        smallest = min(counts[key] for key in shown)
        shown = {key for key in shown if counts[key] > smallest}
    return {key: count if key in shown else None for key, count in counts.items()}


def safe_picks(picked: Mapping[Key, int], answered: int) -> dict[Key, int | None]:
    """Counts of answers that may be given together: each stands alone against those who did not give it.

    `answered` is how many answered the question at all; it is not to be shown.
    """
    return {key: safe_counts({True: count, False: answered - count})[True] for key, count in picked.items()}
