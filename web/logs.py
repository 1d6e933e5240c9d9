"""What the server writes about a request: the name of its page, the status and the time taken, and nothing else.

No path, no query, no address, no browser, no words of a person: a log that can be read by somebody else must not say who
asked for help. Errors log the kind of the exception and where it was raised, never its text, which may quote the person.
"""

from __future__ import annotations

import logging
import time
import traceback

from flask import Flask, g, request
from werkzeug.wrappers import Response

log = logging.getLogger("waymark")


def describe(error: BaseException) -> str:
    """The kind of an error and the line that raised it, without its message."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} at {where}"


def install(app: Flask) -> None:
    """Logs one line an answer."""

    @app.before_request
    def start_clock() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def write_line(response: Response) -> Response:
        took = (time.perf_counter() - g.started) * 1000 if "started" in g else 0.0
        log.info("%s %s %d %.1fms", request.method, request.endpoint or "-", response.status_code, took)
        return response
