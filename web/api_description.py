"""/api/v1/openapi.json: what the API takes and gives, put together from the part that each room wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from flask import Flask, jsonify
from werkzeug.wrappers import Response


def merged(parts: list[Path]) -> dict[str, Any]:
    """One OpenAPI 3.1 document out of the rooms' parts."""
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "Waymark", "version": "1", "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"}},
        "paths": {},
        "components": {"schemas": {}},
    }
    for path in parts:
        part = yaml.safe_load(path.read_text(encoding="utf-8"))
        document["paths"] |= part["paths"]
        document["components"]["schemas"] |= part["components"]["schemas"]
    return document


def install(app: Flask, parts: list[Path]) -> None:
    """Serves the document, and answers the browser's question before a cross-origin post."""
    document = merged(parts)

    @app.get("/api/v1/openapi.json")
    def openapi() -> Response:
        return jsonify(document)
