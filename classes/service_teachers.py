"""Who teaches a class: its owner invites others by a link that works once, removes them, or passes the class on."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from accounts import tokens
from accounts.errors import NotFound
from accounts.models import Educator
from classes import policy
from classes.models import CoTeacherInvitation, SchoolClass, Teaching
from classes.service_activity import touch
from store.store import Store

LASTS = timedelta(days=7)
MOST_TEACHERS = 20
MOST_INVITATIONS = 20


class TooManyTeachersError(ValueError):
    """The class has as many teachers, or open invitations, as it may have."""


class OwnerStaysError(ValueError):
    """The owner cannot leave: they pass the class on first, or delete it."""


@dataclass(frozen=True, slots=True)
class Teacher:
    """A teacher in the list of the class."""

    id: uuid.UUID
    name: str
    is_owner: bool


@dataclass(frozen=True, slots=True)
class Invited:
    """What the page of an invitation shows: the class, and who owns it. `is_there`: the reader teaches it already."""

    class_id: uuid.UUID
    class_name: str
    owner: str
    is_there: bool


def list_teachers(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID) -> list[Teacher]:
    """Those who teach the class, its owner first. Raises NotFound."""
    with store.read() as session:
        policy.own_class(session, educator_id, class_id)
        rows = session.execute(
            select(Educator.id, Educator.name, Teaching.is_owner)
            .join(Teaching, Teaching.educator_id == Educator.id)
            .where(Teaching.class_id == class_id)
        ).all()
    found = [Teacher(found, name, owner) for found, name, owner in rows]
    return sorted(found, key=lambda it: (not it.is_owner, it.name.casefold(), str(it.id)))


def count_invitations(store: Store, class_id: uuid.UUID, now: datetime) -> int:
    """How many links of a class still wait to be used."""
    with store.read() as session:
        return _waiting(session, class_id, now)


def _waiting(session: Session, class_id: uuid.UUID, now: datetime) -> int:
    query = select(func.count()).where(CoTeacherInvitation.class_id == class_id, CoTeacherInvitation.expires_at > now)
    return session.scalar(query) or 0


def invite(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, now: datetime) -> str:
    """The token of a new invitation, for a link that the owner passes on. Raises NotFound, TooManyTeachersError."""
    token = tokens.make(secrets.token_bytes)
    with store.write() as session:
        found = policy.class_i_own(session, educator_id, class_id)
        session.execute(delete(CoTeacherInvitation).where(CoTeacherInvitation.expires_at <= now))
        teachers = session.scalar(select(func.count()).where(Teaching.class_id == class_id)) or 0
        if found.archived_on is not None:
            raise NotFound
        if teachers >= MOST_TEACHERS or _waiting(session, class_id, now) >= MOST_INVITATIONS:
            raise TooManyTeachersError
        session.add(CoTeacherInvitation(token_hash=tokens.digest(token), class_id=class_id, expires_at=now + LASTS))
        touch(session, class_id, now.date())
    return token


def withdraw(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID) -> None:
    """Makes all open invitations of a class worthless. Raises NotFound."""
    with store.write() as session:
        policy.class_i_own(session, educator_id, class_id)
        session.execute(delete(CoTeacherInvitation).where(CoTeacherInvitation.class_id == class_id))


def read_invitation(store: Store, educator_id: uuid.UUID, token: str, now: datetime) -> Invited:
    """What an invitation is for. Raises NotFound when it was used, has run out or never was."""
    with store.read() as session:
        found = _invited_to(session, token, now)
        owner = session.execute(
            select(Educator.name)
            .join(Teaching, Teaching.educator_id == Educator.id)
            .where(Teaching.class_id == found.id, Teaching.is_owner)
        ).scalar_one()
        there = session.get(Teaching, (found.id, educator_id)) is not None
        return Invited(found.id, found.name, owner, there)


def _invited_to(session: Session, token: str, now: datetime) -> SchoolClass:
    if not tokens.could_be(token):
        raise NotFound
    found = session.execute(
        select(SchoolClass)
        .join(CoTeacherInvitation, CoTeacherInvitation.class_id == SchoolClass.id)
        .where(
            CoTeacherInvitation.token_hash == tokens.digest(token),
            CoTeacherInvitation.expires_at > now,
            SchoolClass.archived_on.is_(None),
        )
    ).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def accept(store: Store, educator_id: uuid.UUID, token: str, now: datetime) -> uuid.UUID:
    """Uses an invitation up: the educator teaches the class, whose id is given. Raises NotFound."""
    with store.write() as session:
        found = _invited_to(session, token, now)
        used = session.execute(
            delete(CoTeacherInvitation)
            .where(CoTeacherInvitation.token_hash == tokens.digest(token))
            .returning(CoTeacherInvitation.class_id)
        ).all()
        if not used:  # somebody else was quicker
            raise NotFound
        if session.get(Teaching, (found.id, educator_id)) is None:
            session.add(Teaching(class_id=found.id, educator_id=educator_id, is_owner=False))
        touch(session, found.id, now.date())
        return found.id


def leave(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID) -> None:
    """The educator no longer teaches the class. Raises NotFound, OwnerStaysError."""
    with store.write() as session:
        policy.own_class(session, educator_id, class_id)
        place = session.get_one(Teaching, (class_id, educator_id))
        if place.is_owner:
            raise OwnerStaysError
        session.delete(place)


def get_teacher(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, other_id: uuid.UUID) -> Teacher:
    """Another teacher of a class that is this educator's own. Raises NotFound."""
    with store.read() as session:
        place = policy.own_teacher(session, educator_id, class_id, other_id)
        return Teacher(other_id, session.get_one(Educator, other_id).name, place.is_owner)


def remove_teacher(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, other_id: uuid.UUID) -> None:
    """Another no longer teaches the class. Only the owner may. Raises NotFound."""
    with store.write() as session:
        session.delete(policy.own_teacher(session, educator_id, class_id, other_id))


def pass_on(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, other_id: uuid.UUID) -> None:
    """Another teacher of the class becomes its owner; this educator goes on teaching it. Raises NotFound."""
    with store.write() as session:
        policy.own_teacher(session, educator_id, class_id, other_id).is_owner = True
        session.get_one(Teaching, (class_id, educator_id)).is_owner = False
