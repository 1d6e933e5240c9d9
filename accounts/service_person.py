"""The parts of this room in export and erasure: what `accounts` itself keeps about an educator or a learner."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from accounts import erase, export, service_educators
from accounts.export import Table
from accounts.models import Educator, Learner, OneTimeLink, SignIn
from web.marks import N_

EDUCATOR_TABLES = frozenset({"educator", "recovery_code", "passkey", "one_time_link", "sign_in"})
LEARNER_TABLES = frozenset({"learner", "sign_in"})

_SESSION = {"device": N_("Device"), "begun": N_("Began"), "seen": N_("Last used")}


def read_educator(session: Session, educator_id: uuid.UUID) -> Iterable[Table]:
    """The account, its passkeys, its sessions and its open links."""
    it = service_educators.educator(session, educator_id)
    left = service_educators.recovery_left(session, educator_id)
    yield Table(
        "account",
        N_("Your account"),
        {
            "name": N_("Name"),
            "email": N_("E-mail address"),
            "language": N_("Language"),
            "country": N_("Country"),
            "made": N_("Made on"),
            "admin": N_("May use the admin page"),
            "second": N_("Codes from an app are set up"),
            "recovery": N_("Recovery codes left"),
        },
        [(it.name, it.email, it.language, it.country, it.made_on, it.is_admin, it.totp_secret is not None, left)],
    )
    yield Table(
        "passkeys",
        N_("Your passkeys"),
        {"name": N_("Name"), "made": N_("Made on")},
        [(key.name, key.made_on) for key in service_educators.passkeys(session, educator_id)],
    )
    yield Table(
        "sessions", N_("Where you are signed in"), _SESSION, _sessions(session, SignIn.educator_id == educator_id)
    )
    yield Table(
        "links",
        N_("Links that were sent and not used yet"),
        {"purpose": N_("What for"), "email": N_("E-mail address"), "until": N_("Works until")},
        [
            (row.purpose, row.email, row.expires_at)
            for row in session.scalars(select(OneTimeLink).where(OneTimeLink.educator_id == educator_id))
        ],
    )


def erase_educator(session: Session, educator_id: uuid.UUID) -> None:
    """The account; keys, codes, links and sessions go with it by the database's own rules. So does what waits for its address."""
    found = service_educators.educator(session, educator_id)
    session.execute(delete(OneTimeLink).where(OneTimeLink.email == found.email))
    session.execute(delete(Educator).where(Educator.id == educator_id))


def read_learner(session: Session, learner_id: uuid.UUID) -> Iterable[Table]:
    """The nickname and the sessions."""
    rows = session.scalars(select(Learner).where(Learner.id == learner_id))
    columns = {"nickname": N_("Nickname"), "language": N_("Language")}
    yield Table("account", N_("Your account"), columns, [(it.nickname, it.language) for it in rows])
    yield Table(
        "sessions", N_("Where you are signed in"), _SESSION, _sessions(session, SignIn.learner_id == learner_id)
    )


def erase_learner(session: Session, learner_id: uuid.UUID) -> None:
    """The learner; sessions and all that classes keep of them go with them by the database's own rules."""
    session.execute(delete(Learner).where(Learner.id == learner_id))


def _sessions(session: Session, whose: object) -> list[tuple[export.Cell, ...]]:
    rows = session.scalars(select(SignIn).where(whose).order_by(SignIn.begun_at))  # type: ignore[arg-type]
    return [(row.device, row.begun_at, row.seen_at) for row in rows]


def register() -> None:
    """Adds the parts of this room. Called before those of rooms above, which then are erased first."""
    export.register(export.Part("accounts", "educator", EDUCATOR_TABLES, read_educator))
    export.register(export.Part("accounts", "learner", LEARNER_TABLES, read_learner))
    erase.register(erase.Part("accounts", "educator", EDUCATOR_TABLES, erase_educator))
    erase.register(erase.Part("accounts", "learner", LEARNER_TABLES, erase_learner))
