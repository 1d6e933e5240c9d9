"""Rules and cues together: cues add what no pattern foresaw, and take away what only a pattern saw and all else speaks against."""

from __future__ import annotations

from dataclasses import dataclass

from chat import cue_features
from chat.compiled import Script
from chat.cue_features import NOTHING
from chat.cues import FIRST, Cues, Heap, denied
from chat.matching import Match
from chat.meanings import Meaning, surest
from chat.normalise import Words
from chat.scope import Scope
from chat.spans import Spans

# What a pattern adds to the score of its label: much, since its author meant it, and not all.
RULE, WEAK_RULE, URGENT_RULE = 0.5, 0.3, 0.9
# A child taken for an adult would be sent to the wrong place: only what was said makes somebody an adult.
_NEVER_GUESSED = frozenset({"adult"})
_QUIET = 0.25  # this near below its bar, self-harm is answered with a quiet crisis line
# Cues alone name a situation only in a message that hardly can be about nothing, also when one word is taken away;
# a crisis in few words, where each of them weighs much, only where that is surer still.
_ABOUT_IT, _ABOUT_IT_WITHOUT = 0.3, 0.5
_ABOUT_CRISIS, _ABOUT_CRISIS_WITHOUT = 0.0, 0.1
_SHORT = 12
_UNRELATED = 0.3  # a message that is this surely about nothing takes a crisis word for a crisis less easily
_LONGEST = 6  # words that are given as the reason
_READ = 120  # words among which the reason is looked for


@dataclass(frozen=True, slots=True)
class Judged:
    """The situation that a message is most of all about, and whether self-harm is nearly said."""

    leading: str | None = None
    nearly: bool = False


def judge(
    script: Script, words: Words, seen: Spans, scope: Scope, marks: dict[str, Match], denials: frozenset[str]
) -> Judged:
    """Changes the marks, and says what they alone do not."""
    cues, rules = script.cues, script.rules
    if cues is None or not words.plain:
        return Judged()
    spelt = cue_features.spelt(words.plain)
    meant = list(map(script.meanings.of, spelt))
    inside = list(map(cue_features.inside, spelt))
    said, concepts = cue_features.of_spelt(spelt, inside, words.sentence), cue_features.of_concepts(seen, scope)
    found = dict(zip(cues.labels, cues.scores(said, concepts, surest(meant)), strict=True))
    nothing = found[NOTHING]
    for label in marks.keys() & found.keys():
        bonus = _bonus(marks[label], rules.urgent if nothing < _UNRELATED else ())
        found[label] += bonus
        if label in rules.situations:
            found[FIRST + label] += bonus
    begin = len(rules.situations)
    scores = {label: found[label] for label in cues.labels[begin:-1]}
    told = [label for (label, score), bar in zip(scores.items(), cues.bars[begin:], strict=False) if score > bar]
    for label in marks.keys() & scores.keys() - set(told):
        del marks[label]
    # What a message is most of all about is what is there, and what comes first.
    leads = {label: found[label] + found[FIRST + label] for label in rules.situations}
    leading = max(leads, key=leads.__getitem__)
    new = [label for label in told if label not in marks and label not in _NEVER_GUESSED]
    # That a message is about something is no reason to call it a crisis: that needs a score of its own.
    if nothing < cues.bars[-1] and not any(label in rules.situations for label in told):
        new.append(max((label for label in leads if label not in rules.urgent), key=leads.__getitem__))
    # What a pattern is surer of is not put aside by what only cues add: "posted" by "threatens".
    for strong, weaker in rules.drops:
        if strong in new and any(label in marks and found[label] > found[strong] for label in weaker & found.keys()):
            new.remove(strong)
    if any(label in rules.situations for label in new):
        # What a pattern reads as denied, its words alone do not make so.
        new = [label for label in new if label not in denials]
    if new:
        parts = _Parts(inside, meant, seen, scope, cues)
        told_before = any(label in marks for label in rules.situations)
        if not told_before:
            without = parts.without_one(concepts)
            about = nothing < _ABOUT_IT and without < _ABOUT_IT_WITHOUT
            sure = nothing < _ABOUT_CRISIS and without < _ABOUT_CRISIS_WITHOUT
            sure = sure or (about and len(spelt) > _SHORT)
            # A pattern's question makes sure that the message is about our matters, not that there is a crisis.
            about = about or any(label in marks for label in rules.questions)
            barred: tuple[str, ...] = () if sure else rules.urgent if about else rules.situations
            new = [label for label in new if label not in barred]
        for label in new:
            marks[label] = Match(label, *parts.reason(label))
    harm = cues.labels.index("self-harm")
    return Judged(leading, "self-harm" not in marks and scores["self-harm"] > cues.bars[harm] - _QUIET)


def _bonus(match: Match, urgent: tuple[str, ...]) -> float:
    return URGENT_RULE if match.label in urgent else RULE if match.strength == "strong" else WEAK_RULE


class _Parts:
    """What each word alone adds, by its own features and by the concepts that cover it."""

    __slots__ = ("covering", "cues", "heaps", "meant", "own")

    def __init__(
        self, inside: list[list[str]], meant: list[tuple[Meaning, ...]], seen: Spans, scope: Scope, cues: Cues
    ) -> None:
        self.cues = cues
        self.own = inside[:_READ]
        self.meant = meant[:_READ]
        self.covering: list[set[int]] = [set() for _ in self.own]
        for there in seen.by_sentence.values():
            for concept, places in there.items():
                for first, last in places:
                    if last >= _READ:
                        continue
                    feature = denied(concept) if scope.denied[first] else concept
                    for at in range(first, last + 1):
                        self.covering[at].add(feature)
        self.heaps: tuple[list[Heap], list[Heap], list[Heap]] = (
            list(map(cues.words.heap, self.own)),
            list(map(cues.concepts.heap, self.covering)),
            [cues.shared.heap(meanings) if cues.shared else (0, 0) for meanings in self.meant],
        )

    def without_one(self, concepts: set[int]) -> float:
        """How surely the message is about nothing without its weightiest word: no single word may alarm."""
        if len(self.own) == _READ:
            return -1.0
        weights = self.cues.heaviest(NOTHING, *self.heaps)
        most = min(range(len(weights)), key=weights.__getitem__)
        words = set().union(*self.own[:most], *self.own[most + 1 :])
        meant = surest([*self.meant[:most], *self.meant[most + 1 :]])
        return self.cues.scores(words, concepts - self.covering[most], meant)[-1]

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
