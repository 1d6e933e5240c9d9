"""A sentence that is still to be translated: what forms, notices and warnings hand to templates."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Said:
    """A msgid with its values. With `many`, the plural msgid, `count` chooses between the two and may stand in either."""

    message: str
    values: dict[str, object] = field(default_factory=dict)
    many: str = ""
    count: int = 0


def say_it(message: str, **values: object) -> Said:
    """A sentence without plural."""
    return Said(message, values)
