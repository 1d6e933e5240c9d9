"""The door of the floor: transactions to read in, to write in, and to erase in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import exc, text
from sqlalchemy.orm import Session

from store.engine import BUSY_SECONDS, WRITES, make_engine
from store.faults import UnavailableError, is_unavailable


class Store:
    """A database and the way to talk with it. Opens nothing until it is used."""

    def __init__(self, url: str) -> None:
        self.engine = make_engine(url)
        # SQLite lets one write at a time and has the others poll; in this process they queue here instead, in order.
        self._turn = Lock()
        self._unclean = False

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is a file of this machine."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment and keeps no change. Raises UnavailableError when the database cannot be used."""
        with _faults(), Session(self.engine, expire_on_commit=False) as session:
            yield session  # closing undoes what might have been changed, and leaves what was read readable

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One command: all of it is kept when the block ends well, none of it when it raises.

        Raises UnavailableError when the database cannot be used; never begin one inside another.
        """
        engine = self.engine.execution_options(**{WRITES: True})
        with _faults(), self._queue(), Session(engine, expire_on_commit=False) as session, session.begin():
            yield session
        if self._unclean:
            self.scrub()

    @contextmanager
    def erase(self) -> Iterator[Session]:
        """Like `write`, for what is to be gone: afterwards neither the file nor its write-ahead log holds it (SQLite)."""
        with self.write() as session:
            yield session
        self.scrub()

    def scrub(self) -> bool:
        """Empties the write-ahead log, where erased rows would outlive the file's. False when somebody reads all the time; then
        every later write of this process tries again. Deleted space itself is overwritten at once (secure_delete)."""
        if not self.is_sqlite:
            return True
        try:
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                busy = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()[0]
        except exc.SQLAlchemyError:
            busy = True  # the command itself is kept and must not look as if it had failed
        self._unclean = bool(busy)
        return not busy

    def close(self) -> None:
        """Lets go of all connections, so that a forked process makes its own."""
        self.engine.dispose()

    @contextmanager
    def _queue(self) -> Iterator[None]:
        if not self.is_sqlite:
            yield
            return
        if not self._turn.acquire(timeout=BUSY_SECONDS):
            raise UnavailableError("too many writers")
        try:
            yield
        finally:
            self._turn.release()


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except exc.SQLAlchemyError as error:
        if is_unavailable(error):
            raise UnavailableError from error
        raise
