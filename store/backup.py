"""Backup and restore. A backup is one SQLite file, whatever the database: it can be read without us, and restored into either.

It is taken from one moment while the site goes on, without sign-ins, counters and one-time links; passwords and words are hashes in
it, second factors sealed with the key in the data folder, which is not in it and is to be kept apart.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import delete, text

from store import migrate
from store.base import Base
from store.copy import PASSING, copy_rows, is_empty
from store.engine import WRITES
from store.store import Store


class BackupError(ValueError):
    """A backup that cannot be made or restored; the text says why and what to do."""


def backup(store: Store, path: Path) -> int:
    """Writes the backup, readable by its owner only. Gives its size in bytes. Raises BackupError when the file is there already."""
    if migrate.revision(store) != migrate.newest():
        raise BackupError("The database is not of this version. Start the site once, then try again.")
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError as error:
        raise BackupError(f"{path} is there already. Choose another name.") from error
    try:
        if store.is_sqlite:
            _copy_file(store, path)
        else:
            _copy_into(store, path)
        _slim(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path.stat().st_size


def _copy_file(store: Store, path: Path) -> None:
    with store.engine.connect() as connection, closing(sqlite3.connect(path)) as target:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)  # noqa: S101
        source.backup(target)


def _copy_into(store: Store, path: Path) -> None:
    made = Store(f"sqlite:///{path}")
    try:
        migrate.upgrade(made)
        snapshot = store.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with snapshot.begin() as source, made.engine.execution_options(**{WRITES: True}).begin() as target:
            copy_rows(source, target)
    finally:
        made.close()


def _slim(path: Path) -> None:
    """Takes out what passes, overwrites its space, and leaves one file without a log beside it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        for table in Base.metadata.sorted_tables:
            if table.info.get(PASSING):
                connection.execute(str(delete(table)))
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("VACUUM")


def restore(store: Store, path: Path, replace: bool = False) -> int:
    """Puts a backup into the database, in one transaction. Gives the number of rows.

    Raises BackupError for a file that is no backup, is damaged or of another version, and for a database that is not empty unless
    `replace`. Nobody is signed in afterwards.
    """
    if not path.is_file():
        raise BackupError(f"{path} is not there.")
    fault = fault_of(path)
    if fault:
        raise BackupError(f"{path}: {fault}")
    migrate.upgrade(store)
    saved = Store(f"sqlite:///file:{path.resolve()}?mode=ro&immutable=1&uri=true")
    try:
        with saved.engine.connect() as source, store.engine.execution_options(**{WRITES: True}).begin() as target:
            if not is_empty(target):
                if not replace:
                    raise BackupError("The database is not empty. Add --replace to put the backup in its place.")
                for table in reversed(Base.metadata.sorted_tables):
                    target.execute(delete(table))
            copied = copy_rows(source, target)
    finally:
        saved.close()
    store.scrub()
    return copied


def fault_of(path: Path) -> str:
    """What is wrong with a file that should be a backup, or nothing."""
    try:
        with closing(sqlite3.connect(f"file:{path.resolve()}?mode=ro&immutable=1", uri=True)) as connection:
            problems = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error:
        return "this is no backup of Waymark."
    if problems != "ok":
        return "this backup is damaged."
    if not revision or revision[0] != migrate.newest():
        return f"this backup is of version {revision[0] if revision else '?'}; this site needs {migrate.newest()}."
    return ""


def faults(store: Store) -> list[str]:
    """What is wrong with the database: damage, rows that point nowhere, tables unlike this code's. Empty when it is whole."""
    found = []
    if store.is_sqlite:
        with store.engine.connect() as connection:
            found += [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check(20)")) if row[0] != "ok"]
            found += [f"{row[0]}: a row points nowhere" for row in connection.execute(text("PRAGMA foreign_key_check"))]
    if migrate.revision(store) != migrate.newest():
        found.append(f"revision {migrate.revision(store)}, this code needs {migrate.newest()}")
    else:
        found += migrate.differences(store)
    return found
