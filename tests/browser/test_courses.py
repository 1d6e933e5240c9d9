"""Lessons in a real browser: every course walked with script and without, nothing sent, nothing kept."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.addresses import HOME
from tests.browser.conftest import EVERYTHING, Visit, asked_by, follow

WALKED = ("en", "fi", "ko", "cnr")
COURSES = (1, 2, 3, 4)
# English with script and without, the others in turns.
WALKS = [
    (course, tag, script)
    for course in COURSES
    for number, tag in enumerate(WALKED)
    for script in (True, False)
    if EVERYTHING or tag == "en" or (course + number) % 2 == script
]


def lessons_of(page: Page, place: str, course: int) -> list[str]:
    """The addresses of the open lessons of a course."""
    page.goto(f"/{place}/learn/{course}")
    return [str(link.get_attribute("href")) for link in page.locator(".lessons h3 a").all()]


# Fills a question in as it should be, by its own controls; the rest is done with the mouse.
FILL = """(box) => {
  box.querySelectorAll("input[data-right]").forEach((it) => it.click());
  const rows = () => [...box.querySelectorAll("[data-part]")];
  if (box.querySelector(".moving")) rows().map((row) => row.dataset.place).sort().forEach((place, index) => {
    const row = box.querySelector(`[data-place="${place}"]`);
    while (rows().indexOf(row) > index) row.querySelector(".move").click();
  });
  else rows().forEach((row) => { row.querySelector("select").value = row.dataset.place; });
}"""
SEEN = """(box) => [...box.querySelectorAll(".verdict, .feedback")].filter((it) => it.offsetParent).map((it) => it.dataset.verdict || "feedback")"""


def answer_everything(page: Page, press: Callable[[Locator], None] = Locator.click) -> None:
    """Answers each question of a lesson as it should be, and picks a way in each choice that is reached, the longest.

    Without script every press leads to a new page: `press` is then `follow`.
    """
    for number in range(page.locator("[data-question]").count()):
        box = page.locator("[data-question]").nth(number)
        box.evaluate(FILL)
        press(box.locator("[name=check]"))
        expect(box.locator("[data-verdict=right]")).to_be_visible()
        seen = box.evaluate(SEEN)
        assert seen[0] == "right"
        assert len(seen) > 1
    for number in range(page.locator("[data-choice]").count()):
        box = page.locator("[data-choice]").nth(number)
        if not box.is_visible():
            continue
        leading = box.locator(".pick[data-leads]")
        option = leading.first if leading.count() else box.locator(".pick").first
        leads = option.get_attribute("data-leads")
        press(option)
        expect(box.locator(".consequence:visible")).to_have_count(1)
        assert not leads or page.locator(f"[id='{leads}']").is_visible()


@pytest.mark.parametrize(("course", "tag", "script"), WALKS)
def test_a_course_is_walked(visit: Visit, course: int, tag: str, script: bool) -> None:
    page = visit(360 if script else 1280, java_script_enabled=script)
    place = f"{tag}-{HOME[tag]}"
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method) if request.method == "POST" else None)
    paths = lessons_of(page, place, course)
    assert paths
    for path in paths:
        page.goto(path)
        assert page.locator("html").get_attribute("lang") == tag
        answer_everything(page, Locator.click if script else follow)
    assert bool(sent) is not script, "with script nothing is sent, without script the form is"
    page.locator("[data-done]").click()
    page.wait_for_url(f"**/{place}/learn/{course}")


def test_nothing_is_sent_or_kept_while_one_learns(page: Page) -> None:
    page.goto("/en-GB/learn/1/1")
    asked = asked_by(page)
    page.locator("textarea").first.fill("what I think")
    answer_everything(page)
    assert asked == []
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("sessionStorage.length") == 0 or page.evaluate("sessionStorage.getItem('w')") in ("", None)
    assert page.context.cookies() == []


def test_remembering_is_asked_for_shown_and_erased(page: Page) -> None:
    page.goto("/en/learn/1/1")
    page.click("[data-skip] >> nth=0")
    assert page.evaluate("localStorage.length") == 0
    page.click("#keep [data-start]")
    page.goto("/en/learn/1/2")
    page.click("[data-skip] >> nth=0")
    expect(page.locator("[data-kept]")).to_have_text("1.2")
    page.goto("/en/learn/1")
    assert page.locator(".lessons .done").count() == 1
    assert page.locator("[data-last]").get_attribute("href") == "/en/learn/1/2"
    page.goto("/en/help")
    assert "learn" not in page.inner_text("main").lower() or page.locator("#keep").count() == 0
    page.goto("/en/learn/1")
    page.click("[data-erase]")
    assert page.evaluate("localStorage.length") == 0
    assert page.locator("#keep [data-start]").is_visible()


def test_leaving_erases_what_was_remembered(page: Page, server: str) -> None:
    page.goto("/en/learn/1/1")
    page.click("#keep [data-start]")
    assert page.evaluate("localStorage.length") == 1
    page.click("#exit")
    page.wait_for_url("**/weather")
    page.goto(f"{server}/en/learn")
    assert page.evaluate("localStorage.length") == 0


def test_storage_that_is_blocked_breaks_nothing(page: Page) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })")
    page.goto("/en/learn/1/1")
    page.click("#keep [data-start]")
    answer_everything(page)


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_another_language_keeps_answers_and_block(visit: Visit, script: bool) -> None:
    page = visit(1280, 900, java_script_enabled=script)
    press = Locator.click if script else follow
    page.goto("/en-GB/learn/1/1")
    box = page.locator("[data-question=one], [data-question=several]").first
    name = box.get_attribute("id")
    field = box.locator("input:not([type=hidden])").first
    value = field.get_attribute("value")
    field.check()
    press(box.locator("[name=check]"))
    expect(page.locator(f"#{name} .verdict:visible")).to_have_count(1)
    page.locator(f"#{name}").scroll_into_view_if_needed()
    page.click(".tongues summary")
    page.click("[data-tongue][lang=ko]")
    page.wait_for_url("**/ko-GB/learn/1/1#*")
    expect(page.locator(f"#{name} input[value='{value}']")).to_be_checked()
    expect(page.locator(f"#{name} .verdict:visible")).to_have_count(1)
    anchor = page.url.split("#")[1]
    assert page.locator(f"[id='{anchor}']").count() == 1


def test_feedback_is_announced_and_the_story_goes_on_where_the_focus_is(page: Page) -> None:
    page.goto("/en/learn/1/1")
    box = page.locator("[data-question=one], [data-question=several]").first
    assert box.locator(".said").get_attribute("role") == "status"
    field = box.locator("input:not([type=hidden])").first
    field.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(box.locator(".verdict:visible")).to_have_count(1)
    page.locator(".pick").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".consequence:visible")).to_be_focused()


VOICES = """
const voice = (lang, localService) => ({ lang, localService, name: lang });
Object.defineProperty(window, "speechSynthesis", { value: {
  speaking: false, spoken: [], getVoices: () => %s, addEventListener() {}, cancel() {}, speak(it) { this.spoken.push(it.text); } } });
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""


@pytest.mark.parametrize(
    ("voices", "offered"),
    [
        ("[]", False),
        ("[voice('en-GB', false)]", False),
        ("[voice('fi', true)]", False),
        ("[voice('en_US', true)]", True),
    ],
)
def test_reading_aloud_needs_a_voice_on_the_device(page: Page, voices: str, offered: bool) -> None:
    page.add_init_script(VOICES % voices)
    page.goto("/en/learn/1/1")
    assert page.locator("#aloud").is_visible() is offered
    if offered:
        page.click("#aloud")
        assert page.evaluate("speechSynthesis.spoken.length") > 5
        hidden = page.locator(".feedback").first.text_content()
        assert str(hidden).strip()[:60] not in page.evaluate("speechSynthesis.spoken.join(' ')")


def test_a_certificate_keeps_the_name_in_the_page(page: Page) -> None:
    page.goto("/en/learn/1/certificate")
    asked = asked_by(page)
    page.fill("#whose", "Somebody")
    page.keyboard.press("Enter")
    assert asked == []
    assert page.input_value("#when")
    assert page.locator("[data-print]").is_visible()


def test_search_stands_in_no_address(page: Page) -> None:
    page.goto("/en/learn")
    page.fill("#q", "password")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("[data-answer]")).to_be_focused()
    assert "password" not in page.url
    page.locator("section .lessons h3 a").first.click()
    page.wait_for_url(re.compile(r"/en/learn/\d+/\d+"))
