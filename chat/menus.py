"""The buttons below a reply, and which buttons exist at all."""

from __future__ import annotations

from chat.asking import APPS
from chat.flow import flow
from chat.heard import DEEDS, Heard
from chat.sentences import QUESTIONS
from chat.talk import Told
from directory.labels import AGES, ROLES
from directory.records import Facts
from web.locales import languages

# What is offered when not even the rough direction is clear.
MOST_TOOLS = 3
_LIKELIEST = ("shared", "threat")
_VALUES = {
    "age": frozenset(AGES),
    "picture": frozenset(AGES),
    "role": frozenset(ROLES),
    "platform": frozenset(APPS),
}


def menu(kind: str, facts: Facts, told: Told, heard: Heard, urgent: tuple[str, ...]) -> tuple[str, ...]:
    """The picks of a menu: situations, nearest (two), topics (questions people ask), rest, languages."""
    if kind == "nearest":
        return tuple(f"situation:{name}" for name in (heard.nearest or _LIKELIEST)[:2])
    if kind == "rest":
        others = [name for name in told.situations if name not in urgent]
        return ("do:rest",) if others else menu("topics", facts, told, heard, urgent)
    if kind == "topics":
        return tuple(f"ask:{name}" for name in QUESTIONS if name not in heard.labels)
    if kind == "languages":
        return tuple(f"language:{tag}" for tag in languages())
    return tuple(f"situation:{name}" for name in facts.situations if name not in told.situations)


def tools_for(told: Told) -> tuple[str, ...]:
    """The tools of the toolkit that fit what was told, by name."""
    return tuple(name for name, fits in flow().tools.items() if fits & set(told.situations))[:MOST_TOOLS]


def is_known(pick: str, facts: Facts) -> bool:
    """Whether a button with this value can exist: anything else is a forged form."""
    kind, _, value = pick.partition(":")
    if kind in ("situation", "not"):
        return value in facts.situations
    if kind == "ask":
        return value in facts.answers
    if kind == "do":
        return value in DEEDS
    if kind == "language":
        return value in languages()
    if kind == "region":
        return value in facts.regions
    if kind in _VALUES:
        return value in _VALUES[kind]
    question = flow().questions.get(kind)
    return question is not None and isinstance(question.options, tuple) and value in question.options
