"""`flask accounts …`."""

from __future__ import annotations

from datetime import UTC, datetime

from click.testing import Result
from sqlalchemy import select

from accounts.models import AuditEntry, Educator, RecoveryCode
from tests.databases import Site
from tests.people import PASSWORD, educator_client, make_educator

NEW = "four green herons wade"


def run(site: Site, *arguments: str, typed: str = "") -> Result:
    return site.app.test_cli_runner().invoke(args=["accounts", *arguments], input=typed)


def test_make_an_admin(site: Site) -> None:
    assert run(site, "create-admin", "Boss@School.example", "--name", "Boss", typed=NEW + "\n").exit_code == 0
    client = site.client()
    answer = client.submit("/class/en/sign-in", {"email": "boss@school.example", "password": NEW})
    assert answer.status_code == 303
    assert client.get("/class/en/admin").status_code == 200
    with site.store.read() as session:
        assert [(row.act, row.by) for row in session.scalars(select(AuditEntry))] == [("admin-made", "command line")]


def test_a_known_address_keeps_its_password(site: Site) -> None:
    one = make_educator(site)
    client = educator_client(site, one)
    assert run(site, "create-admin", one.email).exit_code == 0
    assert client.get("/class/en/account").status_code == 303  # a new power begins with a new sign-in
    client.submit("/class/en/sign-in", {"email": one.email, "password": PASSWORD})
    assert client.get("/class/en/admin").status_code == 200
    assert run(site, "end-admin", one.email).exit_code == 0
    assert client.get("/class/en/admin").status_code == 303


def test_what_cannot_be(site: Site) -> None:
    for arguments, typed in (
        (["create-admin", "nobody"], ""),
        (["create-admin", "a@b.de"], "short\n"),
        (["end-admin", "x@y.de"], ""),
    ):
        result = run(site, *arguments, typed=typed)
        assert result.exit_code == 1
        assert "Traceback" not in result.output
    with site.store.read() as session:
        assert not session.scalars(select(Educator)).all()


def test_a_lost_second_factor(site: Site) -> None:
    one = make_educator(site, totp_secret=b"sealed", totp_step=1)
    with site.store.write() as session:
        session.add(RecoveryCode(educator_id=one.id, code_hash=b"x"))
    assert run(site, "remove-second-factor", one.email.upper()).exit_code == 0
    with site.store.read() as session:
        assert session.get_one(Educator, one.id).totp_secret is None
        assert not session.scalars(select(RecoveryCode)).all()
    answer = site.client().submit("/class/en/sign-in", {"email": one.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/class/en/classes"


def test_days_are_of_the_sites_clock(site: Site) -> None:
    site.clock.now = datetime(2027, 2, 3, 4, 5, tzinfo=UTC)
    run(site, "create-admin", "boss@school.example", typed=NEW + "\n")
    with site.store.read() as session:
        assert str(session.scalar(select(Educator.made_on))) == "2027-02-03"
