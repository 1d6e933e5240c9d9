"""What is said of answers: every kind of question, every way to answer, and any form at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from courses.forms import read_form
from courses.loader import Content
from courses.marking import Given, Mark, mark, reached, shuffled, solution
from courses.pages import read_page
from courses.records import Block
from tests.courses.conftest import LESSON
from tests.examples import many

PAGE, _ = read_page(LESSON.encode(), "a", "lesson", "en", ("ask", "hear"), {})
assert PAGE
BLOCKS = PAGE.blocks
BY_ID = {block.id: block for block in BLOCKS}


def marked(**fields: str | list[str]) -> dict[str, Mark]:
    form = MultiDict({name.replace("__", "."): value for name, value in fields.items()})
    answers = read_form(form, BLOCKS)
    return {name: mark(BY_ID[name], answers) for name in answers.checked}


@pytest.mark.parametrize(
    ("fields", "verdict", "said"),
    [
        ({"check": "which"}, "empty", set()), ({"check": "which", "a__which": "yes"}, "right", {"yes"}),
        ({"check": "which", "a__which": "hm"}, "wrong", {"hm"}), ({"check": "which", "a__which": "forged"}, "empty", set()),
        ({"d__which": "1", "a__which": ["hm", "yes"]}, "wrong", {"hm"}),
        ({"check": "all", "a__all": ["nod", "smile"]}, "right", {"nod", "smile"}), ({"check": "all", "a__all": "nod"}, "part", {"nod"}),
        ({"check": "all", "a__all": ["nod", "shoe", "x"]}, "wrong", {"nod", "shoe"}), ({"check": "all"}, "empty", set()),
        ({"check": "row", "a__row__look": "1", "a__row__ask": "2", "a__row__wait": "3"}, "right", {"look", "ask", "wait"}),
        ({"check": "row", "a__row__look": "1", "a__row__ask": "3", "a__row__wait": "2"}, "part", {"look"}),
        ({"check": "row", "a__row__look": "2", "a__row__ask": "9", "a__row__wait": "-1"}, "wrong", set()),
        ({"check": "row"}, "empty", set()), ({"check": "pairs", "a__pairs__bell": "door", "a__pairs__door": "bell"}, "wrong", set()),
        ({"check": "pairs", "a__pairs__bell": "bell", "a__pairs__door": "door"}, "right", {"bell", "door"}),
        ({"check": "pairs", "a__pairs__bell": "bell"}, "part", {"bell"}),
    ],
)  # fmt: skip
def test_marks(fields: dict[str, str | list[str]], verdict: str, said: set[str]) -> None:
    (found,) = marked(**fields).values()
    assert (found.verdict, set(found.said)) == (verdict, said)


def test_choices_are_reached_one_by_one() -> None:
    assert reached(BLOCKS, {}) == {"turn"}
    assert reached(BLOCKS, {"turn": "leave"}) == {"turn"}
    assert reached(BLOCKS, {"turn": "ask"}) == {"turn", "answer"}
    assert reached(BLOCKS, {"answer": "halt"}) == {"turn"}


def test_the_button_weighs_more_than_what_was_picked_before() -> None:
    answers = read_form(MultiDict({"c.turn": "leave", "pick": "turn.ask"}), BLOCKS)
    assert answers.picked == {"turn": "ask"}
    assert answers.last == "turn"
    assert read_form(MultiDict({"c.turn": "leave", "pick": "turn.forged"}), BLOCKS).picked == {}


def test_shuffling_gives_nothing_away_and_is_the_same_everywhere(small: Callable[..., Content]) -> None:
    for name in ("row", "pairs"):
        block = BY_ID[name]
        assert shuffled(block) != block.parts
        assert set(shuffled(block)) == set(block.parts)
        assert shuffled(block) == shuffled(block)


names = st.sampled_from(
    ["check", "pick", *(f"{kind}.{block.id}" for kind in "acd" for block in BLOCKS), "a.row.look", "a.pairs.bell", "x"]
)
values = (
    st.sampled_from(["yes", "hm", "nod", "1", "2", "turn.ask", "answer.halt", "which", "row", "pairs", ""]) | st.text()
)


@settings(max_examples=many(300))
@given(st.lists(st.tuples(names, values), max_size=40))
def test_any_form_is_read_and_marked(rows: list[tuple[str, str]]) -> None:
    answers = read_form(MultiDict(rows), BLOCKS)
    for name in answers.checked:
        found = mark(BY_ID[name], answers)
        assert found.verdict in ("empty", "right", "part", "wrong")
        assert found.said <= {part.id for part in BY_ID[name].parts}
    assert reached(BLOCKS, answers.picked) <= {"turn", "answer"}
    assert set(answers.picked) <= {"turn", "answer"}


@settings(max_examples=many(100))
@given(st.sampled_from(["row", "pairs"]), st.permutations(["0", "1", "2"]))
def test_right_is_exactly_the_solution(name: str, order: list[str]) -> None:
    block: Block = BY_ID[name]
    places = [solution(block, part) for part in block.parts]
    given_ = {part.id: places[int(order[i]) % len(places)] for i, part in enumerate(block.parts)}
    right = all(given_[part.id] == solution(block, part) for part in block.parts)
    assert (mark(block, Given(placed={name: given_})).verdict == "right") == right
