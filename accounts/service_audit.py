"""Writes and reads the audit log: administrative acts, never a person."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from accounts.audit import ACTS, BY
from accounts.models import AuditEntry

SHOWN = 100
KEPT = timedelta(days=400)  # docs/retention.md


def note(session: Session, act: str, by: str, today: date, detail: str = "") -> None:
    """Writes one line, and lets go of those that are too old. `detail` may hold a number or the kind of a thing.

    Raises KeyError for an act or a doer not of `audit.py`.
    """
    if act not in ACTS or by not in BY:
        raise KeyError(act, by)
    session.execute(delete(AuditEntry).where(AuditEntry.happened_on < today - KEPT))
    session.add(AuditEntry(happened_on=today, act=act, by=by, detail=detail))


def latest(session: Session) -> list[AuditEntry]:
    """The last lines, newest first."""
    return list(session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(SHOWN)))
