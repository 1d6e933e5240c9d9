"""axe on every lesson in every language. A file of its own, so that it runs beside the walks (xdist gives a worker whole files)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.addresses import HOME, TAGS
from tests.browser.conftest import EVERYTHING, Visit, axe
from tests.browser.test_courses import COURSES, lessons_of

WHOLE = ("en", "fi", "ko")


@pytest.mark.parametrize("tag", TAGS)
def test_axe_finds_nothing_on_any_lesson(visit: Visit, tag: str) -> None:
    wide = TAGS.index(tag) % 2
    page = visit(1280 if wide else 360, color_scheme="dark" if wide else "light", bypass_csp=True)
    faults = []
    place = f"{tag}-{HOME[tag]}"
    paths = [path for course in COURSES for path in lessons_of(page, place, course)]
    if (
        not EVERYTHING and tag not in WHOLE
    ):  # the same blocks in other words: every third lesson, another third a language
        paths = paths[TAGS.index(tag) % 3 :: 3]
    more = [f"/{place}/learn", f"/{place}/learn/1", f"/{place}/learn/1/guide", f"/{place}/learn/1/certificate"]
    for path in [*paths, *more, f"{paths[0]}/sheet"]:
        page.goto(path)
        checks = page.locator("[name=check]").all()[:2]
        for button in checks:
            button.click()
        expect(page.locator(".verdict:visible")).to_have_count(len(checks))
        for button in page.locator(".pick:visible").all()[:1]:
            button.click()
        page.evaluate("scrollTo(0, 0)")  # where the bar of lessons lies over nothing
        faults += [f"{path} {fault}" for fault in axe(page)]
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), f"{path} is too wide"
    assert faults == []
