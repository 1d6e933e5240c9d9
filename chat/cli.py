"""`flask chat …`: understand, check, measure, why and split, for scripts, editors of the language files, and judges."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from flask.cli import AppGroup

from chat import engine, flow_check, loader, making_cli, measure, samples, try_it
from chat.check import check as check_script
from chat.jsonl import answer
from chat.turns import Helper
from web.tag import parse_tag


def group(helper: Helper) -> AppGroup:
    """The commands of the room. Only `try` and `check` need the helper; understanding has no settings."""
    cli = AppGroup("chat", help="What the helper understands.")

    @cli.command("understand")
    @click.option("--jsonl", is_flag=True, required=True, help="one JSON object a line, in and out")
    def understand(jsonl: bool) -> None:
        """Reads {"text", "lang"} lines, writes what was understood, a line each, in order."""
        out = sys.stdout
        for line in sys.stdin.buffer:
            out.write(json.dumps(answer(line), ensure_ascii=False) + "\n")

    @cli.command("check")
    @click.option("--lang", "only", multiple=True, help="only these languages")
    @click.option("--all", "every", is_flag=True, help="show every fault, not only the first hundred")
    def check(only: tuple[str, ...], every: bool) -> None:
        """Checks the scripts; exit 1 with file and line for each fault."""
        faults = [*flow_check.faults(helper.facts), *check_script(only or loader.finished())]
        for fault in faults[: None if every else 100]:
            click.echo(str(fault))
        click.echo(f"{len(faults)} faults")
        sys.exit(1 if faults else 0)

    @cli.command("try")
    @click.option("--tag", "spoken", default="en", show_default=True, help="language, or language-COUNTRY")
    def try_it_out(spoken: str) -> None:
        """Talk to the helper in the terminal, and see why it answers as it does."""
        tag = parse_tag(spoken)
        if tag is None:
            raise click.BadParameter("no such language or country", param_hint="--tag")
        try_it.talk(helper, tag)

    @cli.command("measure")
    @click.option(
        "--set", "path", required=True, type=click.Path(exists=True, path_type=Path), help="a .jsonl file or a folder"
    )
    @click.option("--lang", required=True)
    @click.option("--misses/--no-misses", default=True, help="list the messages that were not understood")
    @click.option("--label", help="list the misses of this label only")
    def run_measure(path: Path, lang: str, misses: bool, label: str | None) -> None:
        """Recall and precision on labelled messages."""
        for line in measure.report(engine.script(lang), samples.read(path), misses, label):
            click.echo(line)

    making_cli.add(cli)

    @cli.command("alarms")
    @click.option(
        "--set",
        "path",
        required=True,
        type=click.Path(exists=True, path_type=Path),
        help="unrelated talk, a message a line",
    )
    @click.option("--lang", required=True)
    def alarms(path: Path, lang: str) -> None:
        """False alarms on unrelated talk."""
        for line in measure.alarms(engine.script(lang), path.read_text(encoding="utf-8").splitlines()):
            click.echo(line)

    @cli.command("why")
    @click.argument("text")
    @click.option("--lang", default="en", show_default=True)
    def why(text: str, lang: str) -> None:
        """Every concept and pattern that was found in a message."""
        for line in measure.why(engine.script(lang), text):
            click.echo(line)

    @cli.command("split")
    @click.option(
        "--from", "source", required=True, type=click.Path(exists=True, path_type=Path), help="folder of *.jsonl"
    )
    @click.option(
        "--to", "target", required=True, type=click.Path(path_type=Path), help="folder for dev.jsonl and held.jsonl"
    )
    def split(source: Path, target: Path) -> None:
        """Divides labelled messages by a hash of their text: two thirds to develop on, one third held out."""
        dev, held = samples.split(source, target)
        click.echo(f"{dev} to develop on, {held} held out")

    return cli
