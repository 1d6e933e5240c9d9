"""The shape that the design asks for: short files, one idea each, and no room that could keep anything."""

from __future__ import annotations

import ast
import re
import statistics
from pathlib import Path

from web.settings import ROOT

ROOMS = ("web", "store", "directory", "chat", "courses", "toolkit", "accounts", "classes", "benchmarks", "tests")
LONGEST = 400
HALF_UNDER = 120


def sources() -> list[Path]:
    """Every Python file of ours."""
    return [
        ROOT / "app.py",
        *(path for room in ROOMS if (ROOT / room).exists() for path in (ROOT / room).rglob("*.py")),
    ]


def test_files_are_short() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    assert not [(str(path), lines) for path, lines in lengths.items() if lines > LONGEST]
    assert statistics.median(lengths.values()) <= HALF_UNDER


def test_every_room_says_what_it_is_for() -> None:
    for room in ("web", "store", "directory", "chat", "courses", "toolkit", "accounts", "classes"):
        text = (ROOT / room / "__init__.py").read_text(encoding="utf-8")
        assert text.startswith('"""')
        assert len(text.splitlines()) >= 5


def test_templates_are_never_made_from_text() -> None:
    for path in sources():
        if path != Path(__file__):
            assert "render_template" + "_string" not in path.read_text(encoding="utf-8")


def test_no_phone_number_outside_the_data() -> None:
    number = re.compile(r"tel:\+?\d{3,}|\+\d{8,}")
    for folder in ("templates", "web", "static"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                assert not number.search(path.read_text(encoding="utf-8")), path


# In the signed-in rooms: who may know Flask, and who may know SQLAlchemy. Everybody else gets what they need as arguments.
WITH_FLASK = ("routes", "cli", "current", "session", "cookies", "visit", "tries", "room")
WITH_TABLES = ("models", "service", "policy")
WEB = (
    "flask",
    "flask_login",
    "web.request_tag",
    "accounts.current",
    "accounts.visit",
    "accounts.tries",
    "accounts.cookies",
)
CHANCE = ("random", "secrets", "time", "os.environ")


def imported(path: Path) -> set[str]:
    """What a file imports, as `a` and `a.b`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found | {name.split(".")[0] for name in found}


def test_pure_files_of_the_signed_in_rooms_are_pure() -> None:
    for room in ("accounts", "classes"):
        for path in (ROOT / room).glob("*.py"):
            kind, known = path.stem.split("_")[0], imported(path)
            if kind not in WITH_FLASK:
                assert not known & set(WEB), f"{path.name} knows the request"
            if kind not in WITH_TABLES:
                assert "sqlalchemy" not in known, f"{path.name} knows the database"
            if kind not in (*WITH_FLASK, *WITH_TABLES, "floor", "mail"):
                assert not known & set(CHANCE), f"{path.name} knows chance, clock or environment"


def test_rows_are_got_by_their_owner_and_never_by_their_id_alone() -> None:
    """Outside the services nothing asks a session for a row; a policy loads and authorises in one query."""
    by_id = re.compile(r"\.get\([A-Z][a-z]\w*, ")
    for room in ("accounts", "classes"):
        for path in (ROOT / room).glob("*.py"):
            if path.stem.split("_")[0] not in ("service", "models"):
                assert not by_id.search(path.read_text(encoding="utf-8")), path.name
