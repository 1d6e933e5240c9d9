"""The question box of a class. No author is kept unless the writer chose to be known; nothing is kept of what sounded like danger."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from accounts.models import Educator, Learner
from classes import policy
from classes.models import BoxQuestion, SchoolClass, Teaching
from classes.service_activity import touch
from store.store import Store

MOST_UNREAD = 500  # of one class, so that nobody can fill the disk


class BoxClosedError(ValueError):
    """The educator has closed the box, or it holds as much as it can."""


@dataclass(frozen=True, slots=True)
class Box:
    """The box as a learner sees it: `readers` are the names of those who read it, within `days` days."""

    row: SchoolClass
    readers: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether questions are taken."""
        return self.row.box_open


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as an educator reads it. `nickname` is empty unless the writer chose to be known."""

    id: uuid.UUID
    text: str
    nickname: str
    read_by: date
    is_read: bool


def box_of(store: Store, learner_id: uuid.UUID) -> Box:
    """The box of the class that this learner is in. Raises NotFound when the class is archived."""
    with store.read() as session:
        row = policy.open_class_of(session, learner_id)
        names = session.scalars(
            select(Educator.name).join(Teaching).where(Teaching.class_id == row.id).order_by(Educator.name)
        ).all()
    return Box(row, tuple(names))


def ask(store: Store, learner_id: uuid.UUID, text: str, is_known: bool, today: date) -> None:
    """Puts a question into the box. Raises NotFound, BoxClosedError."""
    with store.write() as session:
        row = policy.open_class_of(session, learner_id)
        waiting = select(func.count()).where(BoxQuestion.class_id == row.id, BoxQuestion.is_read.is_(False))
        if not row.box_open or (session.scalar(waiting) or 0) >= MOST_UNREAD:
            raise BoxClosedError
        session.add(
            BoxQuestion(
                id=uuid.uuid4(),
                class_id=row.id,
                learner_id=learner_id if is_known else None,
                text=text,
                read_by=today + timedelta(days=row.box_days),
            )
        )
        touch(session, row.id, today)


def alert(store: Store, learner_id: uuid.UUID) -> None:
    """Tells the teachers of the class that a question sounded like danger: that, and nothing more. Raises NotFound."""
    with store.write() as session:
        policy.open_class_of(session, learner_id).box_alert = True


def questions(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID) -> tuple[SchoolClass, list[Asked]]:
    """The class and its questions, unread ones first; ids are random, so no order of writing shows. Raises NotFound."""
    with store.read() as session:
        row = policy.own_class(session, educator_id, class_id)
        found = session.execute(
            select(BoxQuestion, Learner.nickname)
            .join(Learner, Learner.id == BoxQuestion.learner_id, isouter=True)
            .where(BoxQuestion.class_id == class_id)
            .order_by(BoxQuestion.is_read, BoxQuestion.read_by, BoxQuestion.id)
        ).all()
    return row, [Asked(it.id, it.text, nickname or "", it.read_by, it.is_read) for it, nickname in found]


def mark_read(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, question_id: uuid.UUID, today: date) -> None:
    """Notes that a question was read. Raises NotFound."""
    with store.write() as session:
        policy.own_question(session, educator_id, class_id, question_id).is_read = True
        touch(session, class_id, today)


def remove(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, question_id: uuid.UUID) -> None:
    """Erases a question, from the files too. Raises NotFound."""
    with store.erase() as session:
        session.delete(policy.own_question(session, educator_id, class_id, question_id))


def end_alert(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID) -> None:
    """The teachers have seen the alert. Raises NotFound."""
    with store.write() as session:
        policy.own_open_class(session, educator_id, class_id).box_alert = False


def set_box(
    store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, *, is_open: bool, days: int, today: date
) -> None:
    """Opens or closes the box, and says within how many days it is read. Raises NotFound."""
    with store.write() as session:
        row = policy.own_open_class(session, educator_id, class_id)
        row.box_open, row.box_days = is_open, days
        touch(session, class_id, today)
