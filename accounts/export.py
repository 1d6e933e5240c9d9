"""Everything that is kept about a person, as one zip that can be read without us: a table each as CSV and all of it as JSON.

Rooms register a part each (`register`), naming the tables that it covers; a test compares them with the metadata. Pure: rows
come from the parts' own services, texts from `translate`.
"""

from __future__ import annotations

import csv
import io
import json
import uuid
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from accounts.cells import safe_cell
from web.marks import N_

Owner = Literal["educator", "learner"]
Cell = str | int | bool | date | datetime | uuid.UUID | None

HELLO = N_("This is everything that Waymark keeps for you. You can open the tables with any spreadsheet program.")
SAME = N_("The file everything.json holds the same once more, for programs.")
NOT_INSIDE = N_(
    "Passwords, secret words and keys are kept only in a form that nobody can read, so they are not in here."
)
YES, NO = N_("yes"), N_("no")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the zip. `name` is ASCII such as `classes`, `title` a msgid, `columns` key → msgid; rows fit the columns."""

    name: str
    title: str
    columns: Mapping[str, str]
    rows: Iterable[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Part:
    """What one room adds to the export of an educator or a learner.

    `tables`: the database tables that it covers. `read(session, person_id)` gives its Tables, and only what that person may see.
    """

    name: str
    owner: Owner
    tables: frozenset[str]
    read: Callable[[Any, uuid.UUID], Iterable[Table]]


_parts: dict[tuple[str, Owner], Part] = {}


def register(part: Part) -> None:
    """Adds a part; one of the same name and owner takes the place of the one before."""
    _parts[part.name, part.owner] = part


def parts(owner: Owner) -> list[Part]:
    """The parts of an owner, in the order in which they were registered."""
    return [part for part in _parts.values() if part.owner == owner]


def make_zip(tables: Iterable[Table], translate: Callable[[str], str], made_on: date) -> bytes:
    """The zip of these tables. The same tables on the same day give the same bytes."""
    buffer = io.BytesIO()
    everything: dict[str, list[dict[str, Cell]]] = {}
    listed = []
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:

        def put(name: str, text: str) -> None:
            info = zipfile.ZipInfo(name, (made_on.year, made_on.month, made_on.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, text.encode("utf-8", "replace"))

        for table in tables:
            rows = [list(row) for row in table.rows]
            put(f"{table.name}.csv", _as_csv([translate(words) for words in table.columns.values()], rows, translate))
            everything[table.name] = [dict(zip(table.columns, row, strict=True)) for row in rows]
            listed.append(f"{table.name}.csv: {translate(table.title)}")
        put("everything.json", json.dumps(everything, ensure_ascii=False, indent=1, default=str))
        lines = [f"Waymark, {made_on.isoformat()}", "", translate(HELLO), translate(SAME), translate(NOT_INSIDE), ""]
        put("README.txt", "\n".join([*lines, *listed, ""]))
    return buffer.getvalue()


def _as_csv(headings: list[str], rows: list[list[Cell]], translate: Callable[[str], str]) -> str:
    out = io.StringIO()
    out.write("\ufeff")  # without it some spreadsheet programs read another encoding
    writer = csv.writer(out)
    writer.writerow([safe_cell(words) for words in headings])
    for row in rows:
        writer.writerow([_written(cell, translate) for cell in row])
    return out.getvalue()


def _written(cell: Cell, translate: Callable[[str], str]) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return translate(YES if cell else NO)
    if isinstance(cell, int):
        return cell
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="minutes")
    return safe_cell(cell) if isinstance(cell, str) else str(cell)
