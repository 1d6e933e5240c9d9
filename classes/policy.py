"""Who may see what: each function loads a row and authorises in one query, and what is not yours is not found.

Each takes the session of the caller's transaction and ids as they came in the address. All raise NotFound alike for an id
that nobody has, one of somebody else's, and one of a class that one used to teach. An archived class is found (its teachers
may look and restore; its learners may leave), but not by the functions that say `open`.
"""

from __future__ import annotations

import uuid
from typing import TypeVar

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import Session

from accounts.errors import NotFound
from accounts.models import Learner
from classes.models import AssignedLearner, Assignment, BoxQuestion, Membership, SchoolClass, Teaching

Row = TypeVar("Row")
Held = TypeVar("Held", Assignment, BoxQuestion)  # rows that belong to one class


def _one(session: Session, query: Select[Row]) -> Row:
    row = session.scalars(query).one_or_none()
    if row is None:
        raise NotFound
    return row


def _classes_of(educator_id: uuid.UUID) -> Select[SchoolClass]:
    return select(SchoolClass).join(Teaching).where(Teaching.educator_id == educator_id)


def _of_open_class(model: type[Held], row_id: uuid.UUID, educator_id: uuid.UUID, class_id: uuid.UUID) -> Select[Held]:
    return (
        select(model)
        .join(SchoolClass, SchoolClass.id == model.class_id)
        .join(Teaching, Teaching.class_id == SchoolClass.id)
        .where(
            model.id == row_id,
            SchoolClass.id == class_id,
            SchoolClass.archived_on.is_(None),
            Teaching.educator_id == educator_id,
        )
    )


def own_class(session: Session, educator_id: uuid.UUID, class_id: uuid.UUID) -> SchoolClass:
    """The class, if this educator teaches it."""
    return _one(session, _classes_of(educator_id).where(SchoolClass.id == class_id))


def own_open_class(session: Session, educator_id: uuid.UUID, class_id: uuid.UUID) -> SchoolClass:
    """The class, if this educator teaches it and it is not archived: for everything that changes it."""
    return _one(
        session,
        _classes_of(educator_id).where(SchoolClass.id == class_id, SchoolClass.archived_on.is_(None)),
    )


def lock_open_class(session: Session, educator_id: uuid.UUID, class_id: uuid.UUID) -> SchoolClass:
    """As own_open_class, and others who do this wait until the transaction ends: for what must not happen twice at once.

    On SQLite all writers wait for each other anyway.
    """
    query = _classes_of(educator_id).where(SchoolClass.id == class_id, SchoolClass.archived_on.is_(None))
    return _one(session, query.with_for_update(of=SchoolClass))


def class_i_own(session: Session, educator_id: uuid.UUID, class_id: uuid.UUID) -> SchoolClass:
    """The class, if it is this educator's own: to delete it, pass it on, or remove a co-teacher."""
    return _one(session, _classes_of(educator_id).where(SchoolClass.id == class_id, Teaching.is_owner))


def own_learner(session: Session, educator_id: uuid.UUID, class_id: uuid.UUID, learner_id: uuid.UUID) -> Learner:
    """A learner of an open class that this educator teaches."""
    return _one(
        session,
        select(Learner)
        .join(Membership, Membership.learner_id == Learner.id)
        .join(SchoolClass, SchoolClass.id == Membership.class_id)
        .join(Teaching, Teaching.class_id == SchoolClass.id)
        .where(
            Learner.id == learner_id,
            SchoolClass.id == class_id,
            SchoolClass.archived_on.is_(None),
            Teaching.educator_id == educator_id,
        ),
    )


def own_assignment(
    session: Session, educator_id: uuid.UUID, class_id: uuid.UUID, assignment_id: uuid.UUID
) -> Assignment:
    """An assignment of an open class that this educator teaches."""
    return _one(session, _of_open_class(Assignment, assignment_id, educator_id, class_id))


def own_question(session: Session, educator_id: uuid.UUID, class_id: uuid.UUID, question_id: uuid.UUID) -> BoxQuestion:
    """A question in the box of an open class that this educator teaches."""
    return _one(session, _of_open_class(BoxQuestion, question_id, educator_id, class_id))


def own_teacher(session: Session, educator_id: uuid.UUID, class_id: uuid.UUID, other_id: uuid.UUID) -> Teaching:
    """The place of another teacher of a class that is this educator's own."""
    own = Teaching.__table__.alias("own")
    return _one(
        session,
        select(Teaching).where(
            Teaching.class_id == class_id,
            Teaching.educator_id == other_id,
            Teaching.educator_id != educator_id,
            exists().where(own.c.class_id == class_id, own.c.educator_id == educator_id, own.c.is_owner),
        ),
    )


def class_of(session: Session, learner_id: uuid.UUID) -> SchoolClass:
    """The class that this learner is in, archived or not."""
    return _one(session, select(SchoolClass).join(Membership).where(Membership.learner_id == learner_id))


def open_class_of(session: Session, learner_id: uuid.UUID) -> SchoolClass:
    """The class that this learner is in, if it is not archived: for everything that a learner does in it."""
    return _one(
        session,
        select(SchoolClass)
        .join(Membership)
        .where(Membership.learner_id == learner_id, SchoolClass.archived_on.is_(None)),
    )


def class_with_code(session: Session, code: str) -> SchoolClass:
    """The class that is joined with this code (as `codes.fold_code` gives it), if it is not archived."""
    return _one(session, select(SchoolClass).where(SchoolClass.code == code, SchoolClass.archived_on.is_(None)))


def assigned(learner_id: uuid.UUID) -> Select[Assignment]:
    """The query for everything that is assigned to this learner: to their whole open class, or to them."""
    for_them = exists().where(AssignedLearner.assignment_id == Assignment.id, AssignedLearner.learner_id == learner_id)
    return (
        select(Assignment)
        .join(SchoolClass, SchoolClass.id == Assignment.class_id)
        .join(Membership, Membership.class_id == SchoolClass.id)
        .where(
            Membership.learner_id == learner_id,
            SchoolClass.archived_on.is_(None),
            or_(Assignment.for_all, for_them),
        )
        .order_by(Assignment.opens_on, Assignment.id)
    )


def assigned_one(session: Session, learner_id: uuid.UUID, assignment_id: uuid.UUID) -> Assignment:
    """One assignment of this learner."""
    return _one(session, assigned(learner_id).where(Assignment.id == assignment_id))
