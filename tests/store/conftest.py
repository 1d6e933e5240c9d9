"""Both databases, and empty ones to make and break."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from store.store import Store
from tests.databases import database, kind, postgresql, site, waymark  # noqa: F401

_number = count(1)


@pytest.fixture
def empty_url(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:  # noqa: F811
    """The address of a database without any table."""
    if kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server = Store(request.getfixturevalue("postgresql"))
    name = f"empty{next(_number)}"
    with server.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(request.getfixturevalue("postgresql")).set(database=name).render_as_string(hide_password=False)
    with server.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.close()


@pytest.fixture
def empty_store(empty_url: str) -> Iterator[Store]:
    """A store without any table."""
    made = Store(empty_url)
    yield made
    made.close()
