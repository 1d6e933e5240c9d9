"""`flask store backup | restore | check`: for whoever runs the site."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from flask.cli import AppGroup

from store import backup as copies
from store.backup import BackupError
from store.faults import UnavailableError
from store.ready import ReadyStore


def group(store: ReadyStore) -> AppGroup:
    """The commands."""
    cli = AppGroup("store", help="The database of accounts and classes.")

    @cli.command("backup")
    @click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
    def backup(path: Path) -> None:
        """Writes all to one file, while the site goes on. Keep data/secret.key too, but elsewhere."""
        with _in_words():
            store.make_ready()
            size = copies.backup(store, path)
        click.echo(
            f"{path}: {size} bytes. Second factors in it need the file secret.key of the data folder, which is not in it."
        )

    @cli.command("restore")
    @click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
    @click.option("--replace", is_flag=True, help="put it in the place of what is in the database now")
    def restore(path: Path, replace: bool) -> None:
        """Puts a backup into the database. All of it, or nothing. Nobody is signed in afterwards."""
        with _in_words():
            rows = copies.restore(store, path, replace)
        click.echo(f"{rows} rows")

    @cli.command("check")
    def check() -> None:
        """Exit 1 with a line for each fault of the database."""
        with _in_words():
            faults = copies.faults(store)
        click.echo("\n".join(faults) if faults else "the database is whole")
        sys.exit(1 if faults else 0)

    return cli


class _in_words:  # noqa: N801 (reads like a function)
    """Says what went wrong in one line instead of a traceback."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, BackupError):
            raise click.ClickException(str(error)) from error
        if isinstance(error, UnavailableError):
            raise click.ClickException(
                "The database cannot be used: is it there, and is there room on the disk?"
            ) from error
