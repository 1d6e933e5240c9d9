"""Notes the last day on which anybody used a class, which is all that retention needs to know."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import or_, update
from sqlalchemy.orm import Session

from classes.models import SchoolClass


def touch(session: Session, class_id: uuid.UUID, today: date) -> None:
    """The class is in use today: a warning that it would be erased is taken back. Writes once a day at most."""
    session.execute(
        update(SchoolClass)
        .where(SchoolClass.id == class_id, or_(SchoolClass.active_on < today, SchoolClass.warned_on.is_not(None)))
        .values(active_on=today, warned_on=None)
    )
