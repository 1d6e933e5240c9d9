"""What of a message the weighted cues look at: its words, pairs of them, letters inside them, and the concepts found."""

from __future__ import annotations

import re

from chat.compiled import Script
from chat.cues import denied
from chat.fold import bare, squeezed
from chat.normalise import Words
from chat.scope import Scope
from chat.spans import Spans

NOTHING = "nothing"  # what cues call a message that tells no situation; never shown
_STRETCHED = re.compile(r"(.)\1\1")
_AGES = range(5, 18)
# Letters in a row that are looked at: a Korean syllable holds what two or three letters hold elsewhere.
_RUN, _HANGUL_RUN = 4, 2


def spelt(plain: list[str]) -> list[str]:
    """The words as cues know them: without accents, not stretched; a number only by its size, so that no cue is a phone number."""
    text = " ".join(plain)
    if text.isascii() and not _STRETCHED.search(text):
        return [_number(word) if word.isdigit() else word for word in plain]
    made = [_number(word) if word.isdigit() else bare(word) for word in plain]
    return [squeezed(word, 2) if _STRETCHED.search(word) else word for word in made]


def _number(word: str) -> str:
    return "#5" if len(word) < 3 and int(word) in _AGES else "#" + str(min(len(word), 4))


def is_word(feature: str) -> bool:
    """Whether a feature is a whole word, not a pair of words nor letters inside one."""
    return feature.startswith(" ") and feature.endswith(" ") and " " not in feature[1:-1]


def inside(word: str) -> list[str]:
    """The word between spaces, and all its runs of letters; these stand for endings, compounds and misspellings."""
    text = f" {word} "
    size = _HANGUL_RUN if "\uac00" <= word[:1] <= "\ud7a3" else _RUN
    return [text, *(text[at : at + size] for at in range(len(text) - size + 1))]


def of_words(words: Words) -> set[str]:
    """The features of the words, each once."""
    plain = spelt(words.plain)
    return of_spelt(plain, list(map(inside, plain)), words.sentence)


def of_spelt(plain: list[str], parts: list[list[str]], sentence: list[int]) -> set[str]:
    """The same from words that are spelt as cues know them, and what is inside each."""
    found = set().union(*parts)
    before = plain[0] if plain else ""
    for at in range(1, len(plain)):
        word = plain[at]
        if sentence[at] == sentence[at - 1]:
            found.add(f" {before} {word} ")
        before = word
    return found


def of_concepts(spans: Spans, scope: Scope) -> set[int]:
    """The concepts of the message; the same one may be there denied and not denied."""
    # Nothing is denied in most messages: then no single place has to be looked at.
    if 1 not in scope.denied:
        return set().union(*spans.by_sentence.values())
    return {
        denied(concept) if scope.denied[first] else concept
        for there in spans.by_sentence.values()
        for concept, places in there.items()
        for first, _ in places
    }


def named(script: Script, concepts: set[int]) -> set[str]:
    """The same as names, which stay the same from one start to the next; the alternatives of a pattern are left out."""
    names = script.names
    return {
        name
        for name in (names[concept] if concept >= 0 else "!" + names[denied(concept)] for concept in concepts)
        if "/" not in name and not name.isdigit()
    }
