"""Assigns courses and lessons to a class or some of it, and takes them back. What learners did stays theirs either way."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from accounts.errors import NotFound
from classes import policy
from classes.assigning import Plan
from classes.models import AssignedLearner, Assignment, Membership
from classes.service_activity import touch
from store.store import Store

MOST_ASSIGNMENTS = 200  # of one class


class SameError(ValueError):
    """The same is assigned to the same people for the same days already: a second press of the button."""


class TooManyAssignmentsError(ValueError):
    """The class has MOST_ASSIGNMENTS assignments."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is assigned, when, and to whom: `learners` is None for all, now and later."""

    course: str
    lesson: str | None
    plan: Plan
    learners: frozenset[uuid.UUID] | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """An assignment in the list of its class. `some` counts the learners of one that is not for all."""

    row: Assignment
    some: int


def list_assignments(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID) -> list[Given]:
    """What is assigned to a class, by day. Raises NotFound."""
    some = (
        select(func.count())
        .where(AssignedLearner.assignment_id == Assignment.id)
        .correlate(Assignment)
        .scalar_subquery()
    )
    with store.read() as session:
        policy.own_class(session, educator_id, class_id)
        rows = session.execute(
            select(Assignment, some)
            .where(Assignment.class_id == class_id)
            .order_by(Assignment.opens_on, Assignment.course, Assignment.lesson, Assignment.id)
        ).all()
    return [Given(row, count) for row, count in rows]


def get_assignment(
    store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, assignment_id: uuid.UUID
) -> tuple[Assignment, frozenset[uuid.UUID] | None]:
    """An assignment, and the learners that it is for (None for all). Raises NotFound."""
    with store.read() as session:
        row = policy.own_assignment(session, educator_id, class_id, assignment_id)
        return row, None if row.for_all else _learners(session, row.id)


def _learners(session: Session, assignment_id: uuid.UUID) -> frozenset[uuid.UUID]:
    query = select(AssignedLearner.learner_id).where(AssignedLearner.assignment_id == assignment_id)
    return frozenset(session.scalars(query))


def assign(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, target: Target, today: date) -> uuid.UUID:
    """Assigns; the id of the assignment. Raises NotFound (also for a learner who is not in the class), SameError, TooMany…"""
    with store.write() as session:
        return add_assignment(session, educator_id, class_id, target, today)


def add_assignment(
    session: Session, educator_id: uuid.UUID, class_id: uuid.UUID, target: Target, today: date
) -> uuid.UUID:
    """As assign, inside the caller's transaction."""
    policy.lock_open_class(session, educator_id, class_id)
    there = session.scalars(select(Assignment).where(Assignment.class_id == class_id)).all()
    if len(there) >= MOST_ASSIGNMENTS:
        raise TooManyAssignmentsError
    for row in there:
        if _is_same(session, row, target):
            raise SameError
    made = Assignment(id=uuid.uuid4(), class_id=class_id, course=target.course, lesson=target.lesson)
    _put(session, made, target)
    touch(session, class_id, today)
    return made.id


def _is_same(session: Session, row: Assignment, target: Target) -> bool:
    plan = Plan(row.opens_on, row.due_on, row.held_on)
    if (row.course, row.lesson, plan, row.for_all) != (
        target.course,
        target.lesson,
        target.plan,
        target.learners is None,
    ):
        return False
    return row.for_all or _learners(session, row.id) == target.learners


def _put(session: Session, row: Assignment, target: Target) -> None:
    if target.learners is not None:
        _check_members(session, row.class_id, target.learners)
    row.opens_on, row.due_on, row.held_on = target.plan.opens_on, target.plan.due_on, target.plan.held_on
    row.for_all = target.learners is None
    session.add(row)
    session.flush()
    session.execute(delete(AssignedLearner).where(AssignedLearner.assignment_id == row.id))
    session.add_all(
        AssignedLearner(assignment_id=row.id, learner_id=learner_id) for learner_id in target.learners or ()
    )


def _check_members(session: Session, class_id: uuid.UUID, learners: Collection[uuid.UUID]) -> None:
    members = set(session.scalars(select(Membership.learner_id).where(Membership.class_id == class_id)))
    if not learners or not set(learners) <= members:
        raise NotFound


def change_assignment(
    store: Store,
    educator_id: uuid.UUID,
    class_id: uuid.UUID,
    assignment_id: uuid.UUID,
    plan: Plan,
    learners: frozenset[uuid.UUID] | None,
    today: date,
) -> None:
    """Other days or other learners for an assignment. Raises NotFound."""
    with store.write() as session:
        row = policy.own_assignment(session, educator_id, class_id, assignment_id)
        _put(session, row, Target(row.course, row.lesson, plan, learners))
        touch(session, class_id, today)


def take_back(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, assignment_id: uuid.UUID, today: date) -> None:
    """Removes an assignment; what learners did in its lessons stays. Raises NotFound."""
    with store.write() as session:
        session.delete(policy.own_assignment(session, educator_id, class_id, assignment_id))
        touch(session, class_id, today)
