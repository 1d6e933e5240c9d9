"""Journeys as people make them: with script and without, by keyboard alone, and checked by axe in every language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.addresses import HOME, PAGES
from tests.browser.conftest import LOOKS, Visit, axe, follow


@pytest.mark.parametrize(("tag", "width", "scheme"), LOOKS)
def test_axe_finds_nothing_on_any_kind_of_page(visit: Visit, tag: str, width: int, scheme: str) -> None:
    page = visit(width, color_scheme=scheme, bypass_csp=True)
    faults = {}
    for path in [f"/{tag}-{HOME[tag]}/{name}" for name in (*PAGES, f"help/countries/{HOME[tag]}", "nothing-here")]:
        page.goto(path)
        faults[path] = axe(page)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wide, f"{path} is wider than {width} px"
    page.goto(f"/{tag}-{HOME[tag]}/help")
    for name in ("self-harm", "shared"):
        page.check(f"input[value={name}]")
    follow(page.locator("form.finder button"))
    expect(page.locator("article.card").first).to_be_visible()
    faults["answer"] = axe(page)
    assert [f"{path} {fault}" for path, found in faults.items() for fault in found] == []


def test_a_frightened_fifteen_year_old_without_script(visit: Visit) -> None:
    page = visit(360, 640, java_script_enabled=False)
    page.goto("/en/")
    follow(page.locator("text=Find help now"))
    page.check("input[value=sextortion]")
    page.check("input[name=age][value=under-18]")
    page.select_option("#country", "FI")
    follow(page.locator("form.finder button"))
    expect(page.locator("main")).to_contain_text("Stop answering them")
    assert page.url.endswith("/en/help")
    assert page.locator("article.card").first.is_visible()
    page.click("article.card >> nth=0 >> text=Did not work?")
    expect(page).to_have_url(re.compile("#card-"))
    assert page.locator("a[href='tel:112']").first.is_visible()


def test_change_of_language_and_country_stays_on_the_page(page: Page) -> None:
    page.goto("/en-GB/help/platforms/instagram")
    follow(page.locator("a.choose"))
    page.click("text=Suomi")
    page.wait_for_url("**/fi-GB/help/platforms/instagram")
    follow(page.locator("a.choose"))
    page.fill("#q", "ruots")
    page.click("li:not([hidden]) > a:has-text('Ruotsi')")
    page.wait_for_url("**/fi-SE/help/platforms/instagram")


def test_the_filter_shows_what_fits_while_typing(page: Page) -> None:
    page.goto("/en/choose")
    page.fill("#q", "icel")
    shown = page.locator("[data-names]:not([hidden])")
    expect(shown).to_have_text(["Iceland"])


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
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("article.card").first).to_be_visible()
    expect(page.locator("h1")).to_be_focused()
    outline = page.evaluate(
        "(document.querySelector('article.card a').focus(), getComputedStyle(document.activeElement).outlineStyle)"
    )
    assert outline != "none"


def test_did_not_work_moves_focus_to_the_next_card(page: Page) -> None:
    page.goto("/en-GB/help")
    page.check("input[value=shared]")
    follow(page.locator("form.finder button"))
    page.click("article.card >> nth=0 >> text=Did not work?")
    expect(page.locator("article.card").nth(1)).to_be_focused()


def test_text_enlarged_four_times_still_fits(visit: Visit) -> None:
    """A window of 1280 px at 400 % is 320 px wide and 200 px high."""
    page = visit(320, 200)
    for path in ("/fi-FI/", "/fi-FI/help", "/fi-FI/help/countries/FI", "/ko-KR/help", "/fi-FI/choose"):
        page.goto(path)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
