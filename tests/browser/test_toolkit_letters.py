"""The letters, in a real Chromium: filled in two languages at once, nothing blank unnoticed, nothing sent."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.addresses import TAGS
from tests.browser.conftest import Visit, asked_by, follow
from tests.browser.test_toolkit_notes import said, saved
from toolkit import offers
from toolkit.letters import LETTERS

BLANK = "____________"


def letter(page: Page, tag: str) -> str:
    """The text of the letter in one language."""
    return page.locator(f"[data-version={tag}] .letter").inner_text()


def test_one_form_fills_both_languages(page: Page) -> None:
    page.goto("/en-FI/tools/letters/1")
    assert page.input_value("#to") == "fi"
    assert page.locator("[data-version]:visible").count() == 2
    page.fill("#name", "Anna Example")
    page.fill("#seen", "2026-11-03")
    page.fill("#links", "https://example.org/1\nhttps://example.org/2")
    for tag in ("en", "fi"):
        assert "Anna Example" in letter(page, tag)
        assert "https://example.org/1\nhttps://example.org/2" in letter(page, tag)
    assert "3 November 2026" in letter(page, "en")
    assert "3. marraskuuta 2026" in letter(page, "fi")
    assert "Rikoslaki" not in letter(page, "fi")
    page.check("input[name=what][value=sharing]")
    assert "Rikoslaki 20 luku 7 §" in letter(page, "fi")
    assert "Rikoslaki 20 luku 7 §" in letter(page, "en")
    assert "19–22" not in letter(page, "fi")
    page.check("input[name=what][value=minors]")
    assert "19–22" in letter(page, "fi")


def test_the_language_changes_without_a_request_and_keeps_what_was_written(page: Page) -> None:
    page.goto("/fr-FR/tools/letters/2")
    asked = asked_by(page)
    page.fill("#name", "Camille")
    page.check("input[name=what][value=synthetic]")
    for tag in TAGS:
        page.select_option("#to", tag)
        assert "Camille" in letter(page, tag)
        assert page.locator("[data-version]:visible").count() == (1 if tag == "fr" else 2)
        assert page.locator(f"[data-version={tag}] [data-label=send]").is_visible()
    assert asked == []


def test_nothing_blank_goes_out_unnoticed(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/en/tools/letters/3")
    page.evaluate("navigator.clipboard.writeText('what was there')")
    assert "Your name" in page.inner_text("#blanks")
    page.click("#copy")
    said(page, "Press once more")
    assert page.evaluate("navigator.clipboard.readText()") == "what was there"
    page.click("#copy")
    said(page, "The letter is copied")
    assert BLANK in page.evaluate("navigator.clipboard.readText()")
    page.check("input[name=what][value=sharing]")
    for name in ("platform", "links", "account", "name", "contact"):
        page.fill(f"#{name}", f"my {name}")
    assert not page.locator("#blanks").is_visible()
    page.click("#copy")
    page.wait_for_function("navigator.clipboard.readText().then((text) => !text.includes('____'))")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.index("1. Signature") < text.index("2. Where") < text.index("3. I believe") < text.index("4. You can")
    assert "I sign for" not in text
    page.fill("#name", "")
    page.click("#copy")
    said(page, "Your name. Press once more")


def test_for_someone_else(page: Page) -> None:
    page.goto("/en-GB/tools/letters/7")
    assert "I am a pupil" in letter(page, "en")
    page.check("input[name=whom][value=other]")
    page.fill("#person", "Sam Example")
    assert "I write for your pupil Sam Example" in letter(page, "en")
    assert "I am a pupil" not in letter(page, "en")


def test_saved_as_text_and_as_a_page(page: Page, tmp_path: Path) -> None:
    page.goto("/en-KR/tools/letters/8")
    page.select_option("#to", "en")
    page.check("input[name=what][value=threats]")
    for name in ("recipient", "name", "contact", "platform", "words"):
        page.fill(f"#{name}", f"<b>{name}</b>")
    page.fill("#seen", "2026-11-03")
    file = saved(page, lambda: page.click("#text"))
    file.save_as(tmp_path / "letter.txt")
    text = (tmp_path / "letter.txt").read_text(encoding="utf-8")
    assert "In my own words: <b>words</b>" in text
    assert "- keep this confidential" in text
    file = saved(page, lambda: page.click("#html"))
    assert file.suggested_filename.startswith("letter-")
    file.save_as(tmp_path / "letter.html")
    html = (tmp_path / "letter.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;words&lt;/b&gt;" in html
    assert "<script" not in html
    assert '<html lang="en">' in html


def test_with_the_clipboard_blocked_the_text_is_marked(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { get() { return { writeText: () => Promise.reject(new Error('blocked')) }; } })"
    )
    page.goto("/en/tools/letters/1")
    page.click("#copy")
    said(page, "Press once more")
    page.click("#copy")
    said(page, "does not let us copy")
    assert "Dear Sir or Madam" in page.evaluate("getSelection().toString()")


def test_please_stop_opens_only_when_it_is_safe(page: Page) -> None:
    page.goto("/en-GB/tools/letters/9")
    assert not page.locator("#writing").is_visible()
    for value in ("adult", "picture-adult", "shared"):
        page.check(f"#gate input[value={value}]")
    said(page, "The letter is open")
    assert page.locator("#writing").is_visible()
    for value in ("danger", "partner-abuse", "sextortion", "grooming"):
        page.check(f"#gate input[value={value}]")
        assert not page.locator("#writing").is_visible()
        page.uncheck(f"#gate input[value={value}]")
    page.check("#gate input[value=under-18]")
    assert not page.locator("#writing").is_visible()
    page.check("#gate input[value=adult]")
    page.click("#wipe")
    assert not page.locator("#writing").is_visible()


def test_the_page_decides_as_the_room_does(page: Page) -> None:
    page.goto("/en-GB/tools/letters")
    cases = [
        [answer for answer in answers if answer]
        for answers in product(
            ["", "shared", "danger", "synthetic", "partner-abuse"],
            ["", "under-18", "adult"],
            ["", "picture-under-18", "picture-adult"],
            ["", "took-me", "took-fake"],
            ["", "at-app", "at-school", "at-search"],
            ["", "app-us", "app-other"],
        )
    ]
    seen = page.evaluate(
        """cases => cases.map((answers) => {
          document.querySelectorAll('[data-ask] input').forEach((input) => { input.checked = answers.includes(input.value) || (input.value === '' && input.type === 'radio'); });
          document.getElementById('app').value = '';
          answers.forEach((answer) => { const it = document.querySelector(`[data-ask] [value=${answer}]`); it[it.tagName === 'OPTION' ? 'selected' : 'checked'] = true; });
          dispatchEvent(new Event('change'));
          return [...document.querySelectorAll('[data-letter]')].map((it) => !it.hidden);
        })""",
        cases,
    )
    for answers, shown in zip(cases, seen, strict=True):
        assert shown == [offers.is_offered(it, frozenset(answers)) for it in LETTERS.values()], answers


def test_the_list_says_why_a_letter_is_missing(page: Page) -> None:
    page.goto("/en-GB/tools/letters")
    page.click("#ask-head")
    page.check("input[value=adult]")
    page.check("input[value=picture-adult]")
    page.check("input[value=shared]")
    assert page.locator("text=“Please stop and delete”").is_visible()
    page.check("input[value=partner-abuse]")
    assert not page.locator("text=“Please stop and delete”").is_visible()
    assert page.locator("#careful").is_visible()


def test_quick_exit_and_wipe_empty_the_letter(page: Page) -> None:
    page.goto("/en-GB/tools/letters/1")
    page.fill("#name", "Anna Example")
    page.check("input[name=what][value=sharing]")
    page.click("#wipe")
    assert "Anna" not in letter(page, "en")
    assert not page.is_checked("input[name=what][value=sharing]")
    page.fill("#name", "Anna Example")
    assert "Anna" not in page.evaluate("(document.getElementById('exit').click(), document.documentElement.outerHTML)")
    page.wait_for_url("https://www.bbc.com/**")


@pytest.mark.parametrize("number", LETTERS)
def test_without_script_both_letters_stand_there_to_print(visit: Visit, number: int) -> None:
    page = visit(360, 640, java_script_enabled=False)
    page.goto(f"/en-CL/tools/letters/{number}/es")
    assert page.locator("[data-version=en] .letter").is_visible()
    assert page.locator("[data-version=es] .letter").is_visible()
    assert page.locator(".gap").first.is_visible()
    follow(page.locator("noscript a[lang=ko]"))
    expect(page.locator("[data-version=ko] .letter")).to_be_visible()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
