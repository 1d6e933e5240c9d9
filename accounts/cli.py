"""`flask accounts …`: what only whoever runs the site may do."""

from __future__ import annotations

import sys

import click
from flask.cli import AppGroup

from accounts import passwords, service_admin, service_audit, service_educators, service_second
from accounts.audit import BY_OPERATOR
from accounts.floor import Floor
from accounts.forms import fold_email, looks_like_email
from accounts.models import Educator


def group(base: Floor) -> AppGroup:
    """The commands, over what the room stands on."""
    commands = AppGroup("accounts", help="Educators' accounts.")

    def find(email: str) -> Educator:
        with base.store.read() as session:
            found = service_educators.by_email(session, fold_email(email))
        if found is None:
            raise click.ClickException("There is no account with this address.")
        return found

    @commands.command("create-admin")
    @click.argument("email")
    @click.option("--name", default="Admin", show_default=True, help="How the account is called.")
    @click.option("--language", default="en", show_default=True)
    def create_admin(email: str, name: str, language: str) -> None:
        """Makes an admin. An address that has an account becomes one and keeps its password; for a new one the password is asked
        for (or read from standard input, when that is no terminal)."""
        folded = fold_email(email)
        if not looks_like_email(folded):
            raise click.ClickException("This is not an e-mail address.")
        base.store.make_ready()
        today = base.now.date()
        with base.store.read() as session:
            known = service_educators.by_email(session, folded)
        hashed = "" if known else base.passwords.hash(_ask(name, folded))
        with base.store.write() as session:
            one = service_educators.by_email(session, folded)
            if one is None:
                one = service_educators.make_educator(
                    session, email=folded, name=name, password_hash=hashed, language=language, country=None, today=today
                )
            service_admin.make_admin(session, one, BY_OPERATOR, today)
        click.echo("Done. Sign in under /class/, and set up a second factor in the account.")

    @commands.command("end-admin")
    @click.argument("email")
    def end_admin(email: str) -> None:
        """Takes the admin page away from an account."""
        base.store.make_ready()
        one = find(email)
        with base.store.write() as session:
            service_admin.end_admin(session, service_educators.educator(session, one.id), BY_OPERATOR, base.now.date())
        click.echo("Done.")

    @commands.command("remove-second-factor")
    @click.argument("email")
    def remove_second_factor(email: str) -> None:
        """For somebody who lost phone and recovery codes, once you are sure who asks. Their password stays; their sessions end."""
        base.store.make_ready()
        one = find(email)
        with base.store.write() as session:
            service_second.remove_all(session, one.id)
            service_audit.note(session, "second-factor-removed", BY_OPERATOR, base.now.date())
        click.echo("Done.")

    return commands


def _ask(name: str, email: str) -> str:
    if sys.stdin.isatty():
        text = str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    else:
        text = sys.stdin.readline().rstrip("\r\n")
    if wrong := passwords.fault(text, (name, email)):
        raise click.ClickException(wrong)
    return text
