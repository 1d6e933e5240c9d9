"""The papers of a course: sheets, the guide for those who teach, the certificate. Only routes that are read, none that takes."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, render_template
from werkzeug.wrappers import Response

from courses import words_of_page
from courses.records import Block
from courses.room import CoursesRoom
from directory import cards
from web.memory import remember
from web.request_tag import current_catalogue, current_tag


def add(bp: Blueprint, room: CoursesRoom) -> None:
    """Adds the routes to those of the room."""
    library = room.library

    def drawn(blocks: list[Block]) -> dict[str, Any]:
        tag = current_tag()
        who = cards.Reader(tag.language, current_catalogue(), room.clock(), room.facts)
        return words_of_page.block_words(blocks, library.evidence, tag.country, who, on_paper=True)

    @bp.get("/<tag:tag>/learn/<plain:number>/<plain:part>/sheet")
    def sheet(number: int, part: int) -> str:
        """The lesson on paper."""
        found, one = library.find_lesson(number, part) or abort(404)
        remember(by_minute=True)
        view = library.lesson(found, one, current_tag().language.tag)
        words = drawn([shown.block for shown in view.blocks])
        return render_template("courses/sheet.html", course=found, lesson=one, view=view, **words)

    @bp.get("/<tag:tag>/learn/<plain:number>/<plain:part>/sheet.pdf")
    def sheet_pdf(number: int, part: int) -> Response:
        """The sheet as PDF in the language of the address, if `make build` made it; never made here."""
        found, one = library.find_lesson(number, part) or abort(404)
        path = room.pdf(current_tag().language.tag, found.number, one.number)
        if not path.exists():
            abort(404)
        return current_app.response_class(path.read_bytes(), mimetype="application/pdf")

    @bp.get("/<tag:tag>/learn/<plain:number>/guide")
    def guide(number: int) -> str:
        """The guide for those who teach the course."""
        found = library.course(number) or abort(404)
        view = library.guide(found, current_tag().language.tag) or abort(404)
        remember(by_minute=True)
        blocks = [inner for shown in view.blocks for inner in shown.block.children]
        return render_template("courses/guide.html", course=found, view=view, **drawn(blocks))

    @bp.get("/<tag:tag>/learn/<plain:number>/certificate")
    def certificate(number: int) -> str:
        """A page to put one's name on and print. The name field has no name of its own, so it is never sent."""
        found = library.course(number) or abort(404)
        remember()
        return render_template(
            "courses/certificate.html", course=found, view=library.about(found, current_tag().language.tag)
        )
