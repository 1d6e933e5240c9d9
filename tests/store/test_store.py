"""Transactions: all or nothing, readers see one moment, and what cannot be used is told from a mistake of ours."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, StatementError

from accounts.models import AuditEntry, Educator, Learner, SignIn
from store.faults import UnavailableError
from store.ready import PAUSE, ReadyStore
from store.store import Store
from tests.databases import Site
from tests.people import make_educator


def _entry(site: Site, act: str = "test") -> AuditEntry:
    return AuditEntry(happened_on=site.clock.now.date(), act=act, by="test", detail="")


def _acts(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(AuditEntry.act).order_by(AuditEntry.id)))


def test_a_command_is_kept_whole_or_not_at_all(site: Site) -> None:
    with site.store.write() as session:
        session.add_all([_entry(site, "one"), _entry(site, "two")])

    def fail() -> None:
        with site.store.write() as session:
            session.add(_entry(site, "three"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert _acts(site.store) == ["one", "two"]


def test_what_was_read_stays_readable_and_what_was_changed_in_a_reading_is_not_kept(site: Site) -> None:
    make_educator(site, name="Ada")
    with site.store.read() as session:
        one = session.scalars(select(Educator)).one()
        one.name = "Changed"
        session.flush() if site.kind == "postgresql" else None
    assert one.email
    with site.store.read() as session:
        assert session.scalars(select(Educator.name)).one() == "Ada"


def test_a_mistake_of_ours_is_not_taken_for_a_database_at_rest(site: Site) -> None:
    make_educator(site, email="same@school.example")
    with pytest.raises(IntegrityError):
        make_educator(site, email="same@school.example")


def test_a_moment_without_a_zone_is_refused_and_one_with_a_zone_comes_back_aware(site: Site) -> None:
    learner = Learner(nickname="Otter", language="en", words_hash="x")
    with site.store.write() as session:
        session.add(learner)
        session.flush()
        session.add(SignIn(token_hash=b"1", learner_id=learner.id, begun_at=site.clock.now, seen_at=site.clock.now, is_whole=True, device="", data={}))  # fmt: skip
    with site.store.read() as session:
        assert session.scalars(select(SignIn.begun_at)).one() == site.clock.now
        assert session.scalars(select(SignIn.begun_at)).one().tzinfo is not None
    with pytest.raises(StatementError), site.store.write() as session:
        session.add(SignIn(token_hash=b"2", learner_id=learner.id, begun_at=datetime(2026, 1, 1), seen_at=datetime.now(UTC), is_whole=True, device="", data={}))  # noqa: DTZ001  # fmt: skip


def test_a_sign_in_is_of_one_person_exactly(site: Site) -> None:
    with pytest.raises(IntegrityError), site.store.write() as session:
        session.add(
            SignIn(token_hash=b"3", begun_at=site.clock.now, seen_at=site.clock.now, is_whole=True, device="", data={})
        )


def test_many_writers_at_once_lose_nothing(site: Site) -> None:
    faults: list[BaseException] = []

    def add(number: int) -> None:
        try:
            for _ in range(5):
                with site.store.write() as session:
                    session.add(_entry(site, f"writer {number}"))
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=add, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    assert len(_acts(site.store)) == 60


@pytest.mark.parametrize("kind", ["sqlite"], indirect=False)
def test_every_connection_of_sqlite_is_set_up(site: Site) -> None:
    with site.store.engine.connect() as one, site.store.engine.connect() as two:
        for connection in (one, two):
            wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2}
            assert {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in wanted} == wanted


def test_a_database_that_is_not_there_is_asked_again_but_not_by_every_request(tmp_path: Path) -> None:
    moment = 100.0
    folder = tmp_path / "gone"
    store = ReadyStore(f"sqlite:///{folder / 'x.db'}", monotonic=lambda: moment)
    for _ in range(3):
        with pytest.raises(UnavailableError):
            store.make_ready()
    folder.mkdir()
    with pytest.raises(UnavailableError):
        store.make_ready()  # too early
    moment += PAUSE
    store.make_ready()
    with store.read() as session:
        assert session.scalars(select(Educator)).all() == []
    store.close()


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    store = ReadyStore(f"sqlite:///{tmp_path / 'x.db'}")
    store.make_ready()
    with store.write() as session:
        session.execute(text("SELECT 1"))
        assert {path.stat().st_mode & 0o777 for path in tmp_path.glob("x.db*")} == {0o600}
    store.close()


def test_no_password_of_the_database_is_told_by_an_error() -> None:
    store = Store("postgresql://waymark:zugzwangsecret@127.0.0.1:1/none")
    with pytest.raises(UnavailableError) as caught, store.read() as session:
        session.execute(text("SELECT 1"))
    assert "zugzwangsecret" not in str(caught.value)
    store.close()
