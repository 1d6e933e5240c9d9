"""Load and authorise in one query: whoever it is not for gets the same as for an id that nobody has. And two at once do not race."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from accounts.errors import NotFound
from accounts.models import Educator, Learner
from classes import policy, service_teachers
from classes.assigning import Plan
from classes.cards import Card
from classes.models import Assignment, Membership, SchoolClass, Teaching
from classes.service_assign import SameError, Target, assign
from classes.service_classes import archive_class
from classes.service_people import TakenError, add_learners
from tests.databases import Site
from tests.people import make_class, make_educator, make_learner

TODAY = date(2026, 11, 23)


@dataclass
class World:
    """A class with two teachers and a learner; others who have nothing to do with it."""

    owner: Educator
    second: Educator
    stranger: Educator
    row: SchoolClass
    learner: Learner
    elsewhere: Learner
    assignment: uuid.UUID


@pytest.fixture
def world(site: Site) -> World:
    owner, second, stranger = make_educator(site), make_educator(site), make_educator(site)
    row = make_class(site, owner, second)
    learner = make_learner(site, row)
    elsewhere = make_learner(site, make_class(site, stranger))
    given = assign(
        site.store,
        owner.id,
        row.id,
        Target("consent", "asking", Plan(TODAY, None, None), frozenset([learner.id])),
        TODAY,
    )
    return World(owner, second, stranger, row, learner, elsewhere, given)


def queries(engine: Engine, work: Callable[[], object]) -> int:
    seen = []
    listen = lambda *args: seen.append(args[2])  # noqa: E731
    event.listen(engine, "before_cursor_execute", listen)
    try:
        work()
    finally:
        event.remove(engine, "before_cursor_execute", listen)
    return len(seen)


FOR_TEACHERS: dict[str, Callable[[Session, uuid.UUID, World], object]] = {
    "class": lambda session, who, it: policy.own_class(session, who, it.row.id),
    "open class": lambda session, who, it: policy.own_open_class(session, who, it.row.id),
    "learner": lambda session, who, it: policy.own_learner(session, who, it.row.id, it.learner.id),
    "assignment": lambda session, who, it: policy.own_assignment(session, who, it.row.id, it.assignment),
}
FOR_OWNERS: dict[str, Callable[[Session, uuid.UUID, World], object]] = {
    "class": lambda session, who, it: policy.class_i_own(session, who, it.row.id),
    "teacher": lambda session, who, it: policy.own_teacher(session, who, it.row.id, it.second.id),
}


@pytest.mark.parametrize("name", [*FOR_TEACHERS, *(f"own {name}" for name in FOR_OWNERS)])
def test_one_query_finds_what_is_yours_and_nothing_else(site: Site, world: World, name: str) -> None:
    is_owners = name.startswith("own ")
    load = FOR_OWNERS[name.removeprefix("own ")] if is_owners else FOR_TEACHERS[name]
    with site.store.read() as session:
        session.connection()
        assert queries(site.store.engine, lambda: load(session, world.owner.id, world)) == 1
        for who in [] if is_owners else [world.second]:
            assert load(session, who.id, world)
        for nobody in (world.stranger.id, world.learner.id, uuid.uuid4(), *([world.second.id] if is_owners else [])):
            with pytest.raises(NotFound):
                load(session, nobody, world)


def test_what_belongs_to_another_class_is_not_found_through_ones_own(site: Site, world: World) -> None:
    mine = make_class(site, world.stranger)
    with site.store.read() as session:
        for load in (
            lambda: policy.own_learner(session, world.stranger.id, mine.id, world.learner.id),
            lambda: policy.own_assignment(session, world.stranger.id, mine.id, world.assignment),
            lambda: policy.own_teacher(session, world.stranger.id, mine.id, world.second.id),
            lambda: policy.own_teacher(session, world.owner.id, world.row.id, world.owner.id),
        ):
            with pytest.raises(NotFound):
                load()


def test_learners_see_what_is_theirs_while_the_class_is_open(site: Site, world: World) -> None:
    other = make_learner(site, world.row)
    with site.store.read() as session:
        assert policy.open_class_of(session, world.learner.id).id == world.row.id
        assert policy.assigned_one(session, world.learner.id, world.assignment).id == world.assignment
        for who in (other.id, world.elsewhere.id, world.owner.id, uuid.uuid4()):
            with pytest.raises(NotFound):
                policy.assigned_one(session, who, world.assignment)
        assert policy.class_with_code(session, world.row.code).id == world.row.id
    archive_class(site.store, world.owner.id, world.row.id, TODAY)
    with site.store.read() as session:
        assert policy.class_of(session, world.learner.id).id == world.row.id
        for load in (
            lambda: policy.open_class_of(session, world.learner.id),
            lambda: policy.assigned_one(session, world.learner.id, world.assignment),
            lambda: policy.class_with_code(session, world.row.code),
            lambda: policy.own_open_class(session, world.owner.id, world.row.id),
            lambda: policy.own_learner(session, world.owner.id, world.row.id, world.learner.id),
            lambda: policy.own_assignment(session, world.owner.id, world.row.id, world.assignment),
        ):
            with pytest.raises(NotFound):
                load()


def test_the_same_nickname_twice_at_once_is_added_once(site: Site, world: World) -> None:
    def add(_: int) -> list[Card] | None:
        try:
            return add_learners(site.store, world.owner.id, world.row.id, ["Heron"], TODAY, lambda _: "a b c d", str)
        except TakenError:
            return None

    with ThreadPoolExecutor(6) as pool:
        done = list(pool.map(add, range(6)))
    assert len([one for one in done if one]) == 1
    with site.store.read() as session:
        assert session.scalar(select(func.count()).where(Membership.folded == "heron")) == 1
        assert session.scalar(select(func.count()).where(Learner.nickname == "Heron")) == 1


def test_a_link_used_by_two_at_once_lets_one_in(site: Site, world: World) -> None:
    token = service_teachers.invite(site.store, world.owner.id, world.row.id, site.clock.now)
    people = [make_educator(site) for _ in range(6)]

    def accept(one: Educator) -> bool:
        try:
            service_teachers.accept(site.store, one.id, token, site.clock.now)
        except NotFound:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(accept, people)) == 1
    with site.store.read() as session:
        assert session.scalar(select(func.count()).where(Teaching.class_id == world.row.id)) == 3


def test_two_presses_at_once_assign_once(site: Site, world: World) -> None:
    def give(_: int) -> bool:
        try:
            assign(site.store, world.owner.id, world.row.id, Target("consent", None, Plan(TODAY, None, None)), TODAY)
        except SameError:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(give, range(6))) == 1
    with site.store.read() as session:
        assert session.scalar(select(func.count()).where(Assignment.lesson.is_(None))) == 1
