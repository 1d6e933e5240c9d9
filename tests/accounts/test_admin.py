"""The admin page and its log."""

from __future__ import annotations

import re
import uuid

import pytest
from sqlalchemy import select

from accounts.models import AuditEntry, Educator
from tests.accounts.mailbox import Outbox
from tests.browsing import Browsing, text_of
from tests.databases import Site
from tests.people import PASSWORD, educator_client, learner_client, make_class, make_educator, make_learner

ADMIN = "/class/en/admin"


def admin(site: Site) -> Browsing:
    return educator_client(site, make_educator(site, is_admin=True, email="admin@school.example", name="Admin"))


@pytest.mark.parametrize("place", ["", "/invitations", "/log"])
def test_only_admins(site: Site, place: str) -> None:
    assert educator_client(site).get(ADMIN + place).status_code == 404
    assert learner_client(site).get(ADMIN + place).status_code == 404
    assert site.client().get(ADMIN + place).status_code == 303
    assert admin(site).get(ADMIN + place).status_code == 200


def test_an_educator_cannot_close_anybody(site: Site) -> None:
    one, other = make_educator(site), make_educator(site)
    client = educator_client(site, one)
    answer = client.post(f"{ADMIN}/educators/{other.id}/close", data={"csrf": client.token("/class/en/account")})
    assert answer.status_code == 404
    with site.store.read() as session:
        assert session.get_one(Educator, other.id).closed_on is None


def test_close_and_reopen(site: Site) -> None:
    boss, one = admin(site), make_educator(site)
    client = educator_client(site, one)
    page = boss.get(ADMIN)
    assert one.email in text_of(page)
    boss.follow(boss.post_on(page, {}, button="Close"))
    assert client.get("/class/en/account").status_code == 303
    assert site.client().submit("/class/en/sign-in", {"email": one.email, "password": PASSWORD}).status_code == 422
    page = boss.get(ADMIN)
    assert "closed on" in text_of(page)
    boss.follow(boss.post_on(page, {}, button="Open again"))
    assert site.client().submit("/class/en/sign-in", {"email": one.email, "password": PASSWORD}).status_code == 303


def test_nobody_closes_themselves_or_nobody(site: Site) -> None:
    boss = admin(site)
    with site.store.read() as session:
        own = session.scalars(select(Educator.id)).one()
    token = boss.token(ADMIN)
    for wanted in (own, uuid.uuid4()):
        assert boss.post(f"{ADMIN}/educators/{wanted}/close", data={"csrf": token}).status_code == 404
        assert boss.post(f"{ADMIN}/educators/{wanted}/reopen", data={"csrf": token}).status_code == 404


def test_no_class_and_no_learner_is_seen(site: Site) -> None:
    boss, one = admin(site), make_educator(site)
    school_class = make_class(site, one, name="Hidden class")
    learner = make_learner(site, school_class, nickname="HiddenNick")
    for place in ("", "/invitations", "/log"):
        text = boss.get(ADMIN + place).get_data(as_text=True)
        assert "Hidden" not in text
    for path in (
        f"/class/en/classes/{school_class.id}",
        f"/class/en/{school_class.id}",
        f"/class/en/{school_class.id}/people",
    ):
        assert boss.get(path).status_code == 404
    assert learner.id


def test_look_for_somebody(site: Site) -> None:
    boss = admin(site)
    for name in ("Åsa Berg", "100%_sure", "Zoë"):
        make_educator(site, name=name)
    for wanted, found in (("berg", "Åsa Berg"), ("%_", "100%_sure"), ("admin@", "Admin")):
        answer = boss.submit(ADMIN, {"looked_for": wanted})
        assert wanted not in answer.headers["Location"]  # an address of a person stands in no URL
        text = text_of(boss.follow(answer))
        assert found in text
        assert "1 account" in text
    boss.submit(ADMIN, {"looked_for": ""})
    assert "4 accounts" in text_of(boss.get(ADMIN))


def test_many_educators_come_in_pages(site: Site) -> None:
    boss = admin(site)
    for _ in range(55):
        make_educator(site)
    first, second = boss.get(ADMIN), boss.get(f"{ADMIN}?page=2")
    assert "Page 1 of 2" in text_of(first)
    seen = re.findall(r"teacher\d+@", first.get_data(as_text=True) + second.get_data(as_text=True))
    assert len(set(seen)) == 55
    for odd in ("0", "-1", "x", "99999", "9" * 30, "²"):
        assert boss.get(f"{ADMIN}?page={odd}").status_code == 200


def test_the_log_names_nobody(site: Site, outbox: Outbox) -> None:
    boss, one = admin(site), make_educator(site, name="Kestrel Canary", email="canary@school.example")
    boss.submit(f"{ADMIN}/invitations", {"email": "invited-canary@school.example"})
    boss.post_on(boss.get(f"{ADMIN}/invitations"), {}, button="Withdraw")
    boss.post_on(boss.get(ADMIN), {}, button="Close")
    boss.post_on(boss.get(ADMIN), {}, button="Open again")
    educator_client(site, one).submit("/class/en/account/delete", {"password": PASSWORD, "sure": "1"})
    with site.store.read() as session:
        rows = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [row.act for row in rows] == ["invited", "invitation-withdrawn", "closed", "reopened", "erased"]
    text = repr([(row.act, row.by, row.detail) for row in rows])
    assert "anary" not in text
    assert str(one.id) not in text
    page = text_of(boss.get(f"{ADMIN}/log"))
    assert "An account was closed" in page
    assert "anary" not in page


def test_an_invitation_to_somebody_who_is_here(site: Site) -> None:
    boss, one = admin(site), make_educator(site)
    page = boss.submit(f"{ADMIN}/invitations", {"email": one.email})
    assert page.status_code == 422
