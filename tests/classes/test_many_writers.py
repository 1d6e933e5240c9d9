"""Many learners writing at once lose nothing and double nothing; the measurements of `benchmarks.classes` still run."""

from __future__ import annotations

import pytest
from flask import Flask

from benchmarks import classes_seed, classes_site, classes_writes
from classes import service_report
from tests.databases import Site


@pytest.mark.parametrize("lag", [0.0, 0.02])
def test_what_was_acknowledged_is_there_once(site: Site, lag: float) -> None:
    library = site.app.extensions["waymark.classes"].courses.library
    found = classes_writes.measure(site.store, library, lag, at_once=12, each=6)
    assert found.faults == 0
    assert found.refused == 0


def test_seeded_classes_are_what_reports_read(site: Site) -> None:
    library = site.app.extensions["waymark.classes"].courses.library
    lessons = classes_site.lessons_of(library)[:5]
    made = classes_seed.classes(site.store, 60, 25, lessons, classes_site.questions_of(library))
    rows = service_report.class_rows(site.store, made.educator_id, made.class_id)
    assert len(rows.learners) == 25
    assert len(rows.given) == 5
    assert all(len(one.marks.split()) == 5 for one in rows.learners)
    lesson = service_report.lesson_rows(site.store, made.educator_id, made.class_id, *lessons[0])
    assert sum(row.count for row in lesson.answered) == 25 * classes_seed.QUESTIONS


def test_the_library_of_measurements_has_sixty_lessons(app: Flask) -> None:
    library = classes_site.many_lessons(app.extensions["waymark.classes"].courses)
    assert len(classes_site.lessons_of(library)) == classes_site.LESSONS
