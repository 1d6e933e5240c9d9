"""The other tools, in a real Chromium: fingerprints, app guides, device check, the list; and axe on every page of the tools."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.addresses import HOME
from tests.browser.conftest import LOOKS, Visit, asked_by, axe
from tests.browser.test_toolkit_notes import said, saved
from tests.toolkit.addresses import TOOLS


def shown(page: Page) -> int:
    """The distance that the page shows once it has drawn what was just changed, which it does before this frame of ours."""
    page.evaluate("new Promise(requestAnimationFrame)")
    return int(page.get_attribute("#verdict", "data-distance") or -1)


def distance(page: Page, **levels: int) -> int:
    """The distance that the page shows after these changes to the first drawing."""
    page.click("#reset")
    for name, level in levels.items():
        page.evaluate("([id, level]) => { document.getElementById(id).value = level; }", [name, level])
    page.evaluate("dispatchEvent(new Event('input'))")
    return shown(page)


@pytest.mark.parametrize("drawing", ["house", "boat", "cat"])
def test_fingerprints_behave_as_the_text_says(page: Page, drawing: str) -> None:
    page.goto("/en/tools/fingerprints")
    page.check(f"input[value={drawing}]")
    assert distance(page) == 0
    assert distance(page, bright=25) <= 31
    assert distance(page, small=50) <= 31
    assert distance(page, crop=1) <= 60
    assert distance(page, crop=40) > 31
    assert distance(page, turn=30) > 31
    page.click("#reset")
    page.check("#mirror")
    assert shown(page) > 31
    page.click("#reset")
    page.check("#other")
    assert 90 <= shown(page) <= 166
    assert "another picture" in page.inner_text("#verdict")


def test_the_hash_is_a_difference_of_256_bits(page: Page) -> None:
    page.goto("/en/tools/fingerprints")
    url = page.evaluate("performance.getEntriesByType('resource').map(it => it.name).find(it => it.includes('/hash.'))")
    found = page.evaluate(
        """async url => { const { fingerprint, distance } = await import(url);
        const flat = fingerprint(new Array(4096).fill(9)), ramp = fingerprint(Array.from({ length: 4096 }, (_, at) => at % 64));
        return { bits: ramp.length, self: distance(ramp, ramp), ones: ramp.reduce((a, b) => a + b), flat: flat.length }; }""",
        url,
    )
    assert found["bits"] == found["flat"] == 256
    assert found["self"] == 0


def test_no_picture_control_on_the_page_of_fingerprints(page: Page) -> None:
    page.goto("/en/tools/fingerprints")
    assert page.locator("input[type=file], [contenteditable], video, form").count() == 0


def test_chosen_apps_come_first_and_steps_are_counted(page: Page) -> None:
    page.goto("/en-GB/tools/apps")
    page.check("input[name=app][value=tiktok]")
    first = page.locator("[data-app]").first
    assert first.get_attribute("data-app") == "tiktok"
    assert first.get_attribute("open") is not None
    first.locator("[data-step]").first.check()
    assert "1 of" in first.locator("[data-done]").inner_text()
    page.click("#wipe")
    assert page.locator("[data-app][open]").count() == 0
    page.check("input[name=app][value=google-search]")
    page.locator("[data-app=google-search] >> text=The letter for it").click()
    page.wait_for_url("**/tools/letters/6")


def test_the_device_check_says_when_not_to_change_anything(page: Page) -> None:
    page.goto("/en-GB/tools/device")
    assert page.locator("[data-when=yes]").is_visible()
    page.check("input[name=close][value=no]")
    assert not page.locator("[data-when=yes]").is_visible()
    page.check("input[name=close][value=yes]")
    assert page.locator("[data-when=yes]").is_visible()
    assert not page.locator("[data-when=no]").is_visible()
    page.locator("[data-sign]").first.check()
    assert page.locator("[data-sum=close]").is_visible()
    assert not page.locator("[data-sum=none]").is_visible()
    page.check("input[name=close][value=no]")
    assert page.locator("[data-sum=some]").is_visible()


def test_a_list_in_two_languages_with_a_title_that_tells_nothing(page: Page, tmp_path: Path) -> None:
    page.goto("/en-FI/tools/plan")
    page.click("text=Suomi")
    page.wait_for_url("**/tools/plan/fi")
    page.click("#save")
    said(page, "Tick something first")
    page.locator("summary").nth(4).click()
    page.locator("details[open] [data-pick=steps]").first.check()
    page.locator("[data-pick=numbers]").first.check()
    page.locator("[data-pick=letters]").first.check()
    page.fill("#own", "Aunt Mari\nword: lamp")
    file = saved(page, lambda: page.click("#save"))
    assert file.suggested_filename.startswith("list-")
    file.save_as(tmp_path / "list.txt")
    text = (tmp_path / "list.txt").read_text(encoding="utf-8")
    assert "[ ] Aunt Mari" in text
    assert "112" in text
    assert text.count("[ ]") == 5
    assert page.title() == "List · Waymark"
    assert page.locator("#list [lang=fi]").count() >= 1
    page.click("#wipe")
    assert page.locator("#list").inner_text() == ""


def test_no_request_is_made_on_any_tool_while_it_is_used(page: Page) -> None:
    asked = asked_by(page)
    for name in (
        "tools/letters",
        "tools/letters/1",
        "tools/letters/9",
        "tools/apps",
        "tools/fingerprints",
        "tools/device",
        "tools/plan",
    ):
        page.goto(f"/en-GB/{name}")
        asked.clear()
        page.evaluate(
            """() => document.querySelectorAll('main input, main textarea, main select').forEach((field) => {
              if (field.type === 'checkbox' || field.type === 'radio') field.click();
              else if (field.tagName !== 'SELECT' && field.type === 'text') field.value = 'secret words';
              field.dispatchEvent(new Event('input', { bubbles: true })); })"""
        )
        page.wait_for_timeout(100)  # time enough for a request that must not come
        assert asked == [], name
        assert "secret" not in page.url


@pytest.mark.parametrize(("tag", "width", "scheme"), LOOKS)
def test_axe_finds_nothing_on_any_tool(visit: Visit, tag: str, width: int, scheme: str) -> None:
    page = visit(width, color_scheme=scheme, bypass_csp=True)
    faults = {}
    for name in (*TOOLS, "tools/plan/" + ("fr" if tag != "fr" else "en")):
        page.goto(f"/{tag}-{HOME[tag]}/{name}")
        if name.endswith("/notes"):
            page.fill("#what", "words")
            page.click("#add")
        page.evaluate("document.querySelectorAll('details').forEach((it, index) => { it.open = index < 3; })")
        faults[name] = axe(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults[name].append(f"wider than {width} px")
    assert [f"{name} {fault}" for name, found in faults.items() for fault in found] == []


def test_the_record_by_keyboard_alone(page: Page) -> None:
    page.goto("/en-GB/tools/notes")
    page.focus("#what")
    page.keyboard.type("typed words")
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "add":
            break
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "link"
    assert "typed words" in page.inner_text("#entries")


@pytest.mark.parametrize("name", TOOLS)
def test_without_script_no_tool_is_empty(visit: Visit, name: str) -> None:
    page = visit(360, 640, java_script_enabled=False)
    page.goto(f"/en-GB/{name}")
    assert len(page.inner_text("main")) > 600
    # Nothing stands there that does nothing without script.
    assert page.locator("main button:visible").count() == 0
