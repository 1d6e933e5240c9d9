"""Passwords and addresses: asking for a new one, and changing them. Hashing is done by the caller, outside the transaction."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from accounts import service_educators, service_links, service_session
from accounts.models import Educator, OneTimeLink


def ask_reset(session: Session, email: str, now: datetime) -> tuple[Educator, str] | None:
    """Whose password may be chosen anew, and the token for it; None without such an account. Both take the same work."""
    found = service_educators.by_email(session, email)
    if found is None or found.closed_on is not None:
        service_links.make(session, service_links.NOTHING, now)
        return None
    return found, service_links.make(session, service_links.RESET, now, educator_id=found.id)


def reset(session: Session, link: OneTimeLink, password_hash: str) -> Educator | None:
    """Sets the password by a link, ends all sessions and all other links. None when the link was used meanwhile."""
    if link.educator_id is None or not service_links.burn(session, link):
        return None
    found = service_educators.educator(session, link.educator_id)
    set_password(session, found, password_hash)
    return found


def set_password(session: Session, educator: Educator, password_hash: str, keep: bytes | None = None) -> None:
    """Sets the password; sessions end, but the one with the digest `keep`, and links that were open are worth nothing."""
    educator.password_hash = password_hash
    service_session.end_others(session, educator, keep)
    service_links.burn_all(session, educator.id, service_links.RESET, service_links.NEW_EMAIL)


def ask_new_email(session: Session, educator_id: uuid.UUID, email: str, now: datetime) -> str | None:
    """The token with which the new address is confirmed, or None when it has an account. Both take the same work."""
    service_links.burn_all(session, educator_id, service_links.NEW_EMAIL)
    taken = service_educators.by_email(session, email) is not None
    purpose = service_links.NOTHING if taken else service_links.NEW_EMAIL
    token = service_links.make(session, purpose, now, educator_id=educator_id, email=email)
    return None if taken else token


def set_email(session: Session, link: OneTimeLink) -> tuple[Educator, str] | None:
    """Takes the confirmed address; all sessions end. The educator and their old address, or None when it is too late."""
    if link.educator_id is None or link.email is None or not service_links.burn(session, link):
        return None
    found = service_educators.educator(session, link.educator_id)
    old = found.email
    try:
        with session.begin_nested():
            found.email = link.email
            session.flush()
    except IntegrityError:
        return None
    service_session.end_others(session, found, None)
    service_links.burn_all(session, found.id, service_links.RESET)
    return found, old
