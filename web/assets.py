"""Style sheets, scripts and drawings: read once, compressed once, named by their content so that they never go stale."""

from __future__ import annotations

import base64
import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, abort, request

from web.modules import imports, linked, order
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
        assets[path.name] = _asset(path, path.read_bytes())
    return assets


def _asset(path: Path, body: bytes) -> Asset:
    digest = hashlib.sha384(body).digest()
    return Asset(
        name=path.name,
        url=f"/static/{path.stem}.{digest.hex()[:12]}{path.suffix}",
        integrity="sha384-" + base64.b64encode(digest).decode(),
        mime=mimetypes.guess_type(path.name)[0] or "application/octet-stream",
        body=body,
        packed=gzip.compress(body, 9, mtime=0),
    )


def load_room(folder: Path) -> dict[str, Asset]:
    """The assets of one room, as `room/name`. Its scripts are ES modules, which find each other under their hashed names."""
    plain = load_assets(folder)
    names = order([name for name in plain if name.endswith(".js")], lambda name: imports(plain[name].body))
    done: dict[str, Asset] = {name: it for name, it in plain.items() if name not in names}
    for name in names:
        done[name] = _asset(folder / name, linked(plain[name].body, {it.name: it.url for it in done.values()}))
    return {f"{folder.name}/{name}": asset for name, asset in done.items()}


def install(app: Flask) -> None:
    """Serves the assets from memory, and gives templates `asset(name)`."""
    assets = load_assets()
    for folder in sorted(path for path in FOLDER.iterdir() if path.is_dir()):
        assets |= load_room(folder)
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
