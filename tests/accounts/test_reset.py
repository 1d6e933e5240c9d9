"""A forgotten password, and changes of password and address."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from accounts.models import Educator, OneTimeLink, SignIn
from tests.accounts.mailbox import Outbox
from tests.browsing import text_of
from tests.databases import Site
from tests.people import PASSWORD, educator_client, make_educator, signed_in

NEW = "seven slow herons fly"


def can_sign_in(site: Site, email: str, password: str) -> bool:
    return site.client().submit("/class/en/sign-in", {"email": email, "password": password}).status_code == 303


def test_a_new_password_by_mail(site: Site, outbox: Outbox) -> None:
    one = make_educator(site, language="fi")
    there = educator_client(site, one)
    client = site.client()
    client.follow(client.submit("/class/en/reset", {"email": one.email}))
    assert [mail.to for mail in outbox] == [one.email]
    answer = client.submit(outbox.place(), {"new_password": NEW})
    assert answer.headers["Location"] == "/class/en/sign-in"
    assert client.get("/class/en/account").status_code == 303  # it signs nobody in
    assert there.get("/class/en/account").status_code == 303  # and ends what there was
    assert can_sign_in(site, one.email, NEW)
    assert not can_sign_in(site, one.email, PASSWORD)
    assert site.client().get(outbox.place(0)).status_code == 404
    assert len(outbox) == 2  # the notice


def test_an_unknown_address_gets_the_same_answer(site: Site, outbox: Outbox) -> None:
    one = make_educator(site)
    known, unknown = site.client(), site.client()
    a = known.submit("/class/en/reset", {"email": one.email})
    b = unknown.submit("/class/en/reset", {"email": "eva@school.example"})
    assert (a.status_code, a.headers["Location"], a.data) == (b.status_code, b.headers["Location"], b.data)
    assert text_of(known.follow(a)) == text_of(unknown.follow(b))
    assert [mail.to for mail in outbox] == [one.email]


def test_a_closed_account_gets_no_link(site: Site, outbox: Outbox) -> None:
    one = make_educator(site, closed_on=date(2026, 11, 1))
    assert site.client().submit("/class/en/reset", {"email": one.email}).status_code == 303
    assert not outbox


def test_links_run_out_in_an_hour_and_fault_keeps_them(site: Site, outbox: Outbox) -> None:
    one = make_educator(site)
    site.client().submit("/class/en/reset", {"email": one.email})
    assert site.client().submit(outbox.place(), {"new_password": "short"}).status_code == 422
    assert site.client().submit(outbox.place(), {"new_password": one.email}).status_code == 422
    site.clock.advance(minutes=61)
    assert site.client().get(outbox.place()).status_code == 404


def test_nobody_is_flooded_with_mails(site: Site, outbox: Outbox) -> None:
    one = make_educator(site)
    statuses = [site.client().submit("/class/en/reset", {"email": one.email}).status_code for _ in range(8)]
    assert 429 in statuses
    assert len(outbox) < 6


def test_change_the_password(site: Site, outbox: Outbox) -> None:
    one = make_educator(site)
    here, there = educator_client(site, one), educator_client(site, one)
    with site.store.read() as session:
        before = set(session.scalars(select(SignIn.token_hash)))
    place = "/class/en/account/password"
    assert here.submit(place, {"password": "not the one", "new_password": NEW}).status_code == 422
    assert here.submit(place, {"password": PASSWORD, "new_password": "waymark1"}).status_code == 422
    page = here.follow(here.submit(place, {"password": PASSWORD, "new_password": NEW}))
    assert "Your password is changed" in page.get_data(as_text=True)
    assert there.get("/class/en/account").status_code == 303
    with site.store.read() as session:
        assert not before & set(session.scalars(select(SignIn.token_hash)))  # this one has a new token too
    assert outbox.to(one.email) == ["Waymark: Your account was changed"]
    assert can_sign_in(site, one.email, NEW)


def test_change_the_address(site: Site, outbox: Outbox) -> None:
    one = make_educator(site, email="old@school.example")
    client = educator_client(site, one)
    place = "/class/en/account/address"
    assert client.submit(place, {"email": "new@school.example", "password": "not the one"}).status_code == 422
    client.follow(client.submit(place, {"email": "New@School.example", "password": PASSWORD}))
    assert outbox.to("new@school.example") == ["Waymark: Confirm your address"]
    assert outbox.to("old@school.example") == ["Waymark: Your account was changed"]  # at once
    link = outbox.place(0)
    stranger = site.client()
    assert (
        stranger.submit(link, {"password": "the stranger's own"}).status_code == 422
    )  # a mistyped address takes nothing over
    with site.store.read() as session:
        assert session.scalar(select(Educator.email)) == "old@school.example"
    assert site.client().submit(link, {"password": PASSWORD}).status_code == 303
    assert client.get("/class/en/account").status_code == 303
    assert outbox.to("old@school.example") == ["Waymark: Your account was changed"] * 2
    assert can_sign_in(site, "new@school.example", PASSWORD)
    assert not can_sign_in(site, "old@school.example", PASSWORD)
    assert site.client().get(link).status_code == 404


def test_an_address_that_is_taken(site: Site, outbox: Outbox) -> None:
    one, other = make_educator(site), make_educator(site)
    client = educator_client(site, one)
    free = client.submit("/class/en/account/address", {"email": "free@school.example", "password": PASSWORD})
    taken = client.submit("/class/en/account/address", {"email": other.email, "password": PASSWORD})
    assert (free.status_code, free.headers["Location"]) == (taken.status_code, taken.headers["Location"])
    assert outbox.to(other.email) == ["Waymark: You have an account"]
    # Taken after the link was sent:
    make_educator(site, email="late@school.example")
    client.submit("/class/en/account/address", {"email": "late2@school.example", "password": PASSWORD})
    link = outbox.place(-2)
    with site.store.write() as session:
        session.get_one(Educator, other.id).email = "late2@school.example"
    assert site.client().submit(link, {"password": PASSWORD}).status_code == 404


def test_a_new_password_makes_open_links_worthless(site: Site, outbox: Outbox) -> None:
    one = make_educator(site)
    site.client().submit("/class/en/reset", {"email": one.email})
    client = educator_client(site, one)
    client.submit("/class/en/account/password", {"password": PASSWORD, "new_password": NEW})
    assert site.client().get(outbox.place(0)).status_code == 404
    with site.store.read() as session:
        assert not session.scalars(select(OneTimeLink).where(OneTimeLink.purpose == "reset")).all()


def test_see_and_end_sessions(site: Site) -> None:
    one, other = make_educator(site), make_educator(site)
    here, there, stranger = educator_client(site, one), educator_client(site, one), educator_client(site, other)
    page = here.get("/class/en/account/sessions")
    assert text_of(page).count("Firefox, Linux") == 2
    assert "this one" in text_of(page)
    here.follow(here.post_on(page, {}, button="End this session"))
    assert there.get("/class/en/account").status_code == 303
    assert stranger.get("/class/en/account").status_code == 200
    with site.store.read() as session:
        foreign = session.scalars(select(SignIn.id).where(SignIn.educator_id == other.id)).one()
    token = here.token("/class/en/account")
    for wanted in (foreign, "00000000-0000-4000-8000-000000000000"):
        answer = here.post(f"/class/en/account/sessions/{wanted}/end", data={"csrf": token})
        assert answer.status_code == 404
    assert stranger.get("/class/en/account").status_code == 200


def test_end_all_others(site: Site) -> None:
    one = make_educator(site)
    here, others = educator_client(site, one), [educator_client(site, one) for _ in range(3)]
    half = signed_in(site, one, whole=False)
    here.submit("/class/en/account/sessions", {}, button="End all others")
    assert here.get("/class/en/account").status_code == 200
    assert {client.get("/class/en/account").status_code for client in [*others, half]} == {303}


@pytest.mark.parametrize("name", ["Ann", "안나", "Þóra", "A" * 60, "<b>Ann</b>", "=1+1", "Ann\u202eevil"])
def test_details(site: Site, name: str) -> None:
    one = make_educator(site)
    client = educator_client(site, one)
    columns = {column.name: "1" for column in Educator.__table__.columns}
    fields = {**columns, "name": name, "language": "ko", "country": "", "csrf": client.token("/class/en/account")}
    assert client.post("/class/en/account/details", data=fields).status_code == 303
    with site.store.read() as session:
        row = session.get_one(Educator, one.id)
    assert (row.name, row.language, row.country) == (name.replace("\u202e", ""), "ko", None)
    assert (row.email, row.is_admin, row.password_hash) == (one.email, False, one.password_hash)
    assert "<b>Ann" not in client.get("/class/en/account").get_data(as_text=True)


@pytest.mark.parametrize("fields", [{"name": ""}, {"name": "x" * 61}, {"language": "xx"}, {"country": "ZZ"}])
def test_details_that_cannot_be(site: Site, fields: dict[str, str]) -> None:
    client = educator_client(site)
    data = {"name": "Ann", "language": "en", "country": "SE", **fields, "csrf": client.token("/class/en/account")}
    assert client.post("/class/en/account/details", data=data).status_code == 422
