"""Lesson packs and the disclosure card of a class. Thin."""

from __future__ import annotations

import uuid

from flask import Blueprint, Response, abort, render_template

from accounts import current
from accounts.current import for_educators
from classes import routes_pack_pages as pack_pages
from classes import service_classes
from classes.assigning import ONLY_TEACHERS
from classes.models import SchoolClass
from classes.pack_pdf import PackTooSlowError, Pdfs
from classes.paper import can_make_pdf
from classes.routes_parts import tag_of
from courses.records import Course
from courses.room import CoursesRoom
from web.request_tag import current_tag

TOO_SLOW_SECONDS = 60


def pages(courses: CoursesRoom) -> Blueprint:
    """The routes."""
    bp = Blueprint("classes_pack", __name__, url_prefix="/class/<tag:tag>/<uuid:class_id>")
    library, pdfs = courses.library, Pdfs()

    def own(class_id: uuid.UUID) -> SchoolClass:
        return service_classes.get_class(current.store(), current.educator().id, class_id)

    def find(number: int) -> Course:
        found = library.course(number)
        return found if found is not None and found.audience != ONLY_TEACHERS else abort(404)

    @bp.get("/pack")
    @for_educators
    def choose(class_id: uuid.UUID) -> str:
        """The courses that there are packs of."""
        row = own(class_id)
        offered = [course for course in library.courses if course.audience != ONLY_TEACHERS]
        words = pack_pages.shared(courses, current_tag())
        return render_template("classes/packs.html", school_class=row, courses=offered, pdf=can_make_pdf(), **words)

    @bp.get("/pack/<plain:number>")
    @for_educators
    def pack(class_id: uuid.UUID, number: int) -> str:
        """A pack in the class's language and for its country, inside the educator's frame."""
        row, course = own(class_id), find(number)
        tag = tag_of(row)
        made = pack_pages.body(courses, course, tag, row.ages, on_paper=False)
        return render_template(
            "classes/pack.html", school_class=row, course=course, class_tag=tag, body=made, pdf=can_make_pdf()
        )

    @bp.get("/pack/<plain:number>.pdf")
    @for_educators
    def pack_pdf(class_id: uuid.UUID, number: int) -> Response:
        """The same as one PDF."""
        row, course = own(class_id), find(number)
        if not can_make_pdf():
            abort(404)
        try:
            made = pdfs.make(pack_pages.paper(courses, course, tag_of(row), row.ages))
        except PackTooSlowError:
            page = render_template("classes/pack_later.html", school_class=row, course=course)
            return Response(page, 503, {"Retry-After": str(TOO_SLOW_SECONDS)})
        name = f"waymark-{tag_of(row)}-{course.number}.pdf"
        return Response(
            made, mimetype="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
        )

    @bp.get("/disclosure")
    @for_educators
    def card(class_id: uuid.UUID) -> str:
        """What to do when somebody tells: in the educator's language, for the class's country."""
        row = own(class_id)
        made = pack_pages.card(courses, current_tag().with_country(row.country), row.ages)
        return render_template("classes/disclosure.html", school_class=row, card=made)

    return bp
