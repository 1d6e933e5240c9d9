"""What class mode reads: whether the class is the educator's, and what it answered to one question."""

from __future__ import annotations

import uuid

from sqlalchemy import func, select

from classes import policy
from classes.models import Answer, SchoolClass
from store.store import Store


def own_class(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID) -> SchoolClass:
    """The class, if it is in use and this educator teaches it. Raises NotFound."""
    with store.read() as session:
        return policy.own_open_class(session, educator_id, class_id)


def answers_to(
    store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, course: str, lesson: str, question: str
) -> list[tuple[str, int]]:
    """Each answer to a question as it is kept, and how many learners of the class gave it last. Raises NotFound."""
    with store.read() as session:
        policy.own_open_class(session, educator_id, class_id)
        found = session.execute(
            select(Answer.latest, func.count())
            .where(
                Answer.class_id == class_id,
                Answer.course == course,
                Answer.lesson == lesson,
                Answer.question == question,
            )
            .group_by(Answer.latest)
        ).all()
    return [(text, count) for text, count in found]
