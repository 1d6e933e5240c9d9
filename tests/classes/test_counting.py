"""No count below five, and none that could be worked out, also by somebody who knows the total."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classes.counting import LEAST, safe_counts, safe_picks

COUNTS = st.dictionaries(st.text(max_size=3), st.integers(0, 40), min_size=1, max_size=7)


@given(COUNTS)
def test_nothing_below_five_is_shown_and_what_is_shown_is_true(counts: dict[str, int]) -> None:
    found = safe_counts(counts)
    assert list(found) == list(counts)
    assert all(shown is None or (shown == counts[key] and shown >= LEAST) for key, shown in found.items())


@given(COUNTS)
def test_what_is_hidden_is_five_together_or_everything(counts: dict[str, int]) -> None:
    found = safe_counts(counts)
    hidden = [counts[key] for key, shown in found.items() if shown is None]
    assert not hidden or sum(hidden) >= LEAST or len(hidden) == len(counts)
    assert len(hidden) != 1 or len(counts) == 1


@given(COUNTS)
def test_counts_that_are_all_large_are_all_shown(counts: dict[str, int]) -> None:
    large = {key: count + LEAST for key, count in counts.items()}
    assert safe_counts(large) == large


@pytest.mark.parametrize(("answers", "most"), [(2, 30), (3, 24), (4, 17), (5, 12)])
def test_who_knows_the_total_and_the_rule_works_out_nothing(answers: int, most: int) -> None:
    """Over every class of that size: each hidden count could be two numbers at least."""
    could_be: dict[Any, list[set[int]]] = defaultdict(lambda: [set() for _ in range(answers)])
    for counts in product(range(most + 1), repeat=answers):
        total = sum(counts)
        if 0 < total <= most:
            seen = tuple(safe_counts(dict(enumerate(counts))).values())
            for index, count in enumerate(counts):
                could_be[total, seen][index].add(count)
    for (_, seen), found in could_be.items():
        assert all(len(numbers) > 1 for shown, numbers in zip(seen, found, strict=True) if shown is None)


@given(st.integers(0, 40).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.integers(0, n), min_size=1, max_size=6))))
def test_of_answers_given_together_neither_side_is_small(case: tuple[int, list[int]]) -> None:
    answered, picked = case
    found = safe_picks(dict(enumerate(picked)), answered)
    for count, shown in zip(picked, found.values(), strict=True):
        assert shown in (None, count)
        assert (shown is not None) == (count >= LEAST and answered - count >= LEAST)


def test_examples() -> None:
    assert safe_counts({"a": 18, "b": 4, "c": 3}) == {"a": 18, "b": None, "c": None}
    assert safe_counts({"a": 22, "b": 3}) == {"a": None, "b": None}  # 25 are in the class: 3 would be worked out
    assert safe_counts({"a": 12, "b": 9, "c": 4}) == {"a": 12, "b": None, "c": None}
    assert safe_counts({"a": 4, "b": 4, "c": 9}) == {"a": None, "b": None, "c": None}  # 17: it could only be 4 and 4
    assert safe_counts({"a": 25, "b": 0}) == {"a": None, "b": None}  # everybody gave it: then one knows of each
    assert safe_counts({}) == {}
