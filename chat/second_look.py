"""What a message comes nearest to, when nothing in it is clear."""

from __future__ import annotations

from collections import defaultdict

from chat import normalise, spans
from chat.compiled import Rule, Script

# Below this share of a pattern's weight, being near says nothing.
_NEAR = 0.4
MOST_NEAREST = 2


def nearest(script: Script, text: str) -> tuple[str, ...]:
    """The situations whose patterns a message fulfils in part, the nearest first; for a message that fulfils none."""
    seen = spans.find(script, normalise.read(text, script.vocabulary))
    present = {concept for there in seen.by_sentence.values() for concept in there}
    if script.near is None:
        script.near = _by_piece(script)
    best: dict[str, float] = {}
    for piece in present & script.near.keys():
        for rule in script.near[piece]:
            share = _share(rule, present, script.near)
            if share >= _NEAR and share > best.get(rule.group.label, 0):
                best[rule.group.label] = share
    return tuple(sorted(best, key=lambda label: (-best[label], label)))[:MOST_NEAREST]


def _by_piece(script: Script) -> dict[int, list[Rule]]:
    """The patterns of situations, found by each of their pieces."""
    made: dict[int, list[Rule]] = defaultdict(list)
    for row in script.index.values():
        for rules in row.values():
            for rule in rules:
                for piece in rule.pieces if rule.group.label in script.rules.situations else ():
                    made[piece].append(rule)
    return dict(made)


def _share(rule: Rule, present: set[int], near: dict[int, list[Rule]]) -> float:
    """How much of a pattern is there, its rare pieces weighing more than its common ones."""
    weights = {piece: 1 / len(near[piece]) for piece in rule.pieces}
    return sum(weight for piece, weight in weights.items() if piece in present) / sum(weights.values())
