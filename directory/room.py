"""What the room is given by `app.py`: its facts and the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from directory.lookup import emergency
from directory.records import EmergencyNumber, Facts


@dataclass(frozen=True, slots=True)
class Room:
    """The facts, loaded once, and the clock."""

    facts: Facts
    clock: Callable[[], datetime]

    def emergency(self, country: str | None) -> tuple[EmergencyNumber, ...]:
        """The emergency numbers of a country, the one to call first at the head."""
        return emergency(self.facts, country)

    def emergency_line(self, country: str) -> str:
        """The checked emergency numbers of a country in one line of digits, for the page that is made without templates."""
        return ", ".join(dict.fromkeys(number.number for number in self.emergency(country) if number.checked))
