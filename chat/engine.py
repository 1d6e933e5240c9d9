"""The door of understanding: what a person writes, as labels of the taxonomy with the words that gave them."""

from __future__ import annotations

from functools import cache

from chat import ages, loader, matching, normalise, scope, spans, weighing
from chat.compiled import Script, compile_script
from chat.weighing import Understood


@cache
def script(lang: str) -> Script:
    """The script of a language, ready; read once. Raises DataError when there is none or it cannot be used."""
    english = None if lang == "en" else script("en")
    return compile_script(loader.load(lang), loader.rules(), english)


def understand(script: Script, text: str) -> Understood:
    """What the message says. Never fails, whatever the text."""
    found = _one_language(script, text)
    # People on a page in one language sometimes write in English: read so only when the page's language says nothing.
    if script.english and not _matters(script, found):
        other = _one_language(script.english, text)
        if _matters(script.english, other):
            return other
    return found


def _matters(script: Script, found: Understood) -> bool:
    kinds = (*script.rules.situations, *script.rules.questions)
    return any(label.label in kinds for label in found.labels)


def _one_language(script: Script, text: str) -> Understood:
    words = normalise.read(text, script.vocabulary)
    seen = spans.find(script, words)
    told = ages.find(script, words)
    for age in told:
        seen.add(
            script.numbers["CHILD_AGE" if age.child else "ADULT_AGE"], age.first, age.last, words.sentence[age.first]
        )
    found = matching.find(script, words, seen, scope.Scope(script, words, seen))
    return weighing.weigh(script, words, seen, told, found)
