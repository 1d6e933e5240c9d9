"""Fifty learners press a button at once, again and again; afterwards everything that was acknowledged must be there, once."""

from __future__ import annotations

import statistics
import threading
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from benchmarks.classes_seed import DAY, classes
from classes.models import Answer, Membership
from classes.service_progress import keep
from classes.work import Answered, Work
from courses.library import Library
from store.faults import UnavailableError
from store.store import Store

AT_ONCE, EACH = 50, 20
LAG = 1.0  # seconds between two presses of a learner, who reads in between


@dataclass(frozen=True, slots=True)
class Written:
    """Milliseconds of a write, how many were refused (and said so), and how many were acknowledged and yet lost, or doubled."""

    median: float
    worst: float
    refused: int
    faults: int


def measure(store: Store, library: Library, lag: float = LAG, at_once: int = AT_ONCE, each: int = EACH) -> Written:
    """Lets learners of one class write. Each presses `each` times, with `lag` seconds between, not in step with the others.

    Without a lag all of them press as fast as they are answered: nobody does, but nothing may be lost then either.
    """
    course = library.courses[0]
    lesson = course.id, course.lessons[0].id
    made = classes(store, at_once, at_once, [lesson], {})
    with store.read() as session:
        who = list(session.scalars(select(Membership.learner_id).where(Membership.class_id == made.class_id)))
    taken: list[float] = []
    kept: list[tuple[uuid.UUID, str]] = []
    refused: list[str] = []
    start = threading.Barrier(len(who))

    def press(learner: uuid.UUID, first: float) -> None:
        start.wait()
        time.sleep(first)
        for number in range(each):
            time.sleep(lag)
            work = Work(answers=(Answered(f"q{number}", f"a{number}", "right"),), place=f"b{number}")
            began = time.perf_counter()
            try:
                keep(store, learner, *lesson, work, DAY)
            except UnavailableError:
                refused.append(work.place)
                continue
            taken.append(time.perf_counter() - began)
            kept.append((learner, f"q{number}"))

    threads = [threading.Thread(target=press, args=(one, lag * index / at_once)) for index, one in enumerate(who)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Written(statistics.median(taken) * 1000, max(taken) * 1000, len(refused), _faults(store, kept))


def _faults(store: Store, kept: Sequence[tuple[uuid.UUID, str]]) -> int:
    """How many acknowledged answers are not there, and how many are there more than once or without having been acknowledged."""
    with store.read() as session:
        there = [
            (learner, question) for learner, question in session.execute(select(Answer.learner_id, Answer.question))
        ]
    return len(set(kept) - set(there)) + len(there) - len(set(there) & set(kept))
