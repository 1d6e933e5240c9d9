"""Tables of the room. Secrets are kept as hashes, or sealed where they must be read again."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from store.base import Base


class Educator(Base):
    """Somebody who teaches. `email` is folded; `totp_step` is the last step that was used, so that no code works twice."""

    __tablename__ = "educator"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(60))
    password_hash: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(8))
    country: Mapped[str | None] = mapped_column(String(2))
    is_admin: Mapped[bool] = mapped_column(default=False)
    closed_on: Mapped[date | None]
    totp_secret: Mapped[bytes | None]  # sealed
    totp_step: Mapped[int | None]
    made_on: Mapped[date]


class RecoveryCode(Base):
    """One of the codes for the day the second factor is lost; burned when used."""

    __tablename__ = "recovery_code"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    educator_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("educator.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[bytes]


class Passkey(Base):
    """A key that a device of the educator holds (WebAuthn)."""

    __tablename__ = "passkey"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    educator_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("educator.id", ondelete="CASCADE"), index=True)
    credential_id: Mapped[bytes] = mapped_column(unique=True)
    public_key: Mapped[bytes]
    sign_count: Mapped[int]
    name: Mapped[str] = mapped_column(String(60))
    made_on: Mapped[date]


class OneTimeLink(Base):
    """A link that was sent or shown once, or the challenge of a passkey. `purpose`: see `service_links.py`.

    `data` holds what waits for its confirmation: nobody becomes an educator before their address is proven.
    """

    __tablename__ = "one_time_link"
    __table_args__ = {"info": {"passing": True}}  # noqa: RUF012 (in no backup)

    token_hash: Mapped[bytes] = mapped_column(primary_key=True)
    purpose: Mapped[str] = mapped_column(String(20))
    educator_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("educator.id", ondelete="CASCADE"), index=True)
    email: Mapped[str | None] = mapped_column(String(254))
    expires_at: Mapped[datetime] = mapped_column(index=True)
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Learner(Base):
    """Somebody who learns, in one class. `words_are_new`: the printed words, which work once and are then replaced."""

    __tablename__ = "learner"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    nickname: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(8))
    words_hash: Mapped[str] = mapped_column(String(200))
    words_are_new: Mapped[bool] = mapped_column(default=True)


class SignIn(Base):
    """A session on the server: whose, since when, and what it must remember between two pages."""

    __tablename__ = "sign_in"
    __table_args__ = (
        CheckConstraint("(educator_id IS NULL) <> (learner_id IS NULL)", name="one_person"),
        {"info": {"passing": True}},  # in no backup
    )

    token_hash: Mapped[bytes] = mapped_column(primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(unique=True, default=uuid.uuid4)  # what a list of sessions calls it
    educator_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("educator.id", ondelete="CASCADE"), index=True)
    learner_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("learner.id", ondelete="CASCADE"), index=True)
    begun_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    is_whole: Mapped[bool]  # false while the second factor is still to come
    device: Mapped[str] = mapped_column(String(60))  # such as “Firefox, Linux”, for the list of sessions
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Attempt(Base):
    """How often something was tried lately. The key is a keyed hash that changes every day: no address, no name."""

    __tablename__ = "attempt"
    __table_args__ = {"info": {"passing": True}}  # noqa: RUF012 (in no backup)

    key: Mapped[bytes] = mapped_column(primary_key=True)
    count: Mapped[int]
    until: Mapped[datetime]  # tries before this moment are refused; forgotten a day later


class AuditEntry(Base):
    """An administrative act, without personal data: what, on which day, by an account or by the command line."""

    __tablename__ = "audit_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    happened_on: Mapped[date]
    act: Mapped[str] = mapped_column(String(40))
    by: Mapped[str] = mapped_column(String(20))
    detail: Mapped[str] = mapped_column(Text, default="")
