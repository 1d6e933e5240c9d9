"""Class mode: a lesson on a shared screen, step by step. Nothing is written by it and no learner is named."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for

from accounts import current
from classes import service_teach, teaching
from courses import labels, marking, words_of_page
from courses.marking import Given
from courses.records import Course, Lesson
from courses.room import CoursesRoom
from directory import cards
from web.request_tag import current_catalogue, current_tag

ALL = "counts"  # ?counts=1 shows the class's answers


def pages(courses: CoursesRoom) -> Blueprint:
    """The routes. `courses` gives the lessons and the facts that they draw on."""
    bp = Blueprint("class_teach", __name__)
    library = courses.library

    @bp.get("/class/<tag:tag>/<uuid:class_id>/teach")
    @current.for_educators
    def choose(class_id: uuid.UUID) -> str:
        """The lessons that can be shown."""
        row = service_teach.own_class(current.store(), current.educator().id, class_id)
        return render_template("classes/teach_choose.html", school_class=row, library=library, labels=labels)

    @bp.get("/class/<tag:tag>/<uuid:class_id>/teach/<plain:number>/<plain:part>")
    @bp.get("/class/<tag:tag>/<uuid:class_id>/teach/<plain:number>/<plain:part>/<plain:step>")
    @current.for_educators
    def teach(class_id: uuid.UUID, number: int, part: int, step: int = 1) -> str:
        """One step of a lesson."""
        row = service_teach.own_class(current.store(), current.educator().id, class_id)
        course, lesson = library.find_lesson(number, part) or abort(404)
        view = library.lesson(course, lesson, current_tag().language.tag)
        found = teaching.steps(view)
        if step > len(found):
            abort(404)
        here = found[step - 1]
        counted = None
        if here.kind == "question" and here.block and ALL in request.args:
            kept = service_teach.answers_to(
                current.store(), current.educator().id, row.id, course.id, lesson.id, here.block.id
            )
            counted = teaching.counted(here.block, kept)
        return render_template(
            "classes/teach.html",
            row=row,
            step=here,
            last=len(found),
            counted=counted,
            minutes=teaching.MINUTES,
            **words(row.id, course, lesson),
        )

    def words(class_id: uuid.UUID, course: Course, lesson: Lesson) -> dict[str, Any]:
        tag = current_tag()
        view = library.lesson(course, lesson, tag.language.tag)
        blocks = [shown.block for shown in view.blocks]
        who = cards.Reader(tag.language, current_catalogue(), courses.clock(), courses.facts)
        return {
            "course": course,
            "lesson": lesson,
            "view": view,
            "library": library,
            "labels": labels,
            "marking": marking,
            "note_ways": "classes/note_aloud.html",
            "lesson_at": lambda number, part: url_for("class_teach.teach", class_id=class_id, number=number, part=part),
            **words_of_page.answer_words(blocks, Given()),
            **words_of_page.block_words(blocks, library.evidence, tag.country, who),
        }

    return bp
