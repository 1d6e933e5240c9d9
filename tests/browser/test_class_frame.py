"""The frame of the signed-in pages in a real browser: leaving ends the session, Back shows nothing, languages stay on the page."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import func, select

from accounts import service_session
from accounts.models import Educator, SignIn
from store import migrate
from store.store import Store
from tests.browser.conftest import Visit, axe, follow, stay_here
from tests.served import Server, served


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site as `make run` serves it."""
    with served(tmp_path_factory.mktemp("frame")) as server:
        yield server


@pytest.fixture
def store(running: Server) -> Iterator[Store]:
    """Its database."""
    made = Store(f"sqlite:///{database_of(running)}")
    migrate.upgrade(made)
    yield made
    made.close()


def database_of(running: Server) -> Path:
    """The file of its database."""
    return next(running.output.parent.rglob("waymark.db"))


def signed_in(visit: Visit, store: Store, running: Server, **options: Any) -> Page:
    """A page of an educator who is signed in."""
    now = datetime.now(UTC)
    one = Educator(email=f"{secrets.token_hex(4)}@school.example", name="Ann Lind", password_hash="x", language="en", made_on=now.date())  # noqa: S106  # fmt: skip
    with store.write() as session:
        session.add(one)
        session.flush()
        token, _ = service_session.begin(session, one, whole=True, device="", now=now, random=secrets.token_bytes)
    page = visit(base_url=f"http://127.0.0.1:{running.port}", **options)
    stay_here(page.context)
    page.context.add_cookies([{"name": "waymark", "value": token, "domain": "127.0.0.1", "path": "/class", "httpOnly": True, "sameSite": "Lax"}])  # fmt: skip
    page.goto("/class/en/classes")
    expect(page.locator("h1")).to_have_text("My classes")
    return page


def sign_ins(store: Store) -> int:
    """How many sign-ins there are."""
    with store.read() as session:
        return session.scalar(select(func.count()).select_from(SignIn)) or 0


@pytest.mark.parametrize("way", ["click", "shift"])
def test_leaving_ends_the_session_and_back_shows_nothing(visit: Visit, store: Store, running: Server, way: str) -> None:
    page = signed_in(visit, store, running)
    before = sign_ins(store)
    with page.context.expect_event("request", lambda request: request.url.endswith("/sign-out")):
        if way == "click":
            page.locator("#exit").click()
        else:
            for _ in range(3):
                page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.com/**")
    for _ in range(100):
        if sign_ins(store) < before:
            break
        page.wait_for_timeout(50)
    assert sign_ins(store) == before - 1
    page.goto("/class/en/classes")
    expect(page).to_have_url(f"http://127.0.0.1:{running.port}/class/en/sign-in")
    assert "signed out" not in page.locator("main").inner_text()


def test_leaving_does_not_wait_for_the_server(visit: Visit, store: Store, running: Server) -> None:
    page = signed_in(visit, store, running)
    page.context.route("**/sign-out", lambda route: None)  # never answered
    page.locator("#exit").click()
    page.wait_for_url("https://www.bbc.com/**", timeout=10_000)


def test_languages_stay_on_the_page_by_keyboard_and_without_script(visit: Visit, store: Store, running: Server) -> None:
    page = signed_in(visit, store, running, java_script_enabled=False)
    page.locator(".class-language summary").focus()
    page.keyboard.press("Enter")
    with page.expect_navigation():
        page.locator(".class-language a[lang=fi]").press("Enter")
    assert page.url.endswith("/class/fi/classes")
    page.locator(".class-language summary").click()
    follow(page.locator(".class-country a"))
    follow(page.locator(".choices-countries a[href='/class/fi-SE/classes']"))
    assert page.url.endswith("/class/fi-SE/classes")


def test_signing_out_by_the_button(visit: Visit, store: Store, running: Server) -> None:
    page = signed_in(visit, store, running)
    follow(page.get_by_role("button", name="Sign out"))
    expect(page.locator(".notice")).to_have_text("You are signed out.")
    page.go_back()
    page.wait_for_load_state()
    assert page.locator("h1").inner_text() != "My classes"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wrong_to_axe_and_nothing_runs_out_of_the_screen(
    visit: Visit, store: Store, running: Server, width: int, scheme: str
) -> None:
    page = signed_in(visit, store, running, width=width, color_scheme=scheme, bypass_csp=True)
    for path in ("/class/en/classes", "/class/en/"):
        page.goto(path)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.clear_cookies()
    for path in ("/class/en/", "/class/fi/"):
        page.goto(path)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
