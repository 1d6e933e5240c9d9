"""Calendar feeds (iCalendar, RFC 5545) with titles that say nothing: “Lesson 2.3”. Pure: rows and texts in, bytes out.

Whole days only. An event keeps its uid when its day moves, so calendars move it instead of showing it twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from web.marks import N_

MIME = "text/calendar"
HELD, OPENS, DUE = "held", "opens", "due"

# What an event is called, by kind: of a lesson (2.3), of a course (2).
LESSON = {
    HELD: N_("Lesson %(number)s: together"),
    OPENS: N_("Lesson %(number)s: opens"),
    DUE: N_("Lesson %(number)s: due"),
}
COURSE = {
    HELD: N_("Course %(number)s: together"),
    OPENS: N_("Course %(number)s: opens"),
    DUE: N_("Course %(number)s: due"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A day of an assignment. `id` names the assignment; `class_name` stands before the title where there are several classes."""

    id: str
    kind: str
    day: date
    number: str
    class_name: str = ""


def entries_of(
    assignment_id: str, number: str, opens_on: date, due_on: date | None, held_on: date | None, class_name: str = ""
) -> list[Entry]:
    """The days of one assignment: of the class if it is taught together, else when it opens and is due."""
    if held_on is not None:
        return [Entry(assignment_id, HELD, held_on, number, class_name)]
    found = [Entry(assignment_id, OPENS, opens_on, number, class_name)]
    if due_on is not None:
        found.append(Entry(assignment_id, DUE, due_on, number, class_name))
    return found


def title_of(entry: Entry, translate: Callable[[str], str]) -> str:
    """The words of an event in a language."""
    table = LESSON if "." in entry.number else COURSE
    words = translate(table[entry.kind]) % {"number": entry.number}
    return f"{entry.class_name}: {words}" if entry.class_name else words


def make_feed(entries: Iterable[Entry], translate: Callable[[str], str], today: date) -> bytes:
    """The feed. The same entries on the same day give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Waymark//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Waymark")
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    stamp = datetime.combine(today, time(), UTC)
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.id}-{entry.kind}@waymark")
        event.add("dtstamp", stamp)
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("summary", title_of(entry, translate))
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
