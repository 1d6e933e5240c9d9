"""`flask directory …`: find, check and links, for operators, editors and scripts."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from flask.cli import AppGroup

from directory import answer_json, labels, links
from directory.cards import Reader
from directory.check import check as check_data
from directory.coverage import walk
from directory.lookup import Question
from directory.moment import read_moment
from directory.room import Room
from web.catalogues import catalogue
from web.countries import CODES
from web.locales import DEFAULT, languages


def group(room: Room, folder: Path) -> AppGroup:
    """The commands of the room."""
    cli = AppGroup("directory", help="Services, laws and platforms.")

    @cli.command("find")
    @click.option("--country", type=click.Choice(sorted(CODES)), metavar="XX", help="ISO 3166-1 code")
    @click.option("--situation", "situations", multiple=True, type=click.Choice(list(room.facts.situations)))
    @click.option("--age", type=click.Choice(list(labels.AGES)))
    @click.option("--age-in-picture", type=click.Choice(list(labels.AGES)))
    @click.option("--role", type=click.Choice(list(labels.ROLES)))
    @click.option("--region", type=click.Choice(sorted(room.facts.regions)), metavar="XX-YYY")
    @click.option("--lang", default=DEFAULT, type=click.Choice(list(languages())))
    @click.option("--at", help="a moment like 2026-11-23T21:00:00Z; now if left out")
    @click.option("--json", "as_json", is_flag=True, help="the whole answer as JSON")
    def find(
        country: str | None,
        situations: tuple[str, ...],
        age: str | None,
        age_in_picture: str | None,
        role: str | None,
        region: str | None,
        lang: str,
        at: str | None,
        as_json: bool,
    ) -> None:
        """Services, emergency numbers and first steps for a situation."""
        try:
            moment = read_moment(at) if at else room.clock()
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--at") from error
        language = languages()[lang]
        question = Question(country, situations, age, lang, moment, age_in_picture, role, region)
        answer = answer_json.answer(question, Reader(language, catalogue(language), moment, room.facts))
        if as_json:
            click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
            return
        for number in answer["emergency"]:
            click.echo(f"! {number['number']}  {number['for']}{'' if number['checked'] else '  (?)'}")
        for step in answer["first_steps"]:
            click.echo(f"- {step}")
        for service in answer["services"]:
            click.echo(f"* {service['name']}  {service['phone'] or service['url']}  {service['state']}")

    @cli.command("check")
    @click.option("--release", is_flag=True, help="fail on facts that are too old as well")
    def check(release: bool) -> None:
        """Checks all data; exit 1 with file and line for each fault."""
        faults = check_data(folder, room.clock(), release=release)
        for fault in faults:
            click.echo(str(fault))
        click.echo(f"{len(room.facts.services)} services, {len(faults)} faults")
        sys.exit(1 if faults else 0)

    @cli.command("coverage")
    def coverage() -> None:
        """Prints who is answered by services of their own country, and names each question that falls back."""
        report = walk(room.facts, room.clock())
        click.echo("\n".join(report.lines()))
        sys.exit(1 if report.alone else 0)

    @cli.command("links")
    @click.option(
        "--report", type=click.Path(dir_okay=False), help="where to write the report; standard output if left out"
    )
    @click.option("--timeout", default=15, show_default=True, help="seconds for each address")
    def check_links(report: str | None, timeout: int) -> None:
        """Asks every web address of the directory over the network and reports those that do not answer."""
        addresses = links.addresses(room.facts)
        lines = []
        with click.progressbar(addresses.items(), label="Asking", file=sys.stderr) as rows:
            for url, owners in rows:
                lines.append(links.line(url, owners, links.ask(url, timeout)))
        text = "\n".join(sorted(lines)) + "\n"
        if report:
            Path(report).write_text(text, encoding="utf-8")
        else:
            click.echo(text, nl=False)
        sys.exit(1 if any(line.startswith("FAIL") for line in lines) else 0)

    return cli
