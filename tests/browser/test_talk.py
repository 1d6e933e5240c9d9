"""The talk in a real browser: with script and without, by keyboard alone, and when the line breaks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.addresses import HOME, TAGS
from tests.browser.conftest import Visit, axe, follow
from tests.chat.test_chat_pages import SAMPLES


def send(page: Page, text: str) -> None:
    page.fill("#words", text)
    page.click(".write button")


@pytest.mark.parametrize("tag", TAGS)
def test_a_talk_with_script(page: Page, tag: str) -> None:
    page.goto(f"/{tag}-{HOME[tag]}/chat")
    address = page.url
    send(page, SAMPLES[tag])
    page.wait_for_selector(".mine")
    page.wait_for_selector("#reply .first-box")
    assert page.locator(".log .reply").count() == 2, "the conversation stays on the screen"
    assert page.url == address, "nothing of it in the address"
    assert page.evaluate("document.activeElement.id") == "reply"
    assert page.locator("#words").input_value() == ""
    page.click("fieldset.ask button[value^='age:under']")
    page.locator(".log .reply").nth(2).wait_for()
    assert page.evaluate("[sessionStorage.length, localStorage.length, document.cookie].join()") == "0,0,"


@pytest.mark.parametrize("tag", ["en", "fi", "ko", "cnr"])
def test_a_talk_without_script(visit: Visit, tag: str) -> None:
    page = visit(360, 640, java_script_enabled=False)
    page.goto(f"/{tag}/chat")
    follow(page.locator("button[value='situation:sextortion']"))
    page.select_option("select[name=country]", HOME[tag])
    follow(page.locator("button[value=country]"))
    assert f"/{tag}-{HOME[tag]}/chat" in (page.locator("form.talk").get_attribute("action") or "")
    follow(page.locator("button[value='age:under-18']"))
    expect(page.locator(".first-box")).to_have_count(1)
    follow(page.locator("button[value=plan]"))
    expect(page.locator("ol.steps li").nth(2)).to_be_visible()
    follow(page.locator("button[value='do:recap']"))
    expect(page.locator("article.card").first).to_be_visible()


def test_a_broken_line_loses_no_word(page: Page) -> None:
    page.goto("/en-GB/chat")
    page.route("**/chat", lambda route: route.abort())
    send(page, "someone shared my pictures")
    page.wait_for_selector("[role=alert]")
    assert page.locator("#words").input_value() == "someone shared my pictures"
    page.unroute("**/chat")
    page.click(".write button")
    page.wait_for_selector("#reply .first-box")


def test_too_long_a_message_stays_in_the_box(page: Page) -> None:
    page.goto("/en-GB/chat")
    text = "someone shared my pictures " * 80
    send(page, text)
    page.wait_for_selector("text=more than I can read at once")
    assert page.locator("#words").input_value().strip() == text.strip()


def test_by_keyboard_alone(page: Page) -> None:
    page.goto("/en-GB/chat")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "words":
            break
    page.keyboard.type("i want to die")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#reply .urgent-box")
    assert page.locator("#reply a[href^='tel:']").count() >= 2


@pytest.mark.parametrize("tag", TAGS)
def test_axe_finds_nothing_in_a_talk(visit: Visit, tag: str) -> None:
    page = visit(360, color_scheme="dark", bypass_csp=True)
    for path in ("chat", None):
        page.goto(f"/{tag}-{HOME[tag]}/chat" if path else f"/embed/{tag}-{HOME[tag]}/chat")
        assert axe(page) == []
        send(page, SAMPLES[tag])
        page.wait_for_selector("#reply .first-box")
        assert axe(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
