"""Which question comes next: at most one a turn, none twice, none whose answer is known."""

from __future__ import annotations

from dataclasses import dataclass

from chat.flow import Flow, Question
from chat.remembering import HELPING
from chat.talk import Talk, Told
from directory.labels import AGES, ROLES
from directory.records import Facts

# The apps that most people name, by the directory's ids; the rest can be written.
APPS = (
    "instagram",
    "snapchat",
    "tiktok",
    "whatsapp",
    "telegram",
    "discord",
    "facebook",
    "x",
    "youtube",
    "reddit",
    "pornhub",
)


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to put: `text` is a key of `sentences.ASKED`; `options` are (pick, key of its words)."""

    id: str
    text: str
    options: tuple[tuple[str, str], ...]


def next_question(flow: Flow, talk: Talk, country: str | None, facts: Facts, *, crisis: bool) -> Ask | None:
    """The next question, or None when there is nothing more that would make help more exact."""
    told = talk.told
    if not told.situations:
        return None
    for question in flow.questions.values():
        if crisis and not question.in_crisis:
            continue
        if question.id in talk.asked or _known(question.id, told, country):
            continue
        if question.situations and question.situations.isdisjoint(told.situations):
            continue
        if question.unless and question.unless in (*told.situations, told.age):
            continue
        if _lacks(question.needs, told, country, facts):
            continue
        return Ask(question.id, _words(question.id, told), _options(question, country, facts))
    return None


def _known(name: str, told: Told, country: str | None) -> bool:
    if name == "country":
        return country is not None
    if name == "role":
        return told.role not in (None, HELPING)
    return getattr(told, name) is not None


def _lacks(needs: str, told: Told, country: str | None, facts: Facts) -> bool:
    if needs == "helping":
        return told.role != HELPING
    if needs == "regions":
        return country not in facts.countries or not facts.countries[country].regions
    return False


def _words(name: str, told: Told) -> str:
    if name == "age" and told.role not in (None, "self"):
        return "age-other"
    return "safe-other" if name == "safe" and told.crisis_of_other else name


def _options(question: Question, country: str | None, facts: Facts) -> tuple[tuple[str, str], ...]:
    if isinstance(question.options, tuple):
        values = question.options
    elif question.options == "ages":
        values = tuple(AGES)
    elif question.options == "roles":
        values = tuple(role for role in ROLES if role != "self")
    elif question.options == "platforms":
        values = tuple(name for name in APPS if name in facts.platforms)
    elif question.options == "regions":
        values = tuple(facts.countries[country].regions) if country in facts.countries else ()
    else:
        values = ()  # countries: a list of their own on the page
    return tuple((f"{question.id}:{value}", value) for value in values)
