"""First steps: safe for a child, never more than five, in the right order, and with the right tool."""

from __future__ import annotations

import pytest

from directory import labels
from directory.records import Facts
from directory.steps import advise, matters_who_is_in_the_picture


def test_urgent_comes_first_and_partner_abuse_before_the_rest(facts: Facts) -> None:
    said = [item.situation for item in advise(facts, ("shared", "partner-abuse", "self-harm"), "adult")]
    assert said == ["self-harm", "partner-abuse", "shared"]


@pytest.mark.parametrize("situation", list(labels.SITUATIONS))
@pytest.mark.parametrize("age", ["under-18", "adult", None])
def test_short_and_with_a_warning(facts: Facts, situation: str, age: str | None) -> None:
    for item in advise(facts, (situation,), age):
        assert 1 <= len(item.do) <= 5
        assert item.avoid
        assert item.first
        assert item.evidence


@pytest.mark.parametrize("situation", list(labels.SITUATIONS))
def test_nobody_who_may_be_under_18_is_told_to_keep_the_picture(facts: Facts, situation: str) -> None:
    careful = facts.steps[situation].blocks["under-18"]
    for age, picture in (
        ("under-18", None),
        ("under-18", "under-18"),
        ("adult", "under-18"),
        (None, None),
        (None, "under-18"),
    ):
        item = advise(facts, (situation,), age, picture)[0]
        assert item.evidence == careful.evidence
    unknown = advise(facts, (situation,), None)[0]
    assert unknown.avoid == careful.avoid


def test_the_tool_follows_the_age_in_the_picture(facts: Facts) -> None:
    child = advise(facts, ("shared",), "adult", "under-18")[0]
    assert child.swap_tool
    adult = advise(facts, ("shared",), "adult", "adult")[0]
    assert not adult.swap_tool
    assert advise(facts, ("shared",), None)[0].both_tools


def test_a_helper_is_told_how_to_help_but_a_crisis_stays_first(facts: Facts) -> None:
    said = [item.situation for item in advise(facts, ("shared", "danger"), "under-18", role="parent")]
    assert said == ["danger", "helping-someone", "shared"]
    helping = advise(facts, ("shared",), "under-18", role="teacher-or-youth-worker")[0]
    assert "safeguarding" in helping.for_role


def test_worries_about_oneself_get_their_own_steps(facts: Facts) -> None:
    assert [item.situation for item in advise(facts, ("own-behaviour",), "adult")] == [
        "own-behaviour",
        "own-behaviour-thoughts",
    ]


def test_the_age_in_the_picture_is_asked_only_where_it_matters() -> None:
    assert matters_who_is_in_the_picture(("shared",), "adult")
    assert matters_who_is_in_the_picture(("shared",), None)
    assert not matters_who_is_in_the_picture(("shared",), "under-18")
    assert not matters_who_is_in_the_picture(("grooming", "self-harm"), "adult")
