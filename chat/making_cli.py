"""`flask chat align`, `fit` and `build`: what is made from the scripts, and read when the site starts."""

from __future__ import annotations

from pathlib import Path

import click

from chat import aligning, built, cue_file, examples, fitting, loader, meanings


def add(cli: click.Group) -> None:
    """Adds the three commands to those of the room."""

    @cli.command("align")
    def align() -> None:
        """Finds out anew what words mean in English, from the texts of this site; then `fit` is due."""
        root = loader.FOLDER.parents[1]
        for lang in loader.available():
            if lang != "en":
                table = aligning.table(aligning.texts(root, lang), lang)
                (loader.FOLDER / lang / meanings.NAME).write_text(meanings.text(table), encoding="utf-8")
                click.echo(f"{lang}: {len(table)} words")

    @cli.command("fit")
    @click.option(
        "--messages",
        default="tests/chat/messages",
        show_default=True,
        type=click.Path(exists=True, path_type=Path),
        help="folder with a folder for each language: dev.jsonl and everyday.txt",
    )
    def fit(messages: Path) -> None:
        """Makes the weighted cues of all languages anew; to be run after words, patterns or labelled messages were changed."""
        for lang, text in fitting.cue_texts(loader.rules(), examples.of_all(messages)).items():
            (loader.FOLDER / lang / cue_file.NAME).write_text(text, encoding="utf-8")
            click.echo(f"{lang or 'all'}: {len(text) // 1024} KiB")

    @cli.command("build")
    def build() -> None:
        """Makes all scripts ready that changed, so that starting only reads them."""
        for lang in loader.available():
            if built.read(lang) is None:
                click.echo(f"chat/script/{lang}: made ready, {built.write(lang) // 1024} KiB")
