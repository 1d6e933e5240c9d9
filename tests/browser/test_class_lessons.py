"""Learners and class mode in a real browser: with script and without, by keyboard, and what axe says."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import func, select

from accounts.models import Educator, Learner
from accounts.passwords import Passwords
from accounts.words import folded
from classes.models import Answer, Assignment, Membership, Progress, SchoolClass, Teaching
from store import migrate
from store.store import Store
from tests.browser.conftest import Visit, axe, follow
from tests.browser.test_courses import answer_everything
from tests.databases import CHEAP
from tests.served import served

CODE, WORDS, PASSWORD = "K7PM4XQD", "paper boat garden spoon", "heron lamp under the stairs"


@dataclass
class Room:
    """A served class: where, its store, and nicknames that wait on their cards."""

    address: str
    store: Store
    class_id: uuid.UUID
    names: list[str]

    def join(self, page: Page) -> str:
        """Joins with the next card; gives the nickname."""
        name = self.names.pop()
        page.goto("/class/en/join?code=K7PM4XQD")
        page.get_by_label("Nickname").fill(name)
        page.get_by_label("Your four secret words").fill(WORDS)
        follow(page.get_by_role("button", name="Go in"))
        expect(page.locator(".new-words li")).to_have_count(4)
        follow(page.get_by_role("button", name="I have written them down"))
        return name

    def kept(self, table: type[Answer] | type[Progress], name: str) -> int:
        """How many rows a learner has."""
        with self.store.read() as session:
            who = select(Learner.id).where(Learner.nickname == name).scalar_subquery()
            return session.scalar(select(func.count()).select_from(table).where(table.learner_id == who)) or 0


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    folder = tmp_path_factory.mktemp("class")
    store, class_id, names = seed(folder / "data")
    with served(folder) as server:
        yield Room(f"http://127.0.0.1:{server.port}", store, class_id, names)
    store.close()


def seed(data: Path) -> tuple[Store, uuid.UUID, list[str]]:
    """A database with a class in it."""
    data.mkdir()
    store, passwords, today = Store(f"sqlite:///{data / 'waymark.db'}"), Passwords(CHEAP), datetime.now(UTC).date()
    migrate.upgrade(store)
    row = SchoolClass(
        name="9B",
        language="en",
        country="FI",
        ages="13-15",
        code=CODE,
        calendar_token=CODE,
        made_on=today,
        active_on=today,
    )
    teacher = Educator(
        email="t@school.example", name="Ms Heron", language="en", country="FI", made_on=today,
        password_hash=passwords.hash(PASSWORD),
    )  # fmt: skip
    names = [f"Wren {n}" for n in range(12)]
    with store.write() as session:
        session.add_all([row, teacher])
        session.flush()
        session.add(Teaching(class_id=row.id, educator_id=teacher.id, is_owner=True))
        for course in ("consent", "recognise"):
            session.add(Assignment(class_id=row.id, course=course, lesson=None, opens_on=today))
        for name in names:
            learner = Learner(nickname=name, language="en", words_hash=passwords.hash(folded(WORDS)))
            session.add(learner)
            session.flush()
            session.add(Membership(learner_id=learner.id, class_id=row.id, folded=name.casefold()))
    return store, row.id, names


def teacher(page: Page) -> None:
    page.goto("/class/en-FI/sign-in")
    page.fill("#email", "t@school.example")
    page.fill("#password", PASSWORD)
    follow(page.locator("main button[type=submit]").first)


@pytest.mark.parametrize("script", [True, False])
def test_a_lesson_is_kept_and_goes_on_elsewhere(room: Room, visit: Visit, script: bool) -> None:
    page = visit(360, 740, base_url=room.address, java_script_enabled=script)
    name = room.join(page)
    page.goto("/class/en-FI/mine/1/1")
    answer_everything(page, *([] if script else [follow]))
    questions = page.locator("[data-question]").count()
    if script:
        expect(page.locator(".kept-line")).to_have_text(re.compile("Kept|^$"))
    for _ in range(100):
        if room.kept(Answer, name) == questions:
            break
        page.wait_for_timeout(50)
    assert room.kept(Answer, name) == questions
    page.goto("/class/fi-FI/mine/1/1")
    expect(page.locator("[data-verdict=right]:visible")).to_have_count(questions)
    expect(page.locator("main form > p a.button").first).to_have_attribute("href", re.compile("^#"))
    follow(page.locator("button[name=done]"))
    expect(page.locator(".due-done")).to_have_count(1)


def test_a_rating_is_kept_at_a_click_and_a_lost_line_is_said(room: Room, visit: Visit) -> None:
    page = visit(base_url=room.address)
    room.join(page)
    page.goto("/class/en-FI/mine/1/2")
    page.locator("#before summary").click()
    page.locator("#before input[value='2']").first.check()
    expect(page.locator(".kept-line")).to_have_text("Kept")
    page.context.set_offline(True)
    page.locator("#before input[value='3']").first.check()
    expect(page.locator(".kept-line")).to_contain_text("was not kept")
    page.context.set_offline(False)
    page.reload()
    assert page.locator("#before input[value='2']").first.is_checked()


def test_several_presses_in_a_row_all_count(room: Room, visit: Visit) -> None:
    page = visit(base_url=room.address)
    room.join(page)
    page.goto("/class/en-FI/mine/1/1")
    box = page.locator("[data-question]").first
    box.locator("input").first.check()
    box.locator("[name=check]").click()
    follow(page.locator("button[name=done]"))
    expect(page.locator(".due-done")).to_have_count(1)


def test_class_mode_goes_by_keys_and_has_a_clock(room: Room, visit: Visit) -> None:
    page = visit(base_url=room.address)
    teacher(page)
    page.goto(f"/class/en-FI/{room.class_id}/teach/1/1")
    for key, step in (("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), ("ArrowRight", 3)):
        with page.expect_navigation():
            page.keyboard.press(key)
        expect(page.locator(".where")).to_contain_text(f"{step} of")
    page.get_by_role("button", name="1 minute").click()
    expect(page.locator("[data-face]")).to_have_text(re.compile(r"0:5\d|1:00"))
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-face]")).to_be_empty()
    follow(page.locator(".stage-tongues a[lang=fi]"))
    expect(page.locator(".where")).to_contain_text("3")


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_nothing(room: Room, visit: Visit, width: int, scheme: str) -> None:
    page = visit(width, 740, base_url=room.address, bypass_csp=True, color_scheme=scheme)
    page.goto("/class/en-FI/join")
    assert axe(page) == []
    room.join(page)
    for path in ("mine", "mine/1/1", "mine/2/2", "box", "box/sent", "me", "me/words", "me/leave"):
        page.goto(f"/class/en-FI/{path}")
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.goto("/class/en-FI/box")
    page.fill("#text", "I want to kill myself")
    follow(page.get_by_role("button", name="Put it into the box"))
    assert axe(page) == []
    # The exit is not covered by the bar of class mode.
    other = visit(width, 740, base_url=room.address, bypass_csp=True, color_scheme=scheme)
    teacher(other)
    for path in ("box", "teach", "teach/1/1", "teach/1/1/3", "teach/2/2/2", "teach/2/2/19"):
        other.goto(f"/class/en-FI/{room.class_id}/{path}")
        assert axe(other) == [], path
        assert other.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        hit = "(() => { const r = document.querySelector('#exit').getBoundingClientRect(); const it = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2); return Boolean(it.closest('#exit')); })()"
        assert other.evaluate(hit), path
