"""Inserting a row that may be there already, alike on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from store.base import Base


def insert_or_ignore(session: Session, model: type[Base], values: Mapping[str, Any]) -> Insert:
    """A statement that inserts `values`, and does nothing when a row with the same key is there."""
    assert session.bind is not None  # noqa: S101 (a session of a Store always has one)
    if session.bind.dialect.name == "sqlite":
        return sqlite.insert(model).values(**values).on_conflict_do_nothing()
    return postgresql.insert(model).values(**values).on_conflict_do_nothing()


class Upsert:
    """Inserts rows, and changes those whose key is there. Made once, at import: building a statement costs more than running it.

    `changes(excluded)` says to what, where `excluded` holds what was to be inserted; nothing is written unless `only_if(excluded)`.
    """

    def __init__(
        self,
        model: type[Base],
        changes: Callable[[Any], Mapping[str, Any]],
        only_if: Callable[[Any], ColumnElement[bool]] | None = None,
    ) -> None:
        self._made = {
            "sqlite": self._make(sqlite, model, changes, only_if),
            "postgresql": self._make(postgresql, model, changes, only_if),
        }

    @staticmethod
    def _make(kind: Any, model: type[Base], changes: Callable[[Any], Mapping[str, Any]], only_if: Any) -> Insert:
        statement = kind.insert(model.__table__)
        keys = [column.name for column in model.__table__.primary_key]
        where = only_if(statement.excluded) if only_if else None
        made: Insert = statement.on_conflict_do_update(
            index_elements=keys, set_=changes(statement.excluded), where=where
        )
        return made

    def put(self, session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
        """Inserts or changes these rows, which all have the same columns."""
        connection = session.connection()
        connection.execute(self._made[connection.dialect.name], [dict(row) for row in rows])
