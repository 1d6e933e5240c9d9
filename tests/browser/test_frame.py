"""The helper in a frame on another origin: isolated, accessible, and a way out that leaves the whole page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, stay_here

PAGE = """<!doctype html><html lang="fi"><title>Koulu</title><h1>Koulu</h1>{body}"""


class School(BaseHTTPRequestHandler):
    """A school's site: one page with our script, one with a plain frame, one whose frame may not leave."""

    ours: ClassVar[str] = ""

    def do_GET(self) -> None:
        """Answers with the page of that name."""
        script = f'<script src="{self.ours}/embed/waymark.js" data-country="FI" async></script>'
        frame = f'<iframe src="{self.ours}/embed/fi-FI/chat" title="Waymark" width="600" height="600"'
        bodies = {
            "/script": script,
            "/frame": frame + "></iframe>",
            "/held": frame + ' sandbox="allow-scripts allow-same-origin allow-forms"></iframe>',
        }
        body = PAGE.format(body=bodies.get(self.path, "")).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def school(server: str) -> Iterator[str]:
    School.ours = server
    # localhost and 127.0.0.1 are different sites to a browser.
    with ThreadingHTTPServer(("127.0.0.1", 0), School) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://localhost:{made.server_address[1]}"
        made.shutdown()


@pytest.fixture
def visitor(visit: Visit, school: str) -> Page:
    page = visit(800, 900, base_url=school)
    stay_here(page.context)
    return page


@pytest.mark.parametrize("name", ["script", "frame"])
def test_a_talk_in_the_frame_of_a_school(visitor: Page, name: str) -> None:
    visitor.goto(f"/{name}")
    frame = visitor.frame_locator("iframe")
    frame.locator("#words").fill("joku levitti mun alastonkuvia")
    frame.locator(".write button").click()
    frame.locator("#reply .first-box").wait_for()
    assert visitor.context.cookies() == []
    assert visitor.evaluate("document.querySelector('iframe').contentDocument") is None, "the school cannot read it"
    inside = visitor.frames[1]
    assert inside.evaluate("(() => { try { return parent.document.title } catch { return 'no' } })()") == "no"


@pytest.mark.parametrize("name", ["script", "frame"])
def test_the_way_out_leaves_the_whole_page(visitor: Page, name: str) -> None:
    visitor.goto(f"/{name}")
    visitor.frame_locator("iframe").locator("#exit").click()
    expect(visitor).to_have_title("Weather")


def test_where_the_site_forbids_it_the_frame_empties_itself_and_says_so(visitor: Page) -> None:
    visitor.goto("/held")
    frame = visitor.frame_locator("iframe")
    frame.locator("#exit").click()
    frame.locator("#held").wait_for(state="visible")
    assert frame.locator("#log").count() == 0
