"""Refuses posts that another site makes in a person's name. Tokenless: there is no cookie that it could ride on."""

from __future__ import annotations

from flask import Flask, abort, request

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def is_foreign() -> bool:
    """Whether a browser says that this request was made by another site.

    Fetch metadata decides where the browser sends it, else the Origin. A client that sends neither is no browser, and
    has no person's power to misuse.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is not None and origin != request.host_url.rstrip("/")


def install(app: Flask) -> None:
    """Answers 403 to a foreign post. The API is for other sites, and has nothing to lose."""

    @app.before_request
    def refuse_foreign_posts() -> None:
        if request.method not in SAFE_METHODS and not request.path.startswith("/api/") and is_foreign():
            abort(403)
