"""Finds and makes educators, and changes what they may change by themselves. One command here is one transaction of the caller."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from accounts.errors import NotFoundError
from accounts.models import Educator, Passkey, RecoveryCode, SignIn


def make_educator(
    session: Session,
    *,
    email: str,
    name: str,
    password_hash: str,
    language: str,
    country: str | None,
    today: date,
    is_admin: bool = False,
) -> Educator:
    """A new educator. `email` is folded (`forms.fold_email`). Raises IntegrityError when it is taken."""
    educator = Educator(
        email=email,
        name=name,
        password_hash=password_hash,
        language=language,
        country=country,
        made_on=today,
        is_admin=is_admin,
    )
    session.add(educator)
    session.flush()
    return educator


def by_email(session: Session, email: str) -> Educator | None:
    """The educator with this (folded) address."""
    return session.scalar(select(Educator).where(Educator.email == email))


def educator(session: Session, educator_id: uuid.UUID) -> Educator:
    """The educator, to be changed in this session. Raises NotFoundError."""
    found = session.scalar(select(Educator).where(Educator.id == educator_id))
    if found is None:
        raise NotFoundError
    return found


def has_second_step(session: Session, educator_id: uuid.UUID) -> bool:
    """Whether a password alone is not enough: a second factor or a passkey was set up."""
    return bool(
        session.scalar(
            select(
                exists().where(Educator.id == educator_id, Educator.totp_secret.is_not(None))
                | exists().where(Passkey.educator_id == educator_id)
            )
        )
    )


def passkeys(session: Session, educator_id: uuid.UUID) -> list[Passkey]:
    """Their passkeys, oldest first."""
    rows = select(Passkey).where(Passkey.educator_id == educator_id).order_by(Passkey.made_on, Passkey.id)
    return list(session.scalars(rows))


def recovery_left(session: Session, educator_id: uuid.UUID) -> int:
    """How many recovery codes still work."""
    return session.scalar(select(func.count()).where(RecoveryCode.educator_id == educator_id)) or 0


def end_session(session: Session, educator_id: uuid.UUID, session_id: uuid.UUID) -> None:
    """Ends one session of theirs. Raises NotFoundError for any other."""
    rows = delete(SignIn).where(SignIn.educator_id == educator_id, SignIn.id == session_id).returning(SignIn.id)
    if session.execute(rows).first() is None:
        raise NotFoundError
