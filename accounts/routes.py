"""All pages of educators' accounts, and the post office that they write with."""

from __future__ import annotations

from flask import Flask

from accounts import (
    cli,
    routes_account,
    routes_admin,
    routes_passkeys,
    routes_register,
    routes_reset,
    routes_second,
    routes_sign_in,
    service_person,
)
from accounts.floor import Floor
from accounts.mail import Post, parse_server
from accounts.routes_parts import POST


def install(app: Flask, base: Floor) -> None:
    """Adds the pages, the commands, and this room's parts of export and erasure."""
    settings = base.settings
    server = parse_server(settings.mail_url) if settings.mail_url else None
    app.extensions[POST] = Post(server, settings.mail_from)
    for part in (
        routes_register,
        routes_sign_in,
        routes_reset,
        routes_account,
        routes_second,
        routes_passkeys,
        routes_admin,
    ):
        app.register_blueprint(part.bp)
    app.cli.add_command(cli.group(base))
    service_person.register()
