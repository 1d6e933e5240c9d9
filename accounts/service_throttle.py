"""Counts tries in the database, so that neither a restart nor a second worker forgets them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from accounts.errors import TooManyTriesError
from accounts.models import Attempt
from accounts.throttle import KEPT, Rule
from store.upsert import insert_or_ignore


def begin(session: Session, rules: Mapping[bytes, Rule], now: datetime) -> None:
    """Counts a try before it is made, so that tries at the same time cannot slip through together.

    Raises TooManyTriesError when one of the counters says that it is too early; such a try counts nothing.
    """
    keys = sorted(rules)  # always in the same order: two tries at once wait for each other, never in a circle
    for key in keys:
        session.execute(insert_or_ignore(session, Attempt, {"key": key, "count": 0, "until": now}))
    found = session.scalars(select(Attempt).where(Attempt.key.in_(keys)).order_by(Attempt.key).with_for_update()).all()
    wait = max((row.until - now for row in found), default=timedelta(0))
    if wait > timedelta(0):
        raise TooManyTriesError(wait)
    for row in found:
        row.count += 1
        row.until = now + rules[row.key].wait(row.count)


def succeeded(session: Session, rules: Mapping[bytes, Rule]) -> None:
    """Forgets the failures of what was right in the end. A network's only loses this one try: others may still be guessing there."""
    for row in session.scalars(select(Attempt).where(Attempt.key.in_(rules)).with_for_update()):
        if len(rules) > 1 and rules[row.key].free >= 60:
            row.count = max(row.count - 1, 0)
        else:
            session.delete(row)


def sweep(session: Session, now: datetime) -> None:
    """Forgets counters of yesterday: their key cannot be made again."""
    session.execute(delete(Attempt).where(Attempt.until < now - KEPT))
