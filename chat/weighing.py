"""What remains of all matches: which label suppresses or brings which, the values, the order of the answer."""

from __future__ import annotations

from dataclasses import dataclass

from chat.ages import Age
from chat.compiled import Script
from chat.judging import judge
from chat.matching import Found, Match
from chat.normalise import Words
from chat.scope import Scope
from chat.spans import Spans

CHILD, ADULT = "under-18", "adult"
_ABOUT_THE_ACT = ("knows-them", "stranger", "paid-already")
_NO_SITUATION = (*_ABOUT_THE_ACT, "for-someone-else")
_STAY = ("other-language", "exit", "human")  # what is asked of the helper holds whatever else was said


@dataclass(frozen=True, slots=True)
class Label:
    """A label, the person's own words that gave it, and whose matter it is: "me", "other" or None where nothing says."""

    label: str
    because: str
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """What a message says. `quiet_risk`: it may be about suicide, so a crisis line is shown without alarm.

    `denied`: the situations that it names only to say that they are not so ("no, nobody shared it").
    """

    labels: tuple[Label, ...]
    country: str | None = None
    platform: str | None = None
    age: str | None = None
    other_language: str | None = None
    quiet_risk: bool = False
    denied: frozenset[str] = frozenset()

    def has(self, label: str) -> bool:
        """Whether a label was given."""
        return any(found.label == label for found in self.labels)


def weigh(script: Script, words: Words, seen: Spans, scope: Scope, told: list[Age], found: Found) -> Understood:
    """The answer, from everything that was found in a message."""
    marks = _best(found)
    denied = found.denied()
    judged = judge(script, words, seen, scope, marks, denied)
    _add(script, marks, seen)
    values = _values(script, seen, marks)
    age = _age(script, told, seen, "for-someone-else" in marks)
    if age is None:
        said = [marks[name] for name in (CHILD, ADULT) if name in marks]
        age = (said[0].label, said[0].first) if said else None
    for name in (CHILD, ADULT):
        marks.pop(name, None)
    if age:
        marks[age[0]] = Match(age[0], age[1], age[1])
    _tidy(script, marks)
    tongue = values.get("language") if "other-language" in marks else None
    quiet = judged.nearly or any(match.strength == "quiet" for match in found)
    labels = _ordered(script, words, marks, judged.leading)
    denied = denied.intersection(script.rules.situations) if denied else denied
    return Understood(labels, values.get("country"), values.get("platform"), age and age[0], tongue, quiet, denied)


def _best(found: list[Match]) -> dict[str, Match]:
    """The earliest match of each label; weak ones only where nothing of their kind, situation or question, is certain."""
    certain = {
        match.label.startswith("ask-")
        for match in found
        if match.strength == "strong" and not match.short and match.label not in _NO_SITUATION
    }
    best: dict[str, Match] = {}
    for match in found:
        if match.strength == "quiet" or (match.strength == "weak" and match.label.startswith("ask-") in certain):
            continue
        held = best.get(match.label)
        if held is None or (match.first, match.last) < (held.first, held.last):
            best[match.label] = match
    return best


def _add(script: Script, marks: dict[str, Match], seen: Spans) -> None:
    for wanted, concept, label in script.rules.adds:
        number = script.numbers.get(concept) if concept else None
        if not wanted <= marks.keys() or label in marks:
            continue
        if concept is None or any(number in there for there in seen.by_sentence.values()):
            source = marks[min(wanted)]
            marks[label] = Match(label, source.first, source.last)


def _values(script: Script, seen: Spans, marks: dict[str, Match]) -> dict[str, str]:
    """The first country, platform and language that are named. A name inside a longer name is not meant."""
    values: dict[str, str] = {}
    longest: dict[int, int] = {}
    for first, last, _ in seen.named:
        for at in range(first, last + 1):
            longest[at] = max(longest.get(at, 0), last - first)
    for first, last, concept in sorted(seen.named):
        kind, value = script.values[concept]
        if kind in values or longest[first] > last - first:
            continue
        values[kind] = value
        if kind != "language":
            marks[kind] = Match(kind, first, last)
    return values


def _age(script: Script, told: list[Age], seen: Spans, helping: bool) -> tuple[str, int] | None:
    """The age band of the person harmed, and the word that says it; the one who did it never counts."""
    own = [age for age in told if age.whose == "me"]
    others = [age for age in told if age.whose == "other"]
    numeric = {age.first for age in told}
    for name, concept in ((CHILD, "CHILD_AGE"), (ADULT, "ADULT_AGE")):
        number = script.numbers[concept]
        places = [place[0] for there in seen.by_sentence.values() for place in there.get(number, ())]
        said = [place for place in places if place not in numeric]
        if said and not own:
            return name, min(said)
    considered = (others or own) if helping else (own or others)
    for age in considered:
        if age.child:
            return CHILD, age.first
    return (ADULT, considered[0].first) if considered else None


def _tidy(script: Script, marks: dict[str, Match]) -> None:
    """Drops what another label says better, and what means nothing without a situation."""
    rules = script.rules
    for strong, weaker in rules.drops:
        if strong in marks:
            for label in weaker:
                marks.pop(label, None)
    if any(label in marks for label in (*rules.situations, *rules.questions)):
        unwanted = [label for label in rules.conversation if label not in _STAY]
    else:
        unwanted = list(_ABOUT_THE_ACT)
    for label in unwanted:
        marks.pop(label, None)
    if not any(label in marks for label in (*rules.situations, *rules.questions, *rules.conversation)):
        marks["other"] = Match("other", 0, -1)


def _ordered(script: Script, words: Words, marks: dict[str, Match], leading: str | None) -> tuple[Label, ...]:
    rules = script.rules
    rank = rules.rank
    others = [match.first for label, match in marks.items() if label in rules.situations and label not in rules.urgent]

    def place(label: str) -> tuple[int, float, int]:
        match = marks[label]
        # What the message is most of all about comes first of what happened; questions stay where they were asked.
        first = min(others) - 0.5 if label == leading and others else float(match.first)
        # The act comes before what was done with it: a fake that is passed around is first of all a fake.
        for made in rules.leads.get(label, ()):
            if (
                made in marks
                and made != leading
                and words.sentence[match.first : match.first + 1] == words.sentence[marks[made].first :][:1]
            ):
                first = max(first, marks[made].first)
        urgent = rank[label] if label != leading else -1
        return (urgent if label in rules.urgent else len(rank), first, rank[label])

    who = "other" if "for-someone-else" in marks else None
    return tuple(
        Label(label, words.said(match.first, match.last) if match.last >= 0 else "", match.who or who)
        for label, match in ((label, marks[label]) for label in sorted(marks, key=place))
    )
