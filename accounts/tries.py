"""Slows guessing down, from a view: `begin` before something is tried, `succeeded` when it was right."""

from __future__ import annotations

import json

from flask import Response, g, request

from accounts import cookies, service_throttle, throttle
from accounts.sealing import RefusedError, keyed_hash
from accounts.throttle import Rule
from accounts.visit import floor

DAYS = {"password": 180, "words": None}  # how long a device stays known; a learner's until the browser is closed
MOST_ACCOUNTS = 40  # a school's computer knows no more than so many
_BOUND = "device"


def begin(kind: str, account: str) -> None:
    """Counts a try of `kind` (throttle.RULES) at `account` (what was typed, folded), whether there is such an account or not.

    Raises TooManyTriesError when it is too early: then nothing is to be tried. Views may catch it, or leave it to the 429 page.
    """
    base = floor()
    with base.store.write() as rows:
        service_throttle.begin(rows, _rules(kind, account), base.now)


def succeeded(kind: str, account: str) -> None:
    """Forgets the failures before, and makes this device known at the account, so that others' guesses never keep it out."""
    base = floor()
    with base.store.write() as rows:
        service_throttle.succeeded(rows, _rules(kind, account))
    if kind in DAYS:
        device, known = _read()
        mark = _mark(account)
        g.device = (
            device or base.random(12).hex(),
            [mark, *(one for one in known if one != mark)][:MOST_ACCOUNTS],
            DAYS[kind],
        )


def keep(response: Response) -> Response:
    """Sets the device's cookie when it changed."""
    if "device" in g:
        device, known, days = g.device
        sealed = floor().device.close_text(json.dumps([device, known]).encode(), _BOUND)
        cookies.write(request, response, "device", sealed, days)
    return response


def _rules(kind: str, account: str) -> dict[bytes, Rule]:
    base = floor()
    device, known = _read()
    proved = device if _mark(account) in known else ""
    network = throttle.network_of(request.remote_addr or "")
    return throttle.counters(base.attempts, base.now.date(), kind, account, network, proved)


def _mark(account: str) -> str:
    return keyed_hash(floor().attempts, "known", account)[:9].hex()


def _read() -> tuple[str, list[str]]:
    try:
        device, known = json.loads(floor().device.open_text(cookies.read(request, "device"), _BOUND))
    except (RefusedError, ValueError):
        return "", []
    return str(device), [str(one) for one in known]
