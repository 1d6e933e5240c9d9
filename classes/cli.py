"""`flask classes …`: the example class, and the retirement of classes that nobody uses."""

from __future__ import annotations

import secrets

import click
from flask.cli import AppGroup

from accounts.letters import Mail
from accounts.mail import Post, parse_server
from classes import demo, retire, service_demo, service_retire
from classes.floor import ClassesRoom
from classes.service_demo import ThereAlreadyError
from classes.service_retire import Teacher
from web.catalogues import catalogue
from web.formats import long_date
from web.locales import DEFAULT, languages
from web.tag import Tag


def group(room: ClassesRoom) -> AppGroup:
    """The commands, over what the room stands on."""
    commands = AppGroup("classes", help="Classes: an example, and what happens to those that nobody uses.")
    base = room.base

    @commands.command("demo")
    @click.option("--remove", is_flag=True, help="Remove the example class and its teachers.")
    @click.option("--language", type=click.Choice(list(languages())), default=DEFAULT, show_default=True)
    def make_demo(remove: bool, language: str) -> None:
        """Makes a filled class to look at, with made-up people; shows how to sign in. --remove takes all of it away."""
        base.store.make_ready()
        today = base.now.date()
        if remove:
            found = service_demo.remove_demo(base.store, today)
            click.echo("The example class is removed." if found else "There is no example class.")
            return
        password = "-".join(secrets.token_hex(2) for _ in range(4))
        library = room.courses.library
        try:
            learners = service_demo.make_demo(base.store, library, language, today, base.passwords.hash, password)
        except ThereAlreadyError as error:
            raise click.ClickException("There is an example class already. Remove it first: --remove") from error
        click.echo(f"The example class has {learners} learners. Nobody in it is real.")
        click.echo(f"Sign in at {_public(room)}/class/{language}/sign-in")
        click.echo(f"  E-mail:   {demo.EMAIL}\n  Password: {password}")
        click.echo("Remove it with: flask classes demo --remove")

    @commands.command("retire")
    @click.option("--yes", is_flag=True, help="Do it. Without this, it only says what would be done.")
    def retire_classes(yes: bool) -> None:
        """Warns the teachers of classes unused for 400 days; erases those warned 30 days ago. Run it once a day with --yes."""
        base.store.make_ready()
        today = base.now.date()
        if not yes:
            outcome = service_retire.foretell(base.store, today)
            click.echo(f"Would warn {outcome.warned} and erase {outcome.erased} classes. Do it with --yes.")
            return
        outcome = service_retire.retire_classes(base.store, today)
        server = parse_server(room.settings.mail_url) if room.settings.mail_url else None
        office = Post(server, room.settings.mail_from)
        for teacher in outcome.teachers:
            if not teacher.email.endswith(".invalid"):  # the teachers of the example class
                office.take(_warning(room, teacher))
        click.echo(f"Warned {outcome.warned} and erased {outcome.erased} classes.")

    return commands


def _warning(room: ClassesRoom, teacher: Teacher) -> Mail:
    language = languages().get(teacher.language, languages()[DEFAULT])
    day = long_date(retire.erased_on(room.base.now.date()), language)
    link = f"{_public(room)}/class/{Tag(language)}/classes"
    return retire.write_warning(teacher.email, teacher.classes, day, catalogue(language).gettext, link)


def _public(room: ClassesRoom) -> str:
    return room.settings.public_url or f"http://{room.settings.host}:{room.settings.port}"
