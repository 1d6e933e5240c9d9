"""One line of `flask chat understand --jsonl`: a JSON line in, an object out, whatever the line is."""

from __future__ import annotations

import json
from typing import Any

from chat import engine, loader
from chat.weighing import Understood


def as_object(found: Understood) -> dict[str, Any]:
    """What was understood, as the contract writes it: values that are unknown are absent."""
    made: dict[str, Any] = {"labels": [{"label": label.label, "because": label.because} for label in found.labels]}
    for name in ("country", "platform", "age", "other_language"):
        value = getattr(found, name)
        if value:
            made[name] = value
    return made


def _error(text: str) -> dict[str, Any]:
    return {"labels": [], "error": text}


def answer(line: bytes) -> dict[str, Any]:
    """The answer to one line."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        return _error("not a JSON object")
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        return _error("a line needs “text”")
    if given.get("lang") not in loader.available():
        return _error("unknown lang")
    # A lone surrogate in the text must not break the output line either.
    text = given["text"].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return as_object(engine.understand(engine.script(given["lang"]), text))
