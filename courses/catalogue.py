"""Choosing courses by age, time, topic, delivery and curriculum. Values in the address are bare numbers: a history shows no topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from courses import labels, schema
from courses.records import Course
from web.marks import N_

T = TypeVar("T")

MINUTES = (45, 60, 75, 90)
# By their names in the address: age, minutes, topic, delivery, curriculum.
LABELS = {
    "a": N_("For whom"),
    "m": N_("Time for the course"),
    "t": N_("Topic"),
    "d": N_("How it is taken"),
    "c": N_("Curriculum"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was chosen; None is any."""

    audience: str | None = None
    minutes: int | None = None
    topic: str | None = None
    delivery: str | None = None
    curriculum: str | None = None


def read_wanted(args: Mapping[str, str], curricula: Iterable[str]) -> Wanted:
    """The choice in an address. Anything else is as if it were not there."""
    return Wanted(
        audience=_pick(args.get("a"), schema.AUDIENCES),
        minutes=_pick(args.get("m"), MINUTES),
        topic=_pick(args.get("t"), tuple(labels.TOPICS)),
        delivery=_pick(args.get("d"), schema.DELIVERIES),
        curriculum=_pick(args.get("c"), tuple(curricula)),
    )


def _pick(text: str | None, rows: tuple[T, ...]) -> T | None:
    if not text or not (text.isascii() and text.isdigit()) or len(text) > 3:
        return None
    return rows[int(text) - 1] if 0 < int(text) <= len(rows) else None


def choose(courses: Iterable[Course], wanted: Wanted) -> tuple[Course, ...]:
    """The courses that fit."""
    return tuple(course for course in courses if _fits(course, wanted))


def _fits(course: Course, wanted: Wanted) -> bool:
    delivery = wanted.delivery
    return (
        # Those who teach can use every course.
        (wanted.audience in (None, "educators") or wanted.audience in course.audience)
        and (wanted.minutes is None or course.minutes <= wanted.minutes)
        and (wanted.topic is None or wanted.topic in course.topics)
        and (delivery is None or "either" in (delivery, course.delivery) or delivery == course.delivery)
        and (wanted.curriculum is None or wanted.curriculum in course.curricula)
    )
