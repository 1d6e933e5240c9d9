"""The shape that the design asks for: short files, one idea each, and no room that could keep anything."""

from __future__ import annotations

import re
import statistics
from pathlib import Path

from web.settings import ROOT

ROOMS = ("web", "directory", "chat", "courses", "benchmarks", "tests")
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
    for room in ("web", "directory"):
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
            if path.is_file():
                assert not number.search(path.read_text(encoding="utf-8")), path
