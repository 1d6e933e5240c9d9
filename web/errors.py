"""Error pages: calm, in the person's language, with the way out and the emergency number; JSON for the API."""

from __future__ import annotations

from flask import Flask, g, jsonify, render_template, request
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import BadRequest, HTTPException, InternalServerError, MethodNotAllowed
from werkzeug.wrappers import Response

from web import failsafe, logs
from web.marks import N_
from web.request_tag import current_catalogue, current_tag

# What went wrong and what to do now, by status: a heading and a sentence.
MESSAGES = {
    400: (N_("We could not read that"), N_("Something in the address or the form was broken. Nothing was kept.")),
    403: (
        N_("That came from another site"),
        N_("To keep you safe we only take forms from our own pages. Please try again here."),
    ),
    404: (
        N_("There is no page here"),
        N_("The address may be mistyped, or the page has moved. Help is one step away."),
    ),
    405: (N_("That does not work here"), N_("Please go back to the page and use its buttons.")),
    413: (N_("That was too long"), N_("Please send less text at once. Nothing was kept.")),
    414: (N_("That address is too long"), N_("Please start again from the first page.")),
    415: (N_("We could not read that"), N_("It was sent in a form that we do not take.")),
    429: (N_("Too many requests at once"), N_("Please wait a minute. Help and emergency numbers stay open.")),
    500: (
        N_("Something broke on our side"),
        N_("It is not your fault, and nothing you wrote was kept. Please try again."),
    ),
    503: (N_("This part is resting"), N_("Please try again in a few minutes. Help and lessons stay open.")),
}
OTHER = 400


def install(app: Flask) -> None:
    """Answers every error with a page of ours; a page that cannot be made falls back to one without templates."""

    @app.errorhandler(HTTPException)
    def show(error: HTTPException) -> Response | tuple[Response, int] | tuple[str, int]:
        status = error.code or 500
        if status < 400:
            return error.get_response()
        heading, sentence = MESSAGES.get(status, MESSAGES[OTHER])
        g.broken = True  # its address is somebody's own and goes into no link and no memory
        if request.path.startswith("/api/"):
            text = current_catalogue()
            return jsonify({"error": {"status": status, "message": text.gettext(heading)}}), status
        methods = error.valid_methods if isinstance(error, MethodNotAllowed) else None
        allowed = {"Allow": ", ".join(sorted(methods))} if methods else {}
        try:
            page = render_template("web/error.html", heading=heading, sentence=sentence, status=status)
        except Exception as broken:
            logs.log.error("error page failed: %s", logs.describe(broken))
            page = failsafe.page(current_tag())
        response = app.make_response((page, status))
        response.headers.update(allowed)
        return response

    @app.errorhandler(Exception)
    def fail(error: Exception) -> Response | tuple[Response, int] | tuple[str, int]:
        if isinstance(error, ParseException):  # a body in broken chunks is noticed only while it is read
            return show(BadRequest())
        logs.log.error("failed: %s", logs.describe(error))
        return show(InternalServerError())
