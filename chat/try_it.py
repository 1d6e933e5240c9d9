"""`flask chat try`: the helper in a terminal, showing why it answers as it does. For people who write its words and patterns."""

from __future__ import annotations

from collections.abc import Iterator

import click

from chat import engine, heard, menus
from chat.asking import Ask
from chat.heard import Heard
from chat.listening import listen
from chat.reply import Reply
from chat.sentences import ASKED
from chat.talk import Talk
from chat.turns import Helper
from chat.wording import DEEDS, message
from directory.cards import Reader
from web.catalogues import catalogue
from web.countries import CODES
from web.tag import Tag


def talk(helper: Helper, tag: Tag) -> None:
    """Reads lines until the input ends. A number presses a button; `=GB` chooses a country; anything else is written."""
    reader = Reader(tag.language, catalogue(tag.language), helper.clock(), helper.facts)
    reply, state = helper.dialogue.hello(helper.place(tag)), Talk()
    while True:
        picks = list(_show(reply, reader))
        state = reply.talk
        try:
            typed = click.prompt(">", prompt_suffix=" ", default="", show_default=False)
        except (click.Abort, EOFError):
            return
        if typed.startswith("=") and typed[1:].upper() in CODES:
            tag = tag.with_country(typed[1:].upper())
            told = Heard(values=(("country", typed[1:].upper()),))
        elif typed.isdigit() and 0 < int(typed) <= len(picks) and menus.is_known(picks[int(typed) - 1], helper.facts):
            told = heard.from_pick(picks[int(typed) - 1])
        else:
            told = _written(typed, tag)
            tag = tag.with_country(told.value("country") or tag.country)
        reply = helper.dialogue.turn(state, told, helper.place(tag))


def _written(text: str, tag: Tag) -> Heard:
    understood, told = listen(engine.script(tag.language.tag), text)
    for label in understood.labels:
        click.secho(f"   {label.label}{f' ({label.who})' if label.who else ''}: “{label.because}”", fg="cyan")
    found = {
        "denied": sorted(told.denied),
        "nearest": list(told.nearest),
        "quiet risk": told.quiet_risk,
        **dict(told.values),
    }
    click.secho("   " + ", ".join(f"{name}: {value}" for name, value in found.items() if value), fg="cyan")
    return told


def _show(reply: Reply, reader: Reader) -> Iterator[str]:
    click.secho(f"[{reply.node}{', crisis' if reply.crisis else ''}]", fg="yellow")
    for line in reply.lines:
        click.secho(("→ " if line.kind == "first" else "") + reader.words(line.text).text, bold=line.kind == "first")
    for found in reply.services:
        click.echo(f"   • {found.service.name} {found.service.phone} {found.service.url}")
    if reply.question:
        click.secho(reader.say(ASKED[reply.question.text]), fg="green")
    for number, pick in enumerate(_picks(reply.question, reply.menu), 1):
        click.echo(f"   {number} {reader.words(message(pick, reader.facts)).text}")
        yield pick


def _picks(question: Ask | None, menu: tuple[str, ...]) -> list[str]:
    return [*(pick for pick, _ in (question.options if question else ())), *menu, *DEEDS]
