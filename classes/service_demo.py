"""Makes and removes the example class: two teachers, a class, lessons done and half done, answers, ratings, a full box."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from accounts import service_audit
from accounts.audit import BY_OPERATOR
from accounts.models import Educator, Learner
from accounts.service_educators import by_email, make_educator
from classes import answers, demo
from classes.assigning import Plan
from classes.models import AimRating, Answer, BoxQuestion, Membership, Progress, Teaching
from classes.nicknames import fold_nickname
from classes.service_assign import Target, add_assignment
from classes.service_classes import ClassFields, add_class
from classes.service_erase import erase_classes
from courses.library import Library
from courses.marking import Given, solution
from courses.records import Block, Course, Lesson
from store.store import Store


class ThereAlreadyError(ValueError):
    """The example class was made before; remove it first."""


def make_demo(
    store: Store, library: Library, language: str, today: date, hashed: Callable[[str], str], secret: str
) -> int:
    """Fills the example class; how many learners it has. `secret` is the teachers' password. Raises ThereAlreadyError."""
    kept = hashed(secret)
    words = hashed("nobody has these words")
    with store.write() as session:
        if by_email(session, demo.EMAIL) is not None:
            raise ThereAlreadyError
        teachers = [
            make_educator(
                session, email=email, name=name, password_hash=kept, language=language, country=None, today=today
            )
            for email, name in ((demo.EMAIL, demo.TEACHER), (demo.CO_EMAIL, demo.CO_TEACHER))
        ]
        class_id = add_class(session, teachers[0].id, ClassFields(demo.CLASS, language, None, demo.AGES), today)
        session.add(Teaching(class_id=class_id, educator_id=teachers[1].id, is_owner=False))
        learners = _add_learners(session, class_id, language, words)
        _add_work(session, library, teachers[0].id, class_id, learners, today)
        session.add_all(
            BoxQuestion(class_id=class_id, text=text, read_by=today + timedelta(days=5)) for text in demo.QUESTIONS
        )
        service_audit.note(session, "demo-made", BY_OPERATOR, today)
    return len(learners)


def remove_demo(store: Store, today: date) -> bool:
    """Erases the example class with its teachers; whether there was one."""
    with store.erase() as session:
        teachers = list(session.scalars(select(Educator.id).where(Educator.email.in_([demo.EMAIL, demo.CO_EMAIL]))))
        if not teachers:
            return False
        owned = select(Teaching.class_id).where(Teaching.educator_id.in_(teachers), Teaching.is_owner)
        erase_classes(session, list(session.scalars(owned)))
        session.execute(delete(Educator).where(Educator.id.in_(teachers)))
        service_audit.note(session, "demo-removed", BY_OPERATOR, today)
    return True


def _add_learners(session: Session, class_id: uuid.UUID, language: str, words: str) -> list[uuid.UUID]:
    ids = [uuid.uuid4() for _ in demo.NICKNAMES]
    session.add_all(
        Learner(id=one, nickname=nickname, language=language, words_hash=words, words_are_new=index % 4 == 3)
        for index, (one, nickname) in enumerate(zip(ids, demo.NICKNAMES, strict=True))
    )
    session.flush()
    session.add_all(
        Membership(learner_id=one, class_id=class_id, folded=fold_nickname(nickname))
        for one, nickname in zip(ids, demo.NICKNAMES, strict=True)
    )
    session.flush()
    return ids


def _add_work(
    session: Session, library: Library, teacher: uuid.UUID, class_id: uuid.UUID, learners: list[uuid.UUID], today: date
) -> None:
    """Three lessons of a course behind the class, one of a course on harm together next week, and one for some."""
    first = library.courses[0]
    lessons = [it for it in first.lessons if it.is_open][:3]
    for number, lesson in enumerate(lessons):
        begun = today - timedelta(days=14 - 7 * number)
        due = begun + timedelta(days=7)
        add_assignment(session, teacher, class_id, Target(first.id, lesson.id, Plan(begun, due, None)), today)
        _add_answers(session, library, first, lesson, class_id, learners, number)
    harm = next((course for course in library.courses if course.abuse), None)
    if harm is not None:
        done, *rest = [it for it in harm.lessons if it.is_open][:2]
        held = today - timedelta(days=2)
        add_assignment(session, teacher, class_id, Target(harm.id, done.id, Plan(held, None, held)), today)
        _add_answers(session, library, harm, done, class_id, learners, 1)
        for lesson in rest:
            day = today + timedelta(days=7)
            add_assignment(session, teacher, class_id, Target(harm.id, lesson.id, Plan(day, None, day)), today)
    last = library.courses[-1]
    some = frozenset(learners[:4])
    plan = Plan(today, today + timedelta(days=10), None)
    add_assignment(session, teacher, class_id, Target(last.id, last.lessons[0].id, plan, some), today)


def _add_answers(
    session: Session,
    library: Library,
    course: Course,
    lesson: Lesson,
    class_id: uuid.UUID,
    learners: list[uuid.UUID],
    number: int,
) -> None:
    blocks = [shown.block for shown in library.lesson(course, lesson, "en").blocks]
    questions = [block for block in blocks if block.kind == "question"]
    for place, learner_id in enumerate(learners):
        state = demo.state(place, number)
        if not state:
            continue
        where = {"learner_id": learner_id, "course": course.id, "lesson": lesson.id, "class_id": class_id}
        stopped = "" if state == "done" else questions[0].id
        session.add(Progress(**where, block=stopped, is_done=state == "done"))
        for index, block in enumerate(questions if state == "done" else questions[:1]):
            first = _given(block, demo.answers_right(place, index))
            latest = _given(block, right=True) if place % 2 else first
            session.add(
                Answer(
                    **where,
                    question=block.id,
                    first=answers.write(block, first),
                    first_verdict=answers.verdict(block, first),
                    latest=answers.write(block, latest),
                    latest_verdict=answers.verdict(block, latest),
                )
            )
        for index, aim in enumerate(lesson.aims):
            before, after = demo.ratings(place, index)
            rated = AimRating(**where, aim=aim, before=before, after=after if state == "done" else None)
            session.add(rated)


def _given(block: Block, right: bool) -> Given:
    """A right answer to a question, or one that many give."""
    if block.question in ("one", "several"):
        picks = [part.id for part in block.parts if part.right is right]
        return Given(chosen={block.id: tuple(picks[:1] if block.question == "one" else picks)})
    parts = block.parts if right else (*block.parts[1:], block.parts[0])
    return Given(
        placed={block.id: {part.id: solution(block, other) for part, other in zip(block.parts, parts, strict=True)}}
    )
