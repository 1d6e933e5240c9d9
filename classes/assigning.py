"""What an educator may assign, and what the answers of the form mean together. Pure.

A lesson that is meant to be led (`facilitated`) asks for the day of the class and opens on it. Given as homework it warns, says
why, and takes a second press.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from courses.library import Library
from courses.records import Course, Lesson
from web.marks import N_

FACILITATED = "facilitated"
ONLY_TEACHERS = ("educators",)
# Nobody plans further ahead, and a slip of the year is caught.
FURTHEST_DAYS = 800

Way = Literal["together", "alone"]

DUE_BEFORE_OPEN = N_("This day is before the lesson opens.")
TOO_FAR = N_("This day is too far away.")
PAST = N_("This day is over. Please choose today or a later day.")
NOBODY = N_("Please choose at least one learner, or the whole class.")
SAME = N_("This is assigned to the class already, for the same days.")


@dataclass(frozen=True, slots=True)
class Item:
    """A course, or one lesson of it."""

    course: Course
    lesson: Lesson | None = None

    @property
    def number(self) -> str:
        """What neutral titles call it: 2, or 2.3."""
        return f"{self.course.number}.{self.lesson.number}" if self.lesson else str(self.course.number)

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """The open lessons that it means."""
        return (self.lesson,) if self.lesson else tuple(it for it in self.course.lessons if it.is_open)

    @property
    def led(self) -> tuple[Lesson, ...]:
        """Those of them that are meant to be led."""
        return tuple(it for it in self.lessons if it.delivery == FACILITATED)

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(it.minutes for it in self.lessons)


@dataclass(frozen=True, slots=True)
class Plan:
    """When and how something is taken: `held_on` only together, `due_on` only alone."""

    opens_on: date
    due_on: date | None
    held_on: date | None


def find_item(library: Library, course: int, lesson: int | None = None) -> Item | None:
    """What the numbers in an address mean, if it is open and for learners."""
    found = library.course(course)
    if found is None or found.audience == ONLY_TEACHERS:
        return None
    if lesson is None:
        return Item(found)
    pair = library.find_lesson(course, lesson)
    return Item(*pair) if pair else None


def item_of(library: Library, course: str, lesson: str | None) -> Item | None:
    """What an assignment's ids mean now; None when that course or lesson is no longer there."""
    for found in library.courses:
        if found.id == course:
            if lesson is None:
                return Item(found)
            return next((Item(found, it) for it in found.lessons if it.id == lesson and it.is_open), None)
    return None


def for_ages(library: Library, ages: str) -> tuple[Sequence[Course], Sequence[Course]]:
    """The courses for learners: those made for these ages, and the others."""
    learners = [course for course in library.courses if course.audience != ONLY_TEACHERS]
    fit = [course for course in learners if ages in course.audience]
    return fit, [course for course in learners if course not in fit]


def usual_way(item: Item) -> Way:
    """How it is meant to be taken."""
    return "together" if item.led else "alone"


def asks_again(item: Item, way: Way) -> bool:
    """Whether this way is not the one that the lessons were made for, so that the educator is told why and asked once more."""
    return way == "alone" and bool(item.led)


def plan(way: Way, held_on: date | None, opens_on: date | None, due_on: date | None, today: date) -> Plan:
    """The days of an assignment. Together it opens on the day of the class; alone it opens today unless another day is said."""
    if way == "together":
        assert held_on is not None  # noqa: S101 (the form asked for it)
        return Plan(opens_on=held_on, due_on=None, held_on=held_on)
    return Plan(opens_on=opens_on or today, due_on=due_on, held_on=None)


def faults_of(wanted: Plan, today: date) -> dict[str, str]:
    """What is wrong with the days of a new plan: field → msgid."""
    faults: dict[str, str] = {}
    days = {"held_on": wanted.held_on, "due_on": wanted.due_on}
    if wanted.held_on is None:
        days["opens_on"] = wanted.opens_on
    for name, day in days.items():
        if day is None:
            continue
        if (day - today).days > FURTHEST_DAYS:
            faults[name] = TOO_FAR
        elif day < today and name != "opens_on":
            faults[name] = PAST
    if wanted.due_on is not None and wanted.due_on < wanted.opens_on:
        faults.setdefault("due_on", DUE_BEFORE_OPEN)
    return faults
