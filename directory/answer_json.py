"""The finder's answer as data, the same for the API and the command line (contract in `../shared/design.md`)."""

from __future__ import annotations

from typing import Any

from directory import labels
from directory.cards import Reader, state_words
from directory.lookup import Found, Question, emergency, find
from directory.records import Facts
from directory.steps import TOOL_FOR_ADULTS, TOOL_FOR_CHILDREN, Advice, advise


def answer(question: Question, reader: Reader) -> dict[str, Any]:
    """Services in order, emergency numbers and first steps, in the reader's language."""
    facts = reader.facts
    advice = advise(facts, question.situations, question.age, question.age_in_picture, question.role)
    return {
        "services": [service(found, reader) for found in find(facts, question)],
        "emergency": emergency_numbers(facts, question.country, reader),
        "first_steps": [line for item in advice for line in _lines(item, reader)],
    }


def service(found: Found, reader: Reader) -> dict[str, Any]:
    """One service. `phone` is null where no page was read for it; `opens_at` is the next opening when it is closed."""
    it = found.service
    closed = found.state.open is False and found.state.changes_at is not None
    return {
        "id": it.id,
        "name": it.name,
        "kinds": list(it.kinds),
        "phone": it.phone if it.phone and not it.number_is_unread else None,
        "url": it.report_url or it.url or None,
        "open": found.state.open,
        "opens_at": found.state.changes_at.isoformat() if closed and found.state.changes_at else None,
        "why": [reader.say(labels.WHY[code]) for code in found.why],
        "checked": it.checked.isoformat(),
        "confidence": it.confidence,
        "note": reader.words(it.note).text,
        "state": state_words(it, found.state, reader),
        "scope": it.scope,
        "min_age": it.min_age,
        "max_age": it.max_age,
    }


def emergency_numbers(facts: Facts, country: str | None, reader: Reader) -> list[dict[str, Any]]:
    """The emergency numbers of a country; none without a country, since a language never picks a number."""
    return [
        {
            "number": number.number,
            "for": reader.say(labels.REACHES[number.reaches]) if labels.REACHES[number.reaches] else "",
            "checked": number.checked,
        }
        for number in emergency(facts, country)
    ]


def step(message: str, reader: Reader, *, swap_tool: bool) -> str:
    """A step in the reader's language, with the tool for pictures of under-18s named where that is the right one."""
    said = reader.words(message).text
    return said.replace(TOOL_FOR_ADULTS, TOOL_FOR_CHILDREN) if swap_tool else said


def _lines(item: Advice, reader: Reader) -> list[str]:
    return [step(text, reader, swap_tool=item.swap_tool) for text in (item.first, item.for_role, *item.do) if text]
