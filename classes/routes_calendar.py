"""Calendar feeds: their secret addresses, and the feeds that calendar programs fetch without signing in. Thin."""

from __future__ import annotations

import uuid

from flask import Blueprint, Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from accounts import current
from classes import calendar, service_calendar, service_classes
from classes.assigning import item_of
from classes.routes_parts import address, library
from web.catalogues import catalogue
from web.locales import DEFAULT, languages
from web.marks import N_

bp = Blueprint("classes_calendar", __name__)

NEW = N_("The calendar has a new address. The old one no longer works.")
ENDED = N_("The address of your calendar no longer works.")


@bp.get("/class/<tag:tag>/calendar/<token>.ics")
@current.for_anybody
def feed(token: str) -> AnyResponse:
    """The days of a class, or of all classes of an educator, for whoever knows the address. Titles say nothing."""
    days = service_calendar.read_feed(current.store(), token)
    texts = catalogue(languages().get(days.language, languages()[DEFAULT]))
    entries = []
    for row, name in days.rows:
        item = item_of(library(), row.course, row.lesson)
        if item is not None:
            entries += calendar.entries_of(
                str(row.id), item.number, row.opens_on, row.due_on, row.held_on, class_name=name
            )
    return Response(calendar.make_feed(entries, texts.gettext, current.today()), mimetype=calendar.MIME)


@bp.post("/class/<tag:tag>/calendar")
@current.for_educators
def renew_own() -> AnyResponse:
    """A first or a new address for the educator's own calendar."""
    service_calendar.renew_teacher_token(current.store(), current.educator().id)
    current.say(NEW)
    return redirect(current.place("classes") + "#calendar", 303)


@bp.post("/class/<tag:tag>/calendar/stop")
@current.for_educators
def stop_own() -> AnyResponse:
    """Ends the educator's own calendar."""
    service_calendar.stop_teacher_feed(current.store(), current.educator().id)
    current.say(ENDED)
    return redirect(current.place("classes") + "#calendar", 303)


@bp.post("/class/<tag:tag>/<uuid:class_id>/calendar")
@current.for_educators
def renew(class_id: uuid.UUID) -> AnyResponse:
    """A new address for the calendar of a class."""
    service_classes.renew_calendar(current.store(), current.educator().id, class_id, current.today())
    current.say(NEW)
    return redirect(address(class_id, "settings") + "#calendar", 303)
