"""The documents for operators say what is so: every table has its line, every setting is named, every path and command is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask

import accounts.models
import classes.models  # noqa: F401 (fills the metadata)
from store.base import Base
from web import settings
from web.settings import ROOT

DOCUMENTS = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
        ROOT / "courses/content/README.md",
        ROOT / "chat/script/README.md",
    ]
)
PATH = re.compile(
    r"`((?:accounts|chat|classes|courses|deploy|directory|docs|static|store|templates|tests|toolkit|web)/[\w./-]+)`"
)
COMMAND = re.compile(r"`flask (?:--app app )?(\w+) ([\w-]+)")


def test_every_table_has_its_line_in_retention() -> None:
    said = set(
        re.findall(r"`(\w+)`", (ROOT / "docs/retention.md").read_text("utf-8").split("| until")[1].split("\n\n")[0])
    )
    assert said == {table.name for table in Base.metadata.sorted_tables}
    assert accounts.models.__doc__


def test_every_setting_is_in_the_readme() -> None:
    source = Path(settings.__file__).read_text("utf-8")
    names = set(re.findall(r"env(?:\.get\(|\[|, )\"([A-Z_0-9]+)\"", source))
    assert len(names) >= 11
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in sorted(names) if f"`{name}`" not in readme] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_that_is_named_is_there(document: Path) -> None:
    for name in PATH.findall(document.read_text("utf-8")):
        assert (ROOT / name).exists() or list(ROOT.glob(f"{name}*")), f"{document.name}: {name}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_that_is_named_is_there(app: Flask, document: Path) -> None:
    for group, name in COMMAND.findall(document.read_text("utf-8")):
        commands = app.cli.commands.get(group)
        assert commands is not None, f"{document.name}: flask {group}"
        assert name in getattr(commands, "commands", {}), f"{document.name}: flask {group} {name}"
