"""What a learner is to do: assignments turned into lessons, each once, in the order in which one would take them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from courses.library import Library
from courses.records import Course, Lesson


class Assigned(Protocol):
    """What is needed of an assignment; classes.models.Assignment is one."""

    course: str
    lesson: str | None
    opens_on: date
    due_on: date | None
    held_on: date | None


class Going(Protocol):
    """What is needed of progress; classes.models.Progress is one."""

    block: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Due:
    """One lesson. `state`: later (opens on a day to come), open, begun, done. `block` is where to go on."""

    course: Course
    lesson: Lesson
    state: str
    opens_on: date
    due_on: date | None
    held_on: date | None
    block: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it can be taken now."""
        return self.state != "later"


_RANK = {"begun": 0, "open": 0, "later": 1, "done": 2}


def lessons_of(assignment: Assigned, library: Library) -> list[tuple[Course, Lesson]]:
    """The open lessons that an assignment means; none when the course is gone."""
    course = next((it for it in library.courses if it.id == assignment.course), None)
    if course is None:
        return []
    return [(course, lesson) for lesson in course.lessons if lesson.is_open and assignment.lesson in (None, lesson.id)]


def due_lessons(
    assignments: Iterable[Assigned],
    library: Library,
    progress: Mapping[tuple[str, str], Going],
    today: date,
) -> list[Due]:
    """Every assigned lesson once. When several assignments mean it, it opens with the first and is due with the first."""
    found: dict[tuple[str, str], Due] = {}
    for assignment in assignments:
        for course, lesson in lessons_of(assignment, library):
            key = course.id, lesson.id
            one = _due(course, lesson, assignment, progress.get(key), today)
            found[key] = _both(found[key], one) if key in found else one
    return sorted(found.values(), key=_order)


def _due(course: Course, lesson: Lesson, assignment: Assigned, going: Going | None, today: date) -> Due:
    if going is not None and going.is_done:
        state = "done"
    elif assignment.opens_on > today:
        state = "later"
    else:
        state = "begun" if going is not None else "open"
    block = going.block if going is not None else ""
    return Due(course, lesson, state, assignment.opens_on, assignment.due_on, assignment.held_on, block)


def _both(one: Due, other: Due) -> Due:
    first, second = sorted((one, other), key=lambda it: it.opens_on)
    days = [it.due_on for it in (one, other) if it.due_on]
    held = [it.held_on for it in (one, other) if it.held_on]
    state = first.state if first.state == "done" or second.state != "done" else "done"
    return Due(
        first.course,
        first.lesson,
        state,
        first.opens_on,
        min(days, default=None),
        min(held, default=None),
        first.block or second.block,
    )


def _order(one: Due) -> tuple[object, ...]:
    return (
        _RANK[one.state],
        one.opens_on if one.state == "later" else date.min,
        one.due_on or date.max,
        one.course.number,
        one.lesson.number,
    )


def openings(assignments: Iterable[Assigned], course: str, lesson: str) -> date | None:
    """The day on which a lesson opens to whom these assignments are for; None when it is not assigned."""
    days = [it.opens_on for it in assignments if it.course == course and it.lesson in (None, lesson)]
    return min(days, default=None)
