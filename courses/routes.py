"""The pages of the room. Thin: they find the lesson, read the form, mark the answers, and fill a template."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, render_template, request
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from courses import catalogue as choosing
from courses import labels, marking, routes_papers, words_of_page
from courses.forms import read_form
from courses.places import put_places
from courses.records import Course
from courses.room import CoursesRoom
from courses.search import LONGEST
from directory import cards
from web import formats, logs
from web.memory import remember
from web.request_tag import current_catalogue, current_tag


def _template_words(bp: Blueprint, room: CoursesRoom) -> None:
    """Filters and globals of the room's templates."""

    @bp.app_template_filter("placed")
    @pass_context
    def placed(context: Context, html: str) -> Markup:
        """The text of an author, cleaned at start, with the addresses of this reader. Pages may give `lesson_at` (places)."""
        tag = current_tag()
        exists = current_app.url_map.bind("").test
        put = put_places(html, str(tag), tag.country, room.library, exists, context.get("lesson_at"))
        return Markup(put)  # noqa: S704 (nh3 cleaned it)

    @bp.context_processor
    def shared() -> dict[str, Any]:
        def gettexts(table: dict[str, str], keys: tuple[str, ...]) -> str:
            text = current_catalogue()
            return formats.joined([text.gettext(table[key]) for key in keys], current_tag().language)

        return {"library": room.library, "labels": labels, "marking": marking, "gettexts": gettexts, "has_pdf": has_pdf}

    def has_pdf(course: int, lesson: int) -> bool:
        return room.pdf(current_tag().language.tag, course, lesson).exists()


def pages(room: CoursesRoom) -> Blueprint:
    """The routes of the room."""
    bp = Blueprint("courses", __name__)
    library = room.library
    _template_words(bp, room)
    routes_papers.add(bp, room)
    for fault in library.faults:
        logs.log.warning("left out, since it has faults: %s", fault)

    def tongue() -> str:
        return current_tag().language.tag

    def reader() -> cards.Reader:
        return cards.Reader(current_tag().language, current_catalogue(), room.clock(), room.facts)

    @bp.get("/<tag:tag>/learn")
    def catalogue() -> str:
        """All courses, or those that fit what was chosen."""
        remember()
        return render_template("courses/catalogue.html", **_catalogue_words())

    @bp.post("/<tag:tag>/learn")
    def search() -> str:
        """What was searched for, in place: a query stands in no address, no log and no memory."""
        query = "".join(letter for letter in request.form.get("q", "")[:LONGEST] if letter.isprintable()).strip()
        hits = room.search.find(query, tongue())
        return render_template("courses/catalogue.html", query=query, hits=hits, **_catalogue_words())

    def _catalogue_words() -> dict[str, Any]:
        wanted = choosing.read_wanted(request.args, library.evidence.curricula)
        return {
            "courses": choosing.choose(library.courses, wanted),
            "fields": words_of_page.filter_fields(
                wanted, library.evidence, current_tag().language, current_catalogue()
            ),
            "filtered": wanted != choosing.Wanted(),
        }

    @bp.get("/<tag:tag>/learn/<plain:number>")
    def course(number: int) -> str:
        """One course: what it is about and its lessons."""
        found = _course(number)
        remember()
        return render_template("courses/course.html", course=found, about=library.about(found, tongue()))

    @bp.route("/<tag:tag>/learn/<plain:number>/<plain:part>", methods=["GET", "POST"])
    def lesson(number: int, part: int) -> str:
        """A lesson. Posted answers come back in the page with what is said of them, and are forgotten."""
        found, one = library.find_lesson(number, part) or abort(404)
        view = library.lesson(found, one, tongue())
        blocks = [shown.block for shown in view.blocks]
        if request.method == "GET":
            # What is open now may stand in a help block.
            remember(by_minute=any(block.kind == "help" for block in blocks))
        return render_template(
            "courses/lesson.html",
            course=found,
            lesson=one,
            view=view,
            **words_of_page.answer_words(
                blocks, read_form(request.form if request.method == "POST" else MultiDict(), blocks)
            ),
            **words_of_page.block_words(blocks, library.evidence, current_tag().country, reader()),
        )

    def _course(number: int) -> Course:
        return library.course(number) or abort(404)

    return bp
