"""Brings the tables to the revision of this code. Two workers that start at once do not race: one migrates, the other waits."""

from __future__ import annotations

import logging
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from store.base import Base
from store.engine import WRITES
from store.store import Store

logging.getLogger("alembic").setLevel(logging.WARNING)  # the site's log says what people need, no more
FOLDER = Path(__file__).parent / "migrations"
_LOCK = 7_042_017  # PostgreSQL's advisory lock of our migrations: any number that nothing else here uses


def configure(connection: Connection | None = None) -> Config:
    """Alembic's configuration; commands run on `connection`, inside its transaction."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config


def newest() -> str | None:
    """The revision of this code."""
    return ScriptDirectory.from_config(configure()).get_current_head()


def revision(store: Store) -> str | None:
    """The revision of the database, None for an empty one."""
    with store.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(store: Store, to: str = "head") -> None:
    """Migrates up to a revision, all in one transaction: a kill in between leaves things as they were."""
    _run(store, command.upgrade, to)


def downgrade(store: Store, to: str) -> None:
    """Migrates down to a revision (`base` for nothing at all), all in one transaction."""
    _run(store, command.downgrade, to)


def _run(store: Store, step: object, to: str) -> None:
    engine = store.engine.execution_options(**{WRITES: True})
    with engine.begin() as connection:
        if not store.is_sqlite:  # SQLite's write lock, taken at BEGIN, does the same
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        assert callable(step)  # noqa: S101 (Alembic's commands have no common type)
        step(configure(connection), to)


def differences(store: Store) -> list[str]:
    """How the tables differ from the models, in words; empty when they agree."""
    with store.engine.connect() as connection:
        return [str(step) for step in compare_metadata(MigrationContext.configure(connection), Base.metadata)]
