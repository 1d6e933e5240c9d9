"""The admin page: who teaches, invitations, closed accounts, the log. No way leads from here to a class, a learner or an answer."""

from __future__ import annotations

import math
import uuid

from flask import Blueprint, redirect, request, session
from werkzeug.wrappers import Response

from accounts import audit, current, letters, service_admin, service_audit, service_educators
from accounts.forms import Form
from accounts.routes_parts import Page, base_url, given, page, write_to
from accounts.sealing import RefusedError
from accounts.visit import floor
from web.marks import N_
from web.request_tag import current_tag

bp = Blueprint("accounts_admin", __name__)
_LOOKED_FOR, _LINK = "looked_for", "invitation_link"
CLOSED = N_("The account is closed. Nothing in it was deleted.")
REOPENED = N_("The account is open again.")
INVITED = N_("The invitation is on its way.")
HAS_ACCOUNT = N_("This address has an account already.")
WITHDRAWN = N_("The invitation is withdrawn.")


@bp.get("/class/<tag:tag>/admin")
@current.for_admins
def admin() -> Page:
    """The educators, a page at a time. What is looked for stays in the session: an address of a person has no place in a URL."""
    text = request.args.get("page", "1")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
    wanted = str(session.get(_LOOKED_FOR, ""))
    with current.store().read() as rows:
        lines, many = service_admin.educators(rows, wanted, max(number, 1))
        guarded = service_educators.has_second_step(rows, current.educator().id)
    pages = max(1, math.ceil(many / service_admin.PAGE))
    form = Form(start={"looked_for": wanted})
    own = current.educator().id
    return page("admin", form, lines=lines, many=many, number=number, pages=pages, guarded=guarded, own=own)


@bp.post("/class/<tag:tag>/admin/look")
@current.for_admins
def look() -> Response:
    """Remembers what to look for."""
    session[_LOOKED_FOR] = given().text("looked_for", 254, needed=False)[:254]
    return redirect(current.place("admin"), 303)


@bp.post("/class/<tag:tag>/admin/educators/<uuid:educator_id>/close")
@current.for_admins
def close(educator_id: uuid.UUID) -> Response:
    """Closes an account."""
    with current.store().write() as rows:
        service_admin.close(rows, educator_id, current.educator().id, current.today())
    current.say(CLOSED)
    return redirect(current.place("admin"), 303)


@bp.post("/class/<tag:tag>/admin/educators/<uuid:educator_id>/reopen")
@current.for_admins
def reopen(educator_id: uuid.UUID) -> Response:
    """Opens it again."""
    with current.store().write() as rows:
        service_admin.reopen(rows, educator_id, current.today())
    current.say(REOPENED)
    return redirect(current.place("admin"), 303)


@bp.route("/class/<tag:tag>/admin/invitations", methods=["GET", "POST"])
@current.for_admins
def invitations() -> Page:
    """The open invitations, and the form for one more."""
    form = given()
    if form.was_sent:
        email = form.email("email")
        if form.is_fine:
            with current.store().read() as rows:
                if service_educators.by_email(rows, email) is not None:
                    form.fault("email", HAS_ACCOUNT)
        if form.is_fine:
            _invite(email)
            return redirect(current.place("admin/invitations"), 303)
    with current.store().read() as rows:
        lines = service_admin.invitations(rows, current.now())
    return page("invitations", form, lines=lines, link=_link(), registration=floor().settings.registration)


def _invite(email: str) -> None:
    with current.store().write() as rows:
        token = service_admin.invite(rows, email, current_tag().language.tag, current.now())
    session.pop(_LINK, None)
    if floor().settings.mail_url:
        write_to(email, letters.INVITATION, f"invitation/{token}")
        current.say(INVITED)
    else:
        # Sealed: the tables hold no link that works.
        session[_LINK] = floor().form.close_text(token.encode(), "invitation")


def _link() -> str:
    try:
        token = floor().form.open_text(session.get(_LINK, ""), "invitation").decode()
    except RefusedError:
        return ""
    return base_url() + current.place(f"invitation/{token}")


@bp.post("/class/<tag:tag>/admin/invitations/shown")
@current.for_admins
def shown() -> Response:
    """The link was passed on: it is not shown any more."""
    session.pop(_LINK, None)
    return redirect(current.place("admin/invitations"), 303)


@bp.post("/class/<tag:tag>/admin/invitations/<uuid:invitation_id>/withdraw")
@current.for_admins
def withdraw(invitation_id: uuid.UUID) -> Response:
    """Makes an invitation worthless."""
    with current.store().write() as rows:
        service_admin.withdraw(rows, invitation_id, current.now())
    current.say(WITHDRAWN)
    return redirect(current.place("admin/invitations"), 303)


@bp.get("/class/<tag:tag>/admin/log")
@current.for_admins
def log() -> Page:
    """What was done, without names."""
    with current.store().read() as rows:
        entries = service_audit.latest(rows)
    return page("log", entries=entries, acts=audit.ACTS, by=audit.BY)
