"""Export and erasure of what classes keep: every table with an owner, the class that is co-taught, and nothing left behind."""

from __future__ import annotations

from sqlalchemy import func, select

from accounts import erase, export
from classes import service_demo
from classes.models import SchoolClass, Teaching
from classes.service_owned import foretell
from store.base import Base
from tests.databases import Site
from tests.people import make_class, make_educator, make_learner


def owned_tables() -> tuple[set[str], set[str]]:
    """Tables of this room that belong to an educator (also through a class), and those that name a learner."""
    points = {
        table.name: {key.column.table.name for key in table.foreign_keys}
        for table in Base.metadata.sorted_tables
        if table.name in OF_THE_ROOM
    }
    of_classes = {name for name, to in points.items() if to & {"school_class", "assignment"}} | {"school_class"}
    of_learners = {name for name, to in points.items() if "learner" in to}
    return {name for name, to in points.items() if "educator" in to} | (of_classes - of_learners), of_learners


OF_THE_ROOM = {
    mapper.class_.__tablename__ for mapper in Base.registry.mappers if mapper.class_.__module__ == "classes.models"
}


def test_every_table_with_an_owner_is_in_export_and_erasure(site: Site) -> None:
    of_educators, of_learners = owned_tables()
    for room in (export.parts, erase.parts):
        covered = {owner: set[str]().union(*(part.tables for part in room(owner))) for owner in ("educator", "learner")}
        assert of_learners <= covered["learner"]
        assert of_educators <= covered["educator"] | covered["learner"]
    assert site.kind


def test_a_class_that_others_teach_passes_on_and_the_rest_goes(site: Site) -> None:
    owner, closed, heir = (
        make_educator(site, name="Zed"),
        make_educator(site, name="Ann"),
        make_educator(site, name="Bo"),
    )
    with site.store.write() as session:
        session.merge(closed).closed_on = site.clock.now.date()
    alone, shared = make_class(site, owner, name="Alone"), make_class(site, owner, closed, heir, name="Shared")
    others = make_class(site, heir, owner, name="Theirs")
    kept = make_learner(site, shared)
    make_learner(site, alone)
    with site.store.read() as session:
        said = {one.values["name"]: one for one in foretell(session, owner.id)}
    assert said["Shared"].values["teacher"] == "Bo"
    assert "deleted with your account" in said["Alone"].message
    assert "stays with its owner" in said["Theirs"].message
    with site.store.erase() as session:
        erase.erase(session, "educator", owner.id)
    with site.store.read() as session:
        assert set(session.scalars(select(SchoolClass.id))) == {shared.id, others.id}
        places = {(it.class_id, it.educator_id): it.is_owner for it in session.scalars(select(Teaching))}
        assert places[shared.id, heir.id]
        assert all(educator != owner.id for _, educator in places)
        learners = Base.metadata.tables["learner"]
        assert session.scalars(select(learners.c.id)).all() == [kept.id]


def test_an_educators_export_holds_their_classes_and_no_answers(site: Site) -> None:
    library = site.app.extensions["waymark.classes"].courses.library
    service_demo.make_demo(site.store, library, "en", site.clock.now.date(), lambda text: "$argon2id$x", "x")
    with site.store.read() as session:
        from accounts.models import Educator

        who = session.scalars(select(Educator.id).order_by(Educator.email.desc())).first()
        assert who is not None
        part = next(one for one in export.parts("educator") if one.name == "classes")
        tables = list(part.read(session, who))
    made = export.make_zip(tables, lambda text: text, site.clock.now.date())
    assert made == export.make_zip(tables, lambda text: text, site.clock.now.date())
    names = {table.name for table in tables}
    assert {"classes", "learners", "assignments", "calendar"} <= names
    assert all(len(row) == len(table.columns) for table in tables for row in table.rows)
    assert not any(word in str(list(table.rows)) for table in tables for word in ("right", "wrong", "aim"))


def test_nothing_of_an_erased_learner_is_left(site: Site) -> None:
    library = site.app.extensions["waymark.classes"].courses.library
    service_demo.make_demo(site.store, library, "en", site.clock.now.date(), lambda text: "$argon2id$x", "x")
    with site.store.read() as session:
        table = Base.metadata.tables["membership"]
        who = session.scalars(select(table.c.learner_id)).all()[0]
        parts = [one for one in export.parts("learner") if one.name == "classes"]
        assert any(list(it.rows) for it in parts[0].read(session, who))
    with site.store.erase() as session:
        erase.erase(session, "learner", who)
    with site.store.read() as session:
        for table in Base.metadata.sorted_tables:
            if "learner_id" in table.c:
                assert not session.scalar(select(func.count()).select_from(table).where(table.c.learner_id == who)), (
                    table.name
                )
