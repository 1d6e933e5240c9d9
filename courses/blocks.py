"""Turns the scanned blocks of a file into checked records. Every fault names the line and says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from courses import prose, schema
from courses.records import Block, Part
from courses.scan import Node, Text
from directory.source import Fault

_HEADING = re.compile(r"##[ \t]+(.+?)[ \t]*(?:\{#([^ }]+)(?:[ \t]+revision=(\d+))?[ \t]*\})?")
_ID = re.compile(schema.ID)


class Builder:
    """Builds the blocks of one file; `drawings` are the drawings of the course by file name."""

    def __init__(self, file: str, allowed: Iterable[str], drawings: dict[str, str]) -> None:
        self.file, self.allowed, self.drawings = file, tuple(allowed), drawings
        self.faults: list[Fault] = []
        self._ids: dict[str, int] = {}

    def build(self, root: Node) -> tuple[Block, ...]:
        """All blocks of a file in order; plain text between them becomes blocks of kind “text”."""
        made: list[Block] = []
        for item in root.items:
            if isinstance(item, Text):
                made += self._texts(item, after=made[-1].id if made else "")
            elif item.name not in self.allowed:
                self._fault(item.line, f"there is no block “{item.name}” here: use one of {', '.join(self.allowed)}")
            else:
                made.append(self._block(item))
        return tuple(made)

    def _fault(self, line: int, text: str) -> None:
        self.faults.append(Fault(self.file, line, text))

    def _texts(self, text: Text, after: str) -> Iterable[Block]:
        """The text between two blocks, cut at its headings. Text without a heading is named after the block before it."""
        start, title, line = (f"after-{after}" if after else "start"), "", text.line
        head, revision, held = text.line, 1, list[str]()
        for number, row in enumerate([*text.lines, "##"], start=text.line):
            if not row.startswith("##") or row.startswith("###"):
                held.append(row)
                continue
            html, faults = prose.render("\n".join(held), self.file, line)
            self.faults += faults
            if html or title:
                self._know(start, head)
                yield Block("text", start, title, html, head, revision)
            found = _HEADING.fullmatch(row)
            if found is None or not found[2]:
                if row != "##":
                    self._fault(number, "a heading is “## Title {#id}”, with an id that all languages share")
                continue
            start, title, revision = self._id(found[2], number), prose.inline(found[1]), int(found[3] or 1)
            head, line, held = number, number + 1, []

    def _block(self, node: Node) -> Block:
        kind = schema.KINDS[node.name]
        values = self._options(node, kind)
        html, faults = self._html(node, headings=node.name == "part")
        self.faults += faults
        if kind.text and not html:
            self._fault(node.line, f"this {node.name} has no text: write it below the options, after an empty line")
        if node.title and not kind.titled:
            self._fault(node.line, f"a {node.name} has no title: remove “| {node.title}”")
        parts = [
            self._part(item) for item in node.items if isinstance(item, Node) and item.name in ("answer", "option")
        ]
        children = self._children(node)
        for item in node.items:
            if isinstance(item, Node) and item.name not in kind.inside:
                self._fault(item.line, f"a “{item.name}” cannot stand inside a “{node.name}”")
        identity = self._id(values.get("id"), node.line)
        self._know(identity, node.line)
        block = Block(
            kind=node.name,
            id=identity,
            title=prose.inline(node.title),
            html=html,
            line=node.line,
            revision=self._whole(values.get("revision", 1), node),
            question=str(values.get("kind", "")),
            aim=str(values.get("aim", "")),
            parts=tuple(parts),
            finding=str(values.get("finding", "")),
            covers=self._list(values.get("covers", []), node, "covers"),
            situations=self._list(values.get("situations", []), node, "situations"),
            drawing=self._drawing(values.get("file"), node),
            children=children,
        )
        self._parts_are_sound(block, node)
        return block

    def _html(self, node: Node, *, headings: bool = False) -> tuple[str, list[Fault]]:
        """The text of a block. Text below its parts or inner blocks would be shown above them, so it is refused."""
        texts = [item for item in node.items if isinstance(item, Text)]
        if not texts:
            return "", []
        faults: list[Fault] = []
        if node.name in ("question", "choice") and len(texts) > 1:
            faults.append(
                Fault(self.file, texts[1].line, f"text of a {node.name} stands above its first answer: move it there")
            )
        html, found = prose.render("\n".join(texts[0].lines), self.file, texts[0].line, headings=headings)
        return html, faults + found

    def _children(self, node: Node) -> tuple[Block, ...]:
        """What stands inside a part of a guide, its texts included, so that the order is kept."""
        if node.name != "part":
            return ()
        made: list[Block] = []
        for item in node.items[1:] if node.items and isinstance(node.items[0], Text) else node.items:
            if isinstance(item, Text):
                html, faults = prose.render("\n".join(item.lines), self.file, item.line, headings=True)
                self.faults += faults
                made.append(Block("text", "", "", html, item.line))
            elif item.name in ("help", "law"):
                made.append(self._block(item))
        return tuple(made)

    def _part(self, node: Node) -> Part:
        values = self._options(node, schema.KINDS[node.name])
        html, faults = self._html(node)
        self.faults += faults
        if not node.title:
            self._fault(node.line, f"write the words of this {node.name} after a bar: /// {node.name} | …")
        if not html:
            self._fault(
                node.line, f"this {node.name} has no feedback: write below its options what the learner should read"
            )
        for item in node.items:
            if isinstance(item, Node):
                self._fault(item.line, f"nothing may stand inside an “{node.name}”: close it first")
        return Part(
            id=self._id(values.get("id"), node.line),
            title=prose.inline(node.title),
            html=html,
            right=values.get("right") is True,
            partner=str(values.get("with", "")),
            leads=str(values.get("leads", "")),
        )

    def _options(self, node: Node, kind: schema.Kind) -> dict[str, Any]:
        values = node.fields.values
        allowed = {*schema.LANGUAGE_FREE, *kind.needs, *kind.may}
        for key in values:
            if key not in allowed:
                self._fault(
                    node.fields.lines[key], f"a {node.name} has no option “{key}”: use {', '.join(sorted(allowed))}"
                )
        for key in kind.needs:
            if not values.get(key):
                self._fault(node.line, f"this {node.name} needs the option “{key}”")
        if "right" in values and not isinstance(values["right"], bool):
            self._fault(node.fields.lines["right"], "“right” is true, or left out")
        return values

    def _id(self, value: Any, line: int) -> str:
        text = str(value or "")
        if not text:
            self._fault(line, "this needs an “id”, indented by four spaces below the opening")
        elif not _ID.fullmatch(text):
            self._fault(line, f"the id “{text}” must be lower-case English words joined by hyphens")
        return text

    def _know(self, name: str, line: int) -> None:
        if name in self._ids:
            self._fault(line, f"the id “{name}” is already used on line {self._ids[name]}: give this one another")
        self._ids[name] = line

    def _whole(self, value: Any, node: Node) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        self._fault(node.fields.lines["revision"], "“revision” is a whole number from 1")
        return 1

    def _list(self, value: Any, node: Node, key: str) -> tuple[str, ...]:
        rows = [value] if isinstance(value, str) else value
        if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows):
            self._fault(node.fields.lines.get(key, node.line), f"“{key}” is a list like [sharing, threats]")
            return ()
        return tuple(rows)

    def _drawing(self, name: Any, node: Node) -> str:
        if not name:
            return ""
        if name not in self.drawings:
            self._fault(node.fields.lines["file"], f"there is no sound drawing media/{name} in this course")
        return self.drawings.get(str(name), "")

    def _parts_are_sound(self, block: Block, node: Node) -> None:
        seen = [part.id for part in block.parts]
        for name in {name for name in seen if seen.count(name) > 1}:
            self._fault(node.line, f"two answers of “{block.id}” have the id “{name}”: give one another")
        if block.kind == "choice" and len(block.parts) < 2:
            self._fault(node.line, "a choice needs at least two options")
        if block.kind == "question":
            for text in question_faults(block):
                self._fault(node.line, text)


def question_faults(block: Block) -> Iterable[str]:
    """What is wrong with the answers of a question."""
    right = sum(part.right for part in block.parts)
    wrong = len(block.parts) - right
    if block.question not in schema.QUESTIONS:
        yield f"“kind” is one of {', '.join(schema.QUESTIONS)}"
    elif len(block.parts) < 2:
        yield "a question needs at least two answers"
    elif block.question == "one" and (right != 1 or not 2 <= wrong <= 4):
        yield f"a question of kind one has one “right: true” and two to four other answers; this has {right} and {wrong}"
    elif block.question == "several" and not (right and wrong):
        yield "a question of kind several needs at least one answer with “right: true” and one without"
    elif block.question in ("order", "match") and right:
        yield f"answers of kind {block.question} have no “right”: remove it"
    elif block.question == "match" and not all(part.partner for part in block.parts):
        yield "every answer of kind match needs “with: its partner”"
    elif block.question == "match" and len({part.partner for part in block.parts}) < len(block.parts):
        yield "two answers have the same partner: nobody could tell them apart"
