"""Labelled messages: reading them, and dividing them into those to develop on and those held out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sample:
    """A message and what it really says."""

    text: str
    labels: tuple[str, ...]
    age: str | None = None
    country: str | None = None
    platform: str | None = None


def _lines(path: Path) -> Iterable[str]:
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
        yield from (line for line in file.read_text(encoding="utf-8").splitlines() if line.strip())


def read(path: Path) -> list[Sample]:
    """The messages of a .jsonl file, or of all of them in a folder."""
    rows = map(json.loads, _lines(path))
    return [Sample(r["text"], tuple(r["labels"]), r.get("age"), r.get("country"), r.get("platform")) for r in rows]


def held_out(text: str) -> bool:
    """Whether a message is in the third that nobody reads while writing rules: decided by its text alone."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 3 == 0


def split(source: Path, target: Path) -> tuple[int, int]:
    """Writes dev.jsonl and held.jsonl; how many messages each holds."""
    target.mkdir(parents=True, exist_ok=True)
    parts: tuple[list[str], list[str]] = ([], [])
    for line in _lines(source):
        parts[held_out(json.loads(line)["text"])].append(line.strip())
    for name, lines in zip(("dev", "held"), parts, strict=True):
        (target / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(parts[0]), len(parts[1])
