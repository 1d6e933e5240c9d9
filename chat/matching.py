"""Which patterns a message fulfils. Work is bounded by the concepts that are there, not by the patterns that exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chat.compiled import Rule, Script
from chat.normalise import Words
from chat.scope import Scope
from chat.spans import Place, Spans


@dataclass(frozen=True, slots=True)
class Match:
    """A label given by the words from `first` to `last`; `rule` is the pattern that gave it, None for a value or a rule of labels."""

    label: str
    first: int
    last: int
    strength: str = "strong"
    who: str | None = None
    short: bool = False
    rule: Rule | None = None


def _match(rule: Rule, first: int, last: int) -> Match:
    group = rule.group
    return Match(group.label, first, last, group.strength, group.who, bool(group.short), rule)


NONE: frozenset[str] = frozenset()


class Found(list[Match]):
    """The matches of a message, and the labels that it would have if nothing in it were denied."""

    __slots__ = ("unless_denied",)

    def __init__(self) -> None:
        super().__init__()
        self.unless_denied: set[str] = set()

    def denied(self) -> frozenset[str]:
        """The labels that the message names only to say that they are not so."""
        return frozenset(self.unless_denied.difference(match.label for match in self)) if self.unless_denied else NONE


def find(script: Script, words: Words, spans: Spans, scope: Scope) -> Found:
    """The matches, sentence by sentence; a label that an earlier sentence gave is not looked for again."""
    found = Found()
    done: set[str] = set()
    present = {concept for there in spans.by_sentence.values() for concept in there}
    barren: set[frozenset[int]] = set()  # sets of concepts that no pattern has: repeated sentences cost nothing
    for sentence in sorted(spans.by_sentence):
        there = spans.by_sentence[sentence]
        concepts = frozenset(there) if len(spans.by_sentence) > 9 else None
        if concepts in barren:
            continue
        new: set[str] = set()
        tried = False
        for rule in _candidates(script, there):
            tried = True
            if rule.group.label not in done and _allowed(rule, there, present, words, sentence, scope):
                match = _within(rule, there, words, scope, found)
                if match:
                    found.append(match)
                    new.update([match.label] if match.strength == "strong" else ())
        if concepts and not tried:
            barren.add(concepts)
        done |= new
    for rule in [rule for rarest in sorted(script.anywhere.keys() & present) for rule in script.anywhere[rarest]]:
        match = None if rule.group.label in done else _over_message(rule, spans, present, words, scope, found)
        if match:
            found.append(match)
    return found


def _candidates(script: Script, there: dict[int, list[Place]]) -> Iterator[Rule]:
    """The patterns whose two rarest pieces are in a sentence."""
    index, here = script.index, there.keys()
    for rarest in there:
        # Most pairs are not there: to see that costs less than to make the set of those that are.
        if rarest in index and not here.isdisjoint(index[rarest].keys()):
            rules = index[rarest]
            for second in rules.keys() & here:
                yield from rules[second]


def _allowed(
    rule: Rule, there: dict[int, list[Place]], present: set[int], words: Words, sentence: int, scope: Scope
) -> bool:
    group = rule.group
    if group.short and len(words.plain) > group.short:
        return False
    for piece in rule.pieces:
        if piece not in there:
            return False
    if not rule.barred.isdisjoint(there) or not rule.barred_anywhere.isdisjoint(present):
        return False
    return group.question == "either" or (sentence in scope.asked) == (group.question == "yes")


def _accepted(rule: Rule, taken: list[tuple[int, Place]], words: Words, scope: Scope, found: Found) -> Match | None:
    """The match of these places, if the conditions of the group hold of them. Notes a label that only a denial takes away."""
    group = rule.group
    first = min(place[0] for _, place in taken)
    last = max(place[1] for _, place in taken)
    if group.first and first:
        return None
    denied = False
    if group.negated != "either":
        denied = any(scope.denied[place[0]] for piece, place in taken if piece not in scope.neutral)
        if not denied and group.negated == "yes":
            return None
    if group.past != "either" and scope.is_past(first, last, words) != (group.past == "yes"):
        return None
    if group.quoted == "no" and words.quoted[first]:
        return None
    if denied and group.negated == "no":
        found.unless_denied.add(group.label)
        return None
    return _match(rule, first, last)


def _within(rule: Rule, there: dict[int, list[Place]], words: Words, scope: Scope, found: Found) -> Match | None:
    """The first fulfilment of a pattern inside a sentence, its outer words not too far apart."""
    reach = rule.group.within
    anchor = rule.pieces[0]
    for place in there[anchor]:
        taken = [(anchor, place)]
        for piece in rule.pieces[1:]:
            best = _next(there[piece], taken[-1][1]) if rule.ordered else _nearest(there[piece], place)
            if best is None:
                break
            taken.append((piece, best))
        else:
            first, last = min(p[0] for _, p in taken), max(p[1] for _, p in taken)
            if last - first <= reach + sum(p[1] - p[0] for _, p in taken):
                match = _accepted(rule, taken, words, scope, found)
                if match:
                    return match
    return None


def _next(places: list[Place], after: Place) -> Place | None:
    following = [place for place in places if place[0] > after[1]]
    return min(following) if following else None


def _nearest(places: list[Place], anchor: Place) -> Place | None:
    apart = [place for place in places if place[1] < anchor[0] or place[0] > anchor[1]]
    return min(apart, key=lambda place: abs(place[0] - anchor[0])) if apart else None


def _over_message(
    rule: Rule, spans: Spans, present: set[int], words: Words, scope: Scope, found: Found
) -> Match | None:
    """A fulfilment of a pattern whose pieces may stand in any sentence."""
    group = rule.group
    if any(piece not in present for piece in rule.pieces) or not rule.barred_anywhere.isdisjoint(present):
        return None
    if (group.short and len(words.plain) > group.short) or not rule.barred.isdisjoint(present):
        return None
    if group.negated == "no" and 1 in scope.denied:
        # What is not denied is looked for first; when that is not all there, the rest may be there and denied.
        taken = _anywhere(rule, spans, scope) or _anywhere(rule, spans, None)
    else:
        taken = _anywhere(rule, spans, None)
    match = _accepted(rule, taken, words, scope, found) if taken else None
    # The person's own words for it are those of the first piece: the whole message would be no reason.
    return _match(rule, *taken[0][1]) if match else None


def _anywhere(rule: Rule, spans: Spans, scope: Scope | None) -> list[tuple[int, Place]]:
    """Places of the pieces of a pattern in any sentence, none of them denied as `scope` says; empty when a piece has none."""
    taken: list[tuple[int, Place]] = []
    for piece in rule.pieces:
        fit = [place for there in spans.by_sentence.values() for place in there.get(piece, ())]
        if scope and piece not in scope.neutral:
            fit = [place for place in fit if not scope.denied[place[0]]]
        if rule.ordered and taken:
            fit = [place for place in fit if place[0] > taken[-1][1][1]]
        if not fit:
            return []
        taken.append((piece, min(fit)))
    return taken
