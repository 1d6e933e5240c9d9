"""Keeps the pages that were read, so that a start reads only what has changed: 192 lessons take seconds to render.

`make build` writes the file; a page is taken from it only when the file it was read from, its surroundings and the code that
reads are the very same, so an old cache can slow a start but never show an old text.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from courses.loader import Content, load
from courses.pages import read_page
from courses.records import Block, Page, Part
from directory.source import Fault

NAME = "pages.json"
CODE = ("blocks.py", "drawing.py", "front_matter.py", "pages.py", "prose.py", "records.py", "scan.py", "schema.py")


def code_version() -> str:
    """A name for the code that reads pages."""
    texts = [(Path(__file__).parent / name).read_bytes() for name in CODE]
    return hashlib.sha256(b"".join(texts)).hexdigest()


def load_quickly(folder: Path, built: Path) -> Content:
    """All courses, with the pages of the cache where they still hold."""
    return load(folder, Remembering(built / NAME).read)


def build(folder: Path, built: Path) -> Content:
    """Reads everything anew and writes the cache."""
    reader = Remembering(None)
    content = load(folder, reader.read)
    built.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"code": code_version(), "pages": reader.seen}, ensure_ascii=False, separators=(",", ":"))
    new = built / f"{NAME}.new"
    new.write_text(text, encoding="utf-8")
    new.replace(built / NAME)
    return content


class Remembering:
    """A reader of pages (loader.Reader) that looks into the cache first, and notes what it has read."""

    def __init__(self, path: Path | None) -> None:
        self.seen: dict[str, Any] = {}
        self._kept: dict[str, Any] = {}
        if path is not None and path.exists():
            try:
                table = json.loads(path.read_text(encoding="utf-8"))
            except (ValueError, OSError):
                return  # a broken cache is no cache
            if isinstance(table, dict) and table.get("code") == code_version():
                self._kept = table["pages"]

    def read(
        self, raw: bytes, file: str, kind: str, language: str, aims: tuple[str, ...], drawings: dict[str, str]
    ) -> tuple[Page | None, list[Fault]]:
        """The page of a file. One with faults is never kept."""
        around = json.dumps([file, kind, language, aims, sorted(drawings.items())]).encode()
        key = hashlib.sha256(around + b"\0" + raw).hexdigest()
        if key in self._kept:
            return _page(self._kept[key]), []
        page, faults = read_page(raw, file, kind, language, aims, drawings)
        if page:
            self.seen[key] = asdict(page)
        return page, faults


def _page(row: dict[str, Any]) -> Page:
    return Page(**{**row, "blocks": tuple(_block(block) for block in row["blocks"])})


def _block(row: dict[str, Any]) -> Block:
    return Block(
        **{
            **row,
            "parts": tuple(Part(**part) for part in row["parts"]),
            "covers": tuple(row["covers"]),
            "situations": tuple(row["situations"]),
            "children": tuple(_block(child) for child in row["children"]),
        }
    )
