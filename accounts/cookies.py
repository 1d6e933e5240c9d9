"""The three cookies of the signed-in rooms, all `HttpOnly SameSite=Lax Path=/class`, and `Secure` with its prefix where https is.

`session`: the token of a sign-in. `form`: before one, what a form needs (sealed; ends with the browser). `device`: proof that this
browser signed in to an account before (sealed), so that others' wrong guesses do not keep it out.
"""

from __future__ import annotations

from flask import Request, Response

from accounts.session import PATH

NAMES = {"session": "waymark", "form": "waymark-form", "device": "waymark-device"}
LONGEST = 3800  # characters, of the 4,096 bytes that a browser takes with name and attributes


def name_of(kind: str, is_secure: bool) -> str:
    """The cookie's name: a browser lets nobody set the prefixed one over plain http."""
    return f"__Secure-{NAMES[kind]}" if is_secure else NAMES[kind]


def read(request: Request, kind: str) -> str:
    """The value that came, or nothing."""
    return request.cookies.get(name_of(kind, request.is_secure), "")[:LONGEST]


def write(request: Request, response: Response, kind: str, value: str, days: int | None = None) -> None:
    """Sets a cookie; without `days` it ends with the browser."""
    response.set_cookie(
        name_of(kind, request.is_secure), value, max_age=days * 86400 if days else None, path=PATH, secure=request.is_secure,
        httponly=True, samesite="Lax",
    )  # fmt: skip


def drop(request: Request, response: Response, kind: str) -> None:
    """Takes a cookie away, if it came."""
    name = name_of(kind, request.is_secure)
    if name in request.cookies:
        response.delete_cookie(name, path=PATH, secure=request.is_secure, httponly=True, samesite="Lax")
