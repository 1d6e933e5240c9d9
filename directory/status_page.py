"""What the status page says, and how a country's services are grouped: both drawn from the facts alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from directory import labels
from directory.cards import Card, is_stale
from directory.records import Facts


@dataclass(frozen=True, slots=True)
class Row:
    """One country (None: no country) on the status page."""

    code: str | None
    services: int
    laws: int
    oldest: date
    stale: int
    unconfirmed: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the status page shows about the facts."""

    rows: tuple[Row, ...]
    gaps: tuple[tuple[str, tuple[str, ...]], ...]


def report(facts: Facts, at: datetime) -> Report:
    """Counts and dates by country, and what is not known."""
    groups = [(code, country.services, len(country.law)) for code, country in sorted(facts.countries.items())]
    groups.append((None, facts.international, 0))  # type: ignore[arg-type]
    rows = tuple(
        Row(
            code=code,
            services=len(services),
            laws=laws,
            oldest=min(service.checked for service in services),
            stale=sum(is_stale(service.checked, at) for service in services),
            unconfirmed=sum(service.confidence == "low" for service in services),
        )
        for code, services, laws in groups
    )
    return Report(rows, tuple((name, gaps) for name, gaps in facts.gaps.items() if gaps))


def group_by_kind(cards: Iterable[Card], facts: Facts) -> list[tuple[str, list[Card]]]:
    """(kind, cards) in the order of `labels.KINDS`, each card under the first of its kinds, national before abroad."""
    groups: dict[str, list[Card]] = {kind: [] for kind in labels.KINDS}
    for card in cards:
        kinds = facts.services[card.id].kinds
        groups[next(kind for kind in labels.KINDS if kind in kinds)].append(card)
    return [(kind, found) for kind, found in groups.items() if found]
