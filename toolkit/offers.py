"""Which letters fit. The questions are answered on the page only; static/toolkit/offers.js decides there as `is_offered` does."""

from __future__ import annotations

from dataclasses import dataclass

from directory import labels
from directory.records import Facts
from toolkit.letter import Letter
from web.marks import N_


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: its answers by value; `several` may be ticked, else one is chosen."""

    id: str
    text: str
    answers: dict[str, str]
    several: bool = False


NOT_SAID = N_("Rather not say")
# The situations in which a letter may help, and those that rule one out.
SITUATIONS = (
    "danger",
    "self-harm",
    "sextortion",
    "threat",
    "shared",
    "synthetic",
    "hidden-recording",
    "unsolicited",
    "grooming",
    "partner-abuse",
)

ASKS = (
    Ask("happened", N_("What happened?"), {name: labels.SITUATIONS[name] for name in SITUATIONS}, several=True),
    Ask(
        "age",
        N_("How old are you?"),
        {"under-18": N_("Under 18"), "adult": N_("18 or over"), "": NOT_SAID},
    ),
    Ask(
        "picture",
        N_("Was anybody in the picture under 18 when it was made?"),
        {"picture-under-18": N_("Yes, or perhaps"), "picture-adult": N_("No, all were 18 or over"), "": NOT_SAID},
    ),
    Ask(
        "took",
        N_("Who took the picture?"),
        {
            "took-me": N_("I took it myself"),
            "took-other": N_("Someone else took it"),
            "took-fake": N_("It is a fake"),
            "": NOT_SAID,
        },
    ),
    Ask(
        "where",
        N_("Where is it, or where was it sent?"),
        {
            "at-app": N_("On an app or a website"),
            "at-search": N_("It comes up in a search"),
            "at-school": N_("At school"),
            "at-work": N_("At work"),
            "at-messages": N_("Only in messages"),
        },
        several=True,
    ),
    # Its answers are the apps of the directory, each by whether US law binds it: see `apps`.
    Ask("app", N_("Which app or site?"), {"app-us": "", "app-other": "", "": NOT_SAID}),
)


def apps(facts: Facts) -> tuple[tuple[str, str], ...]:
    """(name, answer) of every platform. US law binds those whose operator has a guide that speaks of its 48 hours."""
    bound = {it.operator for it in facts.platforms.values() if "48 hours" in it.response_time}
    found = sorted(facts.platforms.values(), key=lambda it: it.name.casefold())
    return tuple((it.name, "app-us" if it.operator in bound else "app-other") for it in found)


def is_offered(letter: Letter, answers: frozenset[str]) -> bool:
    """Whether this letter fits what was answered. An empty answer is no answer."""
    told = [group for group in letter.fits if answers & _question_of(group)]
    return not (letter.never & answers) and all(group & answers for group in (*letter.needs, *told))


def gate(letter: Letter) -> tuple[Ask, ...]:
    """The questions that a letter asks on its own page before it opens; none for a letter that is open to everybody."""
    wanted = frozenset().union(letter.never, *letter.needs)
    return tuple(ask for ask in ASKS if letter.needs and wanted & ask.answers.keys())


def _question_of(group: frozenset[str]) -> frozenset[str]:
    """All answers, empty ones left out, of the question that the group belongs to."""
    ask = next(ask for ask in ASKS if group <= ask.answers.keys())
    return frozenset(ask.answers) - {""}
