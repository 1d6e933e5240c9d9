"""A new password for somebody who forgot theirs. The answer is the same whether or not there is an account."""

from __future__ import annotations

from flask import Blueprint, redirect

from accounts import current, letters, service_educators, service_links, service_password, tries
from accounts.routes_parts import Page, given, new_password, notify, page, write_to
from accounts.visit import floor
from web.marks import N_

bp = Blueprint("accounts_reset", __name__)
DONE = N_("Your password is changed, and all sessions are ended. Please sign in.")


@bp.route("/class/<tag:tag>/reset", methods=["GET", "POST"])
@current.for_anybody
def ask() -> Page:
    """Takes an address and sends the link, if somebody has it."""
    form = given()
    if form.was_sent:
        email = form.email("email")
        if form.is_fine:
            tries.begin("mail", email)
            with current.store().write() as session:
                found = service_password.ask_reset(session, email, current.now())
            if found is not None:
                one, token = found
                write_to(one.email, letters.RESET, f"reset/{token}", one.language)
            return redirect(current.place("reset/sent"), 303)
    return page("reset", form)


@bp.get("/class/<tag:tag>/reset/sent")
@current.for_anybody
def sent() -> Page:
    """Says where to look now."""
    return page("sent", mailed=bool(floor().settings.mail_url), what="reset")


@bp.route("/class/<tag:tag>/reset/<token>", methods=["GET", "POST"])
@current.for_anybody
def choose(token: str) -> Page:
    """Sets a new password by the link. It signs nobody in: a second step, if there is one, is still asked for."""
    with current.store().read() as session:
        link = service_links.find(session, service_links.RESET, token, current.now())
        one = service_educators.educator(session, link.educator_id) if link and link.educator_id else None
    if link is None or one is None:
        return page("link_over", status=404, again="reset")
    form = given()
    if form.was_sent:
        password = new_password(form, "new_password", (one.name, one.email))
        if form.is_fine:
            hashed = floor().passwords.hash(password)
            with current.store().write() as session:
                changed = service_password.reset(session, link, hashed)
            if changed is None:
                return page("link_over", status=404, again="reset")
            notify(changed, "password")
            current.say(DONE)
            return redirect(current.place("sign-in"), 303)
    return page("choose_password", form, email=one.email)
