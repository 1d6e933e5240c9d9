"""Reads a YAML file so that every mapping still knows the line it began on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a data file, said so that the person who edits it can find and mend it."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


class DataError(ValueError):
    """The data cannot be used. `faults` names each place."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))


class Record(dict[str, Any]):
    """A mapping of a data file that knows its file and line."""

    __slots__ = ("file", "line")

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file, self.line = file, line

    def fault(self, text: str) -> Fault:
        """A fault at this mapping."""
        return Fault(self.file, self.line, text)


def read(path: Path, name: str) -> Record:
    """The top mapping of a file. `name` is what faults call it.

    Raises DataError for text that is not YAML, for a repeated key and for anything but a mapping at the top.
    """
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError([Fault(name, 1, f"cannot be read: {error}")]) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "is not YAML"
        raise DataError([Fault(name, mark.line + 1 if mark else 1, str(problem))]) from error
    if not isinstance(node, yaml.MappingNode):
        raise DataError([Fault(name, 1, "must be a mapping of keys to values")])
    loader = yaml.SafeLoader("")
    top = _build(node, name, loader)
    assert isinstance(top, Record)
    return top


def _build(node: yaml.Node, file: str, loader: yaml.SafeLoader) -> Any:
    if isinstance(node, yaml.MappingNode):
        record = Record(file, node.start_mark.line + 1)
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in record:
                raise DataError([Fault(file, key_node.start_mark.line + 1, f"“{key}” stands here twice")])
            record[key] = _build(value_node, file, loader)
        return record
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, file, loader) for item in node.value]
    try:
        value = loader.construct_object(node)
    except (ValueError, yaml.YAMLError) as error:
        raise DataError([Fault(file, node.start_mark.line + 1, f"“{node.value}” cannot be read: {error}")]) from error
    return value.strip() if isinstance(value, str) else value
