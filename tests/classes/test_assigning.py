"""What an educator may assign, and on which days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from flask import Flask

from classes import assigning, calendar
from classes.assigning import Plan
from courses.library import Library

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def library(app: Flask) -> Library:
    made = app.extensions["waymark.classes"].courses.library
    assert isinstance(made, Library)
    return made


def test_what_is_led_asks_for_its_day_and_opens_then(library: Library) -> None:
    led = [
        assigning.find_item(library, course.number, lesson.number)
        for course in library.courses
        for lesson in course.lessons
        if lesson.delivery == assigning.FACILITATED
    ]
    assert led
    for item in led:
        assert item is not None
        assert assigning.usual_way(item) == "together"
        assert assigning.asks_again(item, "alone")
        assert not assigning.asks_again(item, "together")
    held = TODAY + timedelta(days=3)
    assert assigning.plan("together", held, None, None, TODAY) == Plan(held, None, held)


def test_a_course_with_led_lessons_is_led(library: Library) -> None:
    for course in library.courses:
        item = assigning.find_item(library, course.number)
        if item is not None:
            assert bool(item.led) == any(lesson.delivery == assigning.FACILITATED for lesson in item.lessons)


def test_what_is_not_led_opens_today_unless_another_day_is_said(library: Library) -> None:
    item = assigning.find_item(library, 1, 1)
    assert item is not None
    assert assigning.usual_way(item) == "alone"
    assert not assigning.asks_again(item, "alone")
    assert assigning.plan("alone", None, None, None, TODAY) == Plan(TODAY, None, None)


@pytest.mark.parametrize(
    ("plan", "faults"),
    [
        (Plan(TODAY, TODAY, None), {}),
        (Plan(TODAY, None, TODAY), {}),
        (Plan(TODAY + timedelta(days=2), TODAY + timedelta(days=1), None), {"due_on": assigning.DUE_BEFORE_OPEN}),
        (Plan(TODAY, TODAY - timedelta(days=1), None), {"due_on": assigning.PAST}),
        (Plan(TODAY - timedelta(days=1), None, TODAY - timedelta(days=1)), {"held_on": assigning.PAST}),
        (Plan(date(9999, 12, 31), None, None), {"opens_on": assigning.TOO_FAR}),
        (Plan(TODAY, date(9999, 12, 31), None), {"due_on": assigning.TOO_FAR}),
    ],
)
def test_days_that_cannot_be_meant_are_named(plan: Plan, faults: dict[str, str]) -> None:
    assert assigning.faults_of(plan, TODAY) == faults


def test_only_courses_for_learners_are_offered(library: Library) -> None:
    fit, others = assigning.for_ages(library, "13-15")
    assert fit
    assert all(course.audience != assigning.ONLY_TEACHERS for course in [*fit, *others])
    assert assigning.find_item(library, 999) is None
    assert assigning.find_item(library, 1, 999) is None
    assert assigning.item_of(library, "gone", None) is None


def test_a_feed_says_numbers_and_days_and_nothing_else() -> None:
    entries = calendar.entries_of("one", "2.3", TODAY, TODAY + timedelta(days=7), None)
    entries += calendar.entries_of("two", "2", TODAY, None, TODAY, class_name="8B\r\nX-EVIL:1; a,b")
    text = calendar.make_feed(entries, lambda words: words, TODAY).decode()
    titles = [line for line in text.split("\r\n") if line.startswith("SUMMARY")]
    assert titles == [
        "SUMMARY:Lesson 2.3: opens",
        "SUMMARY:Lesson 2.3: due",
        "SUMMARY:8B\\nX-EVIL:1\\; a\\,b: Course 2: together",
    ]
    assert "X-EVIL" not in [line.partition(":")[0] for line in text.split("\r\n")]
    assert "DTSTART;VALUE=DATE:20261123" in text
    assert calendar.make_feed(entries, lambda words: words, TODAY).decode() == text
