"""Adding learners to a class by their nicknames: pasted, or out of a file that first fills the list in. Thin."""

from __future__ import annotations

import uuid

from flask import Blueprint, abort, redirect, request

from accounts import current
from accounts.forms import Form
from classes import nicknames, roster, service_people
from classes.models import SchoolClass
from classes.routes_cards import chosen, hashed, keep_cards
from classes.routes_parts import Page, address, given, here, is_post, page
from classes.service_people import MOST_AT_ONCE, MOST_IN_CLASS, FullError, TakenError
from web.marks import N_

bp = Blueprint("classes_add", __name__)

TOO_MANY = N_("These are more than %(most)s nicknames. Please add them in parts, or make several classes.")
FULL = N_("A class has at most %(most)s learners. Please make a second class.")
NO_LINES = N_("Please write at least one nickname.")
LINE_FAULTS = N_("Some lines cannot be nicknames. They stand below.")
TAKEN_LINE = N_("somebody in the class has it already")
NO_FILE = N_("Please choose a file first.")


@bp.route("/class/<tag:tag>/<uuid:class_id>/people/add", methods=["GET", "POST"])
@current.for_educators
@current.large_form
def add(class_id: uuid.UUID) -> Page:
    """Adds learners by their nicknames. A file only fills the list in, to be looked at before anybody is added."""
    found = _open(here(class_id))
    form = given() if is_post() else Form()
    read = 0
    if is_post() and "read" in request.form:
        form, read = _read_file(form)
    elif is_post():
        wanted = _wanted(form)
        if form.is_fine:
            try:
                made = service_people.add_learners(
                    current.store(), current.educator().id, class_id, wanted, current.today(), chosen, hashed
                )
            except TakenError as taken:
                form.fault("nicknames", nicknames.TAKEN)
                return _add_page(form, found, [(name, TAKEN_LINE) for name in taken.nicknames])
            except FullError:
                form.fault("nicknames", FULL, most=MOST_IN_CLASS)
            else:
                keep_cards(class_id, made)
                return redirect(address(class_id, "cards"), 303)
    return _add_page(form, found, _line_faults(form), read)


def _open(found: SchoolClass) -> SchoolClass:
    if found.archived_on is not None:
        abort(404)
    return found


def _wanted(form: Form) -> list[str]:
    """The nicknames of the list, or faults."""
    lines = roster.split_lines(form.text("nicknames", roster.MOST_CHARACTERS, needed=False, lines=True))
    if len(lines) > MOST_AT_ONCE:
        form.fault("nicknames", TOO_MANY, most=MOST_AT_ONCE)
        return []
    if not lines:
        form.fault("nicknames", NO_LINES)
    checked = roster.check(lines)
    if checked.faults:
        form.fault("nicknames", LINE_FAULTS)
    return list(checked.good)


def _line_faults(form: Form) -> list[tuple[str, str]]:
    fault = form.faults.get("nicknames")
    if fault is None or fault.message != LINE_FAULTS:
        return []
    return list(roster.check(roster.split_lines(form.shown("nicknames"))).faults)


def _read_file(form: Form) -> tuple[Form, int]:
    """The form with the names of the file added to its list, and how many they are; or with what is wrong with the file."""
    file = request.files.get("file")
    written = form.text("nicknames", roster.MOST_CHARACTERS, needed=False, lines=True)
    if file is None or not file.filename:
        form.fault("file", NO_FILE)
        return form, 0
    try:
        names = roster.read_file(file.stream.read(roster.FILE_BYTES + 1))
    except roster.UnreadableError as error:
        form.fault("file", str(error))
        return form, 0
    if len(names) > MOST_AT_ONCE:
        form.fault("file", TOO_MANY, most=MOST_AT_ONCE)
        return form, 0
    return Form(start={"nicknames": "\n".join([*written.splitlines(), *names])}), len(names)


def _add_page(form: Form, found: SchoolClass, lines: list[tuple[str, str]], read: int = 0) -> Page:
    return page("people_add", form, school_class=found, lines=lines[:20], read=read, most=MOST_AT_ONCE)
