"""What a learner does about themselves: finds their place by code and nickname, gets new words, changes nickname and language."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from accounts.errors import NotFound
from accounts.models import Learner, SignIn
from classes import policy
from classes.models import Assignment, BoxQuestion, Membership, Progress, SchoolClass
from classes.service_activity import touch
from classes.service_people import TakenError, put_nickname
from store.store import Store


@dataclass(frozen=True, slots=True)
class Place:
    """A learner in their class."""

    learner: Learner
    row: SchoolClass


@dataclass(frozen=True, slots=True)
class Mine:
    """The class of a learner, what is assigned to them, and how far they are, by course and lesson."""

    row: SchoolClass
    assignments: Sequence[Assignment]
    progress: Mapping[tuple[str, str], Progress]


def find(store: Store, code: str | None, folded: str) -> Place | None:
    """Who has this nickname (as it is compared) in the open class with this code; None when nobody has."""
    with store.read() as session:
        found = session.execute(
            select(Learner, SchoolClass)
            .join(Membership, Membership.learner_id == Learner.id)
            .join(SchoolClass, SchoolClass.id == Membership.class_id)
            .where(SchoolClass.code == (code or ""), SchoolClass.archived_on.is_(None), Membership.folded == folded)
        ).one_or_none()
    return Place(*found) if found else None


def replace_words(
    store: Store, learner_id: uuid.UUID, old_hash: str, new_hash: str, keep: bytes | None = None, language: str = ""
) -> bool:
    """Puts other words in the place of those that were just checked, and ends the learner's sign-ins but the one named `keep`.

    `language`: what the learner speaks from now on, when that is given.

    False when they were replaced meanwhile: of two who use a printed card at once, one is refused.
    """
    with store.write() as session:
        done = session.execute(
            update(Learner)
            .where(Learner.id == learner_id, Learner.words_hash == old_hash)
            .values(words_hash=new_hash, words_are_new=False, **({"language": language} if language else {})),
            execution_options={"synchronize_session": False},
        )
        if not done.rowcount:  # type: ignore[attr-defined]
            return False
        session.execute(delete(SignIn).where(SignIn.learner_id == learner_id, SignIn.token_hash != (keep or b"")))
    return True


def was_here(store: Store, class_id: uuid.UUID, today: date) -> None:
    """Notes that the class is in use."""
    with store.write() as session:
        touch(session, class_id, today)


def mine(store: Store, learner_id: uuid.UUID) -> Mine:
    """Everything for the learner's first page; nothing is assigned in an archived class. Raises NotFound."""
    with store.read() as session:
        row = policy.class_of(session, learner_id)
        assignments = session.scalars(policy.assigned(learner_id)).all()
        progress = session.scalars(select(Progress).where(Progress.learner_id == learner_id)).all()
    return Mine(row, assignments, {(it.course, it.lesson): it for it in progress})


def class_of(store: Store, learner_id: uuid.UUID) -> SchoolClass:
    """The learner's class, archived or not. Raises NotFound."""
    with store.read() as session:
        return policy.class_of(session, learner_id)


def known_questions(store: Store, learner_id: uuid.UUID) -> int:
    """How many questions lie in the box under this learner's name."""
    with store.read() as session:
        return len(session.scalars(select(BoxQuestion.id).where(BoxQuestion.learner_id == learner_id)).all())


def change(store: Store, learner_id: uuid.UUID, nickname: str, language: str, today: date) -> None:
    """Gives oneself another nickname (cleaned, without fault) or language. Raises TakenError, NotFound."""
    try:
        with store.write() as session:
            row = policy.open_class_of(session, learner_id)
            learner = session.scalars(select(Learner).where(Learner.id == learner_id)).one_or_none()
            if learner is None:
                raise NotFound
            put_nickname(session, learner, nickname)
            learner.language = language
            touch(session, row.id, today)
    except IntegrityError as error:
        raise TakenError((nickname,)) from error
