"""The second factor of an educator: codes of an app, recovery codes, passkeys. Every proof works once."""

from __future__ import annotations

import hmac
import uuid
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import CursorResult, delete, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from accounts import service_educators, service_links, service_session, totp
from accounts.errors import NotFoundError
from accounts.models import Educator, Passkey, RecoveryCode
from accounts.passkeys import NewKey
from accounts.recovery import fold_code

Hash = Callable[[str], bytes]


def set_totp(session: Session, educator_id: uuid.UUID, sealed: bytes, step: int) -> None:
    """Keeps the (sealed) secret of an app; `step` is the one that was just shown."""
    found = service_educators.educator(session, educator_id)
    found.totp_secret, found.totp_step = sealed, step


def use_totp(session: Session, educator_id: uuid.UUID, secret: bytes, code: str, at: datetime) -> bool:
    """Whether the code is right, now, for the first time. Two who come at once with the same code do not both get in."""
    found = service_educators.educator(session, educator_id)
    step = totp.step_of(secret, code, at, found.totp_step)
    if step is None:
        return False
    fresh = or_(Educator.totp_step.is_(None), Educator.totp_step < step)
    return _changed(session.execute(update(Educator).where(Educator.id == educator_id, fresh).values(totp_step=step)))


def new_recovery_codes(session: Session, educator_id: uuid.UUID, codes: Sequence[str], keyed: Hash) -> None:
    """Puts new codes in the place of all old ones. `keyed` hashes a folded code with a key of the site."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.educator_id == educator_id))
    session.add_all(RecoveryCode(educator_id=educator_id, code_hash=keyed(fold_code(code))) for code in codes)


def use_recovery_code(session: Session, educator_id: uuid.UUID, code: str, keyed: Hash) -> bool:
    """Whether it is a recovery code of theirs; it is burned."""
    folded = fold_code(code)
    if not folded:
        return False
    wanted = keyed(folded)
    rows = session.scalars(select(RecoveryCode).where(RecoveryCode.educator_id == educator_id)).all()
    for row in rows:
        if hmac.compare_digest(row.code_hash, wanted):
            return _changed(session.execute(delete(RecoveryCode).where(RecoveryCode.id == row.id)))
    return False


def add_passkey(session: Session, educator_id: uuid.UUID, key: NewKey, name: str, today: date) -> bool:
    """Keeps a passkey. False when somebody has it already."""
    row = Passkey(
        educator_id=educator_id,
        credential_id=key.credential_id,
        public_key=key.public_key,
        sign_count=key.sign_count,
        name=name,
        made_on=today,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return False
    return True


def passkey_of(session: Session, credential_id: bytes) -> Passkey | None:
    """The passkey that a browser names."""
    return session.scalar(select(Passkey).where(Passkey.credential_id == credential_id))


def own_passkey(session: Session, educator_id: uuid.UUID, passkey_id: uuid.UUID) -> Passkey:
    """A passkey of theirs. Raises NotFoundError for any other."""
    mine = select(Passkey).where(Passkey.educator_id == educator_id, Passkey.id == passkey_id)
    found = session.scalar(mine)
    if found is None:
        raise NotFoundError
    return found


def remove_passkey(session: Session, educator_id: uuid.UUID, passkey_id: uuid.UUID) -> None:
    """Forgets a passkey of theirs, and the recovery codes with the last second factor. Raises NotFoundError for any other."""
    session.delete(own_passkey(session, educator_id, passkey_id))
    session.flush()
    if not service_educators.has_second_step(session, educator_id):
        session.execute(delete(RecoveryCode).where(RecoveryCode.educator_id == educator_id))


def remove_totp(session: Session, educator_id: uuid.UUID) -> None:
    """Forgets the app, and the recovery codes with the last second factor."""
    found = service_educators.educator(session, educator_id)
    found.totp_secret = found.totp_step = None
    session.flush()
    if not service_educators.has_second_step(session, educator_id):
        session.execute(delete(RecoveryCode).where(RecoveryCode.educator_id == educator_id))


def remove_all(session: Session, educator_id: uuid.UUID) -> None:
    """Takes every second factor away, for somebody who lost them all; their sessions end. The operator's command."""
    found = service_educators.educator(session, educator_id)
    remove_totp(session, educator_id)
    session.execute(delete(Passkey).where(Passkey.educator_id == educator_id))
    session.execute(delete(RecoveryCode).where(RecoveryCode.educator_id == educator_id))
    service_session.end_others(session, found, None)


def new_challenge(session: Session, purpose: str, token: str, now: datetime, educator_id: uuid.UUID | None) -> None:
    """Keeps that a challenge was given, for whom, until it is answered once."""
    service_links.make(session, purpose, now, educator_id=educator_id, token=token)


def use_challenge(session: Session, purpose: str, token: str, now: datetime, educator_id: uuid.UUID | None) -> bool:
    """Whether a challenge was ours, for this person, and not answered yet; it is burned."""
    link = service_links.find(session, purpose, token, now)
    return link is not None and link.educator_id == educator_id and service_links.burn(session, link)


def _changed(result: Any) -> bool:
    return isinstance(result, CursorResult) and result.rowcount == 1
