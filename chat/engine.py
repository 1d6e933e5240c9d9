"""The door of understanding: what a person writes, as labels of the taxonomy with the words that gave them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from threading import RLock

from chat import ages, built, cue_features, loader, matching, normalise, scope, spans, weighing
from chat.ages import Age
from chat.compiled import Script
from chat.normalise import Words
from chat.spans import Spans
from chat.weighing import Understood

_MAKING = RLock()  # two requests at once must not both make a script


@cache
def script(lang: str) -> Script:
    """The script of a language, ready; read once. Raises DataError when there is none or it cannot be used."""
    with _MAKING:
        made = built.read(lang) or built.fresh(lang)
        made.english = None if lang == "en" else script("en")
        return made


def warm() -> None:
    """Reads what was built, before the first person asks. What was not is made when needed: the start does not wait."""
    for lang in loader.available():
        if (built.FOLDER / lang).exists():
            script(lang)


def understand(script: Script, text: str) -> Understood:
    """What the message says. Never fails, whatever the text."""
    found = _one_language(script, text)
    # People on a page in one language sometimes write in English: read so only when the page's language says nothing.
    if script.english and not _matters(script, found):
        other = _one_language(script.english, text)
        if _matters(script.english, other):
            return replace(other, denied=other.denied | found.denied) if found.denied else other
    return found


def features(script: Script, text: str) -> tuple[set[str], set[str], list[str]]:
    """What cues look at in a message: its words, the names of the concepts in it, and the words one by one."""
    words = normalise.read(text, script.vocabulary)
    seen, _ = seen_and_told(script, words)
    around = scope.Scope(script, words, seen)
    concepts = cue_features.named(script, cue_features.of_concepts(seen, around))
    return cue_features.of_words(words), concepts, cue_features.spelt(words.plain)


def seen_and_told(script: Script, words: Words) -> tuple[Spans, list[Age]]:
    """The concepts and the ages of a message."""
    seen = spans.find(script, words)
    told = ages.find(script, words)
    for age in told:
        number = script.numbers["CHILD_AGE" if age.child else "ADULT_AGE"]
        seen.add(number, age.first, age.last, words.sentence[age.first])
    return seen, told


def _matters(script: Script, found: Understood) -> bool:
    kinds = (*script.rules.situations, *script.rules.questions)
    return any(label.label in kinds for label in found.labels)


def _one_language(script: Script, text: str) -> Understood:
    words = normalise.read(text, script.vocabulary)
    seen, told = seen_and_told(script, words)
    around = scope.Scope(script, words, seen)
    return weighing.weigh(script, words, seen, around, told, matching.find(script, words, seen, around))
