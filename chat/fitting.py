"""Makes the cue files of all languages from their labelled messages and the samples beside their patterns, all at once.

Words, pairs of words, letters and concepts have weights of their own in each language; what words mean in English has the same
weights in all of them, so that each language learns from the messages of the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Any

from chat import cue_file, svm
from chat.cue_features import NOTHING
from chat.cues import FIRST, LARGEST
from chat.examples import Example
from chat.records import Rules

COST, OTHERS_COST = 0.25, 0.5  # how closely the weights follow messages, and samples beside patterns and everyday talk
# Found on messages to develop on, by authors whom the weights had not seen.
_WORDS_WEIGH, _CONCEPTS_WEIGH, _MEANINGS_WEIGH = 1.3, 0.4, 0.8
FEWEST, FEWEST_MEANINGS, MOST_FEATURES = 2, 5, 5000
_FOLDS = 3
_CLIP, _TELLING = 0.995, 2
# Few messages have a label, so the best bar on them is half chance: it is drawn towards the usual one.
_USUAL_BAR = -0.25
_FALSE = 0.05  # of messages without a situation may be given one, when nothing else is certain
_CRISIS_RECALL = 1.2  # a quiet crisis line too many costs little, one too few may cost everything
_NO_CUES = ("other", "other-language", "country", "platform")
Made = Mapping[
    str, tuple[list[Example], int]
]  # of each language the examples, the first of which are labelled messages
Said = Mapping[str, float]  # the features of a message, each as surely as it is there


@dataclass(slots=True)
class Block:
    """The features of one kind in one language or all, the first of their columns, and how telling each is."""

    places: dict[str, int]
    factors: list[float]
    weight: float
    begin: int = 0

    @classmethod
    def of(cls, found: Sequence[Said], weight: float, fewest: int) -> Block:
        """The features that some messages have; the rarer, the more telling."""
        counted = Counter(feature for features in found for feature in features)
        kept = sorted(feature for feature, count in counted.items() if count >= fewest)
        factors = [1.0 + log((1 + len(found)) / (1 + counted[feature])) for feature in kept]
        return cls({feature: at for at, feature in enumerate(kept)}, factors, weight)

    def only(self, kept: Iterable[str]) -> Block:
        """The block with some of its features, as if nobody had ever used the others."""
        names = sorted(kept)
        factors = [self.factors[self.places[name]] for name in names]
        return Block({name: at for at, name in enumerate(names)}, factors, self.weight)

    def row(self, features: Said) -> list[tuple[int, float]]:
        """The columns of a message's features; all messages are as long as each other."""
        known = [(self.places[name], surely) for name, surely in sorted(features.items()) if name in self.places]
        values = [(place, self.factors[place] * surely) for place, surely in known]
        length = sqrt(sum(value * value for _, value in values)) or 1.0
        return [(self.begin + place, value * self.weight / length) for place, value in values]


def labels_of(rules: Rules) -> tuple[str, ...]:
    """What cues speak for: what comes first in a message, the labels that are in it, and that it is about nothing."""
    return (
        *(FIRST + label for label in rules.situations),
        *(label for label in rules.order if label not in _NO_CUES),
        NOTHING,
    )


def _plain(features: Iterable[str]) -> Said:
    return dict.fromkeys(features, 1.0)


class Fit:
    """Everything needed to fit the weights of all languages."""

    def __init__(self, rules: Rules, made: Made) -> None:
        self.labels, self.made = labels_of(rules), made
        self.rows = [
            (lang, one, at < messages) for lang, (every, messages) in made.items() for at, one in enumerate(every)
        ]
        self.said = [(_plain(one.words), _plain(one.concepts), dict(one.meanings)) for _, one, _ in self.rows]
        self.blocks: dict[tuple[str, str], Block] = {}
        for lang in made:
            own = [said for said, (its, _, _) in zip(self.said, self.rows, strict=True) if its == lang]
            self.blocks[lang, "word"] = Block.of([words for words, _, _ in own], _WORDS_WEIGH, FEWEST)
            self.blocks[lang, "concept"] = Block.of([concepts for _, concepts, _ in own], _CONCEPTS_WEIGH, FEWEST)
        self.blocks["", "meaning"] = Block.of(
            [dict(meant) for _, _, meant in self.said], _MEANINGS_WEIGH, FEWEST_MEANINGS
        )
        self.sides, self.costs = self._targets()
        self.lay()

    def lay(self) -> None:
        """Gives all features their columns, and says of every message where its features are."""
        columns = 0
        for block in self.blocks.values():
            block.begin = columns
            columns += len(block.places)
        rows = [
            self.blocks[lang, "word"].row(words)
            + self.blocks[lang, "concept"].row(concepts)
            + self.blocks["", "meaning"].row(meant)
            for (lang, _, _), (words, concepts, meant) in zip(self.rows, self.said, strict=True)
        ]
        self.points = svm.matrix(rows, columns)

    def _targets(self) -> tuple[Any, Any]:
        import numpy as np

        sides = np.full((len(self.rows), len(self.labels)), -1.0)
        costs = np.zeros(sides.shape)
        for at, (_, one, is_message) in enumerate(self.rows):
            for lane, label in enumerate(self.labels):
                if label.startswith(FIRST):
                    known, yes = bool(one.first), label == FIRST + one.first
                else:
                    known, yes = one.known is None or label in one.known, label in one.labels
                sides[at, lane] = 1.0 if yes else -1.0
                # What is rarely said would else be drowned by all that is not it.
                costs[at, lane] = known * (COST if is_message else OTHERS_COST) * (2.0 if yes else 1.0)
        return sides, costs

    def keep_strongest(self) -> None:
        """Keeps the words of each language that weigh most over all labels."""
        weights = svm.fit(self.points, self.sides, self.costs, svm.FEWER)
        for lang in self.made:
            block = self.blocks[lang, "word"]
            heavy = (weights[block.begin : block.begin + len(block.places)] ** 2).sum(1)
            ranked = sorted((-float(heavy[place]), name) for name, place in block.places.items())
            self.blocks[lang, "word"] = block.only(name for _, name in ranked[:MOST_FEATURES])
        self.lay()

    def unseen(self) -> Any:
        """The scores of all labelled messages, each by weights that were fitted without it."""
        import numpy as np

        places = dict.fromkeys(self.made, 0)
        folds = []
        for lang, _, is_message in self.rows:
            folds.append(places[lang] % _FOLDS if is_message else -1)
            places[lang] += 1
        found, fold_of = np.zeros(self.sides.shape), np.array(folds)
        for fold in range(_FOLDS):
            left_out = fold_of == fold
            weights = svm.fit(self.points, self.sides, self.costs * ~left_out[:, None], svm.FEWER + 1)
            found[left_out] = svm.scores(self.points[left_out], weights)
        return found


def bar(scores: Sequence[float], wanted: Sequence[bool], recall: float) -> float:
    """The score from which on a label is said: where precision and recall, this many times as important, are best."""
    best, bound, right = -1.0, 0.0, 0
    ranked = sorted(zip(scores, wanted, strict=True), reverse=True)
    for count, (score, yes) in enumerate(ranked, 1):
        right += yes
        following = ranked[count][0] if count < len(ranked) else score
        value = (1 + recall**2) * right / (count + recall**2 * sum(wanted)) if right else 0.0
        if value > best:
            best, bound = value, (score + following) / 2
    return bound


def lowest(scores: Sequence[float], wanted: Sequence[bool]) -> float:
    """The score that only a few of the messages with the label do not reach."""
    with_it = sorted(score for score, yes in zip(scores, wanted, strict=True) if yes)
    return with_it[int(len(with_it) * _FALSE)] if with_it else 0.0


def _rows(block: Block, weights: Any) -> tuple[dict[str, cue_file.Row], float]:
    """The weights of a block as small whole numbers, and what one step of them is worth."""
    found = {name: [float(value) for value in weights[block.begin + place]] for name, place in block.places.items()}
    # What is added for a feature is its weight times how telling it is; the length of the message divides it later.
    found = {
        name: [value * block.factors[block.places[name]] * block.weight for value in values]
        for name, values in found.items()
    }
    sizes = sorted(abs(value) for values in found.values() for value in values if value)
    # A few weights are far larger than all others; to keep them whole would round the others away.
    step = sizes[int(len(sizes) * _CLIP)] / LARGEST if sizes else 1.0
    rows: dict[str, cue_file.Row] = {}
    for name, values in found.items():
        small = [max(-LARGEST, min(LARGEST, round(value / step))) for value in values]
        if any(small):
            rows[name] = small, max(1, round(block.factors[block.places[name]] ** 2 * _TELLING))
    return rows, step * sqrt(_TELLING)


def cue_texts(rules: Rules, made: Made) -> dict[str, str]:
    """The cue file of each language, and under an empty name the one of all of them."""
    fit = Fit(rules, made)
    fit.keep_strongest()
    weights = svm.fit(fit.points, fit.sides, fit.costs)
    start = [float(value) for value in weights[-1]]
    unseen = fit.unseen()
    rows, step = _rows(fit.blocks["", "meaning"], weights)
    texts = {"": cue_file.text(fit.labels, {"steps": [step]}, {"meaning": rows})}
    for lang in made:
        at = [place for place, (its, _, is_message) in enumerate(fit.rows) if its == lang and is_message]
        bars = []
        for lane, label in enumerate(fit.labels):
            scores, wanted = [float(unseen[place, lane]) for place in at], [fit.sides[place, lane] > 0 for place in at]
            recall = _CRISIS_RECALL if label in rules.urgent else 1.0
            bars.append(lowest(scores, wanted) if label == NOTHING else (bar(scores, wanted, recall) + _USUAL_BAR) / 2)
        tables = {kind: _rows(fit.blocks[lang, kind], weights) for kind in ("word", "concept")}
        numbers = {"start": start, "bars": bars, "steps": [step for _, step in tables.values()]}
        texts[lang] = cue_file.text(fit.labels, numbers, {kind: table for kind, (table, _) in tables.items()})
    return texts
