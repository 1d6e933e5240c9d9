"""Becoming an educator, by oneself or by invitation."""

from __future__ import annotations

import dataclasses

import pytest
from sqlalchemy import func, select

from accounts.floor import KEY
from accounts.models import Educator, OneTimeLink
from tests.accounts.mailbox import Outbox
from tests.browsing import Browsing, text_of
from tests.databases import Site
from tests.people import educator_client, make_educator

PASSWORD = "three calm otters swim"  # noqa: S105
FIELDS = {"email": "Ann@School.example", "name": "Ann Lind", "password": PASSWORD, "language": "sv", "country": "SE"}
START = "/class/en/register"

LONGEST = " ".join(chr(97 + n % 26) + str(n * n) for n in range(60))[:128].replace(" ", "~")


def educators(site: Site) -> int:
    with site.store.read() as session:
        return session.scalar(select(func.count()).select_from(Educator)) or 0


def registration(site: Site, monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    """Sets how accounts are made, for this test."""
    base = site.app.extensions[KEY]
    changed = dataclasses.replace(base, settings=dataclasses.replace(base.settings, registration=mode))
    monkeypatch.setitem(site.app.extensions, KEY, changed)


def register(client: Browsing, **fields: str) -> None:
    answer = client.submit(START, {**FIELDS, **fields})
    assert client.follow(answer).request.path == "/class/en/register/sent"


def test_register_confirm_and_be_in(site: Site, outbox: Outbox) -> None:
    client = site.client()
    register(client)
    assert educators(site) == 0  # nobody is one before the address is proven
    assert [mail.to for mail in outbox] == ["ann@school.example"]
    answer = client.submit(outbox.place(), {"password": PASSWORD})
    assert answer.headers["Location"] == "/class/en/classes"
    assert client.get("/class/en/account").status_code == 200
    with site.store.read() as session:
        one = session.scalars(select(Educator)).one()
    assert (one.email, one.name, one.language, one.country) == ("ann@school.example", "Ann Lind", "sv", "SE")
    assert one.password_hash.startswith("$argon2id$")
    assert PASSWORD not in repr(one.__dict__)
    assert site.client().get(outbox.place()).status_code == 404  # once


def test_looking_at_the_link_changes_nothing(site: Site, outbox: Outbox) -> None:
    register(site.client())
    for _ in range(3):  # programs that read mails open links
        assert site.client().get(outbox.place()).status_code == 200
    assert educators(site) == 0


def test_the_link_alone_is_not_enough(site: Site, outbox: Outbox) -> None:
    """Somebody registers a stranger's address; the stranger's click must not make their account."""
    register(site.client())
    answer = site.client().submit(outbox.place(), {"password": "something of the stranger"})
    assert answer.status_code == 422
    assert educators(site) == 0


def test_two_who_register_one_address(site: Site, outbox: Outbox) -> None:
    register(site.client(), password="words of the attacker")  # noqa: S106
    register(site.client())
    client = site.client()
    client.submit(outbox.place(1), {"password": PASSWORD})
    assert educators(site) == 1
    answer = site.client().submit(outbox.place(0), {"password": "words of the attacker"})
    assert answer.status_code == 404
    assert educators(site) == 1


def test_a_known_address_gets_the_same_answer(site: Site, outbox: Outbox) -> None:
    make_educator(site, email="ann@school.example")
    known, fresh = site.client(), site.client()
    one = known.submit(START, FIELDS)
    other = fresh.submit(START, {**FIELDS, "email": "bea@school.example"})
    assert (one.status_code, one.headers["Location"], len(one.data)) == (
        other.status_code,
        other.headers["Location"],
        len(other.data),
    )
    assert text_of(known.follow(one)) == text_of(fresh.follow(other))
    assert outbox.to("ann@school.example") == ["Waymark: You have an account"]
    assert outbox.to("bea@school.example") == ["Waymark: Confirm your address"]
    assert outbox[0].link.endswith("/sign-in")
    assert educators(site) == 1


def test_what_is_wrong_is_said_beside_the_field(site: Site, outbox: Outbox) -> None:
    wrong = {"email": "ann at school", "name": " ", "password": "short", "language": "en", "country": "SE"}
    page = site.client().submit(START, wrong)
    assert page.status_code == 422
    html = page.get_data(as_text=True)
    assert 'value="ann at school"' in html
    assert 'value="SE" selected' in html
    assert "short" not in html.replace("at least", "")  # a password is never put back
    for name in ("email", "name", "password"):
        assert f'href="#{name}"' in html
        assert f'id="{name}-fault"' in html
    assert "autofocus" in html
    assert not outbox


@pytest.mark.parametrize(
    "password", ["password123", "1234567890", "Ann Lind 2024", "ann@school.example", "x" * 129, "waymark"]
)
def test_poor_passwords(site: Site, outbox: Outbox, password: str) -> None:
    assert site.client().submit(START, {**FIELDS, "password": password}).status_code == 422
    assert not outbox


@pytest.mark.parametrize("password", ["sala sana", "긴 비밀번호입니다", "þúfa  með bil ", LONGEST])
def test_any_script_is_a_password_exactly_as_typed(site: Site, outbox: Outbox, password: str) -> None:
    register(site.client(), password=password)
    assert site.client().submit(outbox.place(), {"password": password.strip() + "x"}).status_code == 422
    assert site.client().submit(outbox.place(), {"password": password}).status_code == 303


@pytest.mark.parametrize(
    "email",
    ["a@b.c\r\nBcc: d@e.f", "a@b", "a b@c.de", "@c.de", "<a@b.de>", "a@b.de,c@d.ef", "a" * 65 + "@b.de", "a@-b.de"],
)
def test_no_address_breaks_a_mail(site: Site, outbox: Outbox, email: str) -> None:
    answer = site.client().submit(START, {**FIELDS, "email": email})
    assert answer.status_code == 422
    assert not outbox


def test_only_declared_fields_count(site: Site, outbox: Outbox) -> None:
    client = site.client()
    columns = {column.name: "1" for column in Educator.__table__.columns if column.name not in FIELDS}
    client.post(START, data={**FIELDS, **columns, "csrf": client.token(START)})
    client.post(outbox.place(), data={**columns, "password": PASSWORD, "csrf": client.token(outbox.place())})
    with site.store.read() as session:
        one = session.scalars(select(Educator)).one()
    assert not one.is_admin
    assert one.totp_secret is None
    assert one.closed_on is None
    assert one.made_on == site.clock.now.date()


def test_links_run_out_and_are_kept_as_hashes(site: Site, outbox: Outbox) -> None:
    register(site.client())
    token = outbox.place().rpartition("/")[2]
    with site.store.read() as session:
        row = session.scalars(select(OneTimeLink)).one()
    assert token not in repr(row.__dict__)
    assert PASSWORD not in repr(row.__dict__)
    site.clock.advance(hours=25)
    assert site.client().get(outbox.place()).status_code == 404
    register(site.client(), email="bea@school.example")
    with site.store.read() as session:
        assert session.scalars(select(OneTimeLink.email)).all() == ["bea@school.example"]  # swept


@pytest.mark.parametrize(("mode", "says"), [("invitation", "by invitation"), ("closed", "No new accounts")])
def test_not_open(site: Site, outbox: Outbox, monkeypatch: pytest.MonkeyPatch, mode: str, says: str) -> None:
    registration(site, monkeypatch, mode)
    client = site.client()
    assert says in text_of(client.get(START))
    client.post(START, data={**FIELDS, "csrf": client.token("/class/en/sign-in")})
    assert not outbox


@pytest.mark.parametrize("mode", ["open", "invitation"])
def test_invited(site: Site, outbox: Outbox, monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    registration(site, monkeypatch, mode)
    admin = educator_client(site, make_educator(site, is_admin=True))
    page = admin.follow(admin.submit("/class/en/admin/invitations", {"email": "Bea@School.example"}))
    link = next(word for word in text_of(page).split() if "/invitation/" in word)
    place = link.removeprefix("https://waymark.test")
    guest = site.client()
    fields = {key: FIELDS[key] for key in ("name", "password", "language", "country")}
    assert guest.submit(place, {**fields, "password": "short"}).status_code == 422
    assert guest.submit(place, fields).headers["Location"] == "/class/en/classes"
    with site.store.read() as session:
        assert session.scalar(select(Educator.email).where(Educator.name == "Ann Lind")) == "bea@school.example"
    assert site.client().get(place).status_code == 404
    assert "bea@school.example" not in text_of(admin.get("/class/en/admin/invitations"))


def test_a_withdrawn_or_closed_invitation_is_worth_nothing(
    site: Site, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = educator_client(site, make_educator(site, is_admin=True))
    page = admin.follow(admin.submit("/class/en/admin/invitations", {"email": "bea@school.example"}))
    place = next(word for word in text_of(page).split() if "/invitation/" in word).removeprefix("https://waymark.test")
    registration(site, monkeypatch, "closed")
    assert site.client().get(place).status_code == 404
    registration(site, monkeypatch, "open")
    admin.post_on(page, {}, button="Withdraw")
    assert site.client().get(place).status_code == 404


@pytest.mark.parametrize("path", ["register/" + "x" * 43, "register/%2e%2e", "invitation/abc", "address/x", "reset/y"])
def test_links_that_nobody_made(site: Site, path: str) -> None:
    answer = site.client().get(f"/class/en/{path}")
    assert answer.status_code == 404
