"""Makes, changes, archives and deletes classes. One command is one transaction; what is not yours is not found."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from classes import codes, policy
from classes.models import BoxQuestion, Membership, SchoolClass, Teaching
from classes.service_activity import touch
from classes.service_erase import erase_classes
from store.store import Store

MOST_CLASSES = 200  # of one educator, so that a script cannot fill the disk
TOKEN_BYTES = 24


class TooManyClassesError(ValueError):
    """The educator has as many classes as anybody may have."""


@dataclass(frozen=True, slots=True)
class ClassFields:
    """What an educator says of a class. `ages` is one of courses' audiences: 13-15, 16-18, adults."""

    name: str
    language: str
    country: str | None
    ages: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A class in the list of its teacher. `unread` counts questions in the box that nobody has read."""

    row: SchoolClass
    is_owner: bool
    learners: int
    unread: int


def make_class(store: Store, educator_id: uuid.UUID, fields: ClassFields, today: date) -> uuid.UUID:
    """A new class of this educator; its id. Raises TooManyClassesError."""
    with store.write() as session:
        return add_class(session, educator_id, fields, today)


def add_class(session: Session, educator_id: uuid.UUID, fields: ClassFields, today: date) -> uuid.UUID:
    """As make_class, inside the caller's transaction."""
    if (session.scalar(select(func.count()).where(Teaching.educator_id == educator_id)) or 0) >= MOST_CLASSES:
        raise TooManyClassesError
    made = SchoolClass(
        id=uuid.uuid4(),
        name=fields.name,
        language=fields.language,
        country=fields.country,
        ages=fields.ages,
        code=_free_code(session),
        calendar_token=secrets.token_urlsafe(TOKEN_BYTES),
        made_on=today,
        active_on=today,
    )
    session.add(made)
    session.flush()
    session.add(Teaching(class_id=made.id, educator_id=educator_id, is_owner=True))
    return made.id


def _free_code(session: Session) -> str:
    while True:
        code = codes.new_code(secrets.choice)
        if session.scalar(select(SchoolClass.id).where(SchoolClass.code == code)) is None:
            return code


def get_class(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID) -> SchoolClass:
    """The class, archived or not. Raises NotFound."""
    with store.read() as session:
        return policy.own_class(session, educator_id, class_id)


def is_owner(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID) -> bool:
    """Whether the class is this educator's own."""
    with store.read() as session:
        place = session.get(Teaching, (class_id, educator_id))
        return place is not None and place.is_owner


def list_classes(store: Store, educator_id: uuid.UUID) -> list[Listed]:
    """All classes that an educator teaches: those in use first, by name."""
    learners = (
        select(func.count()).where(Membership.class_id == SchoolClass.id).correlate(SchoolClass).scalar_subquery()
    )
    unread = (
        select(func.count())
        .where(BoxQuestion.class_id == SchoolClass.id, BoxQuestion.is_read.is_(False))
        .correlate(SchoolClass)
        .scalar_subquery()
    )
    with store.read() as session:
        rows = session.execute(
            select(SchoolClass, Teaching.is_owner, learners, unread)
            .join(Teaching, Teaching.class_id == SchoolClass.id)
            .where(Teaching.educator_id == educator_id)
        ).all()
    found = [Listed(row, owner, count, open_) for row, owner, count, open_ in rows]
    return sorted(found, key=lambda it: (it.row.archived_on is not None, it.row.name.casefold(), str(it.row.id)))


def change_class(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, fields: ClassFields, today: date) -> None:
    """Names a class anew, or sets its language, country and ages. Raises NotFound."""

    def change(row: SchoolClass) -> None:
        row.name, row.language, row.country, row.ages = fields.name, fields.language, fields.country, fields.ages

    _change(store, educator_id, class_id, today, change)


def renew_code(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, today: date) -> None:
    """A new join code; the one before no longer works. Learners keep their words. Raises NotFound."""
    with store.write() as session:
        policy.own_open_class(session, educator_id, class_id).code = _free_code(session)
        touch(session, class_id, today)


def renew_calendar(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, today: date) -> None:
    """A new address for the calendar of the class; the one before no longer works. Raises NotFound."""

    def change(row: SchoolClass) -> None:
        row.calendar_token = secrets.token_urlsafe(TOKEN_BYTES)

    _change(store, educator_id, class_id, today, change)


def _change(
    store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, today: date, change: Callable[[SchoolClass], None]
) -> None:
    with store.write() as session:
        change(policy.own_open_class(session, educator_id, class_id))
        touch(session, class_id, today)


def archive_class(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, today: date) -> None:
    """Puts a class away: nobody joins or works in it, nothing is lost. Raises NotFound."""
    with store.write() as session:
        found = policy.own_class(session, educator_id, class_id)
        found.archived_on = found.archived_on or today


def restore_class(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, today: date) -> None:
    """Takes a class back into use. Raises NotFound."""
    with store.write() as session:
        policy.own_class(session, educator_id, class_id).archived_on = None
        touch(session, class_id, today)


def keep_class(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, today: date) -> None:
    """Keeps a class that was to be erased since nobody used it. Raises NotFound."""
    with store.write() as session:
        touch(session, policy.own_class(session, educator_id, class_id).id, today)


def delete_class(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID) -> None:
    """Erases a class and its learners for good. Only its owner may. Raises NotFound.

    Afterwards the store's files hold nothing of it.
    """
    with store.erase() as session:
        erase_classes(session, [policy.class_i_own(session, educator_id, class_id).id])
