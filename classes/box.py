"""The question box: what a question may be, and whether it sounds like somebody in danger. Pure; nothing is kept here.

The understanding is the helper's own (`chat.engine`). A question is read as the language of the page and as that of the class: a
pupil may write in either.
"""

from __future__ import annotations

from collections.abc import Iterable

from chat import engine
from directory.cards import Card, Reader, card
from directory.lookup import Question, find
from directory.records import Facts

MOST = 1000  # characters
DAYS = (3, 7, 14)  # within how many days an educator may promise to read
SHOWN = 4
_TO_TALK = frozenset(
    {"child-helpline", "suicide-crisis", "helpline", "counselling"}
)  # the emergency number stands on the page already
# What the educator said of the class: the only age that is known. 16 to 18 holds both bands, so nothing is said of it.
_AGES = {"13-15": "under-18", "adults": "adult"}


def danger_in(text: str, languages: Iterable[str], facts: Facts) -> tuple[str, ...]:
    """The urgent situations of the directory that a question sounds like: danger, self-harm. Empty for most."""
    found: list[str] = []
    for language in dict.fromkeys(languages):
        understood = engine.understand(engine.script(language), text)
        found += [label.label for label in understood.labels if facts.situations.get(label.label)]
        if understood.quiet_risk:
            found.append("self-harm")
    return tuple(dict.fromkeys(found))


def people_for(urgent: tuple[str, ...], ages: str, country: str | None, reader: Reader) -> tuple[Card, ...]:
    """Whom the writer can reach now, for the country of the class; with nothing urgent, who listens to anything."""
    question = Question(country, urgent, _AGES.get(ages), reader.language.tag, reader.at)
    found = find(reader.facts, question)
    fitting = [it for it in found if _TO_TALK & set(it.service.kinds)] or list(found)
    return tuple(card(it, reader) for it in fitting[:SHOWN])
