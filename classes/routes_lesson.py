"""Lessons of a class: the pages of courses, from the same source and by the same templates, with what the learner did kept.

Every press of a button keeps all that the form holds and comes back to its block. A script sends the same form without leaving
the page and gets 204. In which language the page is makes no difference to what is kept.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from accounts import current
from classes import answers, service_learner, service_progress
from classes.due import due_lessons
from classes.work import read_work
from courses import labels, marking, words_of_page
from courses.records import Course, Lesson
from courses.room import CoursesRoom
from directory import cards
from web.locales import languages
from web.marks import N_
from web.request_tag import current_catalogue, current_tag

DONE = N_("This lesson is done.")
KEPT = N_("Kept. You can go on here whenever you like, on any device.")
STEPS = ((1, N_("not yet")), (2, N_("partly")), (3, N_("well")))


def pages(courses: CoursesRoom) -> Blueprint:
    """The routes. `courses` gives the lessons and the facts that they draw on."""
    bp = Blueprint("class_lesson", __name__)
    library = courses.library

    def lesson_words(course: Course, lesson: Lesson) -> dict[str, Any]:
        tag = current_tag()
        view = library.lesson(course, lesson, tag.language.tag)
        blocks = [shown.block for shown in view.blocks]
        who = cards.Reader(tag.language, current_catalogue(), courses.clock(), courses.facts)
        kept = service_progress.kept_of(current.store(), current.learner().id, course.id, lesson.id, current.today())
        given = answers.read(blocks, kept.answers, kept.picks)
        mine = service_learner.mine(current.store(), current.learner().id)
        due = due_lessons(mine.assignments, library, mine.progress, current.today())
        here = {(it.course.number, it.lesson.number) for it in due if it.is_open}

        def lesson_at(number: int, part: int) -> str | None:
            """Lessons that are assigned lead on within the class, so that they are kept; others to the open page."""
            return url_for("class_lesson.lesson", number=number, part=part) if (number, part) in here else None

        return {
            "course": course,
            "lesson": lesson,
            "view": view,
            "kept_now": kept,
            "steps": STEPS,
            "library": library,
            "labels": labels,
            "marking": marking,
            "note_ways": "classes/note_ways.html",
            "lesson_at": lesson_at,
            **words_of_page.answer_words(blocks, given),
            **words_of_page.block_words(blocks, library.evidence, tag.country, who),
        }

    @bp.get("/class/<tag:tag>/mine/<plain:number>/<plain:part>")
    @current.for_learners
    def lesson(number: int, part: int) -> str:
        """A lesson that is assigned and open, as the learner left it."""
        course, one = library.find_lesson(number, part) or abort(404)
        return render_template("classes/lesson.html", **lesson_words(course, one))

    @bp.post("/class/<tag:tag>/mine/<plain:number>/<plain:part>")
    @current.for_learners
    def keep(number: int, part: int) -> Response:
        """Keeps what one press holds."""
        course, one = library.find_lesson(number, part) or abort(404)
        view = library.lesson(course, one, current_tag().language.tag)
        blocks = [shown.block for shown in view.blocks]
        work = read_work(request.form, blocks, one.aims)
        service_progress.keep(current.store(), current.learner().id, course.id, one.id, work, current.today())
        if request.accept_mimetypes.best == "application/json":
            return current_app.response_class(status=204)
        return redirect(_onward(number, part, work.place), 303)

    return bp


def _onward(number: int, part: int, place: str) -> str:
    """Where a press leads: to the first page, to the same place in another language, or back to the block."""
    form = request.form
    if "done" in form or "later" in form:
        current.say(DONE if "done" in form else KEPT)
        return current.place("mine")
    tongue = form.get("tongue", "")
    tag = current_tag().with_language(tongue) if tongue in languages() else current_tag()
    return url_for("class_lesson.lesson", number=number, part=part, tag=tag, _anchor=place or None)
