"""Becoming an educator. Nobody is one before their address is proven: what they entered waits in the link, and the link alone
is not enough, or somebody could register a stranger's address, wait for the stranger's click, and own the account.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from accounts import service_educators, service_links
from accounts.models import Educator, OneTimeLink


def begin(session: Session, email: str, entered: dict[str, Any], now: datetime) -> str | None:
    """Keeps what was entered (name, password_hash, language, country) until the address is proven: the token, or None when the
    address has an account. Both take the same work."""
    taken = service_educators.by_email(session, email) is not None
    purpose = service_links.NOTHING if taken else service_links.CONFIRM
    token = service_links.make(session, purpose, now, email=None if taken else email, data={} if taken else entered)
    return None if taken else token


def finish(session: Session, link: OneTimeLink, entered: dict[str, Any], today: date) -> Educator | None:
    """Makes the account of a link whose owner was proven. None when the link was used, or the address taken meanwhile."""
    if link.email is None or not service_links.burn(session, link):
        return None
    try:
        with session.begin_nested():
            return service_educators.make_educator(
                session,
                email=link.email,
                name=entered["name"],
                password_hash=entered["password_hash"],
                language=entered["language"],
                country=entered["country"],
                today=today,
            )
    except IntegrityError:
        return None
