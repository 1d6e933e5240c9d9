"""What the helper answers, before any language: msgids, services and ids of buttons."""

from __future__ import annotations

from dataclasses import dataclass

from chat.asking import Ask
from chat.talk import Talk
from directory.lookup import Found
from directory.records import Law
from directory.steps import Advice


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence or a few. `kind` is say, first (the one thing to do first) or answer; `swap_tool` as in `Advice`."""

    text: str
    kind: str = "say"
    swap_tool: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. `crisis`: the emergency numbers stand above everything; `menu` are picks to go on with."""

    node: str
    lines: tuple[Line, ...]
    services: tuple[Found, ...]
    talk: Talk
    crisis: bool = False
    advice: tuple[Advice, ...] = ()
    laws: tuple[Law, ...] = ()
    question: Ask | None = None
    menu: tuple[str, ...] = ()
    because: tuple[tuple[str, str], ...] = ()
