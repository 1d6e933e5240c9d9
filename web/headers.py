"""The headers of every answer. Pages, static files and the API each have their exact set (tests/web/test_headers.py)."""

from __future__ import annotations

from flask import Flask, request
from werkzeug.wrappers import Response

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
CSP = "; ".join(f"{name} {value}" for name, value in _POLICY.items())
API_CSP = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    # same-origin and not no-referrer: with the latter Chromium sends “Origin: null” on our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=(), browsing-topics=()",
}
PAGE = {
    **EVERYWHERE,
    "Content-Security-Policy": CSP,
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
STATIC = {**PAGE, "Cache-Control": "public, max-age=31536000, immutable"}
API = {
    **EVERYWHERE,
    "Content-Security-Policy": API_CSP,
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type",
    "Cache-Control": "no-store",
}
# What other sites may put into a frame of theirs. X-Frame-Options cannot say "anybody", so it is left out.
FRAME = {
    **EVERYWHERE,
    "Content-Security-Policy": CSP.replace("frame-ancestors 'none'", "frame-ancestors *"),
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "no-store",
}
FRAME_SCRIPT = {**FRAME, "Cache-Control": "public, max-age=3600"}
HSTS = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}


def headers_for(path: str, status: int) -> dict[str, str]:
    """The set that an answer to `path` must carry."""
    if path.startswith("/api/"):
        return API
    if path.startswith("/embed/"):
        return FRAME_SCRIPT if path.endswith(".js") and status == 200 else FRAME
    if path.startswith("/static/") and status == 200:
        return STATIC
    return PAGE


def install(app: Flask) -> None:
    """Sets the headers on every answer, whatever its status."""

    @app.after_request
    def set_headers(response: Response) -> Response:
        response.headers.update(headers_for(request.path, response.status_code))
        if request.is_secure:
            response.headers.update(HSTS)
        return response
