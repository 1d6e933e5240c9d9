"""What authors get wrong: refused with file, line and what to do; the rest of the site stays open."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from courses import prose
from courses.check import check
from courses.drawing import read_drawing
from courses.evidence import Evidence
from courses.loader import Content, load
from directory.records import Facts
from tests.courses.conftest import COURSE, LESSON, write_course

Small = Callable[..., Content]


def line_of(text: str, words: str) -> int:
    """The line that `words` stand on."""
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


def test_the_sample_is_sound(small: Small) -> None:
    assert small().faults == ()


# (what is put in the place of what, words on the line that must be named, words of the advice)
MISTAKES = [
    ("---\ntitle: A lesson", "title: A lesson", "title", "three hyphens"),
    ("title: A lesson", "title: A: lesson: here", "title", "quotation marks"),
    ("title: A lesson", "title: " + "x" * 61, "title", "60 is the most"),
    ("summary: What one learns.", "summary: <b>What</b>", "summary", "plain text"),
    ("revision: 1", "revision: soon", "revision", "revision: 1"),
    ("review: none", "review: maybe", "review", "none, native, professional"),
    ("  hear: Hear the answer", "  see: See the answer", "aims", "ask, hear"),
    ("/// scene |", "/// story |", "story", "use one of note, scene"),
    ("/// scene |", "///1 scene|", "///1", "a block opens with"),
    ("    id: stop", "    id: Bus Stop", "/// scene", "lower-case"),
    ("    id: stop", "    id: why", "Why it matters", "already used"),
    ("    id: stop\n", "", "/// scene", "needs an “id”"),
    ("    id: stop", "    id: stop\n    colour: red", "colour", "no option “colour”"),
    ("## Why it matters {#why}", "## Why it matters", "## Why", "with an id"),
    ("    right: true\n\nIt is.", "\nIt is.", "id: which", "one “right: true”"),
    ("    right: true\n\nIt is.", "    right: maybe\n\nIt is.", "right: maybe", "true, or left out"),
    ("    kind: one", "    kind: some", "id: which", "one, several, order, match"),
    ("    aim: hear\n\nWhich are", "    aim: fly\n\nWhich are", "id: all", "none of course.yaml"),
    ("    with: a ring\n", "", "id: pairs", "with: its partner"),
    ("    leads: answer", "    leads: nowhere", "id: turn", "no choice further down"),
    ("Mira waits.", "Mira <script>alert(1)</script> waits.", "Mira", "HTML is not allowed"),
    ("Mira waits.", "Mira waits <!-- here -->.", "Mira", "HTML is not allowed"),
    ("Mira waits.", "Mira [waits](javascript:alert(1)).", "Mira", "is not allowed: use chat"),
    ("Mira waits.", "Mira [waits](https://example.org).", "Mira", "is not allowed: use chat"),
    ("Mira waits.", "Mira waits ![](a.png).", "Mira", "images are not allowed"),
    ("Mira waits.", "[" * 16_000, "[[[", "characters"),
    ("Mira waits.", "[" * 900, "[[[", "too many “[”"),
    ("Mira waits.", "Mira\u202e waits.", "Mira", "invisible"),
    ("Mira waits.", "    Mira waits.", None, ""),
    ("/// key\n    id: remember\n\n- Ask.\n///\n", "", "---", "one “key” block"),
    ("They wonder.\n///", "They wonder.", None, ""),
    ("Because people", "/// \nBecause people", None, "never opened"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "where", "advice"), MISTAKES)
def test_a_mistake_is_named_with_its_line(small: Small, old: str, new: str, where: str | None, advice: str) -> None:
    text = LESSON.replace(old, new, 1)
    assert text != LESSON
    began = time.process_time()
    content = small(text)
    assert time.process_time() - began < 1
    told = [str(fault) for fault in content.faults]
    assert told, "nothing was said"
    assert all(fault.file == "small/first/en.md" and fault.line >= 1 for fault in content.faults), told
    assert any(advice in line for line in told), told
    if where == "id: which" or (where and where.startswith("id: ")):
        expected = {line_of(text, where), line_of(text, where) - 1}  # the opening stands above its options
    else:
        expected = {line_of(text, where)} if where else {fault.line for fault in content.faults}
    near = {fault.line for fault in content.faults if advice in fault.text}
    assert near & (expected | {1} if where == "aims" else expected), told


def test_a_broken_lesson_is_left_out_and_the_rest_stays(small: Small) -> None:
    content = small("no top at all", fi=LESSON.replace("revision: 1", "follows: 1"))
    assert [list(lesson.pages) for lesson in content.courses[0].lessons] == [["fi"]]
    assert not content.courses[0].is_open
    assert "en.md:1: the file must begin with a line of three hyphens" in str(content.faults[0])


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    write_course(tmp_path, {"en": LESSON})
    (tmp_path / "small" / "first" / "en.md").write_bytes(b"---\ntitle: \xff\n---\n")
    assert "small/first/en.md:2: this is not UTF-8" in str(load(tmp_path).faults[0])
    (tmp_path / "small" / "first" / "en.md").write_bytes(b"x" * 70_000)
    assert "larger than" in str(load(tmp_path).faults[0])


@pytest.mark.parametrize(
    ("old", "new", "advice"),
    [
        ("number: 1", "number: one", "whole number"), ("delivery: either", "delivery: never", "facilitated"),
        ("topics: [consent]", "topics: [cats]", "list of consent"), ("abuse: false", "abuse: perhaps", "true or false"),
        ("    minutes: 10", "    minutes: ten", "minutes"), ("  - id: first", "  - name: first", "needs an “id”"),
        ("number: 1", "number: 1\nnumber: 2", "twice"), (COURSE, "[", "expected"), (COURSE, "- a", "mapping"),
    ],
)  # fmt: skip
def test_course_yaml(tmp_path: Path, old: str, new: str, advice: str) -> None:
    faults = load(write_course(tmp_path, {"en": LESSON}, COURSE.replace(old, new))).faults
    assert any(fault.file == "small/course.yaml" and advice in fault.text for fault in faults), faults


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>', "“script” is not allowed"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>a</text></svg>', "“text” is not allowed"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path onclick="x" d="M0 0"/></svg>', "onclick"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="url(#a)" d="M0 0"/></svg>', "fill"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path style="x" d="M0 0"/></svg>', "style"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><use href="//e.org/a"/></svg>', "“use”"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "DOCTYPE"),
        ("<svg", "well-formed"), ("<svg/>", "must begin with"), ("x" * 7000, "larger than"),
    ],
)  # fmt: skip
def test_drawings(text: str, advice: str) -> None:
    markup, faults = read_drawing(text, "a.svg")
    assert markup == ""
    assert any(advice in fault.text for fault in faults), faults


FINNISH = LESSON.replace("revision: 1", "follows: 1")


@pytest.mark.parametrize(
    ("old", "new", "advice"),
    [
        ("    id: nod\n    right: true", "    id: nod", "differs from small/first/en.md"),
        ("    id: stop", "    id: halt", "is not in small/first/en.md"),
        ("/// reflect\n    id: think\n\nHow would you ask?\n///\n", "", "“think” is missing"),
        ("follows: 1", "follows: 2", "at revision 1"),
        ("    finding: umbach-10-countries", "    finding: made-up", "not in courses/facts/evidence.yaml"),
        ("covers: [sharing, threats]", "covers: [sharing, theft]", "“theft” is no conduct"),
        ("situations: [shared, ask-legal-aid]", "situations: [lost-cat]", "“lost-cat” is no situation"),
        ("lesson:small/first", "lesson:small/last", "leads nowhere"),
        ("Mira waits.", "62 % odottaa.", "is a share"), ("Mira waits.", "Soita 116 111 nyt tai 112.", "a number to dial"),
        ("Mira waits.", "Kostoporno.", "may not stand here"), ("Mira waits.", "Katso www.example.fi.", "a web address"),
        ("Mira waits.", "Rikoslain § 3 sanoo.", "a statute"),
        ("Mira waits.", "Mira odottaa " + "ja odottaa " * 60 + ".", "one sentence is too long"),
    ],
)  # fmt: skip
def test_what_only_the_whole_shows(
    small: Small, tmp_path: Path, evidence: Evidence, facts: Facts, old: str, new: str, advice: str
) -> None:
    sound = check(small(LESSON, fi=FINNISH), tmp_path, evidence, facts)
    assert sound == []
    faults = check(small(LESSON, fi=FINNISH.replace(old, new, 1)), tmp_path, evidence, facts)
    assert [fault for fault in faults if fault.file == "small/first/fi.md" and advice in fault.text], faults


def test_a_lesson_needs_its_parts(small: Small, tmp_path: Path, evidence: Evidence, facts: Facts) -> None:
    bare = LESSON[: LESSON.index("/// note")] + "/// key\n    id: remember\n\n- Ask.\n///\n"
    told = " ".join(fault.text for fault in check(small(bare), tmp_path, evidence, facts))
    for words in ("at least 1 “choice”", "at least 4 “question”", "at least 1 “reflect”", "a “law” or a “help”"):
        assert words in told


def test_what_is_nested_too_deeply_is_refused_and_breaks_nothing() -> None:
    """A renderer that calls itself for each level must never be given two thousand of them."""
    assert prose.render("1. " * 2000, "lesson", 1)[1]
    assert prose.render("> " * 2000, "lesson", 1)[1]
    markup = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{"<g>" * 200}{"</g>" * 200}</svg>'
    assert read_drawing(markup, "deep.svg")[1]
    assert "<em>" in prose.render("*still* works", "lesson", 1)[0]
