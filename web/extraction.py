"""Collects every text that must be translated: templates, Python files and the English of the data.

A text that is not collected would be shown in English for ever and nobody would notice; so a test counts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file

from web.settings import ROOT

CODE = ("app.py", "web", "directory", "chat", "courses", "toolkit", "accounts", "classes")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "N_": None,
    "say": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# Data whose texts are not for readers of pages: what is unknown is for maintainers, sources are quotations of places.
NOT_SHOWN = frozenset(
    {"gaps_en", "how_to_read_en", "sources", "seen", "disagree_en", "from_country_en", "letters_en", "never_en"}
    | {"maintainer_note_en", "crisis_wording_en", "participating_platforms"}
)
Found = tuple[str, str | tuple[str, ...], str]  # file, message(s), context


def extract() -> Catalog:
    """All messages, sorted, without line numbers or dates, so that a change of the file is a change of the text."""
    catalog = Catalog(project="Waymark", charset="utf-8")
    for name, message, context in sorted(set(_everything()), key=lambda found: (found[0], str(found[1]))):
        catalog.add(message, locations=[(name, None)], context=context or None)  # type: ignore[list-item]
    return catalog


def _everything() -> Iterator[Found]:
    for name in CODE:
        path = ROOT / name
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            yield from _from_code(file, "python")
    for file in sorted((ROOT / "templates").rglob("*.html")):
        yield from _from_code(file, "jinja2")
    for file in sorted((ROOT / "directory" / "data").rglob("*.yaml")):
        top = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        yield from ((_relative(file), text, "") for text in data_texts(top, file.name))
    yield from quoted_findings()


def quoted_findings() -> Iterator[Found]:
    """What lessons quote of the evidence. Nobody is asked to translate a finding that no page shows."""
    courses = ROOT / "courses"
    lessons = [file.read_text(encoding="utf-8") for file in sorted((courses / "content").glob("*/*/en.md"))]
    quoted = {name for text in lessons for name in re.findall(r"^    finding: (\S+)$", text, re.MULTILINE)}
    file = courses / "facts" / "evidence.yaml"
    for row in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["findings"]:
        if row["id"] in quoted:
            yield from (
                (_relative(file), row[key].strip(), "")
                for key in ("finding_en", "caution_en", "population")
                if key in row
            )


def _relative(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _from_code(file: Path, method: str) -> Iterator[Found]:
    options = {"trimmed": "true", "silent": "false"}
    for _, message, _, context in extract_from_file(method, file, keywords=KEYWORDS, options=options):
        yield _relative(file), message, context or ""


def data_texts(top: Any, name: str) -> Iterable[str]:
    """The texts of one data file that readers see."""
    if name == "regions.yaml":
        return list(top.values())
    if name == "taxonomy.yaml":
        return ()
    return dict.fromkeys(_walk(top, "", name))


def _walk(value: Any, key: str, name: str) -> Iterator[str]:
    if isinstance(value, dict):
        for inner, item in value.items():
            if inner in NOT_SHOWN:
                continue
            # Below an _en key, names of signals and roles stand for the key itself.
            yield from _walk(item, key if key.endswith("_en") else str(inner), name)
    elif isinstance(value, list):
        for item in value:
            yield from _walk(item, key, name)
    elif isinstance(value, str) and _is_shown(key, name):
        yield value.strip()


def _is_shown(key: str, name: str) -> bool:
    return key.endswith("_en") or key == "response_time" or (key == "scope" and name == "instruments.yaml")
