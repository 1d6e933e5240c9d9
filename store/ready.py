"""A store whose tables are there: migrated when it is first used, and again after the database was away."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from threading import Lock

from sqlalchemy.exc import SQLAlchemyError

from store import migrate
from store.faults import UnavailableError, is_unavailable
from store.store import Store

PAUSE = 2.0  # seconds between two tries, so that an absent database is not asked by every request


class ReadyStore(Store):
    """Migrates before its first use. Lessons, help and chat start without it; whoever needs it gets UnavailableError."""

    def __init__(self, url: str, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(url)
        self._is_ready = False
        self._next_try = 0.0
        self._trying = Lock()
        self._monotonic = monotonic

    def make_ready(self) -> None:
        """Brings the tables to this code's revision, if that was not done yet. Raises UnavailableError when it cannot be done."""
        if self._is_ready:
            return
        with self._trying:
            if self._is_ready:
                return
            if self._monotonic() < self._next_try:
                raise UnavailableError
            self._next_try = self._monotonic() + PAUSE
            try:
                self._keep_private()
                migrate.upgrade(self)
            except OSError as error:
                raise UnavailableError from error
            except SQLAlchemyError as error:
                if is_unavailable(error):
                    raise UnavailableError from error
                raise
            self._is_ready, self._next_try = True, 0.0

    def _keep_private(self) -> None:
        """Makes the file of SQLite readable by its owner only, whatever the folder; its log takes the same rights."""
        file = self.engine.url.database if self.is_sqlite else None
        if file and file != ":memory:":
            os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))

    def doubt(self) -> None:
        """Has the tables looked at again before the next use: the database was away and may have come back empty."""
        self._is_ready = False
