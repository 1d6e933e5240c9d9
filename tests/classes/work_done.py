"""Puts work of learners into the tables: progress, answers and ratings, as `service_progress` leaves them."""

from __future__ import annotations

from accounts.models import Learner
from classes.models import AimRating, Answer, AssignedLearner, Assignment, Progress, SchoolClass
from tests.databases import Site


def assign(
    site: Site, school_class: SchoolClass, course: str, lesson: str | None = None, only: list[Learner] | None = None
) -> None:
    """Assigns a course or a lesson to the class, or to some of it."""
    row = Assignment(
        class_id=school_class.id, course=course, lesson=lesson, opens_on=site.clock.now.date(), for_all=only is None
    )
    with site.store.write() as session:
        session.add(row)
        session.flush()
        session.add_all(AssignedLearner(assignment_id=row.id, learner_id=one.id) for one in only or ())


def went(site: Site, school_class: SchoolClass, learner: Learner, course: str, lesson: str, done: bool = True) -> None:
    """A learner is done with a lesson, or has begun it."""
    with site.store.write() as session:
        session.add(
            Progress(
                learner_id=learner.id, class_id=school_class.id, course=course, lesson=lesson, block="x", is_done=done
            )
        )


def answered(
    site: Site,
    school_class: SchoolClass,
    learners: list[Learner],
    where: str,
    first: str,
    verdict: str,
    now: tuple[str, str] = ("", ""),
) -> None:
    """These learners answered a question (`course/lesson/question`) so, and now so (the same if nothing else is said)."""
    course, lesson, question = where.split("/")
    latest, latest_verdict = now if now[0] else (first, verdict)
    with site.store.write() as session:
        session.add_all(
            Answer(
                learner_id=one.id, class_id=school_class.id, course=course, lesson=lesson, question=question,
                first=first, first_verdict=verdict, latest=latest, latest_verdict=latest_verdict,
            )
            for one in learners
        )  # fmt: skip


def rated(
    site: Site, school_class: SchoolClass, learners: list[Learner], where: str, before: int | None, after: int | None
) -> None:
    """These learners rated an aim (`course/lesson/aim`) so before and so after."""
    course, lesson, aim = where.split("/")
    with site.store.write() as session:
        session.add_all(
            AimRating(
                learner_id=one.id,
                class_id=school_class.id,
                course=course,
                lesson=lesson,
                aim=aim,
                before=before,
                after=after,
            )
            for one in learners
        )
