"""Rules and cues together: cues add what no pattern foresaw, and take away what only a pattern saw and all else speaks against."""

from __future__ import annotations

from dataclasses import dataclass

from chat import cue_features, matching
from chat.compiled import Script
from chat.cue_features import NOTHING
from chat.cues import Cues, Heap, denied
from chat.matching import Match
from chat.normalise import Words
from chat.scope import Scope
from chat.spans import Spans

# What a pattern adds to the score of its label: much, since its author meant it, and not all.
RULE, WEAK_RULE, URGENT_RULE = 0.5, 0.3, 0.9
# A child taken for an adult would be sent to the wrong place: only what was said makes somebody an adult.
_NEVER_GUESSED = frozenset({"adult"})
_QUIET = 0.25  # this near below its bar, self-harm is answered with a quiet crisis line
# Cues alone name a situation only in a message that hardly can be about nothing, also when one word is taken away.
_ABOUT_IT, _ABOUT_IT_WITHOUT = 0.0, 0.2
_UNRELATED = 0.3  # a message that is this surely about nothing takes a crisis word for a crisis less easily
_LONGEST = 6  # words that are given as the reason
_READ = 120  # words among which the reason is looked for


@dataclass(frozen=True, slots=True)
class Judged:
    """The situation that a message is most of all about, and whether self-harm is nearly said."""

    leading: str | None = None
    nearly: bool = False


def judge(script: Script, words: Words, seen: Spans, scope: Scope, marks: dict[str, Match]) -> Judged:
    """Changes the marks, and says what they alone do not."""
    cues, rules = script.cues, script.rules
    if cues is None or not words.plain:
        return Judged()
    said, concepts = cue_features.of_words(words), cue_features.of_concepts(seen, scope)
    scores = dict(zip(cues.labels, cues.scores(said, concepts), strict=True))
    nothing = scores.pop(NOTHING)
    for label in marks.keys() & scores.keys():
        scores[label] += _bonus(marks[label], rules.urgent if nothing < _UNRELATED else ())
    told = [label for (label, score), bar in zip(scores.items(), cues.bars, strict=False) if score > bar]
    for label in marks.keys() & scores.keys() - set(told):
        del marks[label]
    leading = max(rules.situations, key=scores.__getitem__)
    new = [label for label in told if label not in marks and label not in _NEVER_GUESSED]
    # That a message is about something is no reason to call it a crisis: that needs a score of its own.
    if nothing < cues.bars[-1] and leading not in rules.urgent and not any(label in rules.situations for label in told):
        new.append(leading)
    if any(label in rules.situations for label in new):
        # What a pattern reads as denied, its words alone do not make so.
        denials = matching.denied(script, words, seen, scope)
        new = [label for label in new if label not in denials]
    if new:
        parts = _Parts(words, seen, scope, cues)
        certain = any(label in marks for label in (*rules.situations, *rules.questions))
        if not certain and (nothing >= _ABOUT_IT or not parts.without_one(concepts)):
            new = [label for label in new if label not in rules.situations]
        for label in new:
            marks[label] = Match(label, *parts.reason(label))
    harm = cues.labels.index("self-harm")
    return Judged(leading, "self-harm" not in marks and scores["self-harm"] > cues.bars[harm] - _QUIET)


def _bonus(match: Match, urgent: tuple[str, ...]) -> float:
    return URGENT_RULE if match.label in urgent else RULE if match.strength == "strong" else WEAK_RULE


class _Parts:
    """What each word alone adds, by its own features and by the concepts that cover it."""

    __slots__ = ("covering", "cues", "heaps", "own")

    def __init__(self, words: Words, seen: Spans, scope: Scope, cues: Cues) -> None:
        self.cues = cues
        self.own = [cue_features.inside(word) for word in cue_features.spelt(words.plain[:_READ])]
        self.covering: list[set[int]] = [set() for _ in self.own]
        for there in seen.by_sentence.values():
            for concept, places in there.items():
                for first, last in places:
                    if last >= _READ:
                        continue
                    feature = denied(concept) if scope.denied[first] else concept
                    for at in range(first, last + 1):
                        self.covering[at].add(feature)
        self.heaps: tuple[list[Heap], list[Heap]] = (
            list(map(cues.words.heap, self.own)),
            list(map(cues.concepts.heap, self.covering)),
        )

    def without_one(self, concepts: set[int]) -> bool:
        """Whether the message is about our matters even without its weightiest word: no single word may alarm."""
        if len(self.own) == _READ:
            return True
        weights = self.cues.heaviest(NOTHING, *self.heaps)
        most = min(range(len(weights)), key=weights.__getitem__)
        words = set().union(*self.own[:most], *self.own[most + 1 :])
        return self.cues.scores(words, concepts - self.covering[most])[-1] < _ABOUT_IT_WITHOUT

    def reason(self, label: str) -> tuple[int, int]:
        """The words that weighed most for a label: the heaviest one, and its neighbours that speak for it too."""
        weights = self.cues.heaviest(label, *self.heaps)
        first = last = max(range(len(weights)), key=weights.__getitem__)
        enough = weights[first] / 5
        while last - first + 1 < _LONGEST:
            before = weights[first - 1] if first else 0.0
            after = weights[last + 1] if last + 1 < len(weights) else 0.0
            if max(before, after) <= enough or enough <= 0:
                break
            first, last = (first - 1, last) if before >= after else (first, last + 1)
        return first, last
