"""Finds the blocks of a lesson file: `/// name | title`, options indented below, text, `///`.

The syntax is that of `pymdownx.blocks` (tests/courses/test_syntax.py holds the two together). It is scanned here because an
author must be told the line of a mistake, which that library does not know, and because it takes an unknown block for a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from courses.front_matter import Fields, read_fields
from directory.source import Fault

_OPEN = re.compile(r"(/{3,})[ \t]*([a-z][a-z-]*)[ \t]*(?:\|(.*))?")
_CLOSE = re.compile(r"(/{3,})[ \t]*")


@dataclass(slots=True)
class Text:
    """Lines of plain Markdown; `line` is the number of the first."""

    line: int
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Node:
    """A block as it is written, its texts and blocks in order."""

    name: str
    title: str
    line: int
    fence: int
    fields: Fields = field(default_factory=Fields)
    items: list[Text | Node] = field(default_factory=list)


def scan(body: str, file: str, first: int) -> tuple[Node, list[Fault]]:
    """The tree of blocks in `body`, below a root without a name; line `first` of the file is the body's first."""
    scanner = _Scanner(body.splitlines(), file, first)
    return scanner.run(), scanner.faults


class _Scanner:
    def __init__(self, lines: list[str], file: str, first: int) -> None:
        self.lines, self.file, self.first = lines, file, first
        self.faults: list[Fault] = []
        self.open = [Node("", "", first, 1000)]

    def run(self) -> Node:
        at = 0
        while at < len(self.lines):
            text = self.lines[at].rstrip()
            opened, closed = _OPEN.fullmatch(text), _CLOSE.fullmatch(text)
            if opened:
                at = self._begin(opened, at)
                continue
            if closed:
                self._end(len(closed[1]), self.first + at)
            elif text.startswith("///"):
                self._fault(at, "a block opens with three slashes, a space and its name: /// scene | Title")
            else:
                self._text(text, self.first + at)
            at += 1
        for node in self.open[1:]:
            mark = "/" * node.fence
            self.faults.append(
                Fault(self.file, node.line, f"the block “{node.name}” is not closed: end it with {mark}")
            )
        return self.open[0]

    def _begin(self, match: re.Match[str], at: int) -> int:
        fence = len(match[1])
        parent = self.open[-1]
        if fence >= parent.fence:
            self._fault(
                at,
                f"a block inside “{parent.name}” needs fewer slashes than the one around it, or that one is not closed",
            )
        node = Node(match[2], (match[3] or "").strip(), self.first + at, fence)
        end = at + 1
        while end < len(self.lines) and self.lines[end].startswith(("    ", "\t")) and self.lines[end].strip():
            end += 1
        options = "\n".join(line.expandtabs(4)[4:] for line in self.lines[at + 1 : end])
        node.fields, faults = read_fields(options, self.file, self.first + at + 1)
        self.faults += faults
        parent.items.append(node)
        self.open.append(node)
        return end

    def _end(self, fence: int, line: int) -> None:
        if len(self.open) == 1:
            self.faults.append(Fault(self.file, line, "this closes a block that was never opened: remove it"))
            return
        node = self.open[-1]
        if node.fence != fence:
            mark = "/" * node.fence
            self.faults.append(
                Fault(self.file, line, f"the block “{node.name}” of line {node.line} must be closed with {mark} first")
            )
            if not any(outer.fence == fence for outer in self.open[1:]):
                return
            while self.open[-1].fence != fence:
                self.open.pop()
        self.open.pop()

    def _text(self, text: str, line: int) -> None:
        items = self.open[-1].items
        if items and isinstance(items[-1], Text):
            items[-1].lines.append(text)
        elif text.strip():
            items.append(Text(line, [text]))

    def _fault(self, at: int, what: str) -> None:
        self.faults.append(Fault(self.file, self.first + at, what))
