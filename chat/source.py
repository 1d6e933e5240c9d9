"""Reads the YAML of a script so that every value is text and still knows its line: `no` stays a word, 15 stays digits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from directory.source import DataError, Fault


class Line(str):
    """A piece of text of a script file that knows where it stands."""

    __slots__ = ("file", "line")
    file: str
    line: int

    def fault(self, text: str) -> Fault:
        """A fault at this piece of text."""
        return Fault(self.file, self.line, text)


def _line(text: str, file: str, line: int) -> Line:
    made = Line(text.strip())
    made.file, made.line = file, line
    return made


def read(path: Path, name: str) -> Any:
    """The content of a script file: dicts and lists of `Line`, None when it is empty.

    Raises DataError for text that is not YAML and for a repeated key.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError([Fault(name, 1, f"cannot be read: {error}")]) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise DataError([Fault(name, mark.line + 1 if mark else 1, str(getattr(error, "problem", error)))]) from error
    return None if node is None else _build(node, name)


def _build(node: yaml.Node, file: str) -> Any:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, file) for item in node.value]
    if not isinstance(node, yaml.MappingNode):
        return _line(str(node.value), file, line)
    made: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = _line(str(key_node.value), file, key_node.start_mark.line + 1)
        if key in made:
            raise DataError([key.fault(f"“{key}” stands here twice")])
        made[key] = _build(value_node, file)
    return made


def words(value: Any) -> list[Line]:
    """The words of a value: a line or a list of lines, each divided at its commas."""
    if value is None:
        return []
    if isinstance(value, list):
        return [word for item in value for word in words(item)]
    if not isinstance(value, Line):
        raise DataError([Fault("", 1, "words must be text, divided by commas")])
    parts = value.replace("\n", ",").split(",")
    return [_line(part, value.file, value.line) for part in parts if part.strip()]
