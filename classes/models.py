"""Tables of the room. No table holds a time of day of what a learner did."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from accounts.models import Educator, Learner
from store.base import Base

_educator = f"{Educator.__tablename__}.id"
_learner = f"{Learner.__tablename__}.id"


class SchoolClass(Base):
    """A class. `active_on` is the last day that anybody used it, for retention; `box_alert` is all that is kept of a question that
    sounded like danger."""

    __tablename__ = "school_class"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    name: Mapped[str] = mapped_column(String(60))
    language: Mapped[str] = mapped_column(String(8))
    country: Mapped[str | None] = mapped_column(String(2))
    ages: Mapped[str] = mapped_column(String(10))  # 13-15, 16-18, adults
    code: Mapped[str] = mapped_column(String(12), unique=True)
    calendar_token: Mapped[str] = mapped_column(String(64), unique=True)
    made_on: Mapped[date]
    active_on: Mapped[date] = mapped_column(index=True)
    warned_on: Mapped[date | None]
    archived_on: Mapped[date | None]
    box_open: Mapped[bool] = mapped_column(default=True)
    box_days: Mapped[int] = mapped_column(default=7)  # a question is read within so many days
    box_alert: Mapped[bool] = mapped_column(default=False)


class Teaching(Base):
    """Who teaches a class. The owner made it, and alone may delete it."""

    __tablename__ = "teaching"

    class_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("school_class.id", ondelete="CASCADE"), primary_key=True)
    educator_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey(_educator, ondelete="CASCADE"), primary_key=True, index=True
    )
    is_owner: Mapped[bool]


class TeacherCalendar(Base):
    """The address of the calendar of all classes of an educator, once they asked for it. Who knows the token reads the days."""

    __tablename__ = "teacher_calendar"

    educator_id: Mapped[uuid.UUID] = mapped_column(ForeignKey(_educator, ondelete="CASCADE"), primary_key=True)
    token: Mapped[str] = mapped_column(String(64), unique=True)


class CoTeacherInvitation(Base):
    """A link with which another educator joins the teachers of a class, once."""

    __tablename__ = "co_teacher_invitation"
    __table_args__ = {"info": {"passing": True}}  # noqa: RUF012 (in no backup)

    token_hash: Mapped[bytes] = mapped_column(primary_key=True)
    class_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("school_class.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[datetime]


class Membership(Base):
    """A learner's place in the one class they are in. `folded` is the nickname as it is compared."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("class_id", "folded"),)

    learner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey(_learner, ondelete="CASCADE"), primary_key=True)
    class_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("school_class.id", ondelete="CASCADE"))
    folded: Mapped[str] = mapped_column(String(80))


class Assignment(Base):
    """A course, or one lesson of it, for a class or some of it. `held_on` is the day of the class for what is taught together."""

    __tablename__ = "assignment"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    class_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("school_class.id", ondelete="CASCADE"), index=True)
    course: Mapped[str] = mapped_column(String(60))
    lesson: Mapped[str | None] = mapped_column(String(60))
    opens_on: Mapped[date]
    due_on: Mapped[date | None]
    held_on: Mapped[date | None]
    for_all: Mapped[bool] = mapped_column(default=True)


class AssignedLearner(Base):
    """A learner whom an assignment that is not for all is for."""

    __tablename__ = "assigned_learner"

    assignment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assignment.id", ondelete="CASCADE"), primary_key=True)
    learner_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey(_learner, ondelete="CASCADE"), primary_key=True, index=True
    )


class Progress(Base):
    """How far a learner is in a lesson: the block they stopped at, and whether it is done (skipping to the summary is done too)."""

    __tablename__ = "progress"
    __table_args__ = (Index("ix_progress_class_id", "class_id", "course", "lesson"),)

    learner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey(_learner, ondelete="CASCADE"), primary_key=True)
    course: Mapped[str] = mapped_column(String(60), primary_key=True)
    lesson: Mapped[str] = mapped_column(String(60), primary_key=True)
    class_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("school_class.id", ondelete="CASCADE"))
    block: Mapped[str] = mapped_column(String(60), default="")
    picks: Mapped[str] = mapped_column(String(400), default="")  # ways taken in its scenes; in no report
    is_done: Mapped[bool] = mapped_column(default=False)


class Answer(Base):
    """What a learner answered to a question: the first time, and now. Picks are ids of answers, as `answers.py` writes them."""

    __tablename__ = "answer"
    __table_args__ = (Index("ix_answer_class_id", "class_id", "course", "lesson", "question"),)

    learner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey(_learner, ondelete="CASCADE"), primary_key=True)
    course: Mapped[str] = mapped_column(String(60), primary_key=True)
    lesson: Mapped[str] = mapped_column(String(60), primary_key=True)
    question: Mapped[str] = mapped_column(String(60), primary_key=True)
    class_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("school_class.id", ondelete="CASCADE"))
    first: Mapped[str] = mapped_column(String(400))
    first_verdict: Mapped[str] = mapped_column(String(8))  # right, part, wrong
    latest: Mapped[str] = mapped_column(String(400))
    latest_verdict: Mapped[str] = mapped_column(String(8))


class AimRating(Base):
    """How well a learner thinks they can do what a lesson aims at, before and after: 1 not yet, 2 partly, 3 well."""

    __tablename__ = "aim_rating"
    __table_args__ = (Index("ix_aim_rating_class_id", "class_id", "course", "lesson", "aim"),)

    learner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey(_learner, ondelete="CASCADE"), primary_key=True)
    course: Mapped[str] = mapped_column(String(60), primary_key=True)
    lesson: Mapped[str] = mapped_column(String(60), primary_key=True)
    aim: Mapped[str] = mapped_column(String(60), primary_key=True)
    class_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("school_class.id", ondelete="CASCADE"))
    before: Mapped[int | None]
    after: Mapped[int | None]


class BoxQuestion(Base):
    """A question for the educator. No author is kept, unless the writer chose to be known; ids are random, so no order shows."""

    __tablename__ = "box_question"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    class_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("school_class.id", ondelete="CASCADE"), index=True)
    learner_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey(_learner, ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    read_by: Mapped[date]
    is_read: Mapped[bool] = mapped_column(default=False)
