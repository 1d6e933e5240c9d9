"""Migrations: up, down, twice, with data, interrupted; two workers that start at once do not race."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys

import pytest
from sqlalchemy import inspect, text

from accounts.models import Educator
from store import migrate
from store.base import Base
from store.store import Store
from web.settings import ROOT

ADD_EDUCATOR = text(
    "INSERT INTO educator (id, email, name, password_hash, language, is_admin, made_on)"
    " VALUES (:id, 'a@school.example', 'A', 'x', 'en', false, '2026-11-23')"
)


def _names(store: Store) -> set[str]:
    with store.engine.connect() as connection:
        return set(inspect(connection).get_table_names())


def test_up_gives_the_tables_of_the_models(empty_store: Store) -> None:
    migrate.upgrade(empty_store)
    assert migrate.revision(empty_store) == migrate.newest()
    assert migrate.differences(empty_store) == []
    assert _names(empty_store) == {*Base.metadata.tables, "alembic_version"}


def test_up_twice_changes_nothing_and_keeps_the_data(empty_store: Store) -> None:
    migrate.upgrade(empty_store)
    with empty_store.write() as session:
        session.execute(ADD_EDUCATOR, {"id": "00000000000040008000000000000001"})
    migrate.upgrade(empty_store)
    with empty_store.read() as session:
        assert session.query(Educator).count() == 1


def test_down_with_data_leaves_nothing_and_up_again_works(empty_store: Store) -> None:
    migrate.upgrade(empty_store)
    with empty_store.write() as session:
        session.execute(ADD_EDUCATOR, {"id": "00000000000040008000000000000001"})
    migrate.downgrade(empty_store, "base")
    assert _names(empty_store) <= {"alembic_version"}
    migrate.upgrade(empty_store)
    assert migrate.differences(empty_store) == []


def test_a_step_that_fails_leaves_things_as_they_were(empty_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import op

    made = op.create_table
    count = 0

    def fail_half_way(*args: object, **kwargs: object) -> object:
        nonlocal count
        count += 1
        if count == 6:
            raise RuntimeError("the machine stops")
        return made(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(op, "create_table", fail_half_way)
    with pytest.raises(RuntimeError):
        migrate.upgrade(empty_store)
    assert _names(empty_store) <= {"alembic_version"}
    monkeypatch.undo()
    migrate.upgrade(empty_store)
    assert migrate.differences(empty_store) == []


SLOW = """
import sys, time
import accounts.models, classes.models
from alembic import op
from store import migrate
from store.store import Store
made = op.create_table
def slow(*args, **kwargs):
    result = made(*args, **kwargs)
    print("step", flush=True)
    time.sleep(0.2)
    return result
op.create_table = slow
migrate.upgrade(Store(sys.argv[1]))
print("done", flush=True)
"""


def test_killed_in_between_it_begins_anew(empty_url: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, empty_url], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for _ in range(4):
            assert process.stdout.readline() == "step\n"
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    store = Store(empty_url)
    migrate.upgrade(store)
    assert migrate.differences(store) == []
    store.close()


def _start(url: str, faults: multiprocessing.Queue[str]) -> None:
    try:
        store = Store(url)
        migrate.upgrade(store)
        assert migrate.differences(store) == []
        faults.put("")
    except BaseException as error:
        faults.put(repr(error))


def test_workers_that_start_at_once_do_not_race(empty_url: str) -> None:
    context = multiprocessing.get_context("fork")
    faults: multiprocessing.Queue[str] = context.Queue()
    workers = [context.Process(target=_start, args=(empty_url, faults)) for _ in range(4)]
    for worker in workers:
        worker.start()
    said = [faults.get(timeout=60) for _ in workers]
    for worker in workers:
        worker.join()
    assert said == ["", "", "", ""]


def test_readers_go_on_while_it_migrates(empty_url: str, kind: str) -> None:
    store = Store(empty_url)
    migrate.upgrade(store)
    reader = store.engine.connect()
    reader.execute(text("SELECT count(*) FROM learner")).scalar()
    reader.commit()
    migrate.upgrade(store)
    assert reader.execute(text("SELECT count(*) FROM educator")).scalar() == 0
    reader.close()
    store.close()


def test_the_history_is_one_line() -> None:
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(migrate.configure())
    assert len(script.get_heads()) == 1
    assert [one for one in script.walk_revisions() if one.is_merge_point or one.is_branch_point] == []
    assert all(one.revision.isdigit() for one in script.walk_revisions())
