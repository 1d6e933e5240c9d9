"""Lays the floor: everything that all rooms stand on, in the order in which a request meets it."""

from __future__ import annotations

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from web import assets, errors, fragments, headers, limits, logs, memory, origin, pages, request_tag
from web.routes import bp
from web.settings import Settings


def install(app: Flask, settings: Settings) -> None:
    """Gives `app` all that is shared. Rooms are added to it afterwards."""
    app.config["TESTING"] = settings.testing
    # A message of an exception may quote a person: it is never shown, not even to the one who wrote it.
    app.config["PROPAGATE_EXCEPTIONS"] = False
    request_tag.install(app)
    logs.install(app)
    limits.install(app)
    origin.install(app)
    headers.install(app)
    pages.install(app)
    fragments.install(app)
    assets.install(app)
    errors.install(app)
    app.register_blueprint(bp)
    app.wsgi_app = memory.PageMemory(app.wsgi_app, settings.clock)  # type: ignore[method-assign]
    if settings.proxy_hops:
        hops = settings.proxy_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
