"""Passkeys: adding and removing them, and signing in with one. Script is needed here only; every other way works without."""

from __future__ import annotations

import base64
import uuid

from flask import Blueprint, current_app, redirect
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from accounts import current, passkeys, service_educators, service_links, service_second, tries
from accounts.models import Educator, Passkey
from accounts.passkeys import NewKey, PasskeyError, Site
from accounts.routes_parts import NAME_MOST, Page, ask_password, given, notify, page, site, translate
from accounts.routes_second import first_codes
from accounts.routes_sign_in import go_on
from accounts.visit import floor
from web.marks import N_

bp = Blueprint("accounts_passkeys", __name__)
ADDED = N_("The passkey is added. You can sign in with it now.")
NOT_ADDED = N_("The passkey could not be added. Please try again.")
REMOVED = N_("The passkey is removed. You can delete it on your device as well.")
NOT_KNOWN = N_("That passkey could not be used here. Please sign in with your password.")


def _site() -> Site:
    found = site()
    if found is None:
        raise NotFound
    return found


def _name(challenge: bytes) -> str:
    return base64.urlsafe_b64encode(challenge).decode()


def _json(text: str, status: int = 200) -> Response:
    return current_app.response_class(text, status, mimetype="application/json")


@bp.get("/class/<tag:tag>/account/passkeys")
@current.for_educators
def own() -> Page:
    """The educator's passkeys, and the form for one more."""
    return _page_of(current.educator())


def _page_of(one: Educator, message: str = "") -> Page:
    with current.store().read() as rows:
        keys = service_educators.passkeys(rows, one.id)
    form = given() if message else None
    if form:
        form.text("name", NAME_MOST, needed=False)
        form.fault("form", message)
    return page("passkeys", form, keys=keys, possible=site() is not None)


@bp.post("/class/<tag:tag>/account/passkeys/options")
@current.for_educators
def ask_to_make() -> Response:
    """What the browser needs to make a key, once the password is right. 422 with words for the page otherwise."""
    here, one, form = _site(), current.educator(), given()
    form.text("name", NAME_MOST)
    if not ask_password(form, one):
        said = next(iter(form.faults.values()))
        return _json(current_app.json.dumps({"fault": translate()(said.message) % said.values}), 422)
    challenge = floor().random(passkeys.CHALLENGE_BYTES)
    with current.store().write() as rows:
        known = [key.credential_id for key in service_educators.passkeys(rows, one.id)]
        service_second.new_challenge(rows, service_links.MAKE_KEY, _name(challenge), current.now(), one.id)
    return _json(passkeys.ask_to_make(here, challenge, one.id.bytes, one.email, one.name, known))


@bp.post("/class/<tag:tag>/account/passkeys")
@current.for_educators
def add() -> Page:
    """Keeps the key that the browser made."""
    here, one, form = _site(), current.educator(), given()
    name, answer = form.text("name", NAME_MOST), form.secret("credential")
    if not form.is_fine:
        return _page_of(one, NOT_ADDED)
    try:
        challenge = passkeys.challenge_of_made(answer)
        with current.store().write() as rows:
            ours = service_second.use_challenge(rows, service_links.MAKE_KEY, _name(challenge), current.now(), one.id)
        if not ours:
            return _page_of(one, NOT_ADDED)
        key = passkeys.check_made(here, challenge, answer)
    except PasskeyError:
        return _page_of(one, NOT_ADDED)
    with current.store().write() as rows:
        if not service_second.add_passkey(rows, one.id, key, name, current.today()):
            return _page_of(one, NOT_ADDED)
    current.renew()
    notify(one, "passkey")
    current.say(ADDED)
    return redirect(current.place("account/codes" if first_codes(one) else "account/passkeys"), 303)


@bp.route("/class/<tag:tag>/account/passkeys/<uuid:passkey_id>/remove", methods=["GET", "POST"])
@current.for_educators
def remove(passkey_id: uuid.UUID) -> Page:
    """Forgets one of the educator's own keys."""
    one, form = current.educator(), given()
    with current.store().read() as rows:
        key = service_second.own_passkey(rows, one.id, passkey_id)
    if form.was_sent and ask_password(form, one):
        with current.store().write() as rows:
            service_second.remove_passkey(rows, one.id, passkey_id)
        current.renew()
        notify(one, "passkey-removed")
        current.say(REMOVED)
        return redirect(current.place("account/passkeys"), 303)
    return page("passkey_remove", form, key=key)


@bp.post("/class/<tag:tag>/sign-in/passkey/options")
@current.for_anybody
def ask_to_prove() -> Response:
    """What the browser needs to prove a key: any of ours, or, in the second step, one of that educator's."""
    here, one = _site(), current.half_signed_in()
    challenge = floor().random(passkeys.CHALLENGE_BYTES)
    with current.store().write() as rows:
        known = [key.credential_id for key in service_educators.passkeys(rows, one.id)] if one else []
        whose = one.id if one else None
        service_second.new_challenge(rows, service_links.PROVE_KEY, _name(challenge), current.now(), whose)
    return _json(passkeys.ask_to_prove(here, challenge, known))


@bp.post("/class/<tag:tag>/sign-in/passkey")
@current.for_anybody
def prove() -> Page:
    """Signs in whoever proves a key, or makes a half sign-in whole."""
    here, half = _site(), current.half_signed_in()
    answer = given().secret("credential")
    try:
        one = _proven(here, answer, half)
    except PasskeyError:
        current.say(NOT_KNOWN)
        return redirect(current.place("sign-in/code" if half else "sign-in"), 303)
    if half is not None:
        return go_on()
    wanted = current.take_next(current.place("classes"))
    current.sign_in_educator(one)
    return redirect(wanted, 303)


def _proven(here: Site, answer: str, half: Educator | None) -> Educator:
    """Whose key was proven. Raises PasskeyError."""
    credential_id, challenge = passkeys.key_named(answer)
    tries.begin("code", _name(credential_id))
    with current.store().write() as rows:
        whose = half.id if half else None
        if not service_second.use_challenge(rows, service_links.PROVE_KEY, _name(challenge), current.now(), whose):
            raise PasskeyError
    with current.store().write() as rows:
        key: Passkey | None = service_second.passkey_of(rows, credential_id)
        if key is None or (half is not None and key.educator_id != half.id):
            raise PasskeyError
        one = service_educators.educator(rows, key.educator_id)
        if one.closed_on is not None:
            raise PasskeyError
        kept = NewKey(key.credential_id, key.public_key, key.sign_count)
        key.sign_count = passkeys.check_proof(here, challenge, answer, kept)
    tries.succeeded("code", _name(credential_id))
    return one
