"""Rooms that may be missing: lessons, help and chat start and answer without them."""

from __future__ import annotations

import importlib
from types import ModuleType

from flask import Flask, abort

from web.logs import describe, log


def room(name: str) -> ModuleType | None:
    """The module of a room that people sign in to, or None when it, or something that it stands on, is not there."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        log.warning("%s is left out: %s", name, describe(error))
        return None


def rest(app: Flask) -> None:
    """Says on every page under /class that this part is resting."""

    @app.route("/class", methods=["GET", "POST"])
    @app.route("/class/", methods=["GET", "POST"])
    @app.route("/class/<path:rest>", methods=["GET", "POST"])
    def resting(rest: str = "") -> str:
        del rest
        abort(503)
