"""Quick exit, point by point (`docs/quick-exit.md`), in a real Chromium."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

from tests.addresses import HOME, TAGS
from web.locales import languages

THUMB = 48


def text_on(page: Page) -> str:
    """What can be read on the page."""
    script = "getComputedStyle(document.documentElement).display === 'none' ? '' : document.body.innerText"
    try:
        return str(page.evaluate(script))
    except PlaywrightError:  # it is on its way out of the page
        page.wait_for_load_state()
        return str(page.evaluate(script))


@pytest.mark.parametrize("tag", TAGS)
def test_1_it_is_a_plain_link_without_script(chromium: Browser, server: str, tag: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=server)
    page = context.new_page()
    context.route(lambda url: not url.startswith(server), lambda route: route.fulfill(body="Weather"))
    page.goto(f"/{tag}/help")
    page.click("#exit")
    page.wait_for_url(lambda url: url.startswith(languages()[tag].exit))
    context.close()


def test_2_content_address_and_title_go_at_once_even_when_the_network_hangs(chromium: Browser, server: str) -> None:
    context = chromium.new_context(base_url=server)
    page = context.new_page()
    context.route(lambda url: not url.startswith(server), lambda route: None)  # never answered
    page.goto("/en-GB/help/countries/GB")
    after = page.evaluate(
        """() => { const from = performance.now(); document.getElementById('exit').click();
        return { hidden: getComputedStyle(document.documentElement).display, title: document.title,
                 path: location.pathname, took: performance.now() - from }; }"""
    )
    assert after["hidden"] == "none"
    assert after["title"].strip("\u200b") == ""
    assert after["path"] == "/"
    assert after["took"] < 50
    context.close()


@pytest.mark.parametrize("depth", [1, 3, 10])
def test_3_back_never_shows_our_pages_again(page: Page, server: str, depth: int) -> None:
    page.goto("about:blank")
    pages = ["/en-GB/", "/en-GB/help", "/en-GB/help/countries/GB", "/en-GB/safety", "/en-GB/about"] * 2
    for path in pages[:depth]:
        page.goto(path)
    page.click("#exit")
    page.wait_for_url("https://www.bbc.com/**")
    for _ in range(depth + 1):
        page.go_back(wait_until="commit")
        page.wait_for_timeout(150)
        if page.url == "about:blank":
            break
        assert "Waymark" not in page.title()
        assert "Waymark" not in text_on(page)


def test_3_back_after_an_answer_shows_nothing(page: Page) -> None:
    page.goto("/en-GB/help")
    page.check("input[value=shared]")
    page.click("form.finder button")
    page.wait_for_selector("article.card")
    page.click("#exit")
    page.wait_for_url("https://www.bbc.com/**")
    page.go_back(wait_until="commit")
    page.wait_for_timeout(300)
    assert "Waymark" not in text_on(page)


def test_3_typing_our_address_again_works(page: Page) -> None:
    page.goto("/en-GB/help")
    page.click("#exit")
    page.wait_for_url("https://www.bbc.com/**")
    page.goto("/en-GB/help")
    assert page.locator("h1").is_visible()


def test_3_with_storage_blocked_it_still_leaves(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('blocked'); } })"
    )
    page.goto("/en-GB/help")
    page.click("#exit")
    page.wait_for_url("https://www.bbc.com/**")


def test_3_a_page_that_is_left_is_blank_before_it_can_be_kept(page: Page) -> None:
    """The back-forward cache paints what a page was when it was left, before any script of it runs again."""
    page.goto("/en-GB/help")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert text_on(page) == ""
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert "Waymark" in text_on(page)


def test_3_a_page_from_the_back_forward_cache_leaves_at_once_after_an_exit(page: Page) -> None:
    page.goto("/en-GB/help")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    page.evaluate("sessionStorage.setItem('w', 'x')")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    page.wait_for_url("https://www.bbc.com/**")


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(("width", "height"), [(360, 640), (1280, 800), (320, 256)])
def test_4_it_is_never_covered_and_big_enough(
    chromium: Browser, server: str, tag: str, width: int, height: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": height}, base_url=server)
    page = context.new_page()
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
    context.close()


def test_5_shift_three_times_leaves(page: Page) -> None:
    page.goto("/en-GB/about")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.com/**")


def test_5_two_are_not_enough_another_key_resets_and_shift_as_modifier_is_ignored(page: Page) -> None:
    page.goto("/en-GB/about")
    for key in ("Shift", "Shift", "a", "Shift", "Shift+Tab", "Shift"):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert "/en-GB/about" in page.url
    page.wait_for_timeout(2100)
    page.keyboard.press("Shift")
    page.wait_for_timeout(100)
    assert "/en-GB/about" in page.url


def test_5_it_says_discreetly_how_many_are_left(page: Page) -> None:
    page.goto("/en-GB/about")
    page.keyboard.press("Shift")
    assert page.locator("#exit-count").inner_text() == "Two more"


@pytest.mark.parametrize(("tag", "leaves"), [("en", True), ("ko", False)])
def test_5_in_a_text_field_it_depends_on_the_language(page: Page, tag: str, leaves: bool) -> None:
    page.goto(f"/{tag}/choose")
    page.focus("#q")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_timeout(400)
    assert ("/choose" not in page.url) is leaves


def test_5_by_keyboard_alone(page: Page) -> None:
    page.goto("/en-GB/help")
    page.keyboard.press("Tab")  # the skip link
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "exit"
    page.keyboard.press("Enter")
    page.wait_for_url("https://www.bbc.com/**")


def test_6_nothing_is_stored_but_the_mark(page: Page) -> None:
    look: Callable[[], object] = lambda: page.evaluate(  # noqa: E731
        "({ local: {...localStorage}, session: {...sessionStorage}, cookie: document.cookie })"
    )
    for path in ("/en-GB/", "/en-GB/help", "/en-GB/help/countries/GB"):
        page.goto(path)
    assert look() == {"local": {}, "session": {}, "cookie": ""}
    page.click("#exit")
    page.wait_for_url("https://www.bbc.com/**")
    page.go_back(wait_until="commit")
    assert page.context.cookies() == []


def test_6_fewer_traces_keeps_one_entry(page: Page) -> None:
    page.goto("/en-GB/safety")
    page.click("#quiet")
    assert page.get_attribute("#quiet", "aria-pressed") == "true"
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
    asked: list[str] = []
    page.goto("/en-GB/help")
    page.on("request", lambda request: asked.append(request.url))
    page.click("#exit")
    page.wait_for_url("https://www.bbc.com/**")
    assert not [url for url in asked if url.startswith(server) and "/static/icon." not in url]
