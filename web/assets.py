"""Style sheets, scripts and drawings: read once, compressed once, named by their content so that they never go stale."""

from __future__ import annotations

import base64
import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, abort, request

from web.settings import ROOT

FOLDER = ROOT / "static"
SUFFIXES = frozenset({".css", ".js", ".svg", ".png"})


@dataclass(frozen=True, slots=True)
class Asset:
    """One file: its `url` carries a hash of its content, `integrity` is for the tag that loads it."""

    name: str
    url: str
    integrity: str
    mime: str
    body: bytes
    packed: bytes


def load_assets(folder: Path = FOLDER) -> dict[str, Asset]:
    """Every asset by its plain name."""
    assets = {}
    for path in sorted(folder.iterdir()):
        if path.suffix not in SUFFIXES:
            continue
        body = path.read_bytes()
        digest = hashlib.sha384(body).digest()
        assets[path.name] = Asset(
            name=path.name,
            url=f"/static/{path.stem}.{digest.hex()[:12]}{path.suffix}",
            integrity="sha384-" + base64.b64encode(digest).decode(),
            mime=mimetypes.guess_type(path.name)[0] or "application/octet-stream",
            body=body,
            packed=gzip.compress(body, 9, mtime=0),
        )
    return assets


def install(app: Flask) -> None:
    """Serves the assets from memory, and gives templates `asset(name)`."""
    assets = load_assets()
    by_url = {asset.url: asset for asset in assets.values()}
    app.jinja_env.globals["asset"] = assets.__getitem__

    @app.get("/static/<name>")
    def static(name: str) -> Response:
        asset = by_url.get(f"/static/{name}")
        if asset is None:
            abort(404)
        packed = "gzip" in request.headers.get("Accept-Encoding", "")
        response = Response(asset.packed if packed else asset.body, mimetype=asset.mime)
        response.headers["Vary"] = "Accept-Encoding"
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        return response
