"""A real server and a real Chromium. Tests here are skipped, and say so, where Debian's chromium is not installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.addresses import TAGS
from tests.served import served
from web.locales import languages

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
AXE = Axe()
# Everything of WCAG 2.2 A and AA, the contrast of AAA, and axe's own good practice.
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}
# A busy machine is slow, and no test is about how slow: what is waited for comes, or the test fails late.
expect.set_options(timeout=15_000)


def follow(link: Locator) -> None:
    """Clicks what leads to another page, and waits until that page is there with all it loads."""
    with link.page.expect_navigation():
        link.click()


def asked_by(page: Page) -> list[str]:
    """The addresses that a page asks for from now on, but for its icon, which the browser fetches when it likes."""
    asked: list[str] = []
    page.on("request", lambda request: None if "/static/icon" in request.url else asked.append(request.url))
    return asked


def axe(page: Page) -> list[str]:
    """What axe finds, one line a fault. The page must be visited with `bypass_csp=True`."""
    found = AXE.run(page, options=RULES)
    return [f"{it['id']}: {it['nodes'][0]['html'][:160]}" for it in found.response["violations"]]


# Every language once, in one of two looks, and English in both. EVERYTHING=1 gives every language every look (`make everything`).
EVERYTHING = bool(os.environ.get("EVERYTHING"))
_BOTH = ((360, "light"), (1280, "dark"))
LOOKS = [
    (tag, *look)
    for number, tag in enumerate(TAGS)
    for side, look in enumerate(_BOTH)
    if EVERYTHING or tag == "en" or number % 2 == side
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what needs a browser, keeps it on one worker, and skips it where there is none."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="chromium is not installed (Debian: apt-get install chromium)"))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site as `make run` serves it, on a free port."""
    with served(tmp_path_factory.mktemp("served")) as running:
        yield f"http://127.0.0.1:{running.port}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Visit(Protocol):
    """Opens a page of a stranger, in a context of its own."""

    def __call__(self, width: int = 1280, height: int = 800, **options: Any) -> Page:
        """`options` are those of `Browser.new_context`."""


@pytest.fixture
def visit(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Visit]:
    """Opens pages at the size of a screen, with or without script, in the dark; all are closed at the end.

    axe is put into a page as a script, which our policy rightly refuses: `bypass_csp=True` switches it off for that page only.
    """
    contexts: list[BrowserContext] = []

    def made(width: int = 1280, height: int = 800, **options: Any) -> Page:
        if "base_url" not in options:
            options["base_url"] = request.getfixturevalue("server")
        # What glides is in motion when a test looks, and a click waits for it to come to rest.
        context = chromium.new_context(
            viewport={"width": width, "height": height}, **{"reduced_motion": "reduce", **options}
        )
        context.set_default_timeout(30_000)
        context.set_default_navigation_timeout(60_000)
        contexts.append(context)
        return context.new_page()

    yield made
    for context in contexts:
        context.close()


def stay_here(context: BrowserContext) -> None:
    """Where the exit leads is not ours: it is answered here, so that no test leaves the machine."""
    context.route(
        lambda url: urlsplit(url).hostname not in ("127.0.0.1", "localhost"),
        lambda route: route.fulfill(body="<title>Weather</title><h1>Weather</h1>"),
    )


@pytest.fixture
def page(visit: Visit, server: str) -> Iterator[Page]:
    """A fresh page of a stranger. Every request it makes must be to us, and no rule of the policy may be broken."""
    made = visit()
    stay_here(made.context)
    foreign: list[str] = []
    faults: list[str] = []
    made.on(
        "request", lambda request: None if request.url.startswith((server, "data:")) else foreign.append(request.url)
    )
    made.on(
        "console", lambda message: faults.append(message.text) if "Content Security Policy" in message.text else None
    )
    made.on("pageerror", lambda error: faults.append(str(error)))
    yield made
    made.context.close()
    assert [url for url in foreign if not _is_an_exit(url)] == []
    assert faults == []


def _is_an_exit(url: str) -> bool:
    """Whether a request goes to a page that an exit leads to, or to the icon of one."""
    hosts = {urlsplit(language.exit).hostname for language in languages().values()}
    return urlsplit(url).hostname in hosts
