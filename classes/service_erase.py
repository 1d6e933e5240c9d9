"""Erases classes and learners inside the transaction of a caller, who begins it with `Store.erase`."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from accounts.models import Learner
from classes.models import Membership, SchoolClass


def erase_classes(session: Session, class_ids: Sequence[uuid.UUID]) -> None:
    """Deletes classes with their learners, whose only class it was. All that hangs on them goes by foreign key."""
    if not class_ids:
        return
    members = select(Membership.learner_id).where(Membership.class_id.in_(class_ids))
    session.execute(delete(Learner).where(Learner.id.in_(members)), execution_options={"synchronize_session": False})
    session.execute(
        delete(SchoolClass).where(SchoolClass.id.in_(class_ids)), execution_options={"synchronize_session": False}
    )
    session.expire_all()


def erase_learner(session: Session, learner_id: uuid.UUID) -> None:
    """Deletes a learner with progress, answers, ratings, known questions and sign-ins."""
    session.execute(delete(Learner).where(Learner.id == learner_id), execution_options={"synchronize_session": False})
    session.expire_all()
