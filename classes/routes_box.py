"""The question box, for those who write into it and those who read it.

What sounds like danger is never kept: the writer is shown who can help at once, in the answer to the very press, and their text stays
in the page. They may say that it is a question for the class after all. The teachers learn that there was such a question, no more.
"""

from __future__ import annotations

import uuid

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from accounts import current
from accounts.forms import Form
from classes import box, service_box
from courses.room import CoursesRoom
from directory.cards import Reader
from web.marks import N_
from web.request_tag import current_catalogue, current_tag

FULL = N_("The box takes no questions just now. Please ask your teacher, or one of the people below.")
READ = N_("Marked as read.")
REMOVED = N_("The question is erased.")
SAVED = N_("Your changes are saved.")


def pages(courses: CoursesRoom) -> Blueprint:
    """The routes. `courses` brings the facts of the directory and the clock."""
    bp = Blueprint("class_box", __name__)
    _writing(bp, courses)
    _reading(bp)
    return bp


def _writing(bp: Blueprint, courses: CoursesRoom) -> None:
    def people(urgent: tuple[str, ...], found: service_box.Box) -> dict[str, object]:
        tag = current_tag()
        reader = Reader(tag.language, current_catalogue(), courses.clock(), courses.facts)
        country = found.row.country or tag.country
        return {"people": box.people_for(urgent, found.row.ages, country, reader), "country": country}

    @bp.get("/class/<tag:tag>/box")
    @current.for_learners
    def write() -> str:
        """Who reads, when, and that it is not for emergencies; then the question."""
        found = service_box.box_of(current.store(), current.learner().id)
        return render_template(
            "classes/box.html", form=Form(start={"known": "no"}), box=found, urgent=(), **people((), found)
        )

    @bp.post("/class/<tag:tag>/box")
    @current.for_learners
    def ask() -> tuple[str, int] | Response:
        """Puts the question into the box, or shows help instead when it sounds like danger."""
        found = service_box.box_of(current.store(), current.learner().id)
        form = Form(request.form.to_dict(flat=False))
        text = form.text("text", box.MOST, lines=True)
        is_known = form.choice("known", ("no", "yes"), needed=False) == "yes"
        languages = (current_tag().language.tag, found.row.language)
        urgent = box.danger_in(text, languages, courses.facts) if text else ()
        if urgent and not form.ticked("general"):
            # At once, and before anything else may go wrong: nothing of the text is kept.
            service_box.alert(current.store(), current.learner().id)
            return render_template(
                "classes/box.html", form=form, box=found, urgent=urgent, **people(urgent, found)
            ), 422
        if form.is_fine:
            try:
                service_box.ask(current.store(), current.learner().id, text, is_known, current.today())
            except service_box.BoxClosedError:
                form.fault("form", FULL)
        if not form.is_fine:
            return render_template("classes/box.html", form=form, box=found, urgent=(), **people((), found)), 422
        return redirect(current.place("box/sent"), 303)

    @bp.get("/class/<tag:tag>/box/sent")
    @current.for_learners
    def sent() -> str:
        """The question lies in the box; and who else listens, whatever it was about."""
        found = service_box.box_of(current.store(), current.learner().id)
        return render_template("classes/box_sent.html", box=found, **people((), found))


def _reading(bp: Blueprint) -> None:
    def there(class_id: uuid.UUID) -> Response:
        return redirect(url_for("class_box.read", class_id=class_id), 303)

    @bp.get("/class/<tag:tag>/<uuid:class_id>/box")
    @current.for_educators
    def read(class_id: uuid.UUID) -> str:
        """The questions of a class, and the alert if there is one."""
        row, asked = service_box.questions(current.store(), current.educator().id, class_id)
        form = Form(start={"open": row.box_open, "days": row.box_days})
        return render_template("classes/box_read.html", school_class=row, asked=asked, form=form, days=box.DAYS)

    @bp.post("/class/<tag:tag>/<uuid:class_id>/box")
    @current.for_educators
    def settings(class_id: uuid.UUID) -> Response | tuple[str, int]:
        """Opens or closes the box; within how many days it is read."""
        form = Form(request.form.to_dict(flat=False))
        is_open = form.ticked("open")
        days = form.choice("days", [str(days) for days in box.DAYS])
        if not form.is_fine:
            row, asked = service_box.questions(current.store(), current.educator().id, class_id)
            return render_template(
                "classes/box_read.html", school_class=row, asked=asked, form=form, days=box.DAYS
            ), 422
        service_box.set_box(
            current.store(), current.educator().id, class_id, is_open=is_open, days=int(days), today=current.today()
        )
        current.say(SAVED)
        return there(class_id)

    @bp.post("/class/<tag:tag>/<uuid:class_id>/box/alert")
    @current.for_educators
    def end_alert(class_id: uuid.UUID) -> Response:
        """The teachers have seen it and know what to do."""
        service_box.end_alert(current.store(), current.educator().id, class_id)
        return there(class_id)

    @bp.post("/class/<tag:tag>/<uuid:class_id>/box/<uuid:question_id>")
    @current.for_educators
    def done(class_id: uuid.UUID, question_id: uuid.UUID) -> Response:
        """A question was read, or is to be erased."""
        teacher, store = current.educator().id, current.store()
        if "erase" in request.form:
            service_box.remove(store, teacher, class_id, question_id)
            current.say(REMOVED)
        else:
            service_box.mark_read(store, teacher, class_id, question_id, current.today())
            current.say(READ)
        return there(class_id)
