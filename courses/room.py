"""What the room is given by `app.py`: its library and search, the facts of the directory, and the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from courses.cache import load_quickly
from courses.evidence import load_evidence
from courses.library import Library
from courses.search import Search
from directory.records import Facts
from web.locales import languages
from web.settings import ROOT

CONTENT = ROOT / "courses" / "content"
EVIDENCE = ROOT / "courses" / "facts" / "evidence.yaml"
BUILT = ROOT / "build" / "lessons"


@dataclass(frozen=True, slots=True)
class CoursesRoom:
    """Everything that the pages and the commands of the room need. `built` is where `make build` leaves what it makes."""

    library: Library
    search: Search
    facts: Facts
    clock: Callable[[], datetime]
    content: Path = CONTENT
    built: Path = BUILT

    def pdf(self, language: str, course: int, lesson: int) -> Path:
        """Where the sheet of a lesson is as PDF, if it was made."""
        return self.built / "pdf" / language / f"{course}.{lesson}.pdf"


def open_room(
    facts: Facts, clock: Callable[[], datetime], content: Path = CONTENT, evidence: Path = EVIDENCE, built: Path = BUILT
) -> CoursesRoom:
    """Reads the lessons and the evidence. Raises DataError when the evidence is malformed."""
    library = Library(load_quickly(content, built), load_evidence(evidence))
    return CoursesRoom(library, Search(library, languages()), facts, clock, content, built)
