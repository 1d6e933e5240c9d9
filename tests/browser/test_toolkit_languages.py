"""What the tools do in a real Chromium beyond tests/browser/test_toolkit_*.py: two languages, paper, and requests on every page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date
from playwright.sync_api import Page, expect

from tests.addresses import TAGS
from tests.browser.conftest import Visit, asked_by, axe
from tests.browser.test_toolkit_notes import said, saved
from toolkit.letters import LETTERS
from web.locales import languages

SECOND = "#pick .second"
# What `window.print` was called with: nothing; how often is counted.
COUNT_PRINTS = "window.printed = 0; window.print = () => { window.printed += 1; }"
FILL = """() => document.querySelectorAll('main input:not([type=file]), main textarea').forEach((field) => {
  if (['checkbox', 'radio'].includes(field.type)) field.checked = !field.checked;
  else field.value = { date: '2026-11-03', time: '10:00', range: field.max }[field.type] ?? 'secret words';
  for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true })); })"""


def test_the_list_stands_in_both_languages_at_once_and_asks_nothing(page: Page, tmp_path: Path) -> None:
    page.goto("/ko-KR/tools/plan/fi", wait_until="networkidle")
    asked = asked_by(page)
    places = page.locator("#steps summary > span, #steps [data-line], #letters [data-line]")
    assert page.locator(SECOND).count() == places.count()
    assert page.locator(f"{SECOND}:not([lang=fi])").count() == 0
    expect(page.locator("#parts")).to_be_hidden()
    for number in (2, 13):  # of both halves, on one list
        page.locator("#steps summary").nth(number).click()
        page.locator("#steps details").nth(number).locator("[data-band=under-18] [data-pick]").first.check()
    page.locator("[data-pick=letters]").first.check()
    page.fill("#own", "secret words")
    page.check("input[name=band][value=under-18]")
    assert page.locator("#list .second[lang=fi]").count() == 3
    file = saved(page, lambda: page.click("#save"))
    file.save_as(tmp_path / "list.txt")
    lines = (tmp_path / "list.txt").read_text(encoding="utf-8").splitlines()
    ticked = [index for index, line in enumerate(lines) if line.startswith("  [ ]")]
    assert len(ticked) == 4
    assert sum(lines[index + 1].startswith("      ") for index in ticked[:-1]) == 3
    assert [url for url in asked if not url.startswith("blob:")] == []


def test_where_the_second_language_does_not_come_the_parts_have_both(page: Page) -> None:
    page.context.route("**/static/list/*", lambda route: route.abort())
    page.goto("/en-FI/tools/plan/fi")
    assert page.locator(SECOND).count() == 0
    page.locator("#steps summary").first.click()
    page.locator("#steps [data-pick]").first.check()
    expect(page.locator("#list li")).to_have_count(1)
    page.click("#parts a >> nth=1")
    page.wait_for_url("**/tools/plan/fi/2")
    assert page.locator("#steps details").count() == 7
    assert page.locator("#steps .second[lang=fi]").count() > 7
    page.locator("#steps summary").first.click()
    page.locator("#steps [data-pick]").first.check()
    expect(page.locator("#list .second[lang=fi]")).to_have_count(1)


def test_without_script_both_languages_stand_in_the_parts(visit: Visit) -> None:
    page = visit(360, 640, java_script_enabled=False)
    page.goto("/en-FI/tools/plan/fi")
    assert page.locator("#steps details").count() == 14
    page.click("#parts a >> nth=0")
    page.wait_for_url("**/tools/plan/fi/1")
    page.locator("#steps summary").nth(2).click()
    assert page.locator("#steps details").nth(2).locator(".second[lang=fi]").last.is_visible()
    assert page.locator("main button:visible").count() == 0
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_axe_finds_nothing_on_the_parts(visit: Visit, width: int, scheme: str) -> None:
    page = visit(width, color_scheme=scheme, bypass_csp=True)
    for address in ("/ko-KR/tools/plan/cnr", "/ko-KR/tools/plan/cnr/1", "/fi-FI/tools/plan/sv/2"):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((it, index) => { it.open = index < 2; })")
        assert axe(page) == [], address


@pytest.mark.parametrize("tag", TAGS)
def test_dates_are_written_as_in_the_language_of_the_letter(page: Page, tag: str) -> None:
    page.goto("/en-FI/tools/letters/1")
    page.select_option("#to", tag)
    for month in range(1, 13):
        day = date(2026, month, 3)
        page.fill("#seen", day.isoformat())
        written = format_date(day, "long", languages()[tag].babel)
        assert written in page.locator(f"[data-version={tag}] .letter").inner_text()


def test_a_letter_that_waited_is_as_whole_as_one_that_the_page_brought(page: Page) -> None:
    text = "(tag) => document.querySelector(`[data-version=${tag}] .letter`).innerHTML"
    for number in LETTERS:
        page.goto(f"/ko-KR/tools/letters/{number}/en")
        waited = {tag: page.evaluate(text, tag) for tag in TAGS}
        for tag in ("fr", "is", "cnr"):
            page.goto(f"/ko-KR/tools/letters/{number}/{tag}")
            brought = page.evaluate(text, tag)
            assert waited[tag].replace("\n", "") == brought.replace("\n", "")


@pytest.mark.parametrize("button", ["copy", "paper", "text", "html"])
def test_no_way_out_of_a_letter_passes_over_what_is_blank(page: Page, button: str) -> None:
    page.add_init_script(COUNT_PRINTS)
    page.goto("/en/tools/letters/4")
    page.click(f"#{button}")
    said(page, "Press once more")
    assert page.evaluate("window.printed") == 0
    if button == "paper":
        page.click("#paper")
        assert page.evaluate("window.printed") == 1


def test_what_is_printed_is_the_record_the_letter_and_the_list_alone(page: Page) -> None:
    page.add_init_script(COUNT_PRINTS)
    page.goto("/en-GB/tools/notes")
    page.fill("#what", "words for paper")
    page.click("#add")
    page.click("#print")
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    expect(page.locator("#entries")).to_be_visible()
    for hidden in ("#entry", "#lock", "#exit", "#wipe"):
        expect(page.locator(hidden)).to_be_hidden()
    page.goto("/en-FI/tools/letters/7")
    assert page.locator(".letter:visible").count() == 2
    expect(page.locator("#fields")).to_be_hidden()
    page.emulate_media(media="screen")
    page.goto("/en-FI/tools/plan/fi")
    page.locator("[data-pick=numbers]").first.check()
    page.click("#print")
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    expect(page.locator("#list")).to_be_visible()
    expect(page.locator("#pick")).to_be_hidden()
    assert "List" in page.inner_text("main")


def test_no_tool_asks_anything_whatever_is_filled_in_and_pressed(page: Page) -> None:
    page.add_init_script(COUNT_PRINTS)
    pages = [f"letters/{number}" for number in LETTERS] + [
        "letters",
        "notes",
        "apps",
        "device",
        "fingerprints",
        "plan/ko",
    ]
    for name in pages:
        page.goto(f"/en-GB/tools/{name}", wait_until="networkidle")
        asked = asked_by(page)
        page.evaluate(FILL)
        if page.locator("#to").count():
            page.evaluate("document.getElementById('writing').hidden = false")
            page.select_option("#to", "is")
        page.evaluate(
            "document.querySelectorAll('main button').forEach((button) => { if (button.id !== 'wipe') { button.click(); button.click(); } })"
        )
        page.wait_for_timeout(100)  # time enough for a request that must not come
        assert [url for url in asked if not url.startswith("blob:")] == [], name
        assert "secret" not in page.url


def test_text_across_a_drawing_is_seen_in_its_fingerprint(page: Page) -> None:
    page.goto("/en/tools/fingerprints")
    expect(page.locator("#verdict")).to_have_attribute("data-distance", "0")
    page.check("#text")
    expect(page.locator("#verdict")).not_to_have_attribute("data-distance", "0")


def test_a_letter_and_the_list_by_keyboard_alone(page: Page) -> None:
    page.goto("/en-GB/tools/letters/7")
    page.focus("input[name=what]")
    page.keyboard.press("Space")
    page.focus("#words")
    page.keyboard.type("typed words")
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "copy":
            break
    page.keyboard.press("Enter")
    said(page, "Press once more")
    assert "typed words" in page.inner_text("[data-version=en] .letter")
    page.goto("/en-GB/tools/plan/fi")
    page.focus("#steps summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#list li")).to_have_count(1)
