"""Makes a large PostgreSQL database out of a small one, inside the server: every row again and again under other ids.

Much faster than sending the rows: keys and indexes are dropped first and made anew at the end, as for a restore.
"""

from __future__ import annotations

from sqlalchemy import Connection, Uuid, text

from store.base import Base
from store.store import Store

UNIQUE = {"email", "code", "calendar_token"}  # texts that no two rows may share


def multiply(store: Store, times: int) -> None:
    """Has `times` copies of every row, the first of them as it is. PostgreSQL only, as a superuser."""
    with store.engine.begin() as connection:
        connection.execute(
            text("SET session_replication_role = replica")
        )  # rows that refer to each other come in any order
        connection.execute(text("SET maintenance_work_mem = '1GB'"))
        for table in Base.metadata.sorted_tables:
            if connection.execute(text(f"SELECT 1 FROM {table.name} LIMIT 1")).first():
                _multiply(connection, table.name, times)


def _multiply(connection: Connection, name: str, times: int) -> None:
    table = Base.metadata.tables[name]
    made = connection.execute(
        text("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = :name"), {"name": name}
    ).all()
    connection.execute(text(f"CREATE TEMPORARY TABLE first_{name} AS SELECT * FROM {name}"))
    for index, _ in made:
        connection.execute(text(f"ALTER TABLE {name} DROP CONSTRAINT IF EXISTS {index} CASCADE"))
        connection.execute(text(f"DROP INDEX IF EXISTS {index}"))
    columns = [column.name for column in table.columns]
    values = [
        f"md5({column.name}::text || n)::uuid" if isinstance(column.type, Uuid)
        else f"right(md5({column.name} || n), 12)" if column.name in UNIQUE
        else column.name
        for column in table.columns
    ]  # fmt: skip
    connection.execute(
        text(
            f"INSERT INTO {name} ({', '.join(columns)}) SELECT {', '.join(values)} FROM generate_series(2, {times}) n, first_{name}"
        )
    )
    for _, definition in made:
        connection.execute(text(definition))
