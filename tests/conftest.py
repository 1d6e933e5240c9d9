"""What all tests share: the app over the real facts, a clock that stands still, and a client that lints every answer."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest
from flask import Flask

from app import create_app
from directory.loader import load
from directory.records import Facts
from tests.examples import many
from tests.lint_client import LintingClient
from web.settings import ROOT, Settings

# The same examples on every machine and every day, however slow: a run that fails, fails for everybody.
# `pytest --hypothesis-profile explore` looks for new ones.
EXPLORE = hypothesis.settings(
    deadline=None,
    derandomize=False,
    max_examples=many(100),
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile("explore", EXPLORE)
hypothesis.settings.register_profile("same", EXPLORE, derandomize=True, database=None)
hypothesis.settings.load_profile("same")

# A Monday evening in most of the countries served first.
MOMENT = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings as shipped, but for the data folder and the clock."""
    return Settings(data_folder=tmp_path_factory.mktemp("data"), clock=lambda: MOMENT)


@pytest.fixture(scope="session")
def app(settings: Settings) -> Flask:
    """The whole site."""
    made = create_app(settings)
    made.test_client_class = LintingClient
    return made


@pytest.fixture
def client(app: Flask) -> LintingClient:
    """A browser of a stranger, which checks each page it gets."""
    made = app.test_client()
    assert isinstance(made, LintingClient)
    return made


@pytest.fixture(scope="session")
def facts() -> Facts:
    """The facts as shipped."""
    return load(ROOT / "directory" / "data")


@pytest.fixture(scope="session")
def facts_folder() -> Path:
    """Where the facts are kept."""
    return ROOT / "directory" / "data"
