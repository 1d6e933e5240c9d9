"""Sheets as PDF, a course as one file, and the commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from html5lib import HTMLParser

from courses.cli_papers import can_make_pdf, make_pdf
from courses.pack import inlined, rooted
from tests.lint_client import LintingClient


def run(app: Flask, *words: str) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=["courses", *words])
    return result.exit_code, result.output


@pytest.mark.parametrize("tag", ["en", "ko", "cnr"])
def test_a_course_in_one_file_needs_nothing_else(app: Flask, tmp_path: Path, tag: str) -> None:
    path = tmp_path / "course.html"
    code, said = run(app, "pack", "1", "--lang", tag, "--country", "KR", "--out", str(path))
    assert code == 0, said
    text = path.read_text(encoding="utf-8")
    parser = HTMLParser()
    parser.parse(text)
    assert [error for error in parser.errors if error[1] != "unknown-doctype"] == []
    bodies = re.sub(r"<(script|style)>.*?</\1>", "", text, flags=re.DOTALL)
    assert not re.search(r'(?:src|action|formaction)="(?!#)', bodies)
    assert not re.search(r'href="/', bodies)
    assert "<link" not in bodies
    assert 'id="exit"' in bodies
    assert "tel:112" in bodies
    ids = re.findall(r' id="([^"]+)"', bodies)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', bodies)) <= set(ids)


def test_paper_never_says_what_is_open_now(app: Flask, client: LintingClient, tmp_path: Path) -> None:
    lesson = client.get("/en-GB/learn/3/1").get_data(as_text=True)
    assert 'class="state' in lesson  # on the screen it does
    assert 'class="state' not in client.get("/en-GB/learn/3/1/sheet").get_data(as_text=True)
    path = tmp_path / "course.html"
    assert run(app, "pack", "3", "--lang", "en", "--country", "GB", "--out", str(path))[0] == 0
    assert 'class="state' not in path.read_text(encoding="utf-8")


def test_links_of_a_pack() -> None:
    html = '<p><a class="x" href="/en/help">Help</a> <a href="#a">here</a></p>'
    assert rooted(html, "") == '<p><span>Help</span> <a href="#a">here</a></p>'
    assert 'href="https://example.org/en/help"' in rooted(html, "https://example.org/")
    with pytest.raises(ValueError, match="end its tag"):
        inlined("a.js", "'</script>'")


def test_a_course_that_is_not_there(app: Flask) -> None:
    code, said = run(app, "pack", "nothing")
    assert code == 2
    assert "there is no course" in said


def test_status(app: Flask) -> None:
    code, said = run(app, "status")
    assert code == 0
    assert "missing" in said.splitlines()[-1]


@pytest.mark.skipif(not can_make_pdf(), reason="WeasyPrint or Pango is not installed")
def test_a_sheet_becomes_a_pdf_and_asks_nobody(tmp_path: Path) -> None:
    path = tmp_path / "a" / "1.1.pdf"
    html = '<html lang="ko"><p>동의란 무엇일까요? Þú átt að spyrja.</p><img src="file:///etc/passwd"><img src="http://192.0.2.1/a.png"></html>'
    make_pdf(html, path)
    assert path.read_bytes().startswith(b"%PDF")
