"""Classes that nobody uses go after a warning; the example class comes and goes with one command."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from accounts.models import AuditEntry, Educator, Learner
from classes import demo, retire
from classes.models import SchoolClass
from classes.service_retire import foretell, retire_classes
from store.base import Base
from tests.browsing import text_of
from tests.databases import Site
from tests.people import educator_client, make_class, make_educator, make_learner

TODAY = date(2026, 11, 23)


def rows(site: Site) -> dict[str, int]:
    with site.store.read() as session:
        tables = Base.metadata.sorted_tables
        return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


@pytest.mark.parametrize(("days", "warned"), [(399, 0), (400, 1), (900, 1)])
def test_a_class_is_warned_after_400_days_and_not_before(site: Site, days: int, warned: int) -> None:
    make_class(site, make_educator(site), active_on=TODAY - timedelta(days=days))
    assert foretell(site.store, TODAY).warned == warned
    assert rows(site)["school_class"] == 1
    assert retire_classes(site.store, TODAY).warned == warned
    assert retire_classes(site.store, TODAY).warned == 0, "once"


def test_it_is_erased_thirty_days_later_with_its_learners_and_a_line_in_the_log(site: Site) -> None:
    teacher = make_educator(site)
    row = make_class(site, teacher, active_on=TODAY - timedelta(days=500))
    make_learner(site, row)
    kept = make_class(site, teacher)
    told = retire_classes(site.store, TODAY).teachers
    assert [(one.email, one.classes) for one in told] == [(teacher.email, (row.name,))]
    assert retire_classes(site.store, TODAY + timedelta(days=29)).erased == 0
    assert foretell(site.store, TODAY + timedelta(days=30)).erased == 1
    assert retire_classes(site.store, TODAY + timedelta(days=30)).erased == 1
    with site.store.read() as session:
        assert session.scalars(select(SchoolClass.id)).all() == [kept.id]
        assert session.scalars(select(Learner)).all() == []
        line = session.scalars(select(AuditEntry)).one()
        assert (line.act, line.by, line.detail) == ("class-erased", "command line", "1")


def test_a_press_or_any_use_keeps_a_class(site: Site) -> None:
    teacher = make_educator(site)
    row = make_class(site, teacher, active_on=TODAY - timedelta(days=500))
    retire_classes(site.store, TODAY)
    client = educator_client(site, teacher)
    assert "Nobody has used this class" in text_of(client.get("/class/en/classes"))
    client.follow(client.submit(f"/class/en/{row.id}", button="Keep this class"))
    assert foretell(site.store, TODAY + timedelta(days=60)).erased == 0
    with site.store.read() as session:
        found = session.get_one(SchoolClass, row.id)
        assert (found.warned_on, found.active_on) == (None, TODAY)


def test_the_warning_names_classes_and_the_day_and_no_lesson() -> None:
    mail = retire.write_warning(
        "a@b.example", ["8B", "9C"], "23 December 2026", lambda text: text, "https://x.example/class"
    )
    assert "8B" in mail.text
    assert "9C" in mail.text
    assert "23 December 2026" in mail.text
    assert mail.link in mail.text
    assert "%(" not in mail.text


def test_the_command_says_what_it_would_do_and_does_it_when_told(site: Site) -> None:
    make_class(site, make_educator(site), active_on=TODAY - timedelta(days=401))
    runner = site.app.test_cli_runner()
    assert "Would warn 1 and erase 0" in runner.invoke(args=["classes", "retire"]).output
    assert foretell(site.store, TODAY).warned == 1
    assert "Warned 1 and erased 0" in runner.invoke(args=["classes", "retire", "--yes"]).output


def test_the_example_class_is_filled_made_up_and_removed_by_one_command(site: Site) -> None:
    keep = make_class(site, make_educator(site))
    make_learner(site, keep)
    before = rows(site)
    runner = site.app.test_cli_runner()
    out = runner.invoke(args=["classes", "demo"]).output
    assert "Nobody in it is real" in out
    assert runner.invoke(args=["classes", "demo"]).exit_code != 0, "not twice"
    filled = rows(site)
    for name in (
        "learner",
        "assignment",
        "assigned_learner",
        "progress",
        "answer",
        "aim_rating",
        "box_question",
        "teaching",
    ):
        assert filled[name] > before[name], f"{name} is empty"
    with site.store.read() as session:
        teacher = session.scalars(select(Educator).where(Educator.email == demo.EMAIL)).one()
        row = session.scalars(select(SchoolClass).where(SchoolClass.name == demo.CLASS)).one()
    client = educator_client(site, teacher)
    assert demo.CLASS in text_of(client.get("/class/en/classes"))
    for path in ("", "/people", "/assign", "/teachers", "/settings"):
        assert client.get(f"/class/en/{row.id}{path}").status_code == 200
    password = out.split("Password:")[1].split()[0]
    signed_in = site.client().submit("/class/en/sign-in", {"email": demo.EMAIL, "password": password}, button="Sign in")
    assert signed_in.status_code == 303
    assert signed_in.headers["Location"].endswith("/classes")
    assert "removed" in runner.invoke(args=["classes", "demo", "--remove"]).output
    after = rows(site)
    changed = {name for name in after if after[name] != before[name]} - {"audit_entry", "attempt", "sign_in"}
    assert not changed
    assert "no example class" in runner.invoke(args=["classes", "demo", "--remove"]).output
