"""What a request may weigh, and bytes that no honest request has. Broken ones get a clear 4xx, never a 500."""

from __future__ import annotations

from flask import Flask, abort, request

FORM_BYTES = 64 * 1024
FORM_FIELDS = 200
PATH_CHARACTERS = 600
QUERY_CHARACTERS = 1000


def install(app: Flask) -> None:
    """Caps bodies, fields, paths and queries, and refuses NUL, control characters and broken UTF-8 in addresses."""
    app.config["MAX_CONTENT_LENGTH"] = FORM_BYTES
    app.config["MAX_FORM_PARTS"] = FORM_FIELDS
    app.config["MAX_FORM_MEMORY_SIZE"] = FORM_BYTES

    @app.before_request
    def refuse_broken_addresses() -> None:
        if len(request.path) > PATH_CHARACTERS or len(request.query_string) > QUERY_CHARACTERS:
            abort(414)
        query = request.query_string.decode("latin-1")
        if _is_broken(request.path) or "%00" in query or "\x00" in query:
            abort(400)


def _is_broken(text: str) -> bool:
    """Whether decoded text has characters that come only from broken or hostile encoding."""
    return any(letter == "\ufffd" or ord(letter) < 32 or ord(letter) == 127 for letter in text)
