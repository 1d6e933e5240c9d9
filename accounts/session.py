"""Flask's session, gated by path: outside /class it is empty and raises on any write, inside it is kept by us.

Flask opens the session before it knows the route, so the gate goes by the path. Nothing is read here: `accounts.current` fills the
session from the database (signed in) or from a sealed cookie (before), where a fault can still become a calm page.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn

from flask import Flask, Request, Response
from flask.sessions import SessionInterface, SessionMixin
from werkzeug.datastructures import CallbackDict

from accounts.sealing import RefusedError, Sealer

PATH = "/class"


def is_ours(path: str) -> bool:
    """Whether a path lies in the signed-in part of the site."""
    return path == PATH or path.startswith(f"{PATH}/")


class ClosedSession(dict[str, Any], SessionMixin):
    """The session of everywhere else: nothing in it, and nothing gets in."""

    accessed = modified = False

    def _refuse(self, *args: object, **kwargs: object) -> NoReturn:
        raise RuntimeError("nothing is remembered outside /class")

    __setitem__ = __delitem__ = clear = pop = popitem = update = setdefault = __ior__ = _refuse


class ClassSession(CallbackDict[str, Any], SessionMixin):
    """The session inside /class. `modified` once something was put in or taken out."""

    def __init__(self) -> None:
        super().__init__(on_update=ClassSession._note)
        self.modified = False
        self.accessed = True

    def _note(self) -> None:
        self.modified = True

    def fill(self, data: dict[str, Any]) -> None:
        """Starts with what was remembered."""
        super().clear()
        super().update(data)
        self.modified = False


class GatedSessions(SessionInterface):
    """Gives the one or the other; keeping is done by `accounts.current`, which sets no `Vary: Cookie` on anybody's page."""

    def open_session(self, app: Flask, request: Request) -> SessionMixin:
        """The session for a path."""
        del app
        return ClassSession() if is_ours(request.path) else ClosedSession()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Does nothing: see the class."""
        del app, session, response


def seal_data(sealer: Sealer, data: dict[str, Any], bound: str) -> str:
    """A dictionary as text for a cookie."""
    return sealer.close_text(json.dumps(data, separators=(",", ":")).encode(), bound)


def open_data(sealer: Sealer, sealed: str, bound: str) -> dict[str, Any]:
    """The dictionary of such a cookie; empty for one that is not ours."""
    try:
        data = json.loads(sealer.open_text(sealed, bound))
    except (RefusedError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}
