"""The words on a button, by its pick: msgids for the pages and for the API alike."""

from __future__ import annotations

from chat.sentences import ANSWERS, QUESTIONS
from directory.labels import AGES, ROLES, SITUATIONS
from directory.records import Facts
from web.locales import languages
from web.marks import N_

DEEDS = {
    "do:rest": N_("Go on with the rest"),
    "do:human": N_("I want to talk to a person"),
    "do:back": N_("One step back"),
    "do:restart": N_("Start again"),
    "do:skip": N_("Skip this question"),
    "do:menu": N_("Show everything you know about"),
}


def message(pick: str, facts: Facts) -> str:
    """The English words of a button. Names of platforms and of languages are the same in every language."""
    kind, _, value = pick.partition(":")
    if kind == "situation":
        return SITUATIONS[value]
    if kind == "ask":
        return QUESTIONS[value]
    if kind == "platform":
        return facts.platforms[value].name
    if kind == "language":
        return languages()[value].native
    if kind == "region":
        return facts.regions[value]
    return DEEDS.get(pick) or ROLES.get(value) or AGES.get(value) or ANSWERS[value]
