"""The site as the measurements of classes need it: on a database of their own, with sixty lessons, and a way to be signed in."""

from __future__ import annotations

import secrets
import statistics
import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

from flask import Flask
from flask.testing import FlaskClient

import app as whole
from accounts import cookies, service_session
from accounts.models import Educator, Learner
from courses.library import Library
from courses.loader import Content
from courses.records import Course
from courses.room import CoursesRoom, open_room
from directory.loader import load
from store.store import Store
from web.settings import ROOT, Settings, utc_now

LESSONS = 60
HOME = "http://127.0.0.1:5000"


def many_lessons(room: CoursesRoom | None = None) -> Library:
    """A library of LESSONS lessons, made of the real ones under other names."""
    library = room.library if room is not None else _real()
    made: list[Course] = []
    sources = [(course, lesson) for course in library.courses for lesson in course.lessons if lesson.is_open]
    each = LESSONS // len(library.courses)
    for at, course in enumerate(library.courses):
        lessons = []
        for number in range(1, each + 1):
            _, lesson = sources[(at * each + number) % len(sources)]
            lessons.append(replace(lesson, id=f"{lesson.id}-{number}", number=number))
        made.append(replace(course, lessons=tuple(lessons)))
    return Library(Content(tuple(made), ()), library.evidence)


def _real() -> Library:
    return open_room(load(ROOT / "directory" / "data"), utc_now).library


def lessons_of(library: Library) -> list[tuple[str, str]]:
    """The ids of all lessons."""
    return [(course.id, lesson.id) for course in library.courses for lesson in course.lessons]


def questions_of(library: Library) -> dict[tuple[str, str], list[str]]:
    """The ids of the questions of all lessons."""
    found = {}
    for course in library.courses:
        for lesson in course.lessons:
            blocks = library.lesson(course, lesson, "en").blocks
            found[course.id, lesson.id] = [shown.block.id for shown in blocks if shown.block.kind == "question"]
    return found


def make_site(url: str, folder: Path) -> Flask:
    """The whole site on a database, with sixty lessons."""

    def opened(*args: Any) -> CoursesRoom:
        room = open_room(*args)
        return replace(room, library=many_lessons(room))

    with mock.patch.object(whole, "open_room", opened):
        return whole.create_app(Settings(data_folder=folder, database_url=url))


def signed_in(app: Flask, store: Store, person: Educator | Learner, now: Any) -> FlaskClient:
    """A browser in which somebody is signed in."""
    with store.write() as session:
        token, _ = service_session.begin(session, person, whole=True, device="", now=now, random=secrets.token_bytes)
    client = app.test_client()
    client.set_cookie(cookies.name_of("session", False), token, domain="127.0.0.1", path="/class")
    return client


def person(store: Store, model: Any, name: uuid.UUID) -> Any:
    """A row by its id."""
    with store.read() as session:
        return session.get(model, name)


def median_ms(act: Callable[[], object], times: int = 21) -> tuple[float, float]:
    """The median of so many times, and of the processor time that this process spent on them, in milliseconds."""
    act()
    taken = [_once(act) for _ in range(times)]
    return statistics.median(wall for wall, _ in taken), statistics.median(cpu for _, cpu in taken)


def in_turns(one: Callable[[], object], other: Callable[[], object], times: int = 41) -> tuple[float, float]:
    """The medians of two acts done in turns, so that whatever else the machine does slows both."""
    pairs = [(_once(one)[0], _once(other)[0]) for _ in range(times)]
    return statistics.median(first for first, _ in pairs), statistics.median(second for _, second in pairs)


def _once(act: Callable[[], object]) -> tuple[float, float]:
    began, busy = time.perf_counter(), time.process_time()
    act()
    return (time.perf_counter() - began) * 1000, (time.process_time() - busy) * 1000
