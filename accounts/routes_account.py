"""An educator's own account: what it says, its password and address, its sessions, a copy of everything, and the end of it."""

from __future__ import annotations

import uuid

from flask import Blueprint, current_app, redirect
from werkzeug.wrappers import Response

from accounts import (
    current,
    erase,
    export,
    letters,
    service_audit,
    service_educators,
    service_links,
    service_password,
    service_session,
    tries,
)
from accounts.audit import BY_ACCOUNT
from accounts.forms import Form
from accounts.routes_parts import (
    Page,
    ask_password,
    given,
    new_password,
    notify,
    page,
    person_fields,
    site,
    translate,
    write_to,
)
from accounts.said import Said
from accounts.visit import floor
from web.marks import N_

bp = Blueprint("accounts_account", __name__)
SAVED = N_("Saved.")
NEW_PASSWORD = N_("Your password is changed. All other sessions are ended.")
ASKED = N_("We sent a mail to the new address. Open the page in it to confirm; until then nothing changes.")
ASKED_LOG = N_("No mail server is set up here. Whoever runs this site finds the link in its log.")
NEW_ADDRESS = N_("Your account uses the new address now. Please sign in with it.")
ENDED = N_("That session is ended.")
ALL_ENDED = N_("All other sessions are ended.")
GONE = N_("Your account is deleted, and everything that belonged to it.")
SURE = N_("Please tick this box if you want to delete everything.")


@bp.get("/class/<tag:tag>/account")
@current.for_educators
def account() -> Page:
    """What there is in the account, and the ways to change it."""
    one = current.educator()
    with current.store().read() as session:
        keys = service_educators.passkeys(session, one.id)
        left = service_educators.recovery_left(session, one.id)
        places = service_session.list_of(session, one.id, current.now())
    return page("account", one=one, keys=keys, left=left, places=len(places), passkeys=site() is not None)


@bp.route("/class/<tag:tag>/account/details", methods=["GET", "POST"])
@current.for_educators
def details() -> Page:
    """Name, language and country."""
    one, form = current.educator(), given()
    if not form.was_sent:
        start = {"name": one.name, "language": one.language, "country": one.country}
        return page("details", Form(start=start))
    fields = person_fields(form)
    if not form.is_fine:
        return page("details", form)
    with current.store().write() as session:
        row = service_educators.educator(session, one.id)
        row.name, row.language, row.country = fields["name"], fields["language"], fields["country"]
    current.say(SAVED)
    return redirect(current.place("account"), 303)


@bp.route("/class/<tag:tag>/account/password", methods=["GET", "POST"])
@current.for_educators
def password() -> Page:
    """A new password; it ends all other sessions, and this one goes on under a new token."""
    one, form = current.educator(), given()
    if form.was_sent:
        text = new_password(form, "new_password", (one.name, one.email))
        if ask_password(form, one):
            hashed = floor().passwords.hash(text)
            with current.store().write() as session:
                row = service_educators.educator(session, one.id)
                service_password.set_password(session, row, hashed, current.here_id())
            current.renew()
            notify(one, "password")
            current.say(NEW_PASSWORD)
            return redirect(current.place("account"), 303)
    return page("password", form)


@bp.route("/class/<tag:tag>/account/address", methods=["GET", "POST"])
@current.for_educators
def address() -> Page:
    """Asks for another e-mail address. It counts when a link sent there is opened; the old one is told at once."""
    one, form = current.educator(), given()
    if form.was_sent:
        email = form.email("email")
        if ask_password(form, one):
            tries.begin("mail", email)
            with current.store().write() as session:
                token = service_password.ask_new_email(session, one.id, email, current.now())
            if token is None:
                write_to(email, letters.ALREADY, "sign-in")
            else:
                write_to(email, letters.NEW_ADDRESS, f"address/{token}", one.language)
            notify(one, "address-asked")
            current.say(ASKED if floor().settings.mail_url else ASKED_LOG)
            return redirect(current.place("account"), 303)
    return page("address", form)


@bp.route("/class/<tag:tag>/address/<token>", methods=["GET", "POST"])
@current.for_anybody
def confirm_address(token: str) -> Page:
    """Takes the new address, by the link and the password: a link that went to a stranger by mistake is not enough."""
    with current.store().read() as session:
        link = service_links.find(session, service_links.NEW_EMAIL, token, current.now())
        one = service_educators.educator(session, link.educator_id) if link and link.educator_id else None
    if link is None or one is None:
        return page("link_over", status=404, again="account/address")
    form = given()
    if form.was_sent and ask_password(form, one):
        with current.store().write() as session:
            changed = service_password.set_email(session, link)
        if changed is None:
            return page("link_over", status=404, again="account/address")
        notify(one, "address", to=changed[1])
        current.say(NEW_ADDRESS)
        return redirect(current.place("sign-in"), 303)
    return page("confirm_address", form, email=link.email)


@bp.get("/class/<tag:tag>/account/sessions")
@current.for_educators
def sessions() -> Page:
    """Where the educator is signed in."""
    with current.store().read() as session:
        places = service_session.list_of(session, current.educator().id, current.now())
    return page("sessions", places=places, this_one=current.here_id())


@bp.post("/class/<tag:tag>/account/sessions/<uuid:session_id>/end")
@current.for_educators
def end_session(session_id: uuid.UUID) -> Response:
    """Ends one of the educator's own sessions."""
    with current.store().write() as session:
        service_educators.end_session(session, current.educator().id, session_id)
    current.say(ENDED)
    return redirect(current.place("account/sessions"), 303)


@bp.post("/class/<tag:tag>/account/sessions/end-others")
@current.for_educators
def end_others() -> Response:
    """Ends all but this one."""
    with current.store().write() as session:
        service_session.end_others(session, current.educator(), current.here_id())
    current.say(ALL_ENDED)
    return redirect(current.place("account/sessions"), 303)


@bp.get("/class/<tag:tag>/account/everything.zip")
@current.for_educators
def everything() -> Response:
    """All that is kept for the educator, as one zip."""
    one = current.educator()
    with current.store().read() as session:
        tables = (table for part in export.parts("educator") for table in part.read(session, one.id))
        body = export.make_zip(tables, translate(), current.today())
    response = current_app.response_class(body, mimetype="application/zip")
    response.headers["Content-Disposition"] = f"attachment; filename=waymark-{current.today().isoformat()}.zip"
    return response


@bp.route("/class/<tag:tag>/account/delete", methods=["GET", "POST"])
@current.for_educators
def delete() -> Page:
    """Says what will go and what passes to whom, then deletes it for good."""
    one, form = current.educator(), given()
    if form.was_sent:
        if not form.ticked("sure"):
            form.fault("sure", SURE)
        if ask_password(form, one):
            with current.store().erase() as session:
                erase.erase(session, "educator", one.id)
                service_audit.note(session, "erased", BY_ACCOUNT, current.today())
            current.sign_out()
            write_to(one.email, letters.ERASED, language=one.language)
            current.say(GONE)
            return redirect(current.place(""), 303)
    return page("delete", form, foretold=_foretell(one.id))


def _foretell(educator_id: uuid.UUID) -> list[Said]:
    with current.store().read() as session:
        return erase.foretell(session, "educator", educator_id)
