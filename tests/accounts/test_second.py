"""Setting up and removing the second step."""

from __future__ import annotations

import re

from sqlalchemy import select

from accounts import totp
from accounts.models import Educator, RecoveryCode, SignIn
from tests.accounts.mailbox import Outbox
from tests.browsing import Browsing, text_of
from tests.databases import Site
from tests.people import PASSWORD, educator_client, make_educator

APP = "/class/en/account/app"


def secret_on(page: str) -> bytes:
    import base64

    found = re.search(r'<span class="key"[^>]*>([A-Z2-7 ]+)</span>', page)
    assert found
    return base64.b32decode(found[1].replace(" ", ""))


def code(site: Site, secret: bytes) -> str:
    return totp._totp(secret).generate_otp(int(site.clock.now.timestamp()) // 30)


def set_up(site: Site, client: Browsing) -> tuple[bytes, list[str]]:
    page = client.follow(client.submit(APP, {"password": PASSWORD}))
    secret = secret_on(page.get_data(as_text=True))
    codes = client.follow(client.post_on(page, {"code": code(site, secret)}))
    return secret, re.findall(r"<li>([0-9a-z]{4}(?:-[0-9a-z]{4}){3})</li>", codes.get_data(as_text=True))


def test_set_up_an_app(site: Site, outbox: Outbox) -> None:
    one = make_educator(site)
    client, other = educator_client(site, one), educator_client(site, one)
    assert client.submit(APP, {"password": "not the one"}).status_code == 422
    with site.store.read() as session:
        before = set(session.scalars(select(SignIn.token_hash)))
    secret, codes = set_up(site, client)
    assert len(set(codes)) == 10
    with site.store.read() as session:
        row = session.get_one(Educator, one.id)
        data = [sign_in.data for sign_in in session.scalars(select(SignIn))]
        tokens = set(session.scalars(select(SignIn.token_hash)))
    assert row.totp_secret
    assert secret not in row.totp_secret  # sealed
    assert not [code for code in codes if code in repr(data)]
    assert not before & tokens  # a new token
    assert other.get("/class/en/account").status_code == 303
    assert outbox.to(one.email) == ["Waymark: Your account was changed"]
    # The code that was just shown is used up.
    again = site.client()
    again.submit("/class/en/sign-in", {"email": one.email, "password": PASSWORD})
    assert again.submit("/class/en/sign-in/code", {"code": code(site, secret)}).status_code == 422


def test_codes_are_shown_until_they_are_written_down(site: Site, outbox: Outbox) -> None:
    client = educator_client(site)
    _, codes = set_up(site, client)
    page = client.get("/class/en/account/codes")
    assert codes[0] in text_of(page)
    client.post_on(page, {}, button="I have them")
    assert codes[0] not in text_of(client.get("/class/en/account/codes"))
    fresh = client.follow(client.submit("/class/en/account/codes", {"password": PASSWORD}))
    assert codes[0] not in text_of(fresh)
    with site.store.read() as session:
        assert len(session.scalars(select(RecoveryCode)).all()) == 10


def test_a_wrong_first_code_sets_up_nothing(site: Site, outbox: Outbox) -> None:
    client = educator_client(site)
    page = client.follow(client.submit(APP, {"password": PASSWORD}))
    assert client.post_on(page, {"code": "12345"}).status_code == 422
    with site.store.read() as session:
        assert session.scalars(select(Educator.totp_secret)).one() is None
    assert not outbox
    assert educator_client(site).get(f"{APP}/scan").headers["Location"] == APP


def test_looking_sets_up_nothing(site: Site) -> None:
    client = educator_client(site)
    for place in (APP, f"{APP}/scan", f"{APP}/remove", "/class/en/account/codes"):
        client.get(place)
    with site.store.read() as session:
        assert session.scalars(select(SignIn.data)).all() == [{}]


def test_do_without(site: Site, outbox: Outbox) -> None:
    one = make_educator(site)
    client = educator_client(site, one)
    set_up(site, client)
    assert client.submit(f"{APP}/remove", {"password": "not the one"}).status_code == 422
    assert client.submit(f"{APP}/remove", {"password": PASSWORD}).status_code == 303
    with site.store.read() as session:
        assert session.get_one(Educator, one.id).totp_secret is None
        assert not session.scalars(select(RecoveryCode)).all()
    assert len(outbox) == 2


def test_the_square_is_drawn_here(site: Site) -> None:
    client = educator_client(site)
    page = client.follow(client.submit(APP, {"password": PASSWORD})).get_data(as_text=True)
    assert "<svg" in page
    assert "otpauth" not in page  # the address itself stands nowhere as text
