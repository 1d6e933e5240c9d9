"""Reads the small YAML mappings of a lesson file, at its top and below the opening of a block, with the line of every key."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from directory.source import Fault


@dataclass(slots=True)
class Fields:
    """The keys and values of a mapping, and the line that each key stands on."""

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


def read_fields(text: str, file: str, first: int) -> tuple[Fields, list[Fault]]:
    """The mapping in `text`, whose first line is line `first` of `file`, and what is wrong with it."""
    fields = Fields()
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = first + (mark.line if mark else 0)
        what = getattr(error, "problem", None) or "it is not YAML"
        return fields, [Fault(file, line, f"this cannot be read ({what}): put texts with a colon in quotation marks")]
    if node is None:
        return fields, []
    if not isinstance(node, yaml.MappingNode):
        return fields, [Fault(file, first, "write “key: value” lines here")]
    faults = []
    loader = yaml.SafeLoader("")
    for key_node, value_node in node.value:
        key, line = str(key_node.value), first + key_node.start_mark.line
        if key in fields.values:
            faults.append(Fault(file, line, f"“{key}” stands here twice: remove one"))
        try:
            fields.values[key] = loader.construct_object(value_node, deep=True)
        except (ValueError, TypeError, yaml.YAMLError):
            faults.append(Fault(file, line, f"the value of “{key}” cannot be read: put it in quotation marks"))
            continue
        fields.lines[key] = line
    return fields, faults


def split_front(text: str, file: str) -> tuple[Fields, str, int, list[Fault]]:
    """The fields at the top of a file, its body, the line that the body begins on, and what is wrong."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != "---":
        return (
            Fields(),
            text,
            1,
            [Fault(file, 1, "the file must begin with a line of three hyphens and its title below")],
        )
    for index, line in enumerate(lines[1:], start=1):
        if line.strip() == "---":
            fields, faults = read_fields("\n".join(lines[1:index]), file, 2)
            return fields, "\n".join(lines[index + 1 :]), index + 2, faults
    return (
        Fields(),
        "",
        1,
        [Fault(file, 1, "the top of the file is not closed: write a line of three hyphens after it")],
    )
