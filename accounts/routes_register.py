"""Becoming an educator: registering, proving the address, and invitations. No answer tells whether an address has an account."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect

from accounts import current, letters, service_links, service_register, tries
from accounts.forms import Form
from accounts.models import Educator, OneTimeLink
from accounts.routes_parts import Page, given, new_password, page, person_fields, write_to
from accounts.visit import floor
from web.marks import N_
from web.request_tag import current_tag

bp = Blueprint("accounts_register", __name__)
READY = N_("Your account is ready. You are signed in.")
NOT_THE_ONE = N_("This is not the password that you chose when you registered.")


def _start() -> dict[str, Any]:
    return {"language": current_tag().language.tag, "country": current_tag().country}


@bp.route("/class/<tag:tag>/register", methods=["GET", "POST"])
@current.for_anybody
def register() -> Page:
    """The form, and what it sends: a mail with a link, whoever the address belongs to."""
    settings = floor().settings
    if settings.registration != "open":
        return page("register_closed", invitation=settings.registration == "invitation")
    if current.person() is not None:
        return redirect(current.place(""), 303)
    form = given()
    if not form.was_sent:
        return page("register", Form(start=_start()))
    email, entered = form.email("email"), person_fields(form)
    password = new_password(form, "password", (entered["name"], email))
    if not form.is_fine:
        return page("register", form)
    tries.begin("mail", email)
    entered["password_hash"] = floor().passwords.hash(password)
    with current.store().write() as session:
        token = service_register.begin(session, email, entered, current.now())
    if token is None:
        write_to(email, letters.ALREADY, "sign-in")
    else:
        write_to(email, letters.CONFIRM, f"register/{token}")
    return redirect(current.place("register/sent"), 303)


@bp.get("/class/<tag:tag>/register/sent")
@current.for_anybody
def sent() -> Page:
    """Says where to look now."""
    return page("sent", mailed=bool(floor().settings.mail_url), what="register")


@bp.route("/class/<tag:tag>/register/<token>", methods=["GET", "POST"])
@current.for_anybody
def confirm(token: str) -> Page:
    """Proves the address by the link, and the person by the password that they chose when they registered."""
    link = _link(service_links.CONFIRM, token)
    if link is None or link.email is None:
        return page("link_over", status=404, again="register")
    form = given()
    if form.was_sent:
        password = form.secret("password")
        if form.is_fine:
            tries.begin("password", link.email)
            if not floor().passwords.is_right(link.data["password_hash"], password):
                form.fault("password", NOT_THE_ONE)
        if form.is_fine:
            tries.succeeded("password", link.email)
            return _finish(link, link.data)
    return page("confirm", form, email=link.email)


@bp.route("/class/<tag:tag>/invitation/<token>", methods=["GET", "POST"])
@current.for_anybody
def invited(token: str) -> Page:
    """Makes the account of somebody who was invited; the address is that of the invitation."""
    link = _link(service_links.INVITATION, token)
    if link is None or link.email is None or floor().settings.registration == "closed":
        return page("link_over", status=404, again="")
    form = given()
    if form.was_sent:
        entered = person_fields(form)
        password = new_password(form, "password", (entered["name"], link.email))
        if form.is_fine:
            entered["password_hash"] = floor().passwords.hash(password)
            return _finish(link, entered)
        return page("invited", form, email=link.email)
    return page("invited", Form(start=_start()), email=link.email)


def _link(purpose: str, token: str) -> OneTimeLink | None:
    with current.store().read() as session:
        return service_links.find(session, purpose, token, current.now())


def _finish(link: OneTimeLink, entered: dict[str, Any]) -> Page:
    with current.store().write() as session:
        made: Educator | None = service_register.finish(session, link, entered, current.today())
    if made is None:
        return page("link_over", status=404, again="sign-in")
    current.sign_in_educator(made)
    current.say(READY)
    return redirect(current.place("classes"), 303)
