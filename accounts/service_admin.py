"""What an admin does: see who teaches, invite, close and open accounts. Nothing here reads a class, a learner or an answer."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from accounts import service_audit, service_educators, service_links, service_session
from accounts.audit import BY_ACCOUNT
from accounts.errors import NotFoundError
from accounts.models import Educator, OneTimeLink, Passkey

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """An educator as the admin page shows them."""

    id: uuid.UUID
    email: str
    name: str
    made_on: date
    closed_on: date | None
    is_admin: bool
    second_step: bool


def educators(session: Session, looked_for: str, page: int) -> tuple[list[Line], int]:
    """A page (from 1) of the educators whose name or address holds `looked_for`, and how many there are in all."""
    matches = select(Educator)
    if looked_for:
        pattern = "%" + looked_for.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        matches = matches.where(
            or_(Educator.email.like(pattern, escape="\\"), func.lower(Educator.name).like(pattern, escape="\\"))
        )
    many = session.scalar(select(func.count()).select_from(matches.subquery())) or 0
    keyed = exists().where(Passkey.educator_id == Educator.id)
    rows = session.execute(
        matches.add_columns(keyed).order_by(Educator.email).limit(PAGE).offset((page - 1) * PAGE)
    ).all()
    return [
        Line(it.id, it.email, it.name, it.made_on, it.closed_on, it.is_admin, it.totp_secret is not None or has_key)
        for it, has_key in rows
    ], many


def close(session: Session, educator_id: uuid.UUID, by_id: uuid.UUID, today: date) -> None:
    """Closes an account: nobody gets in any more, nothing is deleted. Raises NotFoundError, also for the admin's own."""
    found = service_educators.educator(session, educator_id)
    if educator_id == by_id or found.closed_on is not None:
        raise NotFoundError
    found.closed_on = today
    service_session.end_others(session, found, None)
    service_links.burn_all(session, educator_id, service_links.RESET, service_links.NEW_EMAIL)
    service_audit.note(session, "closed", BY_ACCOUNT, today)


def reopen(session: Session, educator_id: uuid.UUID, today: date) -> None:
    """Opens a closed account again. Raises NotFoundError."""
    found = service_educators.educator(session, educator_id)
    if found.closed_on is None:
        raise NotFoundError
    found.closed_on = None
    service_audit.note(session, "reopened", BY_ACCOUNT, today)


def invite(session: Session, email: str, language: str, now: datetime) -> str:
    """The token of an invitation. A second one to the same address takes the place of the first."""
    for old in session.scalars(
        select(OneTimeLink).where(OneTimeLink.purpose == service_links.INVITATION, OneTimeLink.email == email)
    ):
        session.delete(old)
    session.flush()
    data = {"language": language, "id": str(uuid.uuid4())}
    token = service_links.make(session, service_links.INVITATION, now, email=email, data=data)
    service_audit.note(session, "invited", BY_ACCOUNT, now.date())
    return token


def invitations(session: Session, now: datetime) -> list[OneTimeLink]:
    """The invitations that still work, the ones that run out first on top."""
    rows = select(OneTimeLink).where(OneTimeLink.purpose == service_links.INVITATION, OneTimeLink.expires_at > now)
    return list(session.scalars(rows.order_by(OneTimeLink.expires_at, OneTimeLink.email)))


def withdraw(session: Session, invitation_id: uuid.UUID, now: datetime) -> None:
    """Makes an invitation worthless. Raises NotFoundError."""
    for row in invitations(session, now):
        if row.data.get("id") == str(invitation_id):
            session.delete(row)
            service_audit.note(session, "invitation-withdrawn", BY_ACCOUNT, now.date())
            return
    raise NotFoundError


def make_admin(session: Session, educator: Educator, by: str, today: date) -> None:
    """Makes an educator an admin. Their sessions end, so that the new power begins with a new one."""
    educator.is_admin = True
    service_session.end_others(session, educator, None)
    service_audit.note(session, "admin-made", by, today)


def end_admin(session: Session, educator: Educator, by: str, today: date) -> None:
    """Takes the admin page away. Their sessions end as well."""
    educator.is_admin = False
    service_session.end_others(session, educator, None)
    service_audit.note(session, "admin-ended", by, today)
