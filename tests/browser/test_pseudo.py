"""Text that is 40 % longer, or runs from right to left, breaks no box at 360 px."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from app import create_app
from tests.addresses import PAGES
from tests.browser.conftest import Visit
from web import pseudo
from web.settings import Settings
from web.tag import Tag


@pytest.fixture(params=["accented", "mirrored"])
def pseudo_server(
    request: pytest.FixtureRequest, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """The site in a language that nobody speaks."""
    app = create_app(replace(settings, data_folder=tmp_path))
    language, texts = pseudo.pseudo_language(request.param)
    monkeypatch.setattr("web.request_tag.parse_tag", lambda text: Tag(language) if text == "en" else None)
    monkeypatch.setattr("web.request_tag.catalogue", lambda _: texts)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_no_box_breaks(visit: Visit, pseudo_server: str) -> None:
    for width in (360, 1280):
        page = visit(width, base_url=pseudo_server)
        for name in (*PAGES, "help/countries/FI"):
            page.goto(f"/en/{name}")
            assert pseudo.OPEN in page.inner_text("main")
            wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            assert not wide, f"{name} is wider than {width} px"
            cut = page.evaluate(
                """[...document.querySelectorAll('a, button, summary, h1, h2, h3, label, th')]
                .filter((node) => node.offsetParent && !node.closest('.unseen') && node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== 'inline')
                .map((node) => node.textContent.trim().slice(0, 60))"""
            )
            assert cut == [], name
