"""`flask store backup | restore | check`: from either database into either, whole, without secrets that pass."""

from __future__ import annotations

import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text

from accounts import service_session
from accounts.models import AuditEntry, Educator, Learner, SignIn
from classes.models import Membership, SchoolClass
from store import backup, migrate
from store.backup import BackupError
from store.base import Base
from store.store import Store
from tests.databases import Site
from tests.people import make_class, make_educator, make_learner, signed_in


def _fill(site: Site) -> Educator:
    one = make_educator(site, name="Åsa 안녕", totp_secret=b"\x00\xff sealed")
    for _ in range(3):
        make_learner(site, make_class(site, one))
    with site.store.write() as session:
        session.add_all(
            AuditEntry(happened_on=site.clock.now.date(), act=f"act {n}", by="test", detail="") for n in range(5)
        )
    return one


def _rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store.engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
            if not table.info.get("passing")
        }


def test_there_and_back_all_rows_are_equal(site: Site, empty_store: Store, tmp_path: Path) -> None:
    _fill(site)
    size = backup.backup(site.store, tmp_path / "copy")
    assert size == (tmp_path / "copy").stat().st_size
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o600
    assert backup.restore(empty_store, tmp_path / "copy") == sum(map(len, _rows(site.store).values()))
    assert _rows(empty_store) == _rows(site.store)
    assert backup.faults(empty_store) == []
    with empty_store.write() as session:  # counting goes on where it was
        session.add(AuditEntry(happened_on=site.clock.now.date(), act="after", by="test", detail=""))


def test_it_moves_between_the_two_databases(site: Site, tmp_path: Path, postgresql: str) -> None:
    _fill(site)
    backup.backup(site.store, tmp_path / "copy")
    other = Store(f"sqlite:///{tmp_path / 'other.db'}")
    backup.restore(other, tmp_path / "copy")
    assert _rows(other) == _rows(site.store)
    other.close()


def test_no_sign_in_survives_a_restore(site: Site, tmp_path: Path) -> None:
    client = signed_in(site, _fill(site))
    assert client.get("/class/en/").status_code == 303
    with site.store.read() as session:
        digest = session.scalars(select(SignIn.token_hash)).one()
    backup.backup(site.store, tmp_path / "copy")
    assert digest not in (tmp_path / "copy").read_bytes()
    backup.restore(site.store, tmp_path / "copy", replace=True)
    assert client.get("/class/en/").status_code == 200
    with site.store.read() as session:
        assert service_session.list_of(session, session.scalars(select(Educator.id)).one(), site.clock.now) == []


def test_it_is_taken_while_others_write_and_is_of_one_moment(site: Site, empty_store: Store, tmp_path: Path) -> None:
    one = _fill(site)
    school_class = make_class(site, one)
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            make_learner(site, school_class)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        backup.backup(site.store, tmp_path / "copy")
    finally:
        stop.set()
        thread.join()
    backup.restore(empty_store, tmp_path / "copy")
    with empty_store.read() as session:
        assert session.query(Learner).count() == session.query(Membership).count()
        assert session.query(SchoolClass).count() == 4


def test_a_database_that_is_not_empty_is_replaced_only_on_demand(site: Site, tmp_path: Path) -> None:
    _fill(site)
    backup.backup(site.store, tmp_path / "copy")
    before = _rows(site.store)
    make_educator(site)
    with pytest.raises(BackupError, match="--replace"):
        backup.restore(site.store, tmp_path / "copy")
    backup.restore(site.store, tmp_path / "copy", replace=True)
    assert _rows(site.store) == before


def test_nothing_is_written_over(site: Site, tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("mine")
    with pytest.raises(BackupError, match="there already"):
        backup.backup(site.store, tmp_path / "copy")
    assert (tmp_path / "copy").read_text() == "mine"


def test_what_is_no_whole_backup_of_this_version_is_refused(site: Site, empty_store: Store, tmp_path: Path) -> None:
    _fill(site)
    copy = tmp_path / "copy"
    backup.backup(site.store, copy)
    whole = copy.read_bytes()
    with pytest.raises(BackupError, match="not there"):
        backup.restore(empty_store, tmp_path / "none")
    copy.write_bytes(b"hello")
    with pytest.raises(BackupError, match="no backup"):
        backup.restore(empty_store, copy)
    copy.write_bytes(whole[:8192] + b"\xff" * 4096 + whole[12288:])
    with pytest.raises(BackupError):
        backup.restore(empty_store, copy)
    copy.write_bytes(whole)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(BackupError, match="9999"):
        backup.restore(empty_store, copy)


def test_check_finds_what_is_wrong(empty_store: Store, kind: str) -> None:
    assert "revision None" in backup.faults(empty_store)[0]
    migrate.upgrade(empty_store)
    assert backup.faults(empty_store) == []
    with empty_store.write() as session:
        session.execute(text("DROP INDEX ix_school_class_active_on"))
    assert backup.faults(empty_store)


def test_the_commands_say_what_they_did(site: Site, tmp_path: Path) -> None:
    from store.cli import group

    _fill(site)
    runner = site.app.test_cli_runner()
    commands = group(site.store)
    done = runner.invoke(commands, ["backup", str(tmp_path / "copy")])
    assert done.exit_code == 0, done.output
    assert "secret.key" in done.output
    again = runner.invoke(commands, ["backup", str(tmp_path / "copy")])
    assert again.exit_code == 1
    assert "Traceback" not in again.output
    assert runner.invoke(commands, ["restore", str(tmp_path / "copy")]).exit_code == 1
    assert runner.invoke(commands, ["restore", "--replace", str(tmp_path / "copy")]).exit_code == 0
    assert "whole" in runner.invoke(commands, ["check"]).output
