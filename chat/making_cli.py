"""`flask chat fit` and `flask chat build`: what is made from the scripts, and read when the site starts."""

from __future__ import annotations

from pathlib import Path

import click

from chat import built, cue_file, examples, fitting, loader


def add(cli: click.Group) -> None:
    """Adds the two commands to those of the room."""

    @cli.command("fit")
    @click.option("--lang", "only", multiple=True, help="only these languages")
    @click.option(
        "--messages",
        default="tests/chat/messages",
        show_default=True,
        type=click.Path(exists=True, path_type=Path),
        help="folder with a folder for each language: dev.jsonl and everyday.txt",
    )
    def fit(only: tuple[str, ...], messages: Path) -> None:
        """Makes the weighted cues anew; to be run after words, patterns or labelled messages were changed."""
        for lang in only or loader.available():
            made, labelled = examples.gathered(built.fresh(lang), loader.load(lang), messages / lang)
            text = fitting.cue_text(loader.rules(), made, labelled)
            (loader.FOLDER / lang / cue_file.NAME).write_text(text, encoding="utf-8")
            click.echo(f"{lang}: {len(made)} examples, {len(text) // 1024} KiB")

    @cli.command("build")
    def build() -> None:
        """Makes all scripts ready that changed, so that starting only reads them."""
        for lang in loader.available():
            if built.read(lang) is None:
                click.echo(f"chat/script/{lang}: made ready, {built.write(lang) // 1024} KiB")
