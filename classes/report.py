"""Who has done what: the table learners × lessons of a class, made of its assignments and its progress. Pure.

Shown is what was assigned, and nothing else: a lesson that somebody took on their own stays theirs. Done is done, however the
learner went through it. No table holds a day or a time of day.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from classes.due import Assigned, lessons_of
from classes.tables import Cell, Head, Table
from courses.library import Library
from courses.records import Course, Lesson
from web.marks import N_

DONE, BEGUN, OPEN, APART = N_("done"), N_("begun"), N_("not yet"), N_("not assigned")
STATES = (DONE, BEGUN, OPEN, APART)
MARKS = {"+": DONE, "-": BEGUN}

Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Given:
    """An assignment, and for whom it is: None for everybody in the class."""

    assignment: Assigned
    learners: frozenset[uuid.UUID] | None


@dataclass(frozen=True, slots=True)
class Going:
    """A learner of the class. `marks` are their lessons, each `course/lesson` with + for done or - for begun, with blanks between."""

    id: uuid.UUID
    nickname: str
    marks: str


@dataclass(frozen=True, slots=True)
class Column:
    """A lesson that was assigned, and for whom: None for everybody in the class."""

    course: Course
    lesson: Lesson
    learners: frozenset[uuid.UUID] | None

    @property
    def key(self) -> str:
        """The name of the lesson in `Going.marks`."""
        return f"{self.course.id}/{self.lesson.id}"

    @property
    def number(self) -> str:
        """What pages call it, such as 2.3."""
        return f"{self.course.number}.{self.lesson.number}"


@dataclass(frozen=True, slots=True)
class Count:
    """How far those are for whom a lesson is: `all` of them."""

    column: Column
    done: int
    begun: int
    all: int


def columns(given: Iterable[Given], library: Library) -> list[Column]:
    """Every lesson that was assigned once, in the order of courses and lessons."""
    found: dict[tuple[int, int], Column] = {}
    for one in given:
        for course, lesson in lessons_of(one.assignment, library):
            key = course.number, lesson.number
            before = found.get(key)
            learners = one.learners
            if before is not None:
                learners = None if before.learners is None or learners is None else before.learners | learners
            found[key] = Column(course, lesson, learners)
    return [found[key] for key in sorted(found)]


def progress_table(
    shown: Sequence[Column], learners: Sequence[Going], titles: Mapping[str, str], about: Mapping[str, str], say: Say
) -> Table:
    """The table, a line a learner, and a last line with how many are done.

    `titles` gives each lesson (`Column.key`) its title in the reader's language, `about` each course (its id).
    """
    words = {mark: say(state) for mark, state in MARKS.items()}
    not_yet, apart = say(OPEN), say(APART)
    places = {column.key + mark: (at, word) for at, column in enumerate(shown) for mark, word in words.items()}
    limited = [(at, column.learners) for at, column in enumerate(shown) if column.learners is not None]
    rows: list[tuple[Cell, ...]] = []
    for one in learners:
        cells: list[Cell] = [not_yet] * len(shown)
        for mark in one.marks.split():
            place = places.get(mark)
            if place is not None:
                cells[place[0]] = place[1]
        for at, who in limited:
            if one.id not in who:
                cells[at] = apart
        rows.append((one.nickname, cells.count(words["+"]), *cells))
    heads = [Head(say(N_("Learner"))), Head(say(N_("Lessons done")), number=True)]
    heads += [Head(f"{column.number} {titles[column.key]}", about[column.course.id]) for column in shown]
    table = Table("progress", say(N_("Learners and lessons")), tuple(heads), tuple(rows))
    if not rows or not shown:
        return table
    done = [count.done for count in counts(shown, table, say)]
    return replace(table, foot=(say(N_("Learners who are done")), sum(done), *done))


def counts(shown: Sequence[Column], table: Table, say: Say) -> list[Count]:
    """How far the learners of a table are with each of its lessons."""
    words = say(DONE), say(BEGUN), say(APART)
    found = []
    for column, cells in zip(shown, list(zip(*table.rows, strict=True))[2:], strict=False):
        done, begun, apart = (cells.count(word) for word in words)
        found.append(Count(column, done, begun, len(cells) - apart))
    return found
