"""Sign-ins in the database: begin, find, renew, end. The browser holds a random token, we hold its digest.

An educator's ends after 30 minutes without a request and 12 hours after it began, a learner's after 20 minutes without one
(ASVS 7.3); one that still waits for its second factor after ten minutes in all.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from accounts import tokens
from accounts.models import Educator, Learner, SignIn

EDUCATOR_IDLE, LEARNER_IDLE = timedelta(minutes=30), timedelta(minutes=20)
ABSOLUTE = timedelta(hours=12)
HALF = timedelta(minutes=10)
SEEN_EVERY = timedelta(minutes=1)  # how exactly the last request is noted
DEVICE_MOST = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A sign-in that counts, and whose it is."""

    sign_in: SignIn
    person: Educator | Learner

    @property
    def educator(self) -> Educator | None:
        """The educator, if it is one."""
        return self.person if isinstance(self.person, Educator) else None

    @property
    def learner(self) -> Learner | None:
        """The learner, if it is one."""
        return self.person if isinstance(self.person, Learner) else None


def is_alive(sign_in: SignIn, now: datetime) -> bool:
    """Whether a sign-in counts at this moment."""
    if not sign_in.is_whole:
        return now - sign_in.begun_at < HALF
    idle = EDUCATOR_IDLE if sign_in.educator_id else LEARNER_IDLE
    return now - sign_in.seen_at < idle and now - sign_in.begun_at < ABSOLUTE


def find(session: Session, token: str, now: datetime) -> Found | None:
    """Who the bearer of a token is. None for one that is unknown, over, or of a closed account."""
    row = session.execute(
        select(SignIn, Educator, Learner)
        .outerjoin(Educator, SignIn.educator_id == Educator.id)
        .outerjoin(Learner, SignIn.learner_id == Learner.id)
        .where(SignIn.token_hash == tokens.digest(token))
    ).one_or_none()
    if row is None:
        return None
    sign_in, educator, learner = row
    person = educator or learner
    if not is_alive(sign_in, now) or (isinstance(person, Educator) and person.closed_on is not None):
        return None
    return Found(sign_in, person)


def begin(
    session: Session,
    person: Educator | Learner,
    *,
    whole: bool,
    device: str,
    now: datetime,
    random: Callable[[int], bytes],
) -> tuple[str, Found]:
    """A new sign-in with a new token. Those that are over are swept out on the way."""
    sweep(session, now)
    token = tokens.make(random)
    is_educator = isinstance(person, Educator)
    sign_in = SignIn(
        token_hash=tokens.digest(token),
        id=uuid.UUID(bytes=random(16), version=4),
        educator_id=person.id if is_educator else None,
        learner_id=None if is_educator else person.id,
        begun_at=now,
        seen_at=now,
        is_whole=whole,
        device=device[:DEVICE_MOST],
        data={},
    )
    session.add(sign_in)
    session.flush()
    return token, Found(sign_in, person)


def renew(
    session: Session, found: Found, *, whole: bool, now: datetime, random: Callable[[int], bytes]
) -> tuple[str, Found]:
    """The same sign-in under a new token; the old one is worth nothing from now on. The twelve hours go on."""
    old, begun = found.sign_in, found.sign_in.begun_at
    token, new = begin(session, found.person, whole=whole, device=old.device, now=now, random=random)
    new.sign_in.data = dict(old.data)
    if old.is_whole:
        new.sign_in.begun_at = begun
    end(session, old.token_hash)
    session.flush()
    return token, new


def seen(session: Session, found: Found, now: datetime) -> None:
    """Notes that the bearer was here."""
    session.execute(update(SignIn).where(SignIn.token_hash == found.sign_in.token_hash).values(seen_at=now))


def remember(session: Session, token_hash: bytes, data: dict[str, Any]) -> None:
    """Keeps what a sign-in must remember between two pages."""
    session.execute(update(SignIn).where(SignIn.token_hash == token_hash).values(data=data))


def end(session: Session, token_hash: bytes) -> None:
    """Ends one sign-in."""
    session.execute(delete(SignIn).where(SignIn.token_hash == token_hash))


def end_others(session: Session, person: Educator | Learner, keep: bytes | None) -> None:
    """Ends all sign-ins of a person but the one with the digest `keep`: after a new password, new words, a reset."""
    column = SignIn.educator_id if isinstance(person, Educator) else SignIn.learner_id
    session.execute(delete(SignIn).where(column == person.id, SignIn.token_hash != (keep or b"")))


def list_of(session: Session, educator_id: uuid.UUID, now: datetime) -> list[SignIn]:
    """The sign-ins of an educator that count, the last seen first."""
    rows = session.scalars(select(SignIn).where(SignIn.educator_id == educator_id).order_by(SignIn.seen_at.desc()))
    return [row for row in rows if is_alive(row, now)]


def sweep(session: Session, now: datetime) -> None:
    """Removes what is over, so that no moment is kept longer than it is needed."""
    session.execute(
        delete(SignIn)
        .where(
            or_(
                SignIn.begun_at <= now - ABSOLUTE,
                SignIn.seen_at <= now - EDUCATOR_IDLE,
                SignIn.learner_id.is_not(None) & (SignIn.seen_at <= now - LEARNER_IDLE),
                SignIn.is_whole.is_(False) & (SignIn.begun_at <= now - HALF),
            )
        )
        .execution_options(synchronize_session=False)
    )
