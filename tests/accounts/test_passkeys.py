"""Passkeys, with a device in software."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from accounts.models import Educator, OneTimeLink, Passkey
from accounts.passkeys import site_of
from tests.accounts.authenticator import Device
from tests.accounts.mailbox import Outbox
from tests.browsing import Browsing, text_of
from tests.databases import Site
from tests.people import PASSWORD, educator_client, make_educator, signed_in

OWN = "/class/en/account/passkeys"
IN = "/class/en/sign-in/passkey"


def options(client: Browsing, place: str, page: str, **fields: str) -> dict[str, Any]:
    answer = client.post(place, data={"csrf": client.token(page), **fields})
    assert answer.status_code == 200, answer.get_data(as_text=True)
    found: dict[str, Any] = answer.get_json()
    return found


def add(client: Browsing, device: Device, name: str = "My laptop") -> Any:
    asked = options(client, f"{OWN}/options", OWN, name=name, password=PASSWORD)
    return client.post(OWN, data={"csrf": client.token(OWN), "name": name, "credential": device.make(asked)})


def prove(client: Browsing, device: Device, page: str = "/class/en/sign-in") -> Any:
    asked = options(client, f"{IN}/options", page)
    return client.post(IN, data={"csrf": client.token(page), "credential": device.prove(asked)})


def test_add_and_sign_in(site: Site, outbox: Outbox) -> None:
    one, device = make_educator(site), Device()
    client = educator_client(site, one)
    page = client.follow(add(client, device))
    assert "recovery" not in page.request.path
    assert text_of(page).count("-") >= 30  # ten recovery codes, since this is the first second factor
    assert "My laptop" in text_of(client.get(OWN))
    assert outbox.to(one.email) == ["Waymark: Your account was changed"]
    fresh = site.client()
    assert prove(fresh, device).headers["Location"] == "/class/en/classes"
    assert fresh.get("/class/en/account").status_code == 200


def test_as_second_step(site: Site, outbox: Outbox) -> None:
    one, device = make_educator(site), Device()
    add(educator_client(site, one), device)
    client = site.client()
    answer = client.submit("/class/en/sign-in", {"email": one.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/class/en/sign-in/code"
    asked = options(client, f"{IN}/options", "/class/en/sign-in/code")
    assert len(asked["allowCredentials"]) == 1
    client.post(IN, data={"csrf": client.token("/class/en/sign-in/code"), "credential": device.prove(asked)})
    assert client.get("/class/en/account").status_code == 200


def test_somebody_elses_key_is_no_second_step(site: Site, outbox: Outbox) -> None:
    one, device = make_educator(site), Device()
    add(educator_client(site), device)
    client = signed_in(site, one, whole=False)
    assert prove(client, device, "/class/en/sign-in/code").headers["Location"] == "/class/en/sign-in/code"
    assert client.get("/class/en/account").headers["Location"] == "/class/en/sign-in/code"


def test_a_proof_works_once(site: Site, outbox: Outbox) -> None:
    device = Device()
    add(educator_client(site), device)
    client = site.client()
    asked = options(client, f"{IN}/options", "/class/en/sign-in")
    answer = device.prove(asked)
    assert client.post(IN, data={"csrf": client.token("/class/en/sign-in"), "credential": answer}).status_code == 303
    assert client.get("/class/en/account").status_code == 200
    other = site.client()
    other.post(IN, data={"csrf": other.token("/class/en/sign-in"), "credential": answer})
    assert other.get("/class/en/account").status_code == 303


@pytest.mark.parametrize(
    "change",
    [
        {"origin": "https://evil.example"},
        {"host": "evil.example"},
        {"verifies": False},
        {"credential_id": b"x" * 16},
        {"count": 1},
    ],
)
def test_a_wrong_proof_signs_nobody_in(site: Site, outbox: Outbox, change: dict[str, Any]) -> None:
    device = Device()
    add(educator_client(site), device)
    device.count += 5
    assert prove(site.client(), device).headers["Location"] == "/class/en/classes"
    for name, value in change.items():
        setattr(device, name, value)
    client = site.client()
    assert prove(client, device).headers["Location"] == "/class/en/sign-in"
    assert client.get("/class/en/account").status_code == 303


def test_another_key_for_the_same_name(site: Site, outbox: Outbox) -> None:
    device = Device()
    add(educator_client(site), device)
    thief = Device(credential_id=device.credential_id)
    assert prove(site.client(), thief).headers["Location"] == "/class/en/sign-in"
    client = educator_client(site)
    assert add(client, thief).status_code == 422  # a key belongs to one account


def test_challenges_run_out_and_are_of_one_person(site: Site, outbox: Outbox) -> None:
    one, other = educator_client(site), educator_client(site)
    device = Device()
    asked = options(one, f"{OWN}/options", OWN, name="x", password=PASSWORD)
    stolen = other.post(OWN, data={"csrf": other.token(OWN), "name": "x", "credential": device.make(asked)})
    assert stolen.status_code == 422
    site.clock.advance(minutes=11)
    late = one.post(OWN, data={"csrf": one.token(OWN), "name": "x", "credential": device.make(asked)})
    assert late.status_code == 422
    with site.store.read() as session:
        assert not session.scalars(select(Passkey)).all()


def test_adding_takes_the_password(site: Site, outbox: Outbox) -> None:
    client = educator_client(site)
    answer = client.post(f"{OWN}/options", data={"csrf": client.token(OWN), "name": "x", "password": "not the one"})
    assert answer.status_code == 422
    assert "password" in answer.get_json()["fault"]


@pytest.mark.parametrize(
    "answer",
    ["", "{}", "null", "[]", "x" * 30_000, '{"id": 1}', '{"id":"a","rawId":"a","type":"public-key","response":{}}'],
)
def test_nonsense(site: Site, outbox: Outbox, answer: str) -> None:
    client = educator_client(site)
    made = client.post(OWN, data={"csrf": client.token(OWN), "name": "x", "credential": answer})
    assert made.status_code == 422
    stranger = site.client()
    proven = stranger.post(IN, data={"csrf": stranger.token("/class/en/sign-in"), "credential": answer})
    assert proven.headers["Location"] == "/class/en/sign-in"


def test_remove(site: Site, outbox: Outbox) -> None:
    one, device = make_educator(site), Device()
    client = educator_client(site, one)
    add(client, device)
    with site.store.read() as session:
        key_id = session.scalars(select(Passkey.id)).one()
    place = f"{OWN}/{key_id}/remove"
    assert educator_client(site).get(place).status_code == 404
    assert client.submit(place, {"password": "not the one"}).status_code == 422
    assert client.submit(place, {"password": PASSWORD}).status_code == 303
    assert prove(site.client(), device).headers["Location"] == "/class/en/sign-in"
    answer = site.client().submit("/class/en/sign-in", {"email": one.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/class/en/classes"  # no second factor is left to ask for


def test_a_closed_account(site: Site, outbox: Outbox) -> None:
    one, device = make_educator(site), Device()
    add(educator_client(site, one), device)
    with site.store.write() as session:
        session.get_one(Educator, one.id).closed_on = site.clock.now.date()
    assert prove(site.client(), device).headers["Location"] == "/class/en/sign-in"


def test_no_challenge_is_kept_readable(site: Site, outbox: Outbox) -> None:
    asked = options(site.client(), f"{IN}/options", "/class/en/sign-in")
    with site.store.read() as session:
        row = session.scalars(select(OneTimeLink)).one()
    assert asked["challenge"] not in repr(row.__dict__)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://waymark.example", "waymark.example"),
        ("http://localhost:5000", "localhost"),
        ("http://127.0.0.1:5000", None),
        ("http://[::1]:1", None),
    ],
)
def test_where_browsers_offer_passkeys(url: str, host: str | None) -> None:
    found = site_of(url)
    assert (found.host if found else None) == host
