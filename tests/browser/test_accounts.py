"""An educator's account in a real browser: from registering to passkeys, by mouse, by keyboard and without script."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from accounts import totp
from tests.browser.conftest import Visit, axe, follow
from tests.served import Server, served

PASSWORD = "three calm otters swim"  # noqa: S105 (of nobody)
STEPS = 30  # seconds that a code of an app lasts


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site as `make run` serves it, with its log kept."""
    with served(tmp_path_factory.mktemp("accounts")) as server:
        yield server


@pytest.fixture
def home(running: Server) -> str:
    """Its address by name: browsers know no passkeys for a number."""
    return f"http://localhost:{running.port}"


def send(page: Page, **fields: str) -> None:
    """Fills in the form of the page and sends it."""
    for name, value in fields.items():
        page.locator(f"main #{name}").fill(value)
    with page.expect_navigation():
        page.locator("main form.signed-form button[type=submit]").click()


def link_in(log: Path, part: str) -> str:
    """The last link in the operator's log, which says why it stands there."""
    for _ in range(100):
        found = re.findall(rf"No mail server is set \(MAIL_URL\).*?(http://\S+/{part}/\S+)", log.read_text("utf-8"))
        if found:
            return str(found[-1])
        time.sleep(0.1)
    raise AssertionError("no link in the log")


def registered(page: Page, running: Server, email: str) -> None:
    """Registers, and is signed in at the end."""
    page.goto("/class/en/register")
    send(page, email=email, name="Ann Lind", password=PASSWORD)
    page.goto(link_in(running.output, "register"))
    send(page, password=PASSWORD)
    expect(page.locator(".notice")).to_contain_text("Your account is ready")


def test_a_whole_life(visit: Visit, running: Server, home: str) -> None:
    page = visit(base_url=home, bypass_csp=True)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    registered(page, running, "whole@school.example")
    page.goto("/class/en/account/app")
    send(page, password=PASSWORD)
    secret = base64.b32decode(page.locator(".key").inner_text().replace(" ", ""))
    assert axe(page) == []
    send(page, code=totp._totp(secret).generate_otp(int(time.time()) // STEPS))
    expect(page.locator(".codes li")).to_have_count(10)
    assert axe(page) == []

    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {**options, "isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    page.goto("/class/en/account/passkeys")
    page.locator("#name").fill("My laptop")
    page.locator("#password").fill("not the one")
    page.locator("main form.signed-form button").click()
    expect(page.locator("[data-said]")).to_have_text("This is not the password of your account.")
    send(page, password=PASSWORD)
    expect(page.locator(".rows")).to_contain_text("My laptop")

    follow(page.locator("#sign-out button"))
    page.goto("/class/en/sign-in")
    with page.expect_navigation():
        page.locator("form.passkey button").click()
    page.goto("/class/en/account")
    expect(page.locator("h1")).to_have_text("Account")
    assert axe(page) == []
    assert not [text for text in said if "Content Security" in text or "Trusted" in text]


def test_without_script_and_with_faults(visit: Visit, running: Server, home: str) -> None:
    page = visit(360, base_url=home, java_script_enabled=False)
    registered(page, running, "plain@school.example")
    page.goto("/class/en/account/details")
    page.locator("#name").fill(" ")
    page.keyboard.press("Enter")
    expect(page.locator("#errors")).to_be_focused()
    expect(page.locator("#name")).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#name$"))
    page.goto("/class/en/account/passkeys")
    expect(page.get_by_text("JavaScript")).to_be_visible()


def test_the_log_names_nobody(running: Server) -> None:
    text = running.output.read_text("utf-8")
    assert "whole@" not in text
    assert PASSWORD not in text
