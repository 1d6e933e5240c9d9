"""The body of a post to the API: one JSON object with known fields."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from flask import request
from werkzeug.exceptions import BadRequest


def json_object(fields: Collection[str]) -> dict[str, Any]:
    """The object that was sent. Raises BadRequest (400) for anything else, also for one nested deeper than Python can read."""
    try:
        body = request.get_json(silent=False)
    except RecursionError as error:
        raise BadRequest("nested too deeply") from error
    if not isinstance(body, dict) or body.keys() - set(fields):
        raise BadRequest(f"send an object with {', '.join(sorted(fields))}")
    return body
