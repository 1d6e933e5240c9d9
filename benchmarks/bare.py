"""The limit to compare with: a Flask view that returns ready bytes and nothing else, on the same server."""

from __future__ import annotations

import os
from pathlib import Path

from flask import Flask, Response

from web.server import serve
from web.settings import Settings


def create_app(settings: Settings) -> Flask:
    """An app of one view."""
    del settings
    body = Path(os.environ["BARE_BODY"]).read_bytes()
    app = Flask("bare")

    @app.route("/", methods=["GET", "POST"])
    def view() -> Response:
        return Response(body, mimetype="text/html", headers={"Content-Encoding": "gzip"})

    @app.get("/health")
    def health() -> str:
        return "ok"

    return app


if __name__ == "__main__":
    serve(create_app)
