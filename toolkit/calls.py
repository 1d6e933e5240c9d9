"""Whom to call first when a device may be watched by someone close: people who plan for safety, before any removal service."""

from __future__ import annotations

from directory.cards import Card, Reader, card
from directory.lookup import Found, Question, find

CALLS = 3


def call_first(country: str | None, reader: Reader) -> tuple[Card, ...]:
    """The services to call first, for the whole country before parts of it; never empty where the directory is not."""
    question = Question(country, ("partner-abuse",), None, reader.language.tag, reader.at)
    found = sorted(find(reader.facts, question), key=_rank)
    return tuple(card(it, reader) for it in found[:CALLS])


def _rank(found: Found) -> tuple[bool, ...]:
    service = found.service
    return (
        "emergency" in service.kinds,  # the emergency numbers stand at the foot of every page
        "domestic-abuse" not in service.kinds,
        bool(service.region),
        service.scope == "international",
        not service.phone,
    )
