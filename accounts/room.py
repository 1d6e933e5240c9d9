"""Installs the room on the app: sessions, the check of every form, the pages of what went wrong, and its blueprints."""

from __future__ import annotations

import math
from typing import Any

from flask import Flask, abort, current_app, g, render_template, request
from flask_login import LoginManager
from markupsafe import Markup
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from accounts import current, routes, routes_start, tries, visit
from accounts.csrf import FIELD, HEADER
from accounts.errors import NotFoundError, TooManyTriesError
from accounts.floor import KEY, Floor, make_floor
from accounts.here import is_safe
from accounts.repeat import kept_fields
from accounts.session import PATH, GatedSessions, is_ours
from store import cli as store_cli
from store.faults import UnavailableError
from web import logs
from web.origin import SAFE_METHODS
from web.settings import Settings
from web.tag import Tag

RETRY_SECONDS = 20
SHORT = 20  # characters that are written anew at once


def install(app: Flask, settings: Settings, secret: bytes) -> Floor:
    """Adds the room. The database is not opened before it is needed."""
    base = make_floor(settings, secret)
    app.extensions[KEY] = base
    app.session_interface = GatedSessions()
    _sign_in_library(app)
    _hooks(app)
    _pages_of_faults(app)
    app.jinja_env.globals.update(
        csrf_field=csrf_field,
        csrf_token=csrf_token,
        notices=current.notices,
        signed_in=current.person,
        class_place=current.place,
        same_page=same_page,
    )
    app.register_blueprint(routes_start.bp)
    _blueprints(app, base)
    app.extensions.setdefault("waymark.at_start", []).append(lambda: _prepare(base))
    return base


def _blueprints(app: Flask, base: Floor) -> None:
    """The blueprints and commands of the room, a line each."""
    routes.install(app, base)
    app.cli.add_command(store_cli.group(base.store))


def _prepare(base: Floor) -> None:
    """Migrates before the workers fork. Lessons, help and chat start whether that works or not."""
    try:
        base.store.make_ready()
    except UnavailableError:
        logs.log.warning("the database cannot be used; /class answers 503 and tries again")
    base.store.close()


def same_page(tag: Tag) -> str:
    """This page under another tag; for what a post answered, the first page."""
    rest = request.path.split("/", 3)[-1] if request.method in ("GET", "HEAD") else ""
    return f"{PATH}/{tag}/{rest}"


def csrf_token() -> str:
    """The token of this page's forms."""
    return visit.floor().csrf.make(visit.bound())


def csrf_field() -> Markup:
    """The hidden field that stands in every form."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, csrf_token())


def _sign_in_library(app: Flask) -> None:
    manager = LoginManager()
    manager.session_protection = None  # our sessions are rows of ours
    manager.init_app(app, add_context_processor=False)  # public pages ask nobody's name
    app.config["REMEMBER_COOKIE_NAME"] = "waymark-never"  # nothing remembers anybody beyond a sign-in
    manager.request_loader(lambda _: current.person() if is_ours(request.path) else None)


def _hooks(app: Flask) -> None:
    @app.before_request
    def meet() -> Response | tuple[str, int] | None:
        if not is_ours(request.path):
            return None
        base = visit.floor()
        is_proxied = "X-Forwarded-For" in request.headers and not base.settings.proxy_hops
        if not is_safe(request.scheme, request.host, request.remote_addr or "", base.settings.public_url, is_proxied):
            return _fault_page("not_here"), 403
        visit.load()
        if request.method not in SAFE_METHODS:
            view = current_app.view_functions.get(request.endpoint or "")
            if getattr(view, "large_form", False):
                request.max_content_length = current.LARGE_BYTES
                request.max_form_memory_size = current.LARGE_BYTES
                request.max_form_parts = current.LARGE_PARTS
            if visit.found() is None and request.endpoint == "class_start.sign_out":
                return None  # who is signed out already may press it again
            if not visit.is_bound(request.headers.get(HEADER) or request.form.get(FIELD, "")):
                return _refused()
        return None

    @app.after_request
    def keep(response: Response) -> Any:
        # Without `found` the request ended before anybody was looked for: nothing of theirs may change.
        return tries.keep(visit.keep(response)) if visit.was_loaded() else response  # type: ignore[arg-type]


def _refused() -> tuple[str, int]:
    """A form without its token: most often somebody was signed out while they wrote. What they wrote is shown, nothing is done."""
    written = [pair for pair in kept_fields(request.form) if len(pair[1]) > SHORT]
    return _fault_page("again", written=written, refused=True), 403


def _fault_page(name: str, **values: Any) -> str:
    """A page of the public frame: no sign-in and no database is asked for it, and its address goes into no link and no memory."""
    g.broken = True
    return render_template(f"accounts/{name}.html", **values)


def _pages_of_faults(app: Flask) -> None:
    @app.errorhandler(NotFoundError)
    def not_found(error: NotFoundError) -> Any:
        del error
        return app.handle_http_exception(NotFound())

    @app.errorhandler(TooManyTriesError)
    def too_many(error: TooManyTriesError) -> Any:
        seconds = max(1, math.ceil(error.wait.total_seconds()))
        page = _fault_page("wait", minutes=math.ceil(seconds / 60), seconds=seconds)
        return page, 429, {"Retry-After": str(seconds)}

    @app.errorhandler(UnavailableError)
    def resting(error: UnavailableError) -> Any:
        logs.log.error("the database cannot be used: %s", logs.describe(error.__cause__ or error))
        if not is_ours(request.path):
            abort(503)
        visit.floor().store.doubt()
        written = kept_fields(request.form) if request.method == "POST" else []
        page = _fault_page("again", written=written, again=request.method == "POST", refused=False)
        return page, 503, {"Retry-After": str(RETRY_SECONDS)}
