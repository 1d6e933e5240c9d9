"""Reads `flow.yaml`: which questions there are, and what each kind of reply brings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "flow.yaml"


@dataclass(frozen=True, slots=True)
class Question:
    """A question the helper may ask, and when."""

    id: str
    options: str | tuple[str, ...]
    situations: frozenset[str]
    unless: str
    needs: str
    in_crisis: bool


@dataclass(frozen=True, slots=True)
class Node:
    """A kind of reply: which people it shows, which buttons, and where they lead."""

    id: str
    people: str
    menu: str
    next: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """All of it, in the order of the file."""

    questions: dict[str, Question]
    nodes: dict[str, Node]
    tools: dict[str, frozenset[str]]


@cache
def flow() -> Flow:
    """The flow of the helper. Its faults are found by `flask chat check`."""
    top = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    questions = {
        name: Question(
            id=name,
            options=item["options"] if isinstance(item["options"], str) else tuple(item["options"]),
            situations=frozenset(item.get("situations", ())),
            unless=item.get("unless", ""),
            needs=item.get("with", ""),
            in_crisis=item.get("in_crisis", False),
        )
        for name, item in top["questions"].items()
    }
    nodes = {name: Node(name, item["people"], item["menu"], tuple(item["next"])) for name, item in top["nodes"].items()}
    return Flow(questions, nodes, {name: frozenset(items) for name, items in top["tools"].items()})
