"""How what a learner answered is written into one short text, and read back. Pure; reports read it too.

Only ids of answers are written, never words, so an answer means the same in every language. `one` and `several`: the ids that were
chosen (`kind-words ask-first`). `order`: each id with its place (`breathe:1 tell:2`). `match`: each id with the id whose partner was
put beside it. What a lesson no longer has is left out when it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from courses.marking import Given, Mark, mark
from courses.records import Block

MOST = 400  # what the column holds; the longest of all lessons needs a quarter of it (tested)


def write(block: Block, given: Given) -> str:
    """The answer to a question, in the order of the lesson; empty when nothing was answered."""
    if block.question in ("one", "several"):
        chosen = given.chosen.get(block.id, ())
        return " ".join(part.id for part in block.parts if part.id in chosen)
    placed = given.placed.get(block.id, {})
    return " ".join(f"{part.id}:{placed[part.id]}" for part in block.parts if placed.get(part.id))


def chosen(block: Block, text: str) -> tuple[str, ...]:
    """The ids that were chosen in a question of kind one or several."""
    wanted = set(text.split())
    return tuple(part.id for part in block.parts if part.id in wanted)


def placed(block: Block, text: str) -> dict[str, str]:
    """What was put beside each id in a question of kind order (a place, from 1) or match (an id)."""
    ids = {part.id for part in block.parts}
    allowed = ids if block.question == "match" else {str(n) for n in range(1, len(ids) + 1)}
    pairs = (item.split(":", 1) for item in text.split() if ":" in item)
    return {name: value for name, value in pairs if name in ids and value in allowed}


def picks(block: Block, text: str) -> tuple[str, ...]:
    """What to count of an answer: the ids chosen, or the ids that stand where they belong."""
    if block.question in ("one", "several"):
        return chosen(block, text)
    said = mark(block, Given(placed={block.id: placed(block, text)})).said
    return tuple(part.id for part in block.parts if part.id in said)


def verdict(block: Block, given: Given) -> str:
    """right, part or wrong, or the word empty when nothing was answered."""
    found: Mark = mark(block, given)
    return found.verdict


def write_picks(blocks: Iterable[Block], picked: Mapping[str, str]) -> str:
    """The options that were picked in the choices of a scene, so that one goes on there. No report reads this."""
    return " ".join(
        f"{block.id}:{picked[block.id]}" for block in blocks if block.kind == "choice" and block.id in picked
    )


def read_picks(blocks: Iterable[Block], text: str) -> dict[str, str]:
    """The same, read back: choice → option, of those that the lesson has."""
    kept = dict(item.split(":", 1) for item in text.split() if ":" in item)
    options = {block.id: {part.id for part in block.parts} for block in blocks if block.kind == "choice"}
    return {name: kept[name] for name, has in options.items() if kept.get(name) in has}


def read(blocks: Iterable[Block], kept: Mapping[str, str], picked: str = "") -> Given:
    """Everything that is kept of a lesson, as its page shows it: `kept` gives each answered question its text."""
    held = tuple(blocks)
    questions = [block for block in held if block.kind == "question" and kept.get(block.id)]
    simple = ("one", "several")
    return Given(
        chosen={block.id: chosen(block, kept[block.id]) for block in questions if block.question in simple},
        placed={block.id: placed(block, kept[block.id]) for block in questions if block.question not in simple},
        picked=read_picks(held, picked),
        checked=frozenset(block.id for block in questions),
    )
