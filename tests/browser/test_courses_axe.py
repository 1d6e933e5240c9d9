"""axe on every lesson in every language. A file of its own, so that it runs beside the walks (xdist gives a worker whole files)."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.addresses import HOME, TAGS
from tests.browser.test_courses import COURSES, lessons_of
from tests.browser.test_walks import RULES

AXE = Axe()


@pytest.mark.parametrize("tag", TAGS)
def test_axe_finds_nothing_on_any_lesson(chromium: Browser, server: str, tag: str) -> None:
    wide = TAGS.index(tag) % 2
    context = chromium.new_context(
        viewport={"width": 1280 if wide else 360, "height": 800},
        color_scheme="dark" if wide else "light",
        base_url=server,
        bypass_csp=True,
        reduced_motion="reduce",
    )
    page = context.new_page()
    faults = []
    place = f"{tag}-{HOME[tag]}"
    paths = [path for course in COURSES for path in lessons_of(page, place, course)]
    more = [f"/{place}/learn", f"/{place}/learn/1", f"/{place}/learn/1/guide", f"/{place}/learn/1/certificate"]
    for path in [*paths, *more, f"{paths[0]}/sheet"]:
        page.goto(path)
        for button in page.locator("[name=check]").all()[:2]:
            button.click()
        for button in page.locator(".pick:visible").all()[:1]:
            button.click()
        page.evaluate("scrollTo(0, 0)")  # where the bar of lessons lies over nothing
        page.wait_for_timeout(80)
        found = AXE.run(page, options=RULES).response["violations"]
        faults += [f"{path} {it['id']}: {it['nodes'][0]['html'][:160]}" for it in found]
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), f"{path} is too wide"
    context.close()
    assert faults == []
