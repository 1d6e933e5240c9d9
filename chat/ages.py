"""Ages that a message states, and whose they are: the speaker's, somebody else's, or the one who did it."""

from __future__ import annotations

from dataclasses import dataclass

from chat.compiled import Script
from chat.normalise import Words

YOUNGEST, OLDEST = 5, 99
# A number that stands alone between commas or full stops is read as an age when it is one that people give so.
_ALONE = range(9, 18)


@dataclass(frozen=True, slots=True)
class Age:
    """An age of a person: under 18 or not, whose ("me", "other", "theirs": of the one who did it), and its words."""

    child: bool
    whose: str
    first: int
    last: int


def find(script: Script, words: Words) -> list[Age]:
    """The ages in the order of the message."""
    found: list[Age] = []
    for at, word in enumerate(words.plain):
        years = int(word) if word.isdigit() and len(word) < 3 else script.number_words.get(word)
        if years is not None and YOUNGEST <= years <= OLDEST:
            whose = _whose(script, words, at, years)
            if whose:
                found.append(Age(years < 18, whose, at, at))
    return found


def _near(script: Script, key: str, words: Words, at: int, forward: bool) -> bool:
    """Whether one of the words under `key`, of up to three words, stands right before or after a place."""
    said, plain = script.ages[key], words.plain
    for size in (1, 2, 3) if said else ():
        part = plain[at + 1 : at + 1 + size] if forward else plain[max(0, at - size) : at]
        if len(part) == size and " ".join(part) in said:
            return True
    return False


def _whose(script: Script, words: Words, at: int, years: int) -> str | None:
    if _near(script, "not_after", words, at, True) or _near(script, "not_before", words, at, False):
        return None
    if _near(script, "before", words, at, False):
        return "me"
    other = _near(script, "before_other", words, at, False)
    if not other and not _near(script, "after", words, at, True):
        return _standing_alone(words, at, years)
    if years < 18:  # a child is never taken for the one who did it
        return "other"
    # "a 45 year old man", "hes 40": whose age it is is told by the words around it.
    sentence = words.sentence[at]
    around = [near for near in range(max(0, at - 3), min(len(words.plain), at + 4)) if words.sentence[near] == sentence]
    return "theirs" if any(words.plain[near] in script.ages["theirs"] for near in around) else "other"


def _standing_alone(words: Words, at: int, years: int) -> str | None:
    clause, size = words.clause, len(words.clause)
    if (at and clause[at - 1] == clause[at]) or (at + 1 < size and clause[at + 1] == clause[at]):
        return None
    if years in _ALONE and size > 1:
        return "other" if at and at + 1 < size else "me"
    return "me" if at == 0 and size > 1 else None
