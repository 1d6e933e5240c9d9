"""The first page of the signed-in rooms, and the way out of them."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from accounts import current
from accounts.models import Educator
from accounts.visit import floor
from web.marks import N_

bp = Blueprint("class_start", __name__)
SIGNED_OUT = N_("You are signed out.")


@bp.get("/class")
@bp.get("/class/")
@current.for_anybody
def bare() -> Response:
    """Sends a browser to the first page in its language."""
    return redirect(current.place(""), 303)


@bp.get("/class/<tag:tag>/")
@current.for_anybody
def start() -> str | Response:
    """Two doors, one to teach and one to learn; whoever is signed in goes on to their own first page."""
    one = current.person()
    if one is None:
        return render_template("accounts/start.html", registration=floor().settings.registration)
    return redirect(current.place("classes" if isinstance(one, Educator) else "mine"), 303)


@bp.post("/class/<tag:tag>/sign-out")
@current.for_anybody
def sign_out() -> Response:
    """Ends the sign-in. The quick exit posts here too, without waiting for the answer."""
    current.sign_out()
    if "quiet" not in request.form:  # whoever left in a hurry leaves no notice behind
        current.say(SIGNED_OUT)
    return redirect(current.place(""), 303)
