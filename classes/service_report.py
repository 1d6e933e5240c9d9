"""What reports read: four queries for the table of a class and five for a lesson, however large the class is.

The database counts; rows of single answers never leave it. Each function loads and authorises first and raises NotFound.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Select, case, func, or_, select, true
from sqlalchemy.orm import Session

from accounts.models import Learner
from classes import policy
from classes.models import AimRating, Answer, AssignedLearner, Assignment, Membership, Progress, SchoolClass
from classes.report import Given, Going
from classes.report_lesson import Answered, Rated
from store.store import Store


@dataclass(frozen=True, slots=True)
class ClassRows:
    """A class, what was assigned to it, and how far each learner is."""

    school_class: SchoolClass
    given: list[Given]
    learners: list[Going]


@dataclass(frozen=True, slots=True)
class LessonRows:
    """A class, what was assigned to it, and counts of what was answered in one lesson by those whom it was assigned to."""

    school_class: SchoolClass
    given: list[Given]
    answered: list[Answered]
    rated: list[Rated]


def class_rows(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID) -> ClassRows:
    """The progress of a class that this educator teaches, archived or not."""
    with store.read() as session:
        row = policy.own_class(session, educator_id, class_id)
        return ClassRows(row, _given(session, class_id), _learners(session, class_id))


def lesson_rows(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, course: str, lesson: str) -> LessonRows:
    """The answers and ratings of one lesson in a class that this educator teaches, archived or not."""
    with store.read() as session:
        row = policy.own_class(session, educator_id, class_id)
        given = _given(session, class_id)
        mine = [it for it in given if it.assignment.course == course and it.assignment.lesson in (None, lesson)]
        who = None if any(it.learners is None for it in mine) else _for_whom(class_id, course, lesson)
        return LessonRows(
            row,
            given,
            _answered(session, class_id, course, lesson, who),
            _rated(session, class_id, course, lesson, who),
        )


def _for_whom(class_id: uuid.UUID, course: str, lesson: str) -> Select[uuid.UUID]:
    return (
        select(AssignedLearner.learner_id)
        .join(Assignment, Assignment.id == AssignedLearner.assignment_id)
        .where(
            Assignment.class_id == class_id,
            Assignment.course == course,
            or_(Assignment.lesson.is_(None), Assignment.lesson == lesson),
        )
    )


def _given(session: Session, class_id: uuid.UUID) -> list[Given]:
    rows = session.scalars(
        select(Assignment).where(Assignment.class_id == class_id).order_by(Assignment.opens_on, Assignment.id)
    ).all()
    some: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    if not all(row.for_all for row in rows):
        pairs = select(AssignedLearner.assignment_id, AssignedLearner.learner_id).join(
            Assignment, Assignment.id == AssignedLearner.assignment_id
        )
        for assignment_id, learner_id in session.execute(pairs.where(Assignment.class_id == class_id)):
            some[assignment_id].add(learner_id)
    return [Given(row, None if row.for_all else frozenset(some[row.id])) for row in rows]


def _learners(session: Session, class_id: uuid.UUID) -> list[Going]:
    mark = case((Progress.is_done, "+"), else_="-")
    marks = (
        select(func.aggregate_strings(Progress.course + "/" + Progress.lesson + mark, " "))
        .where(Progress.learner_id == Membership.learner_id)
        .correlate(Membership)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Learner.id, Learner.nickname, marks)
        .select_from(Membership)
        .join(Learner, Learner.id == Membership.learner_id)
        .where(Membership.class_id == class_id)
        .order_by(Membership.folded)
    )
    return [Going(name, nickname, found or "") for name, nickname, found in rows]


def _answered(
    session: Session, class_id: uuid.UUID, course: str, lesson: str, who: Select[uuid.UUID] | None
) -> list[Answered]:
    columns = (Answer.question, Answer.first, Answer.first_verdict, Answer.latest, Answer.latest_verdict)
    query = select(*columns, func.count()).where(
        Answer.class_id == class_id,
        Answer.course == course,
        Answer.lesson == lesson,
        true() if who is None else Answer.learner_id.in_(who),
    )
    return [Answered(*row) for row in session.execute(query.group_by(*columns))]


def _rated(
    session: Session, class_id: uuid.UUID, course: str, lesson: str, who: Select[uuid.UUID] | None
) -> list[Rated]:
    columns = (AimRating.aim, AimRating.before, AimRating.after)
    query = select(*columns, func.count()).where(
        AimRating.class_id == class_id,
        AimRating.course == course,
        AimRating.lesson == lesson,
        true() if who is None else AimRating.learner_id.in_(who),
    )
    return [Rated(*row) for row in session.execute(query.group_by(*columns))]
