"""Texts made to keep a machine busy. What is asserted is counted work and clear answers, not time (these machines are shared): a text that took
minutes would fail by the limit that pytest's caller sets."""

from __future__ import annotations

import gzip
import re

import html5lib
import pytest

from chat.cue_features import _STRETCHED
from chat.normalise import _CHUNK, _PIECE, _VARIANT
from courses.prose import ANCHOR, TAGS, render
from tests.lint_client import LintingClient
from web.settings import ROOT

MARKS = "a" + "\u0315\u0300" * 100_000  # alternating marks: normalising them is quadratic
GROWS = "\ufdfa" * 20_000  # one letter that becomes eighteen


@pytest.mark.parametrize(
    "text", [MARKS, GROWS, "\u202e" * 9000, "\U000e0041" * 9000, "ㅋ" * 9000, "a\u200b" * 9000], ids=str.__len__
)
@pytest.mark.parametrize("path", ["/en-GB/chat", "/en-GB/learn", "/en-GB/help", "/embed/en-GB/chat"])
def test_unicode_that_grows_gets_an_answer(client: LintingClient, path: str, text: str) -> None:
    for field in ("text", "q", "country"):
        response = client.post(path, data={field: text})
        assert response.status_code in (200, 400, 413, 422)


def test_a_compressed_body_is_not_unpacked(client: LintingClient) -> None:
    bomb = gzip.compress(b"text=" + b"a" * 50_000_000)
    assert len(bomb) < 64 * 1024
    response = client.post(
        "/en-GB/chat", data=bomb, headers={"Content-Encoding": "gzip"}, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code in (200, 400, 413, 415, 422)
    assert "aaaaaaaa" not in response.get_data(as_text=True)


def test_no_regular_expression_that_meets_a_persons_words_can_run_away() -> None:
    """What reads free text has patterns without a repeated group and without “anything, any number of times”: they cannot go back and forth."""
    patterns: list[re.Pattern[str]] = [_PIECE, _VARIANT, _CHUNK, _STRETCHED]
    used = [name for name in ("normalise", "cue_features", "engine", "matching", "scope", "judging", "listening", "seal", "turns", "dialogue")
            if "re.compile(" in (ROOT / "chat" / f"{name}.py").read_text("utf-8")]  # fmt: skip
    assert used == ["normalise", "cue_features"], "a pattern of another module must be looked at here"
    for pattern in patterns:
        assert not any(part in pattern.pattern for part in (")+", ")*", "){", ".*", ".+")), pattern.pattern


@pytest.mark.parametrize("opening", ["[", "![", "*a ", "> ", "`", "<", "[a](", "**", "&#", "\\"])
def test_markdown_cannot_stall_the_build(opening: str) -> None:
    """A text with more marks than the renderer can bear is refused before it is rendered; any other stays small."""
    for times in (20, 100, 1000, 10_000):
        html, faults = render(opening * times, "lesson.md", 1)
        assert faults or len(html) <= 12 * len(opening) * times


HOSTILE = [
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](data:text/html,1)", "[x](//evil.example)",
    "[x](https://evil.example)", "![x](https://evil.example/x.png)", "<svg onload=alert(1)>", "<img src=x onerror=alert(1)>", "<https://evil.example>",
    "{{ config }}", "{% include 'x' %}", "a{: onclick=alert(1)}", "[x]: javascript:alert(1)\n\n[x]", "[x](lesson:a/b\" onclick=\"alert(1))", "&lt;script&gt;",
    "[x](&#106;avascript:alert(1))", "[x](help\tjavascript:)", "# x {onclick=y}", "<!-- x --><b>", "**<b>**", "[a](help 'x\" onmouseover=\"y')",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_an_authors_text_can_do_nothing(text: str) -> None:
    html, faults = render(text, "lesson.md", 1)
    parsed = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    for node in parsed.iter():
        assert node.tag in {"DOCUMENT_FRAGMENT", *TAGS}, (text, node.tag)
        assert set(node.keys()) <= {"href"}
        assert (node.get("href") or ANCHOR).startswith(ANCHOR)
    if "{{" in text:
        assert "{{ config }}" in html  # a template's marks are words like others
    elif not html:
        assert faults


def test_lesson_files_are_capped() -> None:
    largest = max(file.stat().st_size for file in (ROOT / "courses/content").rglob("*.md"))
    assert largest < 64 * 1024
