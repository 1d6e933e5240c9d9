"""Setting up the second step: an app that shows codes, and recovery codes. Each change asks for the password once more."""

from __future__ import annotations

import json

import segno
from flask import Blueprint, redirect, session
from markupsafe import Markup
from werkzeug.wrappers import Response

from accounts import current, service_educators, service_second, service_session, totp
from accounts.models import Educator
from accounts.recovery import make_codes
from accounts.routes_parts import Page, ask_password, given, notify, page
from accounts.routes_sign_in import recovery_hash
from accounts.sealing import RefusedError
from accounts.visit import floor
from web.marks import N_

bp = Blueprint("accounts_second", __name__)
_SECRET, _CODES = "new_app", "new_codes"  # in the session, sealed, until they are confirmed or written down
WRONG = N_("This code is not right. Please take the one that the app shows now, and check the clock of your device.")
REMOVED = N_("Codes from an app are no longer needed to sign in.")
ON = N_("Signing in now takes a code from your app as well.")


@bp.route("/class/<tag:tag>/account/app", methods=["GET", "POST"])
@current.for_educators
def begin() -> Page:
    """Why, and the password; then the square code."""
    one, form = current.educator(), given()
    if form.was_sent and ask_password(form, one):
        secret = floor().random(totp.SECRET_BYTES)
        session[_SECRET] = floor().totp.close_text(secret, f"new {one.id}")
        return redirect(current.place("account/app/scan"), 303)
    return page("app", form, on=one.totp_secret is not None)


@bp.route("/class/<tag:tag>/account/app/scan", methods=["GET", "POST"])
@current.for_educators
def scan() -> Page:
    """Shows the secret, and takes the first code as proof that the app has it."""
    one, form = current.educator(), given()
    secret = _open(_SECRET, f"new {one.id}")
    if not secret:
        return redirect(current.place("account/app"), 303)
    if form.was_sent:
        text = form.secret("code")
        step = totp.step_of(secret, text, current.now(), None) if text else None
        if step is not None:
            _keep(one, secret, step)
            return redirect(current.place("account/codes"), 303)
        form.fault("code", WRONG)
    picture = segno.make(totp.address(secret, one.email), error="m", micro=False)
    svg = picture.svg_inline(scale=5, omitsize=True, svgclass="qr", lineclass=None)
    return page("scan", form, picture=Markup(svg), key=totp.readable(secret))  # noqa: S704 (drawn by segno, no text of anybody in it)


def _keep(one: Educator, secret: bytes, step: int) -> None:
    sealed = floor().totp.close(secret, str(one.id))
    codes = make_codes(floor().random)
    with current.store().write() as rows:
        service_second.set_totp(rows, one.id, sealed, step)
        service_second.new_recovery_codes(rows, one.id, codes, recovery_hash)
        service_session.end_others(rows, one, current.here_id())
    session.pop(_SECRET, None)
    current.renew()
    show_once(one, codes)
    notify(one, "second-factor")
    current.say(ON)


def first_codes(one: Educator) -> bool:
    """Makes recovery codes for somebody who has none yet, and says whether there are any to show."""
    with current.store().read() as rows:
        if service_educators.recovery_left(rows, one.id):
            return False
    codes = make_codes(floor().random)
    with current.store().write() as rows:
        service_second.new_recovery_codes(rows, one.id, codes, recovery_hash)
    show_once(one, codes)
    return True


def show_once(one: Educator, codes: list[str]) -> None:
    """Remembers new codes, sealed, until the educator says that they are written down or this sign-in ends."""
    session[_CODES] = floor().totp.close_text(json.dumps(codes).encode(), f"codes {one.id}")


@bp.route("/class/<tag:tag>/account/codes", methods=["GET", "POST"])
@current.for_educators
def codes() -> Page:
    """New recovery codes, while they can still be seen; else how many are left, and a form for new ones."""
    one, form = current.educator(), given()
    if form.was_sent and ask_password(form, one):
        made = make_codes(floor().random)
        with current.store().write() as rows:
            service_second.new_recovery_codes(rows, one.id, made, recovery_hash)
        show_once(one, made)
        notify(one, "recovery-new")
        return redirect(current.place("account/codes"), 303)
    kept = _open(_CODES, f"codes {one.id}")
    with current.store().read() as rows:
        left = service_educators.recovery_left(rows, one.id)
        needed = service_educators.has_second_step(rows, one.id)
    return page("codes", form, codes=json.loads(kept) if kept else [], left=left, needed=needed)


@bp.post("/class/<tag:tag>/account/codes/written")
@current.for_educators
def written() -> Response:
    """The educator has the codes: from now on nobody sees them again."""
    session.pop(_CODES, None)
    return redirect(current.place("account"), 303)


@bp.route("/class/<tag:tag>/account/app/remove", methods=["GET", "POST"])
@current.for_educators
def remove() -> Page:
    """Takes the app away."""
    one, form = current.educator(), given()
    if one.totp_secret is None:
        return redirect(current.place("account"), 303)
    if form.was_sent and ask_password(form, one):
        with current.store().write() as rows:
            service_second.remove_totp(rows, one.id)
        current.renew()
        notify(one, "no-second-factor")
        current.say(REMOVED)
        return redirect(current.place("account"), 303)
    return page("app_remove", form)


def _open(name: str, bound: str) -> bytes:
    try:
        return floor().totp.open_text(session.get(name, ""), bound)
    except RefusedError:
        return b""
