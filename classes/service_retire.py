"""Warns and erases classes that nobody uses. Archived ones count alike: they are kept for a while, not for ever."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from accounts import service_audit
from accounts.audit import BY_OPERATOR
from accounts.models import Educator
from classes import retire
from classes.models import SchoolClass, Teaching
from classes.service_erase import erase_classes
from store.store import Store


@dataclass(frozen=True, slots=True)
class Teacher:
    """Whom to warn, in which language, of which classes (their names)."""

    email: str
    language: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many classes were warned and erased (or would be), and the teachers to tell of the warnings."""

    warned: int
    erased: int
    teachers: tuple[Teacher, ...]


def foretell(store: Store, today: date) -> Outcome:
    """What `retire_classes` would do today. Changes nothing."""
    with store.read() as session:
        warn, erase = _found(session, today)
        return Outcome(len(warn), len(erase), _teachers(session, [row.id for row in warn]))


def retire_classes(store: Store, today: date) -> Outcome:
    """Warns and erases; the caller then sends the mails. Run again on the same day it finds nothing more to do."""
    with store.erase() as session:
        warn, erase = _found(session, today)
        for row in warn:
            row.warned_on = today
        teachers = _teachers(session, [row.id for row in warn])
        if erase:
            service_audit.note(session, "class-erased", BY_OPERATOR, today, str(len(erase)))
        session.flush()
        erase_classes(session, [row.id for row in erase])
        return Outcome(len(warn), len(erase), teachers)


def _found(session: Session, today: date) -> tuple[list[SchoolClass], list[SchoolClass]]:
    rows = session.scalars(select(SchoolClass).where(SchoolClass.active_on <= today - retire.IDLE)).all()
    return retire.to_warn(rows, today), retire.to_erase(rows, today)


def _teachers(session: Session, class_ids: list[uuid.UUID]) -> tuple[Teacher, ...]:
    rows = session.execute(
        select(Educator.email, Educator.language, SchoolClass.name)
        .join(Teaching, Teaching.educator_id == Educator.id)
        .join(SchoolClass, SchoolClass.id == Teaching.class_id)
        .where(SchoolClass.id.in_(class_ids), Educator.closed_on.is_(None))
        .order_by(Educator.email, SchoolClass.name)
    ).all()
    names: dict[tuple[str, str], list[str]] = {}
    for email, language, name in rows:
        names.setdefault((email, language), []).append(name)
    return tuple(Teacher(email, language, tuple(classes)) for (email, language), classes in names.items())
