"""What a written message says, for every door that takes one: page, frame, API, terminal."""

from __future__ import annotations

from chat import engine, heard, second_look
from chat.compiled import Script
from chat.heard import Heard
from chat.weighing import Understood


def listen(script: Script, text: str) -> tuple[Understood, Heard]:
    """What was understood, and the turn that it makes. What a message comes nearest to is asked only where nothing else is clear."""
    understood = engine.understand(script, text)
    matters = (*script.rules.situations, *script.rules.questions)
    is_clear = any(label.label in matters for label in understood.labels)
    nearest = () if is_clear else second_look.nearest(script, text)
    return understood, heard.from_text(understood, understood.denied, nearest)
