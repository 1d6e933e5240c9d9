"""The door: fallback block by block, staleness, ids for ever; and the cache that makes a start quick."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from courses import cache, status
from courses.evidence import Evidence
from courses.library import Library
from courses.loader import Content, load
from courses.room import CONTENT
from tests.courses.conftest import LESSON, write_course
from web.locales import languages

Small = Callable[..., Content]
FINNISH = LESSON.replace("revision: 1", "follows: 1").replace("title: A lesson", "title: Oppitunti")


def test_every_language_has_every_block(small: Small, evidence: Evidence) -> None:
    library = Library(small(LESSON, fi=FINNISH.replace("/// talk\n    id: group\n\nWhat helps?\n///\n", "")), evidence)
    course = library.courses[0]
    names = [shown.block.id for shown in library.lesson(course, course.lessons[0], "en").blocks]
    for tag in languages():
        view = library.lesson(course, course.lessons[0], tag)
        assert [shown.block.id for shown in view.blocks] == names
        for name in names:
            assert library.block(f"small/first/{name}", tag) is not None
    finnish = library.lesson(course, course.lessons[0], "fi")
    assert finnish.title == "Oppitunti"
    assert {shown.block.id for shown in finnish.blocks if shown.lang} == {"group"}
    assert finnish.partly_english
    swedish = library.lesson(course, course.lessons[0], "sv")
    assert swedish.lang == "en"
    assert not swedish.partly_english
    assert library.block("small/first/none", "fi") is None
    assert library.block("small", "fi") is None


def test_a_block_that_asks_something_else_is_not_the_same_block(small: Small, evidence: Evidence) -> None:
    library = Library(small(LESSON, fi=FINNISH.replace("    id: shoe", "    id: sock")), evidence)
    shown = library.block("small/first/all", "fi")
    assert shown
    assert shown.lang == "en"


def test_a_block_that_english_has_changed_since_is_stale(small: Small, evidence: Evidence) -> None:
    newer = LESSON.replace("revision: 1", "revision: 2").replace("    id: stop", "    id: stop\n    revision: 2")
    newer = newer.replace("{#why}", "{#why revision=2}")
    content = small(newer, fi=FINNISH)
    library = Library(content, evidence)
    course = library.courses[0]
    view = library.lesson(course, course.lessons[0], "fi")
    assert {shown.block.id for shown in view.blocks if shown.stale} == {"stop", "why"}
    assert not any(shown.lang for shown in view.blocks)
    assert status.state(course.lessons[0].pages, "fi").word == "stale 2"
    assert status.state(course.lessons[0].pages, "sv").word == "missing"
    assert "1 stale" in list(status.lines(content))[-1]


def test_addresses(small: Small, evidence: Evidence) -> None:
    library = Library(small(), evidence)
    assert library.address("small/first") == (1, 1)
    assert library.address("small") == (1, None)
    assert library.address("small/last") is None
    assert library.address("large") is None
    assert library.find_lesson(1, 1)
    assert library.find_lesson(1, 2) is None
    assert library.find_lesson(9, 1) is None


def test_the_cache_gives_the_same_and_is_never_believed_too_long(tmp_path: Path) -> None:
    folder, built = write_course(tmp_path / "content", {"en": LESSON, "fi": FINNISH}), tmp_path / "built"
    fresh = cache.build(folder, built)
    assert cache.load_quickly(folder, built) == fresh == load(folder)
    path = folder / "small" / "first" / "en.md"
    path.write_text(LESSON.replace("Mira waits.", "Mira runs."), encoding="utf-8")
    block = cache.load_quickly(folder, built).courses[0].lessons[0].pages["en"].blocks[1]
    assert "Mira runs." in block.html
    for broken in ("", "{", "[]", json.dumps({"code": "old", "pages": {}})):
        (built / cache.NAME).write_text(broken, encoding="utf-8")
        assert cache.load_quickly(folder, built) == load(folder)


def test_a_page_with_faults_is_not_kept(tmp_path: Path) -> None:
    folder, built = write_course(tmp_path / "content", {"en": "nothing"}), tmp_path / "built"
    assert cache.build(folder, built).faults
    assert cache.load_quickly(folder, built).faults


def test_all_lessons_of_the_site_load_within_the_limits(tmp_path: Path) -> None:
    began = time.process_time()
    content = cache.build(CONTENT, tmp_path)
    assert time.process_time() - began < 20
    began = time.process_time()
    assert cache.load_quickly(CONTENT, tmp_path) == content
    assert time.process_time() - began < 1


def test_numbers_of_courses_are_unique(tmp_path: Path) -> None:
    write_course(tmp_path, {"en": LESSON})
    (tmp_path / "small").rename(tmp_path / "other")
    write_course(tmp_path, {"en": LESSON})
    content = load(tmp_path)
    assert [course.id for course in content.courses] == ["other"]
    assert "has the same number" in content.faults[0].text
