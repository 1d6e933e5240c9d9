"""Who teaches a class: inviting, joining, leaving, removing, passing on. Thin."""

from __future__ import annotations

import uuid

from flask import Blueprint, redirect, session
from werkzeug.wrappers import Response

from accounts import current
from accounts.errors import NotFound
from accounts.sealing import RefusedError
from classes import service_teachers
from classes.routes_parts import Page, address, base_url, here, is_post, page, room
from classes.service_teachers import OwnerStaysError, TooManyTeachersError
from web.marks import N_

bp = Blueprint("classes_teachers", __name__)

KEPT = "invitation"  # in the session: the link that was just made, shown once

TOO_MANY = N_("This class has as many teachers or open invitations as it may have.")
WITHDRAWN = N_("No open invitation works any more.")
WELCOME = N_("You teach this class now.")
LEFT = N_("You no longer teach that class.")
REMOVED = N_("%(name)s no longer teaches this class.")
PASSED = N_("%(name)s owns this class now. You still teach it.")


def shown_once(class_id: uuid.UUID) -> str:
    """The link that was made on the page before, which is nowhere kept in the clear."""
    try:
        token = room().cards.open_text(str(session.pop(KEPT, "")), class_id.hex).decode()
    except RefusedError:
        return ""
    return f"{base_url()}{current.place(f'teach-with/{token}')}"


@bp.get("/class/<tag:tag>/<uuid:class_id>/teachers")
@current.for_educators
def teachers(class_id: uuid.UUID) -> Page:
    """The teachers of a class, and what its owner may do."""
    found, store, who = here(class_id), current.store(), current.educator().id
    rows = service_teachers.list_teachers(store, who, class_id)
    return page(
        "teachers",
        school_class=found,
        teachers=rows,
        me=who,
        is_owner=any(one.id == who and one.is_owner for one in rows),
        waiting=service_teachers.count_invitations(store, class_id, current.now()),
        link=shown_once(class_id) if KEPT in session else "",
        days=service_teachers.LASTS.days,
    )


@bp.post("/class/<tag:tag>/<uuid:class_id>/teachers/invite")
@current.for_educators
def invite(class_id: uuid.UUID) -> Response:
    """Makes a link for one more teacher."""
    try:
        token = service_teachers.invite(current.store(), current.educator().id, class_id, current.now())
    except TooManyTeachersError:
        current.say(TOO_MANY)
    else:
        session[KEPT] = room().cards.close_text(token.encode(), class_id.hex)
    return _back(class_id)


@bp.post("/class/<tag:tag>/<uuid:class_id>/teachers/withdraw")
@current.for_educators
def withdraw(class_id: uuid.UUID) -> Response:
    """Makes all open links worthless."""
    service_teachers.withdraw(current.store(), current.educator().id, class_id)
    current.say(WITHDRAWN)
    return _back(class_id)


@bp.route("/class/<tag:tag>/teach-with/<token>", methods=["GET", "POST"])
@current.for_educators
def accept(token: str) -> Page:
    """The page behind such a link: whose class it is, and a button to join its teachers."""
    store, who = current.store(), current.educator().id
    invited = service_teachers.read_invitation(store, who, token, current.now())
    if invited.is_there:
        return redirect(address(invited.class_id), 303)
    if is_post():
        class_id = service_teachers.accept(store, who, token, current.now())
        current.say(WELCOME)
        return redirect(address(class_id), 303)
    return page("teach_with", invited=invited, token=token)


@bp.route("/class/<tag:tag>/<uuid:class_id>/leave", methods=["GET", "POST"])
@current.for_educators
def leave(class_id: uuid.UUID) -> Page:
    """Asks once more, then the educator no longer teaches the class. An owner passes it on first."""
    found, store, who = here(class_id), current.store(), current.educator().id
    if any(one.id == who and one.is_owner for one in service_teachers.list_teachers(store, who, class_id)):
        raise NotFound
    if is_post():
        try:
            service_teachers.leave(store, who, class_id)
        except OwnerStaysError as error:
            raise NotFound from error
        current.say(LEFT)
        return redirect(current.place("classes"), 303)
    return page("teacher_leave", school_class=found)


@bp.route("/class/<tag:tag>/<uuid:class_id>/teachers/<uuid:other_id>/remove", methods=["GET", "POST"])
@current.for_educators
def remove(class_id: uuid.UUID, other_id: uuid.UUID) -> Page:
    """Asks once more, then another no longer teaches the class."""
    found, store, who = here(class_id), current.store(), current.educator().id
    other = service_teachers.get_teacher(store, who, class_id, other_id)
    if is_post():
        service_teachers.remove_teacher(store, who, class_id, other_id)
        current.say(REMOVED, name=other.name)
        return _back(class_id)
    return page("teacher_remove", school_class=found, other=other)


@bp.route("/class/<tag:tag>/<uuid:class_id>/teachers/<uuid:other_id>/own", methods=["GET", "POST"])
@current.for_educators
def pass_on(class_id: uuid.UUID, other_id: uuid.UUID) -> Page:
    """Asks once more, then another owns the class."""
    found, store, who = here(class_id), current.store(), current.educator().id
    other = service_teachers.get_teacher(store, who, class_id, other_id)
    if is_post():
        service_teachers.pass_on(store, who, class_id, other_id)
        current.say(PASSED, name=other.name)
        return _back(class_id)
    return page("teacher_own", school_class=found, other=other)


def _back(class_id: uuid.UUID) -> Response:
    return redirect(address(class_id, "teachers"), 303)
