"""What is erased is gone: no row, and on SQLite no byte in the file or its write-ahead log."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import delete, select, text

from accounts.models import Educator
from store.store import Store
from tests.databases import Site
from tests.people import make_educator

CANARY = "zugzwangcanary"


def _bytes(folder: Path) -> int:
    return sum(path.read_bytes().count(CANARY.encode()) for path in folder.rglob("waymark.db*") if path.is_file())


def _fill(site: Site) -> None:
    for number in range(40):
        make_educator(
            site, name=f"{CANARY} {number}", email=f"{CANARY}{number}@school.example", password_hash=CANARY * 8
        )


def test_what_is_erased_leaves_no_byte(site: Site) -> None:
    _fill(site)
    if site.kind == "sqlite":
        assert _bytes(site.folder) > 40  # the test would see it
    with site.store.erase() as session:
        session.execute(delete(Educator))
    with site.store.read() as session:
        assert session.scalars(select(Educator)).all() == []
    assert _bytes(site.folder) == 0


def test_what_was_changed_over_leaves_no_byte_either(site: Site) -> None:
    _fill(site)
    with site.store.erase() as session:
        for one in session.scalars(select(Educator)):
            one.name, one.email, one.password_hash = "A", f"{one.id}@school.example", "x"
    assert _bytes(site.folder) == 0


def test_while_somebody_reads_it_is_tried_again_at_the_next_write(site: Site) -> None:
    if site.kind != "sqlite":
        return  # the log of PostgreSQL is the operator's (docs say so)
    slow = Store(f"{site.store.engine.url}")
    _fill(site)
    with slow.read() as reading:
        reading.execute(text("SELECT count(*) FROM educator")).scalar()
        with site.store.write() as session:
            session.execute(delete(Educator))
        with site.store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 50")
        site.store._unclean = True  # what scrub() notes when a reader is in its way
    with site.store.write() as session:
        session.execute(text("SELECT 1"))
    assert _bytes(site.folder) == 0
    slow.close()
