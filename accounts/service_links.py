"""Links that work once, and challenges of passkeys. Only a hash of each is kept; what has run out goes with the next one."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, delete, select
from sqlalchemy.orm import Session

from accounts import tokens
from accounts.models import OneTimeLink

CONFIRM, RESET, NEW_EMAIL, INVITATION = "confirm", "reset", "new-email", "invitation"
MAKE_KEY, PROVE_KEY = "make-key", "prove-key"
# Written where no mail goes out, so that asking takes the same work whether or not there is an account.
NOTHING = "nothing"
LASTS = {
    CONFIRM: timedelta(days=1),
    RESET: timedelta(hours=1),
    NEW_EMAIL: timedelta(days=1),
    INVITATION: timedelta(days=14),
    MAKE_KEY: timedelta(minutes=10),
    PROVE_KEY: timedelta(minutes=10),
    NOTHING: timedelta(hours=1),
}


def make(
    session: Session,
    purpose: str,
    now: datetime,
    educator_id: uuid.UUID | None = None,
    email: str | None = None,
    data: dict[str, Any] | None = None,
    token: str = "",
) -> str:
    """Keeps a new link and gives its token. Links that have run out are deleted."""
    session.execute(delete(OneTimeLink).where(OneTimeLink.expires_at <= now))
    text = token or tokens.make(secrets.token_bytes)
    row = OneTimeLink(
        token_hash=tokens.digest(text),
        purpose=purpose,
        educator_id=educator_id,
        email=email,
        expires_at=now + LASTS[purpose],
        data=data or {},
    )
    session.add(row)
    session.flush()
    return text


def find(session: Session, purpose: str, token: str, now: datetime) -> OneTimeLink | None:
    """The link of a token, if it still works."""
    return session.scalar(
        select(OneTimeLink).where(
            OneTimeLink.token_hash == tokens.digest(token), OneTimeLink.purpose == purpose, OneTimeLink.expires_at > now
        )
    )


def burn(session: Session, link: OneTimeLink) -> bool:
    """Uses a link up. False when somebody else was quicker: then nothing may be done with it."""
    result = session.execute(delete(OneTimeLink).where(OneTimeLink.token_hash == link.token_hash))
    return isinstance(result, CursorResult) and result.rowcount == 1


def burn_all(session: Session, educator_id: uuid.UUID, *purposes: str) -> None:
    """Makes the open links of an educator for these purposes worthless."""
    session.execute(
        delete(OneTimeLink).where(OneTimeLink.educator_id == educator_id, OneTimeLink.purpose.in_(purposes))
    )
