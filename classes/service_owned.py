"""The parts of this room in export and erasure: what classes keep about an educator or a learner.

An educator's export holds their classes, assignments and the nicknames in them, and never a learner's answers. When an educator
goes, a class that others teach passes to the one whose name comes first; a class that nobody else teaches goes with them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from accounts import erase, export
from accounts.export import Table
from accounts.models import Educator, Learner
from accounts.said import Said
from classes import codes
from classes.models import (
    AimRating,
    Answer,
    AssignedLearner,
    Assignment,
    BoxQuestion,
    CoTeacherInvitation,
    Membership,
    Progress,
    SchoolClass,
    TeacherCalendar,
    Teaching,
)
from classes.service_erase import erase_classes
from web.marks import N_

EDUCATOR_TABLES = frozenset(
    {
        "school_class",
        "teaching",
        "co_teacher_invitation",
        "assignment",
        "assigned_learner",
        "membership",
        "teacher_calendar",
    }
)
LEARNER_TABLES = frozenset({"membership", "assigned_learner", "progress", "answer", "aim_rating", "box_question"})

CLASS, COURSE, LESSON = N_("Class"), N_("Course"), N_("Lesson")
GOES = N_(
    "%(name)s: this class and all that belongs to it are deleted with your account, since nobody else teaches it."
)
PASSES = N_("%(name)s: this class stays. It passes to %(teacher)s, who teaches it with you.")
STAYS = N_("%(name)s: this class stays with its owner.")


def register() -> None:
    """Adds the parts of this room."""
    export.register(export.Part("classes", "educator", EDUCATOR_TABLES, read_educator))
    export.register(export.Part("classes", "learner", LEARNER_TABLES, read_learner))
    erase.register(erase.Part("classes", "educator", EDUCATOR_TABLES, erase_educator, foretell))
    erase.register(erase.Part("classes", "learner", LEARNER_TABLES, erase_learner))


def read_educator(session: Session, educator_id: uuid.UUID) -> Iterable[Table]:
    """The classes, who is in them, and what is assigned."""
    rows = session.execute(
        select(SchoolClass, Teaching.is_owner)
        .join(Teaching)
        .where(Teaching.educator_id == educator_id)
        .order_by(SchoolClass.name, SchoolClass.id)
    ).all()
    names = {row.id: row.name for row, _ in rows}
    yield Table(
        "classes",
        N_("Your classes"),
        {
            "name": N_("Name"),
            "language": N_("Language"),
            "country": N_("Country"),
            "ages": N_("Ages"),
            "code": N_("Class code"),
            "owner": N_("You own it"),
            "made": N_("Made on"),
            "archived": N_("Archived on"),
            "box_days": N_("Days to read a question"),
        },
        [
            (
                it.name,
                it.language,
                it.country,
                it.ages,
                codes.shown_code(it.code),
                owner,
                it.made_on,
                it.archived_on,
                it.box_days,
            )
            for it, owner in rows
        ],
    )
    people = session.execute(
        select(Membership.class_id, Learner.nickname)
        .join(Learner, Learner.id == Membership.learner_id)
        .where(Membership.class_id.in_(names))
        .order_by(Membership.class_id, Membership.folded)
    ).all()
    yield Table(
        "learners",
        N_("Nicknames in your classes"),
        {"class": CLASS, "nickname": N_("Nickname")},
        [(names[class_id], nickname) for class_id, nickname in people],
    )
    yield _assignments(session, names)
    invitations = session.scalars(
        select(CoTeacherInvitation)
        .where(CoTeacherInvitation.class_id.in_([row.id for row, owner in rows if owner]))
        .order_by(CoTeacherInvitation.expires_at)
    )
    yield Table(
        "invitations",
        N_("Links for colleagues that were not used yet"),
        {"class": CLASS, "until": N_("Works until")},
        [(names[row.class_id], row.expires_at) for row in invitations],
    )
    feed = session.get(TeacherCalendar, educator_id)
    yield Table(
        "calendar",
        N_("Your calendar"),
        {"on": N_("Has an address")},
        [(True,)] if feed else [],
    )


def _assignments(session: Session, names: dict[uuid.UUID, str]) -> Table:
    rows = session.scalars(
        select(Assignment).where(Assignment.class_id.in_(names)).order_by(Assignment.class_id, Assignment.opens_on)
    ).all()
    for_some: dict[uuid.UUID, list[str]] = {}
    for assignment_id, nickname in session.execute(
        select(AssignedLearner.assignment_id, Learner.nickname)
        .join(Learner, Learner.id == AssignedLearner.learner_id)
        .where(AssignedLearner.assignment_id.in_([row.id for row in rows]))
        .order_by(Learner.nickname)
    ).all():
        for_some.setdefault(assignment_id, []).append(nickname)
    return Table(
        "assignments",
        N_("What you assigned"),
        {
            "class": CLASS,
            "course": COURSE,
            "lesson": LESSON,
            "opens": N_("Opens on"),
            "due": N_("Due on"),
            "held": N_("Class on"),
            "for": N_("Only for"),
        },
        [
            (
                names[row.class_id],
                row.course,
                row.lesson,
                row.opens_on,
                row.due_on,
                row.held_on,
                ", ".join(for_some.get(row.id, [])),
            )
            for row in rows
        ],
    )


def read_learner(session: Session, learner_id: uuid.UUID) -> Iterable[Table]:
    """The class, progress, answers, ratings, and the questions to which the learner put their nickname."""
    joined = session.execute(select(SchoolClass.name).join(Membership).where(Membership.learner_id == learner_id))
    yield Table("class", N_("Your class"), {"name": N_("Name")}, [(name,) for (name,) in joined])
    progress = session.scalars(select(Progress).where(Progress.learner_id == learner_id)).all()
    yield Table(
        "progress",
        N_("Your lessons"),
        {
            "course": COURSE,
            "lesson": LESSON,
            "block": N_("Where you stopped"),
            "picks": N_("Ways you took"),
            "done": N_("Done"),
        },
        [(row.course, row.lesson, row.block, row.picks, row.is_done) for row in progress],
    )
    answers = session.scalars(select(Answer).where(Answer.learner_id == learner_id)).all()
    yield Table(
        "answers",
        N_("Your answers"),
        {
            "course": COURSE,
            "lesson": LESSON,
            "question": N_("Question"),
            "first": N_("First answer"),
            "latest": N_("Answer now"),
        },
        [(row.course, row.lesson, row.question, row.first, row.latest) for row in answers],
    )
    ratings = session.scalars(select(AimRating).where(AimRating.learner_id == learner_id)).all()
    yield Table(
        "aims",
        N_("How you rated what you can do"),
        {"course": COURSE, "lesson": LESSON, "aim": N_("Aim"), "before": N_("Before"), "after": N_("After")},
        [(row.course, row.lesson, row.aim, row.before, row.after) for row in ratings],
    )
    questions = session.scalars(select(BoxQuestion).where(BoxQuestion.learner_id == learner_id)).all()
    yield Table(
        "questions",
        N_("Questions to which you put your nickname"),
        {"text": N_("Question"), "read_by": N_("Read by")},
        [(row.text, row.read_by) for row in questions],
    )
    lessons = session.scalars(
        select(Assignment)
        .join(AssignedLearner, AssignedLearner.assignment_id == Assignment.id)
        .where(AssignedLearner.learner_id == learner_id)
    ).all()
    yield Table(
        "assigned",
        N_("Lessons that are for you and not for all"),
        {"course": COURSE, "lesson": LESSON},
        [(row.course, row.lesson) for row in lessons],
    )


def erase_learner(session: Session, learner_id: uuid.UUID) -> None:
    """Everything of a learner but the account itself, which the part of `accounts` deletes."""
    for table in (Membership, AssignedLearner, Progress, Answer, AimRating, BoxQuestion):
        session.execute(
            delete(table).where(table.learner_id == learner_id), execution_options={"synchronize_session": False}
        )
    session.expire_all()


def erase_educator(session: Session, educator_id: uuid.UUID) -> None:
    """Passes on what others teach, deletes the rest."""
    heirs = _heirs(session, educator_id)
    for class_id, heir in heirs.items():
        if heir is not None:
            session.get_one(Teaching, (class_id, heir.id)).is_owner = True
    session.flush()
    erase_classes(session, [class_id for class_id, heir in heirs.items() if heir is None])
    for table in (Teaching, TeacherCalendar):
        session.execute(
            delete(table).where(table.educator_id == educator_id), execution_options={"synchronize_session": False}
        )
    session.expire_all()


def foretell(session: Session, educator_id: uuid.UUID) -> Sequence[Said]:
    """What will become of each class of this educator."""
    rows = session.execute(
        select(SchoolClass.id, SchoolClass.name, Teaching.is_owner)
        .join(Teaching)
        .where(Teaching.educator_id == educator_id)
        .order_by(SchoolClass.name, SchoolClass.id)
    ).all()
    heirs = _heirs(session, educator_id)
    said = []
    for class_id, name, is_owner in rows:
        heir = heirs.get(class_id)
        if not is_owner:
            said.append(Said(STAYS, {"name": name}))
        elif heir is None:
            said.append(Said(GOES, {"name": name}))
        else:
            said.append(Said(PASSES, {"name": name, "teacher": heir.name}))
    return said


def _heirs(session: Session, educator_id: uuid.UUID) -> dict[uuid.UUID, Educator | None]:
    """Each class that this educator owns, and who would take it over. Closed accounts take nothing over."""
    owned = session.scalars(
        select(Teaching.class_id).where(Teaching.educator_id == educator_id, Teaching.is_owner)
    ).all()
    heirs: dict[uuid.UUID, Educator | None] = dict.fromkeys(owned)
    for class_id, other in session.execute(
        select(Teaching.class_id, Educator)
        .join(Educator, Educator.id == Teaching.educator_id)
        .where(Teaching.class_id.in_(owned), Educator.id != educator_id, Educator.closed_on.is_(None))
        .order_by(Educator.name, Educator.id)
    ).all():
        heirs[class_id] = heirs[class_id] or other
    return heirs
