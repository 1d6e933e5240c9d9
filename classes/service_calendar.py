"""Reads what stands in a calendar, for whoever knows its secret address; gives and renews that address."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from accounts.errors import NotFound
from accounts.models import Educator
from classes.models import Assignment, SchoolClass, TeacherCalendar, Teaching
from classes.service_classes import TOKEN_BYTES
from store.store import Store

LONGEST = 64


@dataclass(frozen=True, slots=True)
class Days:
    """The assignments of a feed, each with the name of its class where the feed is of several; and the feed's language."""

    language: str
    rows: tuple[tuple[Assignment, str], ...]


def read_feed(store: Store, token: str) -> Days:
    """The feed that a token is for: of a class (what is for all of it), or of an educator. Raises NotFound."""
    if len(token) > LONGEST:
        raise NotFound
    with store.read() as session:
        found = session.scalar(
            select(SchoolClass).where(SchoolClass.calendar_token == token, SchoolClass.archived_on.is_(None))
        )
        return _of_class(session, found) if found else _of_teacher(session, token)


def _of_class(session: Session, found: SchoolClass) -> Days:
    query = select(Assignment).where(Assignment.class_id == found.id, Assignment.for_all)
    rows = session.scalars(query.order_by(Assignment.opens_on, Assignment.id))
    return Days(found.language, tuple((row, "") for row in rows))


def _of_teacher(session: Session, token: str) -> Days:
    teacher = session.scalar(
        select(Educator)
        .join(TeacherCalendar, TeacherCalendar.educator_id == Educator.id)
        .where(TeacherCalendar.token == token, Educator.closed_on.is_(None))
    )
    if teacher is None:
        raise NotFound
    rows = session.execute(
        select(Assignment, SchoolClass.name)
        .join(SchoolClass, SchoolClass.id == Assignment.class_id)
        .join(Teaching, Teaching.class_id == SchoolClass.id)
        .where(Teaching.educator_id == teacher.id, SchoolClass.archived_on.is_(None))
        .order_by(Assignment.opens_on, Assignment.id)
    ).all()
    return Days(teacher.language, tuple((row, name) for row, name in rows))


def teacher_token(store: Store, educator_id: uuid.UUID) -> str:
    """The token of an educator's own feed; empty when they never asked for one."""
    with store.read() as session:
        found = session.get(TeacherCalendar, educator_id)
        return found.token if found else ""


def renew_teacher_token(store: Store, educator_id: uuid.UUID) -> None:
    """A new address for the feed of an educator; the one before no longer works."""
    with store.write() as session:
        session.merge(TeacherCalendar(educator_id=educator_id, token=secrets.token_urlsafe(TOKEN_BYTES)))


def stop_teacher_feed(store: Store, educator_id: uuid.UUID) -> None:
    """The feed of an educator ends."""
    with store.write() as session:
        found = session.get(TeacherCalendar, educator_id)
        if found:
            session.delete(found)
