"""Which sentences a reply has. None is said twice in a conversation, unless somebody asks to hear it again."""

from __future__ import annotations

from chat.reply import Line
from chat.sentences import SENTENCES, UNDERSTOOD
from chat.talk import Told
from directory.records import Facts
from directory.steps import HELPING, Advice, advise

UNDERSTOOD_AT_ONCE = 3
# The signal of the first steps that a slot's value stands for.
_SIGNALS = {("paid", "yes"): "paid-already", ("who", "knows-them"): "knows-them", ("who", "stranger"): "stranger"}


def every_text(facts: Facts) -> tuple[str, ...]:
    """All that can be said, each once, in a fixed order: its place is the number under which it is remembered as said."""
    texts = [*SENTENCES.values(), *(text for pair in UNDERSTOOD.values() for text in pair)]
    for steps in facts.steps.values():
        for block in (*steps.blocks.values(), *steps.thoughts.values()):
            texts += [block.say, block.first]
        texts += [*steps.if_signal.values(), *steps.roles.values()]
    texts += [answer.answer for answer in facts.answers.values()]
    return tuple(dict.fromkeys(texts))


def plain(*names: str) -> list[Line]:
    """Sentences of the helper itself."""
    return [Line(SENTENCES[name]) for name in names]


def is_helping(told: Told) -> bool:
    """Whether the person speaks for somebody else."""
    return told.role not in (None, "self")


def advice_for(facts: Facts, told: Told, situations: tuple[str, ...]) -> tuple[Advice, ...]:
    """The first steps for these situations, with how to help before them for somebody who helps."""
    return advise(facts, situations, told.age, told.picture, told.role)


def understood(situations: tuple[str, ...], told: Told) -> list[Line]:
    """What was understood, in one sentence each."""
    return [Line(UNDERSTOOD[name][is_helping(told)]) for name in situations[:UNDERSTOOD_AT_ONCE]]


def about(facts: Facts, told: Told, situations: tuple[str, ...]) -> list[Line]:
    """What was understood, a kind word, what holds for this person, and the one thing to do first. Nothing without a situation."""
    if not situations:
        return []
    advice = advice_for(facts, told, situations)
    lead = next((item for item in advice if item.situation == HELPING), advice[0])
    lines = [*understood(situations, told), Line(lead.say)]
    if lead.for_role:
        lines.append(Line(lead.for_role))
    lines += signals(facts, told, situations[:1])
    lines.append(Line(lead.first, "first", lead.swap_tool))
    return lines


def signals(facts: Facts, told: Told, situations: tuple[str, ...]) -> list[Line]:
    """The lines that hold because of a signal: already paid, known or unknown."""
    found = [_SIGNALS[pair] for pair in (("paid", told.paid), ("who", told.who)) if pair in _SIGNALS]
    return [
        Line(facts.steps[name].if_signal[signal])
        for name in situations
        for signal in found
        if signal in facts.steps[name].if_signal
    ]


def in_crisis(facts: Facts, told: Told, name: str) -> list[Line]:
    """Words for danger or thoughts of suicide, the person's own or somebody else's (`crisis_wording_en`)."""
    block = facts.steps[name].blocks[told.age or "adult"]
    if told.crisis_of_other:
        if name == "self-harm":
            parts = ("self-harm-other", "self-harm-other-now", "self-harm-other-later", "self-harm-other-tell")
            return [Line(UNDERSTOOD[name][1]), *plain(*parts)]
        return [Line(UNDERSTOOD[name][1]), Line(facts.steps[name].if_signal["for-someone-else"], "first")]
    opening = plain("self-harm-own" if name == "self-harm" else "danger-own")
    return [*opening, Line(UNDERSTOOD[name][0]), Line(block.first, "first")]
