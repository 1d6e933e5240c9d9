"""Makes the engine: SQLite with pragmas on each connection, or PostgreSQL as it is.

Sources: sqlite.org/wal.html, sqlite.org/pragma.html (secure_delete, synchronous), and SQLAlchemy's notes on SQLite
transactions: the driver must not begin them by itself, or reads would not be of one moment and DDL not undone.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url

BUSY_SECONDS = 5
WRITES = "waymark_writes"  # execution option: this transaction takes the write lock at once


def make_engine(url: str) -> Engine:
    """An engine for an address such as `sqlite:////data/waymark.db` or `postgresql://user@host/name`.

    Nothing is opened yet. Raises sqlalchemy.exc.ArgumentError for an address that is none.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS}, pool_size=16, max_overflow=16)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(
        address.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,  # heals after the server was restarted
        pool_size=8,
        max_overflow=8,
        pool_timeout=BUSY_SECONDS,
        connect_args={"connect_timeout": BUSY_SECONDS, "options": f"-c lock_timeout={BUSY_SECONDS}s -c timezone=UTC"},
    )


def _prepare_sqlite(connection: Any, record: object) -> None:
    del record
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A write that begins as a read could be refused half-way; taking the lock at once makes writers queue instead.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
