"""Keeps how far a learner is in a lesson, what they answered and how they rate their aims; one press is one transaction.

Two presses at once, from two devices or one impatient finger, cannot lose or double anything: every row is put by its key.
The first answer to a question stays; done stays done.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from accounts.errors import NotFound
from classes import policy
from classes.models import AimRating, Answer, Assignment, Progress
from classes.service_activity import touch
from classes.work import Work
from store.store import Store
from store.upsert import Upsert


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept of a learner in one lesson. `answers` and `picks` are texts of `classes.answers`; ratings by aim."""

    answers: Mapping[str, str] = field(default_factory=dict)
    picks: str = ""
    block: str = ""
    is_done: bool = False
    before: Mapping[str, int] = field(default_factory=dict)
    after: Mapping[str, int] = field(default_factory=dict)


def assigned_lesson(session: Session, learner_id: uuid.UUID, course: str, lesson: str, today: date) -> Assignment:
    """An assignment by which this learner may take this lesson today. Raises NotFound."""
    found = session.scalars(
        policy.assigned(learner_id)
        .where(
            Assignment.course == course,
            or_(Assignment.lesson.is_(None), Assignment.lesson == lesson),
            Assignment.opens_on <= today,
        )
        .limit(1)
    ).first()
    if found is None:
        raise NotFound
    return found


def kept_of(store: Store, learner_id: uuid.UUID, course: str, lesson: str, today: date) -> Kept:
    """What is kept of this learner in this lesson. Raises NotFound when they may not take it today."""
    with store.read() as session:
        assigned_lesson(session, learner_id, course, lesson, today)
        progress = session.get(Progress, (learner_id, course, lesson))
        answers = session.execute(
            select(Answer.question, Answer.latest).where(
                Answer.learner_id == learner_id, Answer.course == course, Answer.lesson == lesson
            )
        ).all()
        ratings = session.scalars(
            select(AimRating).where(
                AimRating.learner_id == learner_id, AimRating.course == course, AimRating.lesson == lesson
            )
        ).all()
    return Kept(
        answers={row.question: row.latest for row in answers},
        picks=progress.picks if progress else "",
        block=progress.block if progress else "",
        is_done=bool(progress and progress.is_done),
        before={row.aim: row.before for row in ratings if row.before},
        after={row.aim: row.after for row in ratings if row.after},
    )


def keep(store: Store, learner_id: uuid.UUID, course: str, lesson: str, work: Work, today: date) -> None:
    """Keeps what one press holds. Raises NotFound when the learner may not take this lesson today."""
    try:
        with store.write() as session:
            class_id = assigned_lesson(session, learner_id, course, lesson, today).class_id
            where = {"learner_id": learner_id, "course": course, "lesson": lesson, "class_id": class_id}
            _keep_progress(session, where, work)
            _keep_answers(session, where, work)
            _keep_ratings(session, where, work)
            touch(session, class_id, today)
    except IntegrityError as error:  # erased from another device at this very moment
        raise NotFound from error


_PROGRESS = Upsert(
    Progress,
    lambda new: {
        "block": func.coalesce(func.nullif(new.block, ""), Progress.block),
        "picks": func.coalesce(func.nullif(new.picks, ""), Progress.picks),
        "is_done": or_(Progress.is_done, new.is_done),
    },
)
_ANSWERS = Upsert(
    Answer,
    lambda new: {"latest": new.latest, "latest_verdict": new.latest_verdict},
    only_if=lambda new: Answer.latest != new.latest,
)
_RATINGS = Upsert(
    AimRating,
    lambda new: {
        "before": func.coalesce(new.before, AimRating.before),
        "after": func.coalesce(new.after, AimRating.after),
    },
)


def _keep_progress(session: Session, where: Mapping[str, object], work: Work) -> None:
    _PROGRESS.put(session, [{**where, "block": work.place, "picks": work.picks, "is_done": work.is_done}])


def _keep_answers(session: Session, where: Mapping[str, object], work: Work) -> None:
    if not work.answers:
        return
    rows = [
        {
            **where,
            "question": it.question,
            "first": it.text,
            "first_verdict": it.verdict,
            "latest": it.text,
            "latest_verdict": it.verdict,
        }
        for it in work.answers
    ]
    _ANSWERS.put(session, rows)


def _keep_ratings(session: Session, where: Mapping[str, object], work: Work) -> None:
    aims = {*work.before, *work.after}
    if not aims:
        return
    rows = [{**where, "aim": aim, "before": work.before.get(aim), "after": work.after.get(aim)} for aim in sorted(aims)]
    _RATINGS.put(session, rows)
