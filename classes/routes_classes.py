"""An educator's classes: the list, and making one. Thin."""

from __future__ import annotations

from flask import Blueprint, redirect

from accounts import current
from accounts.forms import Form
from classes import service_calendar, service_classes
from classes.routes_parts import Page, address, class_fields, feed_address, given, is_post, page
from classes.service_classes import TooManyClassesError
from web.marks import N_
from web.request_tag import current_tag

bp = Blueprint("classes", __name__)

MADE = N_("The class is made. Next: add your learners.")
MOST = N_("You have as many classes as one account can hold. Please delete one that you no longer need.")


@bp.get("/class/<tag:tag>/classes")
@current.for_educators
def classes() -> Page:
    """All classes of the educator: the first page after signing in."""
    store, who = current.store(), current.educator().id
    token = service_calendar.teacher_token(store, who)
    return page(
        "classes",
        listed=service_classes.list_classes(store, who),
        feed=feed_address(token, current_tag()) if token else "",
    )


@bp.route("/class/<tag:tag>/classes/new", methods=["GET", "POST"])
@current.for_educators
def new() -> Page:
    """Makes a class."""
    tag = current_tag()
    form = Form(start={"language": tag.language.tag, "country": tag.country or current.educator().country})
    if is_post():
        form = given()
        fields = class_fields(form)
        if form.is_fine:
            try:
                made = service_classes.make_class(current.store(), current.educator().id, fields, current.today())
            except TooManyClassesError:
                form.fault("form", MOST)
            else:
                current.say(MADE)
                return redirect(address(made, "people/add"), 303)
    return page("class_new", form)
