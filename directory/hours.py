"""Whether a service is open at a moment, in its own time zone, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

from directory.records import Service

ALWAYS = "24/7"
# Further ahead than this, a change of hours is of no use to anybody.
HORIZON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class OpenState:
    """`open` is None where the hours are not known. `changes_at` is when it closes or opens, in the service's own zone."""

    open: bool | None
    always: bool = False
    changes_at: datetime | None = None


@lru_cache(maxsize=512)
def parsed(hours: str, tz: str, country: str | None) -> OpeningHours:
    """The hours as a calendar that knows the country's public holidays. SyntaxError where they cannot be read."""
    return OpeningHours(hours, timezone=ZoneInfo(tz), country=country)


def open_state(service: Service, at: datetime) -> OpenState:
    """Whether `service` is open at the moment `at` (aware)."""
    if service.hours == ALWAYS:
        return OpenState(True, always=True)
    if not service.hours or not service.tz:
        return OpenState(None)  # hours without a zone are those of wherever the caller is
    zone = ZoneInfo(service.tz)
    local = at.astimezone(zone)
    calendar = parsed(service.hours, service.tz, service.country)
    change = calendar.next_change(local)
    if change is not None:
        change = change.replace(tzinfo=zone) if change.tzinfo is None else change.astimezone(zone)
        change = change if change - local <= HORIZON else None
    return OpenState(bool(calendar.is_open(local)), changes_at=change)
