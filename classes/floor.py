"""What the room stands on, made once at start: settings, the floor of accounts, the courses, and a seal for cards."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.floor import Floor
from accounts.sealing import Sealer
from courses.room import CoursesRoom
from web.settings import Settings

KEY = "waymark.classes"  # in app.extensions


@dataclass(frozen=True, slots=True)
class ClassesRoom:
    """Everything that the pages and the commands of the room need. `cards` seals cards between two pages."""

    settings: Settings
    base: Floor
    courses: CoursesRoom
    cards: Sealer
