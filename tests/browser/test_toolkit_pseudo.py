"""The tools in languages that nobody speaks: longer text, and text from right to left, break no box."""

from __future__ import annotations

from tests.browser.conftest import Visit
from tests.browser.test_pseudo import pseudo_server  # noqa: F401 (a fixture)
from tests.toolkit.addresses import TOOLS
from web import pseudo


def test_no_box_breaks_on_any_tool(visit: Visit, pseudo_server: str) -> None:  # noqa: F811
    for width in (360, 1280):
        page = visit(width, base_url=pseudo_server)
        for name in (*TOOLS, "tools/plan/fi"):
            page.goto(f"/en/{name}")
            page.evaluate(
                """() => { document.querySelectorAll('details').forEach((it, index) => { it.open = index < 4; });
                const writing = document.getElementById('writing'); if (writing) writing.hidden = false; }"""
            )
            assert pseudo.OPEN in page.inner_text("main")
            assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), f"{name} at {width} px"
            cut = page.evaluate(
                """[...document.querySelectorAll('a, button, summary, h1, h2, h3, label, legend, th')]
                .filter((node) => node.offsetParent && node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== 'inline')
                .map((node) => node.textContent.trim().slice(0, 60))"""
            )
            assert cut == [], name
