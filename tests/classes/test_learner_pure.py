"""The pure parts behind learners' pages: answers as they are written, what is due, what a press holds, steps of class mode."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given as any_given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from classes import answers, due, teaching
from classes.answers import MOST
from classes.counting import LEAST
from classes.work import read_work
from courses.cache import load_quickly
from courses.evidence import load_evidence
from courses.library import Library
from courses.marking import Given, mark, solution
from courses.records import Block, Part
from courses.room import BUILT, CONTENT, EVIDENCE

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(load_quickly(CONTENT, BUILT), load_evidence(EVIDENCE))


def questions(library: Library) -> list[Block]:
    return [
        shown.block
        for course in library.courses
        for lesson in course.lessons
        for shown in library.lesson(course, lesson, "en").blocks
        if shown.block.kind == "question"
    ]


def everything(block: Block) -> Given:
    """The longest answer that a question takes."""
    names = [part.id for part in block.parts]
    if block.question in ("one", "several"):
        return Given(chosen={block.id: tuple(names)})
    return Given(placed={block.id: {part.id: solution(block, part) for part in block.parts}})


def test_every_answer_of_every_lesson_comes_back_as_it_was_and_fits(library: Library) -> None:
    found = questions(library)
    assert {block.question for block in found} == {"one", "several", "order", "match"}
    for block in found:
        full = everything(block)
        text = answers.write(block, full)
        assert 0 < len(text) <= MOST
        again = answers.read([block], {block.id: text})
        assert mark(block, again) == mark(block, full)
        assert answers.write(block, again) == text
        assert again.checked == {block.id}


def test_the_picks_of_the_longest_lesson_fit(library: Library) -> None:
    for course in library.courses:
        for lesson in course.lessons:
            blocks = [shown.block for shown in library.lesson(course, lesson, "en").blocks]
            picked = {block.id: block.parts[-1].id for block in blocks if block.kind == "choice"}
            text = answers.write_picks(blocks, picked)
            assert len(text) <= MOST
            assert answers.read_picks(blocks, text) == picked


BLOCK = Block(
    "question",
    "q",
    "",
    "",
    1,
    question="match",
    parts=(Part("a", "", "", partner="x"), Part("b", "", "", partner="y"), Part("c", "", "", partner="z")),
)


@any_given(st.text(max_size=MOST))
def test_what_a_lesson_no_longer_has_is_left_out(text: str) -> None:
    for kind in ("one", "several", "order", "match"):
        block = Block("question", "q", "", "", 1, question=kind, parts=BLOCK.parts)
        assert set(answers.picks(block, text)) <= {"a", "b", "c"}
        answers.read([block], {"q": text, "gone": text}, text)


def test_a_press_holds_checked_answers_picks_place_and_ratings_and_nothing_else(library: Library) -> None:
    course = library.courses[0]
    blocks = [shown.block for shown in library.lesson(course, course.lessons[0], "en").blocks]
    question = next(block for block in blocks if block.question == "one")
    other = [block for block in blocks if block.kind == "question"][1]
    form = MultiDict(
        [
            (f"a.{question.id}", question.parts[0].id),
            ("check", question.id),
            (f"d.{other.id}", "1"),  # checked, but nothing chosen
            ("before.spot", "2"),
            ("before.size", "7"),
            ("after.nothing", "1"),
            ("learner_id", "somebody"),
            ("is_done", "1"),
        ]
    )
    work = read_work(form, blocks, course.lessons[0].aims)
    assert [it.question for it in work.answers] == [question.id]
    assert work.place == question.id
    assert work.before == {"spot": 2}
    assert work.after == {}
    assert not work.is_done
    assert read_work(MultiDict({"skip": "1"}), blocks, ()) == read_work(MultiDict({"done": "1"}), blocks, ())
    assert read_work(MultiDict({"place": "../x"}), blocks, ()).place == ""


@dataclass
class Row:
    course: str
    lesson: str | None
    opens_on: date = TODAY
    due_on: date | None = None
    held_on: date | None = None


@dataclass
class Going:
    block: str = ""
    is_done: bool = False


def test_each_lesson_is_due_once_in_the_order_one_would_take_them(library: Library) -> None:
    course = library.courses[0]
    first, second, third = (lesson.id for lesson in course.lessons[:3])
    later = date(2026, 12, 1)
    rows = [
        Row(course.id, None, due_on=date(2026, 12, 20)),
        Row(course.id, third, due_on=date(2026, 11, 25)),
        Row(course.id, second, opens_on=later, held_on=later),
        Row("gone", None),
        Row(course.id, "gone"),
    ]
    progress = {(course.id, first): Going(is_done=True), (course.id, third): Going(block="somewhere")}
    found = due.due_lessons(rows, library, progress, TODAY)
    assert len(found) == len(course.lessons)
    assert found[0].lesson.id == third
    assert (found[0].state, found[0].due_on, found[0].block) == ("begun", date(2026, 11, 25), "somewhere")
    assert found[-1].lesson.id == first
    assert found[-1].state == "done"
    assert next(it for it in found if it.lesson.id == second).is_open  # the course opened it already


def test_what_opens_later_is_not_open(library: Library) -> None:
    course = library.courses[0]
    rows = [Row(course.id, course.lessons[0].id, opens_on=date(2026, 11, 24))]
    (it,) = due.due_lessons(rows, library, {}, TODAY)
    assert it.state == "later"
    assert not it.is_open


def test_steps_have_the_same_numbers_in_every_language(library: Library) -> None:
    for course in library.courses:
        for lesson in course.lessons:
            english = [step.kind for step in teaching.steps(library.lesson(course, lesson, "en"))]
            assert english[0] == "opening"
            assert english[-1] == "ending"
            for tag in ("fi", "ko", "cnr"):
                assert [step.kind for step in teaching.steps(library.lesson(course, lesson, tag))] == english


def test_a_shared_screen_shows_no_count_below_five(library: Library) -> None:
    for block in questions(library):
        texts = [answers.write(block, Given(chosen={block.id: (part.id,)})) for part in block.parts]
        if block.question not in ("one", "several"):
            texts = [answers.write(block, everything(block))]
        for number in range(1, LEAST):
            assert not teaching.counted(block, [(text, number) for text in texts[:1]]).has_any
        shown = teaching.counted(block, [(texts[0], 12)]).by_part
        assert all(count is None or count >= LEAST for count in shown.values())
