"""What a message says on a second look: which labels it denies ("no, nobody shared it"), and which it comes nearest to."""

from __future__ import annotations

from collections import Counter

from chat import matching, normalise, scope, spans
from chat.compiled import Rule, Script

# Below this share of a pattern's weight, being near says nothing.
_NEAR = 0.4
MOST_NEAREST = 2


def denied(script: Script, text: str) -> frozenset[str]:
    """The situations that a message names only to say that they are not so."""
    words = normalise.read(text, script.vocabulary)
    seen = spans.find(script, words)
    found = matching.denied(script, words, seen, scope.Scope(script, words, seen))
    return found & frozenset(script.rules.situations)


def nearest(script: Script, text: str) -> tuple[str, ...]:
    """The situations whose patterns a message fulfils in part, the nearest first; for a message that fulfils none."""
    seen = spans.find(script, normalise.read(text, script.vocabulary))
    present = {concept for there in seen.by_sentence.values() for concept in there}
    rules = [rule for rows in script.index.values() for row in rows.values() for rule in row]
    wanted = [rule for rule in rules if rule.group.label in script.rules.situations]
    uses = Counter(piece for rule in wanted for piece in rule.pieces)
    best: dict[str, float] = {}
    for rule in wanted:
        share = _share(rule, present, uses)
        if share >= _NEAR and share > best.get(rule.group.label, 0):
            best[rule.group.label] = share
    return tuple(sorted(best, key=lambda label: (-best[label], label)))[:MOST_NEAREST]


def _share(rule: Rule, present: set[int], uses: Counter[int]) -> float:
    """How much of a pattern is there, its rare pieces weighing more than its common ones."""
    weights = {piece: 1 / uses[piece] for piece in rule.pieces}
    return sum(weight for piece, weight in weights.items() if piece in present) / sum(weights.values())
