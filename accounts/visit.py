"""One request to the signed-in rooms: who it is, from cookie and database, and what of it is kept afterwards."""

from __future__ import annotations

import contextlib
from typing import cast

from flask import Response, current_app, g, request, session

from accounts import cookies, service_session, service_throttle, tokens
from accounts.errors import NotFoundError
from accounts.floor import KEY, Floor
from accounts.models import Educator, Learner
from accounts.service_session import Found
from accounts.session import ClassSession, open_data, seal_data
from store.faults import UnavailableError

FORM_ID = "form"  # in the session before sign-in: what the tokens of its forms are bound to


def floor() -> Floor:
    """What the rooms stand on."""
    return cast(Floor, current_app.extensions[KEY])


def found() -> Found | None:
    """The sign-in of this request, also one that still waits for its second factor."""
    return cast("Found | None", g.get("found"))


def was_loaded() -> bool:
    """Whether this request got as far as asking who it is."""
    return "loaded" in g


def load() -> None:
    """Finds out who asks. A token that we did not make, or that is over, is as if it had not come."""
    base = floor()
    base.store.make_ready()
    token = cookies.read(request, "session")
    if tokens.could_be(token):
        with base.store.read() as rows:
            g.found = service_session.find(rows, token, base.now)
    g.loaded = True
    here = found()
    if here is None:
        _session().fill(open_data(base.form, cookies.read(request, "form"), "form"))
        return
    _session().fill(dict(here.sign_in.data))
    if base.now - here.sign_in.seen_at >= service_session.SEEN_EVERY:
        with contextlib.suppress(UnavailableError), base.store.write() as rows:  # reading goes on while others write
            service_session.seen(rows, here, base.now)


def keep(response: Response) -> Response:
    """Keeps what the session must remember, and sets the cookies that changed."""
    here, data = found(), _session()
    if token := g.get("new_token"):
        cookies.write(request, response, "session", token)
        cookies.drop(request, response, "form")
    elif here is None:
        cookies.drop(request, response, "session")
    if not data.modified:
        return response
    if here is None:
        cookies.write(request, response, "form", seal_data(floor().form, dict(data), "form"))
        return response
    # The command itself was kept: losing a notice must not look as if it had failed.
    with contextlib.suppress(UnavailableError), floor().store.write() as rows:
        service_session.remember(rows, here.sign_in.token_hash, dict(data))
    return response


def begin(person: Educator | Learner, whole: bool, device: str) -> None:
    """Signs somebody in under a new token; what this browser was before is over. Old wishes and forms are forgotten."""
    base = floor()
    with base.store.write() as rows:
        if (before := found()) is not None:
            service_session.end(rows, before.sign_in.token_hash)
        new = service_session.begin(rows, person, whole=whole, device=device, now=base.now, random=base.random)
        service_throttle.sweep(rows, base.now)
    g.new_token, g.found = new
    _session().fill({})


def renew(whole: bool) -> None:
    """The same person under a new token. Raises NotFoundError when nobody is signed in."""
    before = found()
    if before is None:
        raise NotFoundError
    base = floor()
    with base.store.write() as rows:
        new = service_session.renew(rows, before, whole=whole, now=base.now, random=base.random)
    g.new_token, g.found = new


def end() -> None:
    """Ends the sign-in of this request, if there is one."""
    if (before := found()) is not None:
        with floor().store.write() as rows:
            service_session.end(rows, before.sign_in.token_hash)
    g.found, g.new_token = None, None
    _session().fill({})


def bound() -> str:
    """What the tokens of forms are bound to: the sign-in, or the id in the cookie of forms (made now if there is none)."""
    if (here := found()) is not None:
        return here.sign_in.token_hash.hex()
    if FORM_ID not in session:
        session[FORM_ID] = floor().random(16).hex()
    return f"form {session[FORM_ID]}"


def is_bound(token: str) -> bool:
    """Whether a form's token belongs to this request. Before sign-in a browser without its cookie never has a right one."""
    if found() is None and FORM_ID not in session:
        return False
    return floor().csrf.is_right(token, bound())


def _session() -> ClassSession:
    return cast(ClassSession, session._get_current_object())  # type: ignore[attr-defined]
