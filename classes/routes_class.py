"""One class: its overview and settings, archiving, restoring, keeping, deleting. Thin."""

from __future__ import annotations

import uuid

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from accounts import current
from accounts.errors import NotFound
from accounts.forms import Form
from classes import service_assign, service_classes, service_people
from classes.assigning import item_of
from classes.routes_parts import (
    Page,
    address,
    base_url,
    class_fields,
    feed_address,
    given,
    here,
    is_post,
    library,
    page,
    tag_of,
)
from web.marks import N_

bp = Blueprint("classes_class", __name__)

SAVED = N_("Saved.")
NEW_CODE = N_("The class has a new code. The old one no longer works.")
ARCHIVED = N_("The class is archived. Nobody can join or work in it; nothing is lost.")
RESTORED = N_("The class is in use again.")
KEPT = N_("Good: this class stays.")
DELETED = N_("The class is deleted, with all that belonged to it.")
SURE = N_("Please tick this box if you want to delete everything.")


@bp.get("/class/<tag:tag>/<uuid:class_id>")
@current.for_educators
def overview(class_id: uuid.UUID) -> Page:
    """A class: its code, its learners in number, and what is assigned."""
    found, store, who = here(class_id), current.store(), current.educator().id
    given_ = service_assign.list_assignments(store, who, class_id)
    titled = [(it, item_of(library(), it.row.course, it.row.lesson)) for it in given_]
    return page(
        "class",
        school_class=found,
        people=service_people.list_people(store, who, class_id),
        rows=[(it, item) for it, item in titled if item is not None],
        library=library(),
        today=current.today(),
        join=base_url() + current.place("join"),
    )


@bp.route("/class/<tag:tag>/<uuid:class_id>/settings", methods=["GET", "POST"])
@current.for_educators
def settings(class_id: uuid.UUID) -> Page:
    """Name, language, country and ages of a class; and the ways to put it away."""
    found, store, who = here(class_id), current.store(), current.educator().id
    form = Form(start={name: getattr(found, name) for name in ("name", "language", "country", "ages")})
    if is_post():
        form = given()
        fields = class_fields(form)
        if form.is_fine:
            service_classes.change_class(store, who, class_id, fields, current.today())
            current.say(SAVED)
            return _back(class_id, "settings")
    return page(
        "settings",
        form,
        school_class=found,
        is_owner=service_classes.is_owner(store, who, class_id),
        feed=feed_address(found.calendar_token, tag_of(found)),
    )


@bp.post("/class/<tag:tag>/<uuid:class_id>/code")
@current.for_educators
def renew_code(class_id: uuid.UUID) -> Response:
    """A new join code."""
    service_classes.renew_code(current.store(), current.educator().id, class_id, current.today())
    current.say(NEW_CODE)
    return _back(class_id)


@bp.post("/class/<tag:tag>/<uuid:class_id>/archive")
@current.for_educators
def archive(class_id: uuid.UUID) -> Response:
    """Puts a class away."""
    service_classes.archive_class(current.store(), current.educator().id, class_id, current.today())
    current.say(ARCHIVED)
    return _back(class_id)


@bp.post("/class/<tag:tag>/<uuid:class_id>/restore")
@current.for_educators
def restore(class_id: uuid.UUID) -> Response:
    """Takes a class back into use."""
    service_classes.restore_class(current.store(), current.educator().id, class_id, current.today())
    current.say(RESTORED)
    return _back(class_id)


@bp.post("/class/<tag:tag>/<uuid:class_id>/keep")
@current.for_educators
def keep(class_id: uuid.UUID) -> Response:
    """Keeps a class that nobody used for long."""
    service_classes.keep_class(current.store(), current.educator().id, class_id, current.today())
    current.say(KEPT)
    return _back(class_id)


@bp.route("/class/<tag:tag>/<uuid:class_id>/delete", methods=["GET", "POST"])
@current.for_educators
def delete(class_id: uuid.UUID) -> Page:
    """Asks once more, then deletes. Only its owner may: for others there is no such page."""
    found, store, who = here(class_id), current.store(), current.educator().id
    if not service_classes.is_owner(store, who, class_id):
        raise NotFound
    form = given() if is_post() else Form()
    if is_post():
        if form.ticked("sure"):
            service_classes.delete_class(store, who, class_id)
            current.say(DELETED)
            return redirect(current.place("classes"), 303)
        form.fault("sure", SURE)
    people = service_people.list_people(store, who, class_id)
    return page("delete", form, school_class=found, learners=len(people))


def _back(class_id: uuid.UUID, section: str = "") -> Response:
    return redirect(address(class_id, section), 303)
