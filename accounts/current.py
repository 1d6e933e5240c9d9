"""The door of the room: who asks, and for whom a page is. Every view under /class has one of the four decorators below its route.

Where things are (paths, so that no room needs another's endpoints): `/class/<tag>/` start, `…/sign-in`, `…/sign-in/code` (second
factor), `…/register`, `…/join` (learners), `…/classes` (an educator's first page), `…/mine` (a learner's), `…/account`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from flask import g, redirect, request, session
from werkzeug.wrappers import Response

from accounts import visit
from accounts.devices import describe
from accounts.errors import NotFoundError
from accounts.models import Educator, Learner
from accounts.said import Said
from accounts.session import PATH
from store.ready import ReadyStore
from web.request_tag import current_tag

P = ParamSpec("P")
R = TypeVar("R")
NOTICES, NEXT = "notices", "next"
LARGE_BYTES, LARGE_PARTS = 500 * 1024, 12_000  # as much as Werkzeug keeps in memory: nothing of a form reaches the disk


def place(name: str) -> str:
    """The address of a page of the signed-in rooms in this request's language, such as place("classes")."""
    return f"{PATH}/{current_tag()}/{name}"


# Who asks


def educator() -> Educator:
    """The educator who asks, signed in with all factors. Raises NotFoundError for anybody else."""
    here = visit.found()
    if here is None or here.educator is None or not here.sign_in.is_whole:
        raise NotFoundError
    return here.educator


def learner() -> Learner:
    """The learner who asks. Raises NotFoundError for anybody else."""
    here = visit.found()
    if here is None or here.learner is None or not here.sign_in.is_whole:
        raise NotFoundError
    return here.learner


def person() -> Educator | Learner | None:
    """Whoever is signed in (with all factors), or nobody."""
    here = visit.found()
    return here.person if here is not None and here.sign_in.is_whole else None


def half_signed_in() -> Educator | None:
    """The educator who gave the password and still owes the second factor."""
    here = visit.found()
    return here.educator if here is not None and not here.sign_in.is_whole else None


# For whom a page is


def for_educators(view: Callable[P, R]) -> Callable[P, R | Response]:
    """Educators only; others are sent to sign in, learners find nothing here."""
    return _guard(view, "educators", lambda: isinstance(person(), Educator), "sign-in")


def for_admins(view: Callable[P, R]) -> Callable[P, R | Response]:
    """Educators who look after the site; for everybody else there is no such page."""

    def is_admin() -> bool:
        one = person()
        return isinstance(one, Educator) and one.is_admin

    return _guard(view, "admins", is_admin, "sign-in")


def for_learners(view: Callable[P, R]) -> Callable[P, R | Response]:
    """Learners only; others are sent to join, educators find nothing here."""
    return _guard(view, "learners", lambda: isinstance(person(), Learner), "join")


def for_anybody(view: Callable[P, R]) -> Callable[P, R]:
    """Everybody, signed in or not."""
    view.audience = "anybody"  # type: ignore[attr-defined]
    return view


def _guard(view: Callable[P, R], audience: str, is_right: Callable[[], bool], door: str) -> Callable[P, R | Response]:
    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R | Response:
        if is_right():
            return view(*args, **kwargs)
        if person() is not None:
            raise NotFoundError
        if half_signed_in() is not None and door == "sign-in":
            return redirect(place("sign-in/code"), 303)
        if request.method in ("GET", "HEAD"):
            session[NEXT] = request.path
        return redirect(place(door), 303)

    guarded.audience = audience  # type: ignore[attr-defined]
    return guarded


def large_form(view: Callable[P, R]) -> Callable[P, R]:
    """Below the route: this form may weigh LARGE_BYTES and have LARGE_PARTS fields (rosters, lists of learners)."""
    view.large_form = True  # type: ignore[attr-defined]
    return view


# Signing in and out


def sign_in_educator(one: Educator, whole: bool = True) -> None:
    """Begins a sign-in under a new token. `whole` is false while a second factor is still to come (then `renew(whole=True)`)."""
    visit.begin(one, whole, describe(request.headers.get("User-Agent", "")))


def sign_in_learner(one: Learner) -> None:
    """Begins a learner's sign-in under a new token. Of their device nothing is kept."""
    visit.begin(one, True, "")


def renew(whole: bool = True) -> None:
    """A new token for the same person: after the second factor, a new password, a new power."""
    visit.renew(whole)


def sign_out() -> None:
    """Ends this sign-in."""
    visit.end()


def here_id() -> bytes | None:
    """The digest of this sign-in, which `service_session.end_others` keeps."""
    here = visit.found()
    return here.sign_in.token_hash if here else None


def take_next(default: str) -> str:
    """Where somebody wanted to go before they were asked to sign in: a page of ours under /class, else `default`. Once.

    Read it before signing in: a new sign-in forgets what was before.
    """
    wanted = str(session.pop(NEXT, ""))
    return wanted if wanted.startswith(f"{PATH}/") and "\\" not in wanted and "//" not in wanted else default


# What goes with a request


def store() -> ReadyStore:
    """The database, its tables ready. Raises UnavailableError when it cannot be used."""
    made = visit.floor().store
    made.make_ready()
    return made


def now() -> datetime:
    """The present moment."""
    return visit.floor().now


def today() -> date:
    """The present day (UTC)."""
    return now().date()


def say(message: str | Said, **values: Any) -> None:
    """Shows a notice once, on the next page. `message` is a msgid (N_), values are texts or numbers."""
    said = message if isinstance(message, Said) else Said(message, values)
    session[NOTICES] = [*session.get(NOTICES, []), [said.message, said.values, said.many, said.count]]


def notices() -> list[Said]:
    """The notices that are due, for the frame; they are shown once."""
    if "shown" not in g:
        g.shown = [Said(*row) for row in session.pop(NOTICES, [])] if session.get(NOTICES) else []
    shown: list[Said] = g.shown
    return shown
