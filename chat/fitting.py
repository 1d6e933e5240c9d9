"""Makes the cue file of a language from its labelled messages and the samples beside its patterns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from chat import cue_file, svm
from chat.cue_features import NOTHING
from chat.cues import LARGEST
from chat.examples import Example
from chat.records import Rules

COST, OTHERS_COST = 0.25, 0.5  # how closely the weights follow messages, and samples beside patterns and everyday talk
_WORDS_WEIGH = 1.3  # than concepts: found on messages to develop on
FEWEST, MOST_FEATURES = 2, 6000
_FOLDS = 3
_CLIP, _TELLING = 0.995, 2
_USUAL_BAR = (
    -0.25
)  # few messages have a label, so the best bar on them is half chance: it is drawn towards the usual one
_FALSE = 0.05  # of messages without a situation may be given one, when nothing else is certain
_CRISIS_RECALL = 1.2  # a quiet crisis line too many costs little, one too few may cost everything
_NO_CUES = ("other", "other-language", "country", "platform")


@dataclass(slots=True)
class Block:
    """The features of one kind that are looked at, their places, and how telling each is."""

    places: dict[str, int]
    factors: list[float]
    weight: float

    @classmethod
    def of(cls, found: Sequence[frozenset[str]], weight: float) -> Block:
        """The features that more than one message has; the rarer, the more telling."""
        counted = Counter(feature for features in found for feature in features)
        kept = sorted(feature for feature, count in counted.items() if count >= FEWEST)
        factors = [0.0] + [(1.0 + log((1 + len(found)) / (1 + counted[feature]))) ** 2 for feature in kept]
        return cls({feature: at for at, feature in enumerate(kept, 1)}, factors, weight)

    def point(self, features: frozenset[str]) -> tuple[list[int], float]:
        """The places of the features, and what makes the message as long as any other."""
        places = sorted(self.places[feature] for feature in features if feature in self.places)
        return places, 1 / (sqrt(sum(self.factors[place] for place in places)) or 1.0)


def labels_of(rules: Rules) -> tuple[str, ...]:
    """The labels that cues speak for."""
    return (*(label for label in rules.order if label not in _NO_CUES), NOTHING)


class Fit:
    """Everything needed to fit the weights of a language."""

    def __init__(self, made: list[Example], messages: int) -> None:
        self.made, self.messages = made, messages
        self.blocks = (
            Block.of([one.words for one in made], _WORDS_WEIGH),
            Block.of([one.concepts for one in made], 1.0),
        )
        self.lay()

    def lay(self) -> None:
        """Says of every message where its features are."""
        self.points: list[svm.Point] = []
        for one in self.made:
            parts = [
                block.point(features) for block, features in zip(self.blocks, (one.words, one.concepts), strict=True)
            ]
            self.points.append(svm.point([part[0] for part in parts], [part[1] for part in parts]))

    def fitted(self, label: str, without: int = -1) -> tuple[list[list[float]], float]:
        """The weights of a label, from all examples but those of one fold."""
        wanted = [label in one.labels for one in self.made]
        costs = [
            0.0
            if (one.known is not None and label not in one.known) or (at < self.messages and at % _FOLDS == without)
            # What is rarely said would else be drowned by all that is not it.
            else (COST if at < self.messages else OTHERS_COST) * (2.0 if yes else 1.0)
            for at, (one, yes) in enumerate(zip(self.made, wanted, strict=True))
        ]
        telling = [[factor * block.weight**2 for factor in block.factors] for block in self.blocks]
        return svm.fit(self.points, wanted, costs, telling, sum(block.weight**2 for block in self.blocks))

    def unseen(self, label: str) -> list[float]:
        """The score of each labelled message, by weights that were fitted without it."""
        scores = [0.0] * self.messages
        for fold in range(_FOLDS):
            blocks, start = self.fitted(label, fold)
            for at in range(fold, self.messages, _FOLDS):
                scores[at] = self.points[at].score(blocks) + start
        return scores


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


def _strongest(fit: Fit, weights: dict[str, tuple[list[list[float]], float]]) -> None:
    """Keeps the features that weigh most over all labels; the others are forgotten as if nobody had ever used them."""
    words = fit.blocks[0]
    weigh = {
        feature: sum(blocks[0][place] ** 2 for blocks, _ in weights.values()) for feature, place in words.places.items()
    }
    kept = sorted(sorted(weigh, key=lambda feature: (-weigh[feature], feature))[:MOST_FEATURES])
    factors = [0.0] + [words.factors[words.places[feature]] for feature in kept]
    fit.blocks = (Block({feature: at for at, feature in enumerate(kept, 1)}, factors, words.weight), fit.blocks[1])
    fit.lay()


def _rows(block: Block, weights: list[list[float]]) -> tuple[dict[str, cue_file.Row], float]:
    """The weights of a block as small whole numbers, and what one step of them is worth."""
    sizes = sorted(abs(value) for each in weights for value in each if value)
    # A few weights are far larger than all others; to keep them whole would round the others away.
    step = sizes[int(len(sizes) * _CLIP)] / LARGEST if sizes else 1.0
    rows: dict[str, cue_file.Row] = {}
    for feature, place in block.places.items():
        small = [max(-LARGEST, min(LARGEST, round(each[place] / step))) for each in weights]
        if any(small):
            rows[feature] = small, max(1, round(block.factors[place] * _TELLING))
    return rows, step * sqrt(_TELLING)


def cue_text(rules: Rules, made: list[Example], messages: int) -> str:
    """The cue file of a language from its examples, the first of which are labelled messages."""
    fit = Fit(made, messages)
    labels = labels_of(rules)
    _strongest(fit, {label: fit.fitted(label) for label in labels})
    weights = {label: fit.fitted(label) for label in labels}
    bars = []
    for label in labels:
        wanted = [label in one.labels for one in fit.made[: fit.messages]]
        recall = _CRISIS_RECALL if label in rules.urgent else 1.0
        unseen = fit.unseen(label)
        bars.append(lowest(unseen, wanted) if label == NOTHING else (bar(unseen, wanted, recall) + _USUAL_BAR) / 2)
    tables = [_rows(block, [weights[label][0][at] for label in labels]) for at, block in enumerate(fit.blocks)]
    numbers = {"start": [weights[label][1] for label in labels], "bars": bars, "steps": [step for _, step in tables]}
    return cue_file.text(labels, numbers, tables[0][0], tables[1][0])
