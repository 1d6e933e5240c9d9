"""Journeys as people make them: with script and without, by keyboard alone, and checked by axe in every language."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.addresses import HOME, PAGES, TAGS

AXE = Axe()
# Everything of WCAG 2.2 A and AA, the contrast of AAA, and axe's own good practice.
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}


def axe(page: Page) -> list[str]:
    """What axe finds, one line a fault."""
    found = AXE.run(page, options=RULES)
    return [f"{it['id']}: {it['nodes'][0]['html'][:160]}" for it in found.response["violations"]]


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_nothing_on_any_kind_of_page(
    chromium: Browser, server: str, tag: str, width: int, scheme: str
) -> None:
    # axe is put into the page as a script, which our policy rightly refuses: it is switched off for this context only.
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        base_url=server,
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    page = context.new_page()
    faults = {}
    for path in [f"/{tag}-{HOME[tag]}/{name}" for name in (*PAGES, f"help/countries/{HOME[tag]}", "nothing-here")]:
        page.goto(path)
        faults[path] = axe(page)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wide, f"{path} is wider than {width} px"
    page.goto(f"/{tag}-{HOME[tag]}/help")
    for name in ("self-harm", "shared"):
        page.check(f"input[value={name}]")
    page.click("form.finder button")
    page.wait_for_selector("article.card")
    faults["answer"] = axe(page)
    context.close()
    assert [f"{path} {fault}" for path, found in faults.items() for fault in found] == []


def test_a_frightened_fifteen_year_old_without_script(chromium: Browser, server: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 640}, base_url=server, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/")
    page.click("text=Find help now")
    page.check("input[value=sextortion]")
    page.check("input[name=age][value=under-18]")
    page.select_option("#country", "FI")
    page.click("form.finder button")
    assert "Stop answering them" in page.inner_text("main")
    assert page.url.endswith("/en/help")
    first = page.locator("article.card").first
    assert first.is_visible()
    page.click("article.card >> nth=0 >> text=Did not work?")
    assert "#card-" in page.url
    assert page.locator("a[href='tel:112']").first.is_visible()
    context.close()


def test_change_of_language_and_country_stays_on_the_page(page: Page) -> None:
    page.goto("/en-GB/help/platforms/instagram")
    page.click("a.choose")
    page.click("text=Suomi")
    page.wait_for_url("**/fi-GB/help/platforms/instagram")
    page.click("a.choose")
    page.fill("#q", "ruots")
    page.click("li:not([hidden]) > a:has-text('Ruotsi')")
    page.wait_for_url("**/fi-SE/help/platforms/instagram")


def test_the_filter_shows_what_fits_while_typing(page: Page) -> None:
    page.goto("/en/choose")
    page.fill("#q", "icel")
    shown = page.locator("[data-names]:not([hidden])")
    assert shown.count() == 1
    assert shown.inner_text() == "Iceland"


def test_the_whole_finder_by_keyboard_alone(page: Page) -> None:
    page.goto("/en-IS/help")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value === 'threat'"):
            break
    page.keyboard.press("Space")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('form.finder button')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("article.card")
    assert page.evaluate("document.activeElement.matches('h1')")
    outline = page.evaluate(
        "(document.querySelector('article.card a').focus(), getComputedStyle(document.activeElement).outlineStyle)"
    )
    assert outline != "none"


def test_did_not_work_moves_focus_to_the_next_card(page: Page) -> None:
    page.goto("/en-GB/help")
    page.check("input[value=shared]")
    page.click("form.finder button")
    page.click("article.card >> nth=0 >> text=Did not work?")
    second = page.locator("article.card").nth(1).get_attribute("id")
    assert page.evaluate("document.activeElement.id") == second


def test_text_enlarged_four_times_still_fits(chromium: Browser, server: str) -> None:
    """A window of 1280 px at 400 % is 320 px wide and 200 px high."""
    context = chromium.new_context(viewport={"width": 320, "height": 200}, base_url=server)
    page = context.new_page()
    for path in ("/fi-FI/", "/fi-FI/help", "/fi-FI/help/countries/FI", "/ko-KR/help", "/fi-FI/choose"):
        page.goto(path)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
    context.close()
