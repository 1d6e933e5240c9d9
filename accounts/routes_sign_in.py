"""Signing in: e-mail and password, then the second step where one was set up. Wrong is wrong: nothing tells what was."""

from __future__ import annotations

from flask import Blueprint, redirect, session

from accounts import current, service_educators, service_second, tries
from accounts.models import Educator
from accounts.routes_parts import Page, given, notify, page, site
from accounts.sealing import keyed_hash
from accounts.visit import floor
from web.marks import N_

bp = Blueprint("accounts_sign_in", __name__)
WRONG = N_("The e-mail address or the password is not right.")
CLOSED = N_("This account is closed. Please write to whoever runs this site.")
WRONG_CODE = N_("This code is not right, or it was used already. Please take the next one.")
WRONG_RECOVERY = N_("This recovery code is not right, or it was used already.")
FEW_LEFT = N_("Your recovery codes are nearly used up. Please make new ones in your account.")


@bp.route("/class/<tag:tag>/sign-in", methods=["GET", "POST"])
@current.for_anybody
def sign_in() -> Page:
    """The first step."""
    if current.person() is not None:
        return redirect(current.place(""), 303)
    form = given()
    registration = floor().settings.registration
    if not form.was_sent:
        return page("sign_in", registration=registration, passkeys=site() is not None)
    email, password = form.email("email"), form.secret("password")
    if form.is_fine:
        one = _check(email, password)
        if one is None:
            form.fault("form", WRONG)
        elif one.closed_on is not None:
            form.fault("form", CLOSED)
        else:
            return enter(one)
    return page("sign_in", form, registration=registration, passkeys=site() is not None)


def _check(email: str, password: str) -> Educator | None:
    tries.begin("password", email)
    with current.store().read() as rows:
        one = service_educators.by_email(rows, email)
    keeper = floor().passwords
    if not keeper.is_right(one.password_hash if one else None, password) or one is None:
        return None
    tries.succeeded("password", email)
    if keeper.is_old(one.password_hash):
        fresh = keeper.hash(password)
        with current.store().write() as rows:
            service_educators.educator(rows, one.id).password_hash = fresh
    return one


def enter(one: Educator) -> Page:
    """Signs in whoever gave the right password, or asks them for the second step."""
    wanted = current.take_next("")
    with current.store().read() as rows:
        more = service_educators.has_second_step(rows, one.id)
    current.sign_in_educator(one, whole=not more)
    if not more:
        return redirect(wanted or current.place("classes"), 303)
    if wanted:
        session[current.NEXT] = wanted
    return redirect(current.place("sign-in/code"), 303)


def go_on() -> Page:
    """Makes a half sign-in whole, under a new token, and goes where the educator wanted to go."""
    current.renew(whole=True)
    return redirect(current.take_next(current.place("classes")), 303)


@bp.route("/class/<tag:tag>/sign-in/code", methods=["GET", "POST"])
@current.for_anybody
def code() -> Page:
    """The second step: the code of an app, or a passkey."""
    one = current.half_signed_in()
    if one is None:
        return redirect(current.place("sign-in"), 303)
    form = given()
    with current.store().read() as rows:
        keys = service_educators.passkeys(rows, one.id)
    if form.was_sent and one.totp_secret is not None:
        text = form.secret("code")
        if form.is_fine:
            tries.begin("code", str(one.id))
            secret = floor().totp.open(one.totp_secret, str(one.id))
            with current.store().write() as rows:
                right = service_second.use_totp(rows, one.id, secret, text, current.now())
            if right:
                tries.succeeded("code", str(one.id))
                return go_on()
            form.fault("code", WRONG_CODE)
    return page("code", form, has_app=one.totp_secret is not None, has_key=bool(keys) and site() is not None)


@bp.route("/class/<tag:tag>/sign-in/recovery", methods=["GET", "POST"])
@current.for_anybody
def recovery() -> Page:
    """The second step without the phone: a recovery code, which then is burned."""
    one = current.half_signed_in()
    if one is None:
        return redirect(current.place("sign-in"), 303)
    form = given()
    if form.was_sent:
        text = form.secret("code")
        if form.is_fine:
            tries.begin("code", str(one.id))
            with current.store().write() as rows:
                right = service_second.use_recovery_code(rows, one.id, text, recovery_hash)
                left = service_educators.recovery_left(rows, one.id)
            if right:
                tries.succeeded("code", str(one.id))
                notify(one, "recovery-used")
                if left < 3:
                    current.say(FEW_LEFT)
                return go_on()
            form.fault("code", WRONG_RECOVERY)
    return page("recovery", form)


def recovery_hash(folded: str) -> bytes:
    """What is kept of a recovery code: a hash keyed with the site's secret."""
    return keyed_hash(floor().attempts, "recovery code", folded)
