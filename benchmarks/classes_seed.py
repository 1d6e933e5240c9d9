"""Fills a database with classes, learners and answers, made up and all alike, to measure how pages grow.

    python -m benchmarks.classes_seed --url postgresql://…/waymark --learners 1000000 --answers 30000000

The design's measure is one million learners and thirty million answers on PostgreSQL; smaller ones take less time and disk
(about 15 GB for the whole). The database must be empty; nobody in it can sign in but the teacher whose sign-in is printed.
"""

from __future__ import annotations

import argparse
import sys
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from accounts.models import Educator, Learner
from benchmarks.classes_site import lessons_of, many_lessons, questions_of
from classes.models import Answer, Assignment, Membership, Progress, SchoolClass, Teaching
from store import migrate
from store.base import Base
from store.engine import WRITES
from store.store import Store

CLASS = 25
CHUNK = 20_000
QUESTIONS = 3  # answered in a lesson
DAY = date(2026, 11, 23)
LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Seeded:
    """Who can look at what: a teacher and the class that is measured."""

    educator_id: uuid.UUID
    class_id: uuid.UUID
    learner_id: uuid.UUID


def classes(
    store: Store,
    learners: int,
    each: int,
    lessons: Sequence[tuple[str, str]],
    questions: dict[tuple[str, str], list[str]],
) -> Seeded:
    """Fills the store with classes of `each`; every learner is done with `lessons` and has answered some of their `questions`.

    The class that is measured is in the middle of the table.
    """
    made: Seeded | None = None
    number = 0
    while number < learners:
        how_many = min(max(1, CHUNK // max(1, len(lessons) * QUESTIONS)) // each * each or each, learners - number)
        rows = list(_some(number, how_many, each, lessons, questions))
        with store.engine.execution_options(**{WRITES: True}).begin() as connection:
            for model in (Educator, SchoolClass, Teaching, Learner, Membership, Assignment, Progress, Answer):
                put(connection, model, [values for kind, values in rows if kind is model])
        number += how_many
        if made is None or number <= learners // 2:
            found: dict[type[Base], dict[str, Any]] = {}
            for kind, values in rows:
                found.setdefault(kind, values)
            made = Seeded(found[Educator]["id"], found[SchoolClass]["id"], found[Learner]["id"])
    assert made is not None
    return made


def _some(
    start: int,
    how_many: int,
    each: int,
    lessons: Sequence[tuple[str, str]],
    questions: dict[tuple[str, str], list[str]],
) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    for first in range(start, start + how_many, each):
        educator, school_class = uuid.uuid4(), uuid.uuid4()
        yield Educator, {
            "id": educator, "email": f"{educator.hex}@school.example", "name": "Seeded", "password_hash": "-",
            "language": LANGUAGE, "country": None, "is_admin": False, "confirmed": True, "closed_on": None, "totp_secret": None,
            "totp_step": None, "made_on": DAY,
        }  # fmt: skip
        yield SchoolClass, {
            "id": school_class, "name": f"Class {first}", "language": LANGUAGE, "country": None, "ages": "13-15",
            "code": f"{first:08d}", "calendar_token": school_class.hex, "made_on": DAY, "active_on": DAY, "warned_on": None,
            "archived_on": None, "box_open": True, "box_days": 7, "box_alert": False,
        }  # fmt: skip
        yield Teaching, {"class_id": school_class, "educator_id": educator, "is_owner": True}
        for course, lesson in lessons:
            yield Assignment, {
                "id": uuid.uuid4(), "class_id": school_class, "course": course, "lesson": lesson, "opens_on": DAY,
                "due_on": None, "held_on": None, "for_all": True,
            }  # fmt: skip
        for index in range(min(each, start + how_many - first)):
            yield from _learner(school_class, first + index, lessons, questions)


def _learner(
    school_class: uuid.UUID,
    number: int,
    lessons: Sequence[tuple[str, str]],
    questions: dict[tuple[str, str], list[str]],
) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    learner = uuid.uuid4()
    yield Learner, {
        "id": learner, "nickname": f"Otter {number}", "language": LANGUAGE, "words_hash": "-", "words_are_new": False,
    }  # fmt: skip
    yield Membership, {"learner_id": learner, "class_id": school_class, "folded": f"otter {number}"}
    for at, (course, lesson) in enumerate(lessons):
        done = (number + at) % 4 != 0
        where = {"learner_id": learner, "class_id": school_class, "course": course, "lesson": lesson}
        yield Progress, {**where, "block": "start", "picks": "", "is_done": done}
        for question in questions.get((course, lesson), [])[:QUESTIONS]:
            right = "right" if number % 3 else "wrong"
            yield Answer, {
                **where, "question": question, "first": f"a{number % 4}", "first_verdict": right,
                "latest": f"a{number % 3}", "latest_verdict": right,
            }  # fmt: skip


def put(connection: Connection, model: type[Base], rows: list[dict[str, Any]]) -> None:
    """Inserts rows as fast as the database takes them."""
    if not rows:
        return
    table = model.__table__
    rows = [{column.name: row.get(column.name, _default(column)) for column in table.columns} for row in rows]
    if connection.dialect.name != "postgresql":
        connection.execute(table.insert(), rows)  # type: ignore[attr-defined]
        return
    names = list(rows[0])
    cursor = connection.connection.cursor()
    with cursor.copy(f"COPY {table.name} ({', '.join(names)}) FROM STDIN") as copy:  # type: ignore[attr-defined]
        for row in rows:
            copy.write_row([row[name] for name in names])


def _default(column: Any) -> Any:
    return column.default.arg if column.default is not None and column.default.is_scalar else None


def analyse(store: Store) -> None:
    """Has the database look at its tables, as it does by itself after a while."""
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
        if not store.is_sqlite:
            connection.execute(text("VACUUM"))


def main(arguments: Iterable[str] | None = None) -> int:
    """Fills a database and says how long it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", required=True)
    parser.add_argument("--learners", type=int, default=100_000)
    parser.add_argument("--answers", type=int, default=3_000_000)
    given = parser.parse_args(list(arguments) if arguments is not None else None)
    store = Store(given.url)
    migrate.upgrade(store)
    library = many_lessons()
    lessons = lessons_of(library)[: max(1, round(given.answers / given.learners / QUESTIONS))]
    began = time.perf_counter()
    made = classes(store, given.learners, CLASS, lessons, questions_of(library))
    analyse(store)
    print(f"{given.learners} learners, {len(lessons)} lessons each, in {time.perf_counter() - began:.0f} s")
    print(f"measure: class {made.class_id}, educator {made.educator_id}")
    store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
