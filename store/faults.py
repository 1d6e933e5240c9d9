"""Tells a database that cannot be used just now (gone, locked, full) from a mistake of ours."""

from __future__ import annotations

from sqlalchemy import exc

# SQLite reports a missing file, a lock, a full disk and a broken file through these; PostgreSQL a lost connection.
_RESTING = (exc.OperationalError, exc.InterfaceError, exc.InternalError, exc.TimeoutError)


class UnavailableError(Exception):
    """The database cannot be used just now. Nothing of the command was kept; trying again later is right."""


def is_unavailable(error: exc.SQLAlchemyError) -> bool:
    """Whether trying again later may help."""
    if isinstance(error, _RESTING):
        return True
    if isinstance(error, exc.DBAPIError) and error.connection_invalidated:
        return True
    # "file is not a database", "database disk image is malformed": plain DatabaseError of sqlite3.
    return type(error) is exc.DatabaseError
