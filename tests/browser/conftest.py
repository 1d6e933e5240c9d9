"""A real server and a real Chromium. Tests here are skipped, and say so, where Debian's chromium is not installed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from web.locales import languages
from web.settings import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip


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
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {**os.environ, "PORT": str(port), "WORKERS": "1", "WAYMARK_DATA": str(tmp_path_factory.mktemp("served"))}
    with subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=env, stdout=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        for _ in range(1200):  # a busy machine may take long to start
            try:
                urllib.request.urlopen(f"{address}/health", timeout=1).close()  # noqa: S310
                break
            except OSError:
                time.sleep(0.05)
        yield address
        process.terminate()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, server: str) -> Iterator[Page]:
    """A fresh page of a stranger. Every request it makes must be to us, and no rule of the policy may be broken."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, base_url=server)
    made = context.new_page()
    foreign: list[str] = []
    faults: list[str] = []
    made.on(
        "request", lambda request: None if request.url.startswith((server, "data:")) else foreign.append(request.url)
    )
    made.on(
        "console", lambda message: faults.append(message.text) if "Content Security Policy" in message.text else None
    )
    made.on("pageerror", lambda error: faults.append(str(error)))
    # Where the exit leads is not ours: it is answered here, so that no test leaves the machine.
    context.route(
        lambda url: not url.startswith(server),
        lambda route: route.fulfill(body="<title>Weather</title><h1>Weather</h1>"),
    )
    made.context.set_default_timeout(15_000)
    yield made
    context.close()
    assert [url for url in foreign if not _is_an_exit(url)] == []
    assert faults == []


def _is_an_exit(url: str) -> bool:
    """Whether a request goes to a page that an exit leads to, or to the icon of one."""
    hosts = {urlsplit(language.exit).hostname for language in languages().values()}
    return urlsplit(url).hostname in hosts
