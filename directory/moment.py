"""Reads a moment that somebody wrote down."""

from __future__ import annotations

from datetime import UTC, datetime


def read_moment(text: str) -> datetime:
    """The moment written in ISO 8601; UTC where no zone is given. Raises ValueError in words for anything else."""
    try:
        moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"“{text}” is not a moment like 2026-11-23T21:00:00Z") from error
    if not 1971 <= moment.year <= 2200:
        raise ValueError(f"“{text}” is too far away")
    return moment
