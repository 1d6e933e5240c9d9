"""What the pages of the room share: reading a form, showing it again, the sections of a class, and the class in an address."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any, cast

from flask import current_app, render_template, request, url_for
from werkzeug.wrappers import Response

from accounts import current
from accounts.forms import Form
from accounts.routes_parts import country_field
from accounts.visit import floor
from classes import codes, retire, service_classes
from classes.floor import KEY, ClassesRoom
from classes.models import SchoolClass
from classes.service_classes import ClassFields
from courses import labels
from courses.labels import AUDIENCES
from courses.library import Library
from web.locales import DEFAULT, languages
from web.marks import N_
from web.tag import Tag

Page = str | Response | tuple[str, int]

NAME_MOST = 60
AGES = ("13-15", "16-18", "adults")
AGE_WORDS = {name: AUDIENCES[name] for name in AGES}

# The sections of a class, by the last part of their address. Those of which there is no page yet are left out.
SECTIONS = {
    "": N_("Overview"),
    "assign": N_("Lessons"),
    "teach": N_("Class mode"),
    "pack": N_("Lesson packs"),
    "people": N_("Learners"),
    "report": N_("Report"),
    "box": N_("Question box"),
    "teachers": N_("Teachers"),
    "settings": N_("Settings"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A link of the class's own navigation."""

    path: str
    title: str
    is_here: bool


def room() -> ClassesRoom:
    """What the room stands on."""
    return cast(ClassesRoom, current_app.extensions[KEY])


def library() -> Library:
    """The courses."""
    return room().courses.library


def shared() -> dict[str, Any]:
    """What templates of the room may call."""
    return {
        "class_sections": sections,
        "shown_code": codes.shown_code,
        "age_words": AGE_WORDS,
        "has_page": has_page,
        "labels": labels,
        "erased_on": retire.erased_on,
    }


def given() -> Form:
    """The form that was sent."""
    return Form(request.form.to_dict(flat=False))


def is_post() -> bool:
    """Whether a form was sent."""
    return request.method == "POST"


def page(name: str, form: Form | None = None, **values: object) -> Page:
    """A page of the room; with faults in its form it has status 422. Pages of a class are given it as `school_class`."""
    return render_template(f"classes/{name}.html", form=form or Form(), **values), 422 if form and form.faults else 200


def class_fields(form: Form) -> ClassFields:
    """What a form says of a class."""
    return ClassFields(
        name=form.text("name", NAME_MOST),
        language=form.choice("language", languages()),
        country=country_field(form),
        ages=form.choice("ages", AGES),
    )


def here(class_id: uuid.UUID) -> SchoolClass:
    """The class in the address, if the educator who asks teaches it. Raises NotFound."""
    return service_classes.get_class(current.store(), current.educator().id, class_id)


def address(class_id: uuid.UUID, section: str = "") -> str:
    """The address of a page of a class."""
    return current.place(f"{class_id}/{section}" if section else str(class_id))


def sections(class_id: uuid.UUID) -> list[Section]:
    """The sections of a class, for templates/classes/frame.html."""
    exists = current_app.url_map.bind("").test
    found = []
    for name, title in SECTIONS.items():
        path = address(class_id, name)
        if exists(path, "GET"):
            is_here = request.path == path or bool(name and request.path.startswith(f"{path}/"))
            found.append(Section(path, title, is_here))
    return found


def has_page(path: str) -> bool:
    """Whether there is a page at an address."""
    return current_app.url_map.bind("").test(path, "GET")


def tag_of(found: SchoolClass) -> Tag:
    """The language and country in which a class reads."""
    return Tag(languages().get(found.language, languages()[DEFAULT]), found.country)


def base_url() -> str:
    """Where people reach this site. Without a setting that is this machine, which accounts.room made sure of."""
    return floor().settings.public_url or request.host_url.rstrip("/")


def join_address(found: SchoolClass) -> str:
    """Where the learners of a class join it, as a card's QR code has it: with the class code, which is no secret of a learner."""
    return f"{base_url()}/class/{tag_of(found)}/join/{codes.shown_code(found.code)}"


def feed_address(token: str, tag: Tag) -> str:
    """Where a calendar program reads a feed."""
    return base_url() + url_for("classes_calendar.feed", tag=tag, token=token)
