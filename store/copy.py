"""Copies all rows from one database to another of the same revision, table by table, parents first."""

from __future__ import annotations

from sqlalchemy import Connection, Table, func, inspect, select, text

from store.base import Base

ROWS = 2000  # at a time: little memory, whatever the size
PASSING = "passing"  # in Table.info: sign-ins, counters, one-time links, which no copy may bring back


def tables() -> list[Table]:
    """The tables that are copied, parents before children."""
    return [table for table in Base.metadata.sorted_tables if not table.info.get(PASSING)]


def copy_rows(source: Connection, target: Connection) -> int:
    """Copies every row of every table that stays. Gives how many. Both ends are inside the caller's transactions."""
    copied = 0
    for table in tables():
        found = source.execution_options(yield_per=ROWS).execute(select(table))
        for part in found.mappings().partitions(ROWS):
            target.execute(table.insert(), [dict(row) for row in part])
            copied += len(part)
    _go_on_counting(target)
    return copied


def _go_on_counting(target: Connection) -> None:
    """PostgreSQL counts ids in sequences, which know nothing of rows that were copied in."""
    if target.dialect.name != "postgresql":
        return
    for table in tables():
        column = table.autoincrement_column
        if column is not None and column.autoincrement is not False and not column.foreign_keys:
            highest = target.execute(select(func.max(column))).scalar()
            if highest is not None:
                sequence = func.pg_get_serial_sequence(table.name, column.name)
                target.execute(select(func.setval(sequence, highest)))


def is_empty(connection: Connection) -> bool:
    """Whether no table that is copied holds a row."""
    there = set(inspect(connection).get_table_names())
    return not any(
        connection.execute(select(text("1")).select_from(table).limit(1)).first()
        for table in tables()
        if table.name in there
    )
