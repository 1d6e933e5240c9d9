"""Quick exit, point by point (`docs/quick-exit.md`), in a real Chromium."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, expect

from tests.addresses import HOME, TAGS
from tests.browser.conftest import Visit, asked_by, follow, stay_here
from web.locales import languages

THUMB = 48
AWAY = "https://www.bbc.com/**"
TEXT = "getComputedStyle(document.documentElement).display === 'none' ? '' : document.body?.innerText ?? ''"


def read(page: Page, script: str = TEXT) -> str:
    """What can be read on the page."""
    for _ in range(9):
        try:
            return str(page.evaluate(script))
        except PlaywrightError:  # it is on its way out of the page
            page.wait_for_load_state()
    raise AssertionError("the page never comes to rest")


def go_back(page: Page) -> None:
    """Goes back to a page of ours, which may show nothing at any moment, and must lead away again."""
    page.go_back(wait_until="commit")
    assert "Waymark" not in read(page, "document.title")
    assert "Waymark" not in read(page)
    page.wait_for_url(lambda url: url == "about:blank" or url.startswith(AWAY.rstrip("*")))
    assert "Waymark" not in read(page, "document.title") + read(page)


@pytest.mark.parametrize("tag", TAGS)
def test_1_it_is_a_plain_link_without_script(visit: Visit, tag: str) -> None:
    page = visit(java_script_enabled=False)
    stay_here(page.context)
    page.goto(f"/{tag}/help")
    page.click("#exit")
    page.wait_for_url(lambda url: url.startswith(languages()[tag].exit))


def test_2_content_address_and_title_go_at_once_even_when_the_network_hangs(visit: Visit, server: str) -> None:
    took = []
    for _ in range(3):  # the machine may be busy with something else
        page = visit()
        page.route(lambda url: not url.startswith(server), lambda route: None)  # never answered
        page.goto("/en-GB/help/countries/GB")
        after = page.evaluate(
            """() => { const from = performance.now(); document.getElementById('exit').click();
            return { hidden: getComputedStyle(document.documentElement).display, title: document.title,
                     path: location.pathname, took: performance.now() - from }; }"""
        )
        assert after["hidden"] == "none"
        assert after["title"].strip("\u200b") == ""
        assert after["path"] == "/"
        took.append(after["took"])
    assert min(took) < 50


@pytest.mark.parametrize("depth", [1, 3, 10])
def test_3_back_never_shows_our_pages_again(page: Page, depth: int) -> None:
    page.goto("about:blank")
    pages = ["/en-GB/", "/en-GB/help", "/en-GB/help/countries/GB", "/en-GB/safety", "/en-GB/about"] * 2
    for path in pages[:depth]:
        page.goto(path)
    page.click("#exit")
    page.wait_for_url(AWAY)
    for _ in range(depth):
        go_back(page)
    assert page.url == "about:blank"


def test_3_back_after_an_answer_shows_nothing(page: Page) -> None:
    page.goto("/en-GB/help")
    page.check("input[value=shared]")
    follow(page.locator("form.finder button"))
    expect(page.locator("article.card").first).to_be_visible()
    page.click("#exit")
    page.wait_for_url(AWAY)
    go_back(page)


def test_3_typing_our_address_again_works(page: Page) -> None:
    page.goto("/en-GB/help")
    page.click("#exit")
    page.wait_for_url(AWAY)
    page.goto("/en-GB/help")
    assert page.locator("h1").is_visible()


def test_3_with_storage_blocked_it_still_leaves(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('blocked'); } })"
    )
    page.goto("/en-GB/help")
    page.click("#exit")
    page.wait_for_url(AWAY)


def test_3_a_page_that_is_left_is_blank_before_it_can_be_kept(page: Page) -> None:
    """The back-forward cache paints what a page was when it was left, before any script of it runs again."""
    page.goto("/en-GB/help")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert read(page) == ""
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert "Waymark" in read(page)


def test_3_a_page_from_the_back_forward_cache_leaves_at_once_after_an_exit(page: Page) -> None:
    page.goto("/en-GB/help")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    page.evaluate("sessionStorage.setItem('w', 'x')")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    page.wait_for_url(AWAY)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(("width", "height"), [(360, 640), (1280, 800), (320, 256)])
def test_4_it_is_never_covered_and_big_enough(visit: Visit, tag: str, width: int, height: int) -> None:
    page = visit(width, height)
    for path in (f"/{tag}-{HOME[tag]}/{name}" for name in ("", "help", "help/law", f"help/countries/{HOME[tag]}")):
        page.goto(path)
        for where in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
            page.evaluate(f"window.scrollTo(0, {where})")
            box = page.evaluate(
                """() => { const it = document.getElementById('exit'), box = it.getBoundingClientRect();
                const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                return { hit: it.contains(hit), height: box.height, width: box.width,
                         inside: box.x >= 0 && box.y >= 0 && box.right <= innerWidth && box.bottom <= innerHeight }; }"""
            )
            assert box["hit"], (path, where)
            assert box["inside"], (path, where)
            assert box["height"] >= THUMB
            assert box["width"] >= THUMB


def test_5_shift_three_times_leaves(page: Page) -> None:
    page.goto("/en-GB/about")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(AWAY)


def test_5_two_are_not_enough_another_key_resets_and_shift_as_modifier_is_ignored(page: Page) -> None:
    page.goto("/en-GB/about")
    for key in ("Shift", "Shift", "a", "Shift", "Shift+Tab", "Shift"):
        page.keyboard.press(key)
    said = page.locator("#exit-count")
    expect(said).to_have_text("Two more")
    page.keyboard.press("Shift")
    expect(said).to_have_text("One more")
    page.wait_for_timeout(2100)  # the two are forgotten after two seconds
    page.keyboard.press("Shift")
    expect(said).to_have_text("Two more")
    assert "/en-GB/about" in page.url


def test_5_it_says_discreetly_how_many_are_left(page: Page) -> None:
    page.goto("/en-GB/about")
    page.keyboard.press("Shift")
    expect(page.locator("#exit-count")).to_have_text("Two more")


@pytest.mark.parametrize(("tag", "leaves"), [("en", True), ("ko", False)])
def test_5_in_a_text_field_it_depends_on_the_language(page: Page, tag: str, leaves: bool) -> None:
    page.goto(f"/{tag}/choose")
    page.focus("#q")
    for _ in range(3):
        page.keyboard.press("Shift")
    if leaves:
        page.wait_for_url(AWAY)
        return
    page.focus("#exit")
    page.keyboard.press("Shift")  # outside the field it is the first that counts
    said = page.locator("#exit-count")
    expect(said).to_have_text(str(said.get_attribute("data-two")))
    assert "/choose" in page.url


def test_5_by_keyboard_alone(page: Page) -> None:
    page.goto("/en-GB/help")
    page.keyboard.press("Tab")  # the skip link
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "exit"
    page.keyboard.press("Enter")
    page.wait_for_url(AWAY)


def test_6_nothing_is_stored_but_the_mark(page: Page) -> None:
    look: Callable[[], object] = lambda: page.evaluate(  # noqa: E731
        "({ local: {...localStorage}, session: {...sessionStorage}, cookie: document.cookie })"
    )
    for path in ("/en-GB/", "/en-GB/help", "/en-GB/help/countries/GB"):
        page.goto(path)
    assert look() == {"local": {}, "session": {}, "cookie": ""}
    page.click("#exit")
    page.wait_for_url(AWAY)
    go_back(page)
    assert page.context.cookies() == []


def test_6_fewer_traces_keeps_one_entry(page: Page) -> None:
    page.goto("/en-GB/safety")
    page.click("#quiet")
    expect(page.locator("#quiet")).to_have_attribute("aria-pressed", "true")
    before = page.evaluate("history.length")
    page.click("text=About Waymark")
    page.wait_for_url("**/about")
    page.click(".brand")
    page.wait_for_url("**/en-GB/")
    assert page.evaluate("history.length") == before


def test_8_the_sentence_beside_it_is_honest_and_leads_to_safer_ways(page: Page) -> None:
    page.goto("/en-GB/help")
    assert "not your history" in page.locator(".exit-note").inner_text()
    page.click(".exit-note a")
    page.wait_for_url("**/safety")


def test_no_press_is_counted_or_sent(page: Page, server: str) -> None:
    page.goto("/en-GB/help")
    asked = asked_by(page)
    page.click("#exit")
    page.wait_for_url(AWAY)
    assert not [url for url in asked if url.startswith(server)]
