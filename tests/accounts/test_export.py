"""A copy of everything, and the end of an account."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import timedelta

import pytest
from sqlalchemy import Table as SqlTable
from sqlalchemy import inspect, select

import classes.models  # noqa: F401 (its tables belong to the metadata)
from accounts import erase, export
from accounts.cells import safe_cell
from accounts.models import AuditEntry, Educator, OneTimeLink, Passkey, RecoveryCode
from classes.models import Assignment, CoTeacherInvitation, Membership, SchoolClass, Teaching
from store.base import Base
from tests.accounts.mailbox import Outbox
from tests.browsing import text_of
from tests.databases import Site
from tests.people import PASSWORD, educator_client, make_class, make_educator, make_learner, signed_in

DELETE = "/class/en/account/delete"
# Tables of nobody in particular: counters by a keyed hash that changes every day, and acts without names.
OF_NOBODY = {"attempt", "audit_entry", "alembic_version"}


def test_every_owned_table_is_in_export_and_erasure(site: Site) -> None:
    del site
    both: set[str] = set()
    owners: tuple[export.Owner, ...] = ("educator", "learner")
    for owner in owners:
        exported = {name for part in export.parts(owner) for name in part.tables}
        erased = {name for part in erase.parts(owner) for name in part.tables}
        direct = {
            table.name
            for table in Base.metadata.tables.values()
            if owner in {key.column.table.name for key in table.foreign_keys}
        } | {owner}
        assert direct <= exported, f"not exported for a {owner}"
        assert direct <= erased, f"not erased with a {owner}"
        both |= exported & erased
    everything = {table.name for table in Base.metadata.tables.values()} - OF_NOBODY
    assert everything == both


def zip_of(body: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        assert not [name for name in archive.namelist() if "/" in name or "\\" in name or ".." in name]
        return {name: archive.read(name) for name in archive.namelist()}


def test_everything_as_a_zip(site: Site) -> None:
    one = make_educator(site, name="=HYPERLINK(1)")
    other = make_educator(site)
    school_class = make_class(site, one, name="=2+3")
    learner = make_learner(site, school_class, nickname="@otter")
    make_class(site, other, name="A stranger's class")
    with site.store.write() as session:
        now = site.clock.now
        session.add(
            Passkey(
                educator_id=one.id,
                credential_id=b"k" * 16,
                public_key=b"publickeybytes",
                sign_count=1,
                name="+phone",
                made_on=now.date(),
            )
        )
        session.add(RecoveryCode(educator_id=one.id, code_hash=b"h" * 32))
        session.add(
            OneTimeLink(
                token_hash=b"t" * 32,
                purpose="new-email",
                educator_id=one.id,
                email="new@school.example",
                expires_at=now + timedelta(hours=1),
            )
        )
    answer = educator_client(site, one).get("/class/en/account/everything.zip")
    assert answer.mimetype == "application/zip"
    assert answer.headers["Content-Disposition"] == "attachment; filename=waymark-2026-11-23.zip"
    files = zip_of(answer.data)
    everything = json.loads(files["everything.json"])
    assert everything["account"][0]["email"] == one.email
    assert everything["links"][0]["email"] == "new@school.example"
    assert everything["passkeys"] == [{"name": "+phone", "made": "2026-11-23"}]
    whole = b"\n".join(files.values()).decode()
    assert learner.nickname in whole
    assert "stranger" not in whole
    for secret in (one.password_hash, "publickeybytes", "hhhh", "tttt", PASSWORD):
        assert secret not in whole
    for name, body in files.items():
        if name.endswith(".csv"):
            assert name in files["README.txt"].decode()
            for row in csv.reader(io.StringIO(body.decode("utf-8-sig"))):
                assert not [cell for cell in row if cell[:1] in "=+-@" and cell], name


def test_the_zip_speaks_the_readers_language(site: Site) -> None:
    client = educator_client(site)
    files = zip_of(client.get("/class/fi/account/everything.zip").data)
    assert files["README.txt"].decode().startswith("Waymark, 2026-11-23")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", "\t=1", "  =1", "＝1"])
def test_formulas(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Ann", "3-4", "안나", "'", " "])
def test_no_formulas(text: str) -> None:
    assert safe_cell(text) == text


def rows_of(site: Site, needle: str) -> list[str]:
    """The tables in which some cell holds a text."""
    found = []
    with site.store.read() as session:
        for table in Base.metadata.sorted_tables:
            if needle in repr(session.execute(select(table)).all()):
                found.append(table.name)
    return found


def test_delete_for_good(site: Site, outbox: Outbox) -> None:
    one = make_educator(site, name="Canary Kestrel", email="canary-kestrel@school.example")
    school_class = make_class(site, one, name="Canary class")
    learner = make_learner(site, school_class, nickname="CanaryNick")
    with site.store.write() as session:
        now = site.clock.now
        session.add(
            Passkey(
                educator_id=one.id,
                credential_id=b"canary-key",
                public_key=b"x",
                sign_count=1,
                name="Canary phone",
                made_on=now.date(),
            )
        )
        session.add(RecoveryCode(educator_id=one.id, code_hash=b"canary-code"))
        session.add(
            OneTimeLink(
                token_hash=b"canary-link", purpose="reset", educator_id=one.id, expires_at=now + timedelta(hours=1)
            )
        )
        session.add(
            CoTeacherInvitation(
                token_hash=b"canary-invite", class_id=school_class.id, expires_at=now + timedelta(days=1)
            )
        )
        session.add(Assignment(class_id=school_class.id, course="canary-course", opens_on=now.date()))
    client, pupil = educator_client(site, one), signed_in(site, learner)
    page = client.get(DELETE)
    assert "Canary class" in text_of(page)
    assert client.submit(DELETE, {"password": PASSWORD}).status_code == 422  # the box was not ticked
    assert client.submit(DELETE, {"password": "not the one", "sure": "1"}).status_code == 422
    answer = client.submit(DELETE, {"password": PASSWORD, "sure": "1"})
    assert "is deleted" in client.follow(answer).get_data(as_text=True)
    for needle in ("anary", str(one.id), one.id.hex, str(school_class.id), str(learner.id)):
        assert rows_of(site, needle) == [], needle
    assert client.get("/class/en/account").status_code == 303
    assert pupil.get("/class/en/mine").status_code == 303
    assert outbox.to(one.email) == ["Waymark: Your account was deleted"]
    with site.store.read() as session:
        assert session.scalars(select(AuditEntry.act)).all() == ["erased"]
    if site.store.is_sqlite:
        for path in site.folder.rglob("waymark.db*"):
            body = path.read_bytes()
            assert b"anary" not in body, path
            assert one.id.bytes not in body, path
            assert one.id.hex.encode() not in body, path


def test_a_class_that_is_taught_together_passes_on(site: Site, outbox: Outbox) -> None:
    one, friend = make_educator(site, name="Ann"), make_educator(site, name="Bea")
    shared, own = make_class(site, one, friend, name="Shared"), make_class(site, one, name="Alone")
    guest = make_class(site, friend, one, name="Of Bea")
    pupil = make_learner(site, shared)
    make_learner(site, own)
    client = educator_client(site, one)
    text = text_of(client.get(DELETE))
    assert "Bea" in text
    assert "Shared" in text
    client.submit(DELETE, {"password": PASSWORD, "sure": "1"})
    with site.store.read() as session:
        assert set(session.scalars(select(SchoolClass.name))) == {"Shared", "Of Bea"}
        owners = dict(session.execute(select(Teaching.class_id, Teaching.educator_id).where(Teaching.is_owner)).all())
        assert owners == {shared.id: friend.id, guest.id: friend.id}
        assert session.scalars(select(Membership.learner_id)).all() == [pupil.id]
        assert session.scalars(select(Educator.id)).all() == [friend.id]


def test_no_row_is_left_behind_in_any_table(site: Site, outbox: Outbox) -> None:
    """Whatever tables there will be: without the one educator, only tables of nobody hold anything."""
    one = make_educator(site)
    make_learner(site, make_class(site, one))
    educator_client(site, one).submit(DELETE, {"password": PASSWORD, "sure": "1"})
    with site.store.read() as session:
        tables: list[SqlTable] = Base.metadata.sorted_tables
        left = {table.name for table in tables if session.execute(select(table)).first()}
        assert set(inspect(session.connection()).get_table_names()) - OF_NOBODY <= {table.name for table in tables}
    assert left <= OF_NOBODY
