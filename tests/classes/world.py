"""A small world with everything that an address can name, twice: mine, and somebody else's."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from werkzeug.routing import Rule

from accounts.models import Educator, Learner, Passkey, SignIn
from classes.models import Assignment, BoxQuestion, SchoolClass
from store.base import Base
from store.store import Store
from tests.browsing import Browsing
from tests.databases import Site
from tests.people import educator_client, learner_client, make_class, make_educator, make_learner

COURSE = "consent-and-respect"
PASSING = ("sign_in", "attempt", "one_time_link")
NUMBERS = {"number": 1, "part": 1, "step": 1, "course": 1, "lesson": 1}


@dataclass
class Realm:
    """One educator and what is theirs: `ids` by the names that routes use."""

    owner: Educator
    learner: Learner
    ids: dict[str, uuid.UUID]


@dataclass
class World:
    """Mine, another's, and who asks."""

    site: Site
    mine: Realm
    other: Realm
    admin: Educator

    def client(self, who: str) -> Browsing:
        """A browser of: anybody, owner, stranger (teaches another class), former (taught mine), learner (of mine), outsider (of another
        class), admin."""
        if who == "anybody":
            return self.site.client()
        if who in ("learner", "outsider"):
            return learner_client(self.site, self.mine.learner if who == "learner" else self.other.learner)
        people = {"owner": self.mine.owner, "stranger": self.other.owner, "admin": self.admin}
        return educator_client(self.site, people[who] if who in people else make_educator(self.site))


def course_id() -> str:
    """A course that exists."""
    from courses.room import CONTENT

    return sorted(path.name for path in CONTENT.iterdir() if path.is_dir())[0]


def make_realm(site: Site) -> Realm:
    """An educator with a class, a co-teacher, a learner, an assignment, a question in the box, a passkey."""
    owner, colleague = make_educator(site), make_educator(site)
    school_class = make_class(site, owner, colleague)
    learner = make_learner(site, school_class)
    today = site.clock.now.date()
    assignment = Assignment(
        class_id=school_class.id, course=course_id(), lesson=None, opens_on=today, due_on=today + timedelta(7)
    )
    question = BoxQuestion(class_id=school_class.id, text="What is a friend?", read_by=today)
    passkey = Passkey(
        educator_id=owner.id,
        credential_id=uuid.uuid4().bytes,
        public_key=b"key",
        sign_count=0,
        name="Phone",
        made_on=today,
    )
    with site.store.write() as session:
        session.add_all([assignment, question, passkey])
    educator_client(site, owner)
    with site.store.read() as session:
        sign_in = session.scalars(select(SignIn.id).where(SignIn.educator_id == owner.id)).first()
    assert sign_in
    ids = {
        "class_id": school_class.id, "learner_id": learner.id, "assignment_id": assignment.id, "question_id": question.id,
        "passkey_id": passkey.id, "other_id": colleague.id, "educator_id": owner.id, "session_id": sign_in, "invitation_id": uuid.uuid4(),
    }  # fmt: skip
    return Realm(owner, learner, ids)


def make_world(site: Site) -> World:
    """The world."""
    return World(site, make_realm(site), make_realm(site), make_educator(site, is_admin=True))


def rules(site: Site) -> list[Rule]:
    """All routes of the signed-in rooms."""
    found = [rule for rule in site.app.url_map.iter_rules() if rule.rule.startswith("/class")]
    return sorted(found, key=lambda rule: (rule.rule, sorted(rule.methods or ())))


def methods(rule: Rule) -> list[str]:
    """GET, POST or both."""
    return sorted((rule.methods or set()) & {"GET", "POST", "PUT", "PATCH", "DELETE"})


def id_names(site: Site, rule: Rule) -> list[str]:
    """The arguments of a route that are ids."""
    return [name for name, converter in rule._converters.items() if type(converter).__name__ == "UUIDConverter"]


def address(site: Site, rule: Rule, ids: dict[str, uuid.UUID]) -> str:
    """The address of a route with these ids, and plain values for the rest."""
    values: dict[str, Any] = {"tag": "en"}
    for name, converter in rule._converters.items():
        if name == "tag":
            continue
        if type(converter).__name__ == "UUIDConverter":
            values[name] = ids[name]
        elif type(converter).__name__ == "PlainNumberConverter":
            values[name] = NUMBERS[name]
        else:
            values[name] = {"token": "q" * 43, "name": "answers"}.get(name, "QQQQQQQQ")
    with site.app.test_request_context("/class/en/"):
        from flask import url_for

        return url_for(rule.endpoint, **{name: value for name, value in values.items() if name in rule.arguments})


def snapshot(store: Store) -> dict[str, list[str]]:
    """All rows of all tables that stay, as text."""
    with store.engine.connect() as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in Base.metadata.sorted_tables
            if table.name not in PASSING
        }


def class_of(store: Store, class_id: uuid.UUID) -> SchoolClass | None:
    """The row of a class."""
    with store.read() as session:
        return session.get(SchoolClass, class_id)
