"""`flask translations …`: extract, update, compile, check and status, for translators and CI."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from flask.cli import AppGroup

from web import extraction
from web.catalogues import FOLDER, compile_source, source_of
from web.countries import SIGNATORIES
from web.locales import DEFAULT, languages

TEMPLATE = FOLDER / "messages.pot"
HEADER = """\
# The texts of Waymark. Content: CC BY 4.0.
# Not yet reviewed by a person: when somebody has, docs/go-live.md names them."""
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


def group() -> AppGroup:
    """The commands."""
    cli = AppGroup("translations", help="The catalogues of the eight languages.")

    @cli.command("extract")
    @click.option("--check", "only_check", is_flag=True, help="write nothing; exit 1 when the template is out of date")
    def extract(only_check: bool) -> None:
        """Collects all texts into translations/messages.pot."""
        text = _text(extraction.extract())
        old = TEMPLATE.read_text(encoding="utf-8") if TEMPLATE.exists() else ""
        if only_check:
            click.echo("up to date" if text == old else f"{TEMPLATE}:1: run “flask translations extract” and commit")
            sys.exit(text != old)
        TEMPLATE.write_text(text, encoding="utf-8")
        click.echo(f"{len(extraction.extract())} texts")

    @cli.command("update")
    def update() -> None:
        """Brings every catalogue up to the template; new texts come empty, and nothing is guessed."""
        template = extraction.extract()
        for path in catalogue_paths():
            catalogue = _read(path)
            catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
            catalogue.obsolete.clear()
            if path.parent.parent.name not in languages():
                for key in [message.id for message in catalogue if message.id and not message.string]:
                    catalogue.delete(key)
            path.write_text(_text(catalogue), encoding="utf-8")

    @cli.command("compile")
    def compile_all() -> None:
        """Compiles every catalogue beside its source."""
        for path in catalogue_paths():
            path.with_suffix(".mo").write_bytes(compile_source(path))

    @cli.command("check")
    def check() -> None:
        """Exit 1 with file and line for each missing or broken translation."""
        faults = list(catalogue_faults())
        click.echo("\n".join(faults) if faults else "all catalogues are whole")
        sys.exit(1 if faults else 0)

    @cli.command("status")
    def status() -> None:
        """Prints how much of each room is translated into each language."""
        rows = matrix()
        columns = list(next(iter(rows.values())))
        click.echo("".join(f"{name:>12}" for name in ["", *columns]))
        for tag, row in rows.items():
            click.echo(f"{tag:>12}" + "".join(f"{done}/{total}".rjust(12) for done, total in row.values()))

    return cli


def catalogue_paths() -> list[Path]:
    """All catalogues: the languages of the site and those of countries whose facts are told in their own language."""
    return sorted(FOLDER.glob("*/LC_MESSAGES/messages.po"))


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def _text(catalogue: Catalog) -> str:
    out = BytesIO()
    catalogue.fuzzy, catalogue.header_comment = False, HEADER
    write_po(
        out, catalogue, width=110, sort_by_file=True, include_lineno=False, omit_header=False, ignore_obsolete=True
    )
    lines = out.getvalue().decode("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By'))]
    return "\n".join(kept).strip() + "\n"


def required(message: Message) -> bool:
    """Whether a text must be there in all eight languages: all but the notes of countries that did not sign."""
    files = [name for name, _ in message.locations]
    return not files or any("/countries/" not in name or Path(name).stem in SIGNATORIES for name in files)


def catalogue_faults() -> Iterator[str]:
    """Missing translations, lost placeholders and wrong plural counts, as “file:line: what”."""
    template = extraction.extract()
    for tag, language in languages().items():
        if tag == DEFAULT:
            continue
        path = source_of(language.folder)
        catalogue = _read(path)
        for wanted in template:
            if not wanted.id:
                continue
            message = catalogue.get(wanted.id, wanted.context)
            where = f"{path}:{message.lineno if message and message.lineno else 1}"
            texts = _texts(message)
            if not all(texts):
                if required(wanted):
                    yield f"{where}: missing: {wanted.id}"
                continue
            if isinstance(wanted.id, tuple) and len(texts) != catalogue.num_plurals:
                yield f"{where}: needs {catalogue.num_plurals} plural forms: {wanted.id[0]}"
            source = wanted.id if isinstance(wanted.id, str) else wanted.id[-1]
            for text in texts:
                if set(_PLACEHOLDER.findall(text)) != set(_PLACEHOLDER.findall(source)) and not isinstance(
                    wanted.id, tuple
                ):
                    yield f"{where}: placeholders differ: {source}"


def _texts(message: Message | None) -> list[str]:
    if message is None:
        return [""]
    return [message.string] if isinstance(message.string, str) else list(message.string or [""])


def matrix() -> dict[str, dict[str, tuple[int, int]]]:
    """language → room → (translated, all)."""
    template = [message for message in extraction.extract() if message.id]
    rows: dict[str, dict[str, tuple[int, int]]] = {}
    tags = [tag for tag in languages() if tag != DEFAULT]
    tags += [path.parent.parent.name for path in catalogue_paths() if path.parent.parent.name not in languages()]
    for tag in tags:
        catalogue = _read(source_of(languages()[tag].folder if tag in languages() else tag))
        row: dict[str, tuple[int, int]] = {}
        for wanted in template:
            column = _column(wanted)
            done, total = row.get(column, (0, 0))
            message = catalogue.get(wanted.id, wanted.context)
            row[column] = (done + all(_texts(message)), total + 1)
        rows[tag] = dict(sorted(row.items()))
    return rows


def _column(message: Message) -> str:
    name = message.locations[0][0]
    if "/countries/" in name:
        return "signatories" if any(Path(file).stem in SIGNATORIES for file, _ in message.locations) else "other"
    return "facts" if "/data/" in name else "interface"
