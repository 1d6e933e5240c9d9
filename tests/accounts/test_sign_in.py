"""Signing in, the second step, and what nobody learns from it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import event, select
from werkzeug.test import TestResponse

from accounts import totp
from accounts.floor import KEY
from accounts.models import Educator, RecoveryCode, SignIn
from accounts.passwords import Passwords
from accounts.recovery import make_codes
from tests.accounts.mailbox import Outbox
from tests.browsing import text_of
from tests.databases import Site
from tests.people import PASSWORD, make_educator, signed_in

START = "/class/en/sign-in"
SECRET = bytes(range(20))


def with_app(site: Site) -> Educator:
    """An educator whose app holds SECRET."""
    one = make_educator(site)
    sealed = site.app.extensions[KEY].totp.close(SECRET, str(one.id))
    with site.store.write() as session:
        session.get_one(Educator, one.id).totp_secret = sealed
    return one


def code_at(site: Site, steps: int = 0) -> str:
    step = int(site.clock.now.timestamp()) // 30 + steps
    return totp._totp(SECRET).generate_otp(step)


def test_in_and_out(site: Site) -> None:
    one, client = make_educator(site), site.client()
    answer = client.submit(START, {"email": one.email.upper(), "password": PASSWORD})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/class/en/classes")
    page = client.get("/class/en/account")
    client.post_on(page, {}, button="Sign out")
    assert client.get("/class/en/account").status_code == 303


def test_after_signing_in_one_goes_on_where_one_wanted(site: Site) -> None:
    one, client = make_educator(site), site.client()
    client.follow(client.get("/class/en/account/sessions"))
    answer = client.submit(START, {"email": one.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/class/en/account/sessions"


@pytest.mark.parametrize("query", ["?next=https://evil.example", "?next=//evil.example", "?next=/class/../evil"])
def test_no_way_leads_elsewhere(site: Site, query: str) -> None:
    one, client = make_educator(site), site.client()
    page = client.get(START + query)
    answer = client.post_on(page, {"email": one.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/class/en/classes"


def bare(page: TestResponse) -> str:
    """A page without the token of its forms."""
    return re.sub(r'name="csrf" value="[^"]*"', "", page.get_data(as_text=True))


def test_wrong_is_wrong_whoever_it_is(site: Site) -> None:
    one = make_educator(site, email="ann@school.example")
    closed = make_educator(site, email="bea@school.example", closed_on=date(2026, 11, 1))
    pages = [
        site.client().submit(START, {"email": email, "password": "not the one at all"})
        for email in (one.email, "eva@school.example", closed.email)
    ]
    assert {page.status_code for page in pages} == {422}
    texts = [
        bare(page).replace(email, "")
        for page, email in zip(pages, (one.email, "eva@school.example", closed.email), strict=True)
    ]
    assert len(set(texts)) == 1
    assert "not the one at all" not in texts[0]


def counted(real: Callable[..., object], name: str, hashed: list[str]) -> Callable[..., object]:
    """The same, noting that it was used."""

    def use(*given: object) -> object:
        hashed.append(name)
        return real(*given)

    return use


def work(
    site: Site, monkeypatch: pytest.MonkeyPatch, place: str, fields: dict[str, str]
) -> tuple[list[str], list[str]]:
    """What the server does for a post: its hashing, and the kinds of its statements."""
    client = site.client()
    page = client.get(place)
    statements: list[str] = []
    hashed: list[str] = []
    for name in ("hash", "is_right"):
        monkeypatch.setattr(Passwords, name, counted(getattr(Passwords, name), name, hashed))

    def listen(connection: object, cursor: object, statement: str, *rest: object) -> None:
        statements.append(" ".join(statement.split()[:3]))

    event.listen(site.store.engine, "before_cursor_execute", listen)
    try:
        client.post_on(page, fields)
    finally:
        event.remove(site.store.engine, "before_cursor_execute", listen)
        monkeypatch.undo()
    return hashed, statements


@pytest.mark.parametrize("place", ["sign-in", "register", "reset"])
def test_the_same_work_whether_or_not_there_is_an_account(
    site: Site, outbox: Outbox, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Time on a busy machine proves little; the same hashing and the same statements in the same order do."""
    make_educator(site, email="ann@school.example")
    fields = {
        "sign-in": {"password": "not the one at all"},
        "register": {"name": "Somebody", "password": "three calm otters", "language": "en", "country": ""},
        "reset": {},
    }[place]
    known, unknown = (
        work(site, monkeypatch, f"/class/en/{place}", {**fields, "email": email})
        for email in ("ann@school.example", "eva@school.example")
    )
    assert known == unknown
    assert known[1]


def test_a_closed_account_says_so_to_its_owner_only(site: Site) -> None:
    one = make_educator(site, closed_on=date(2026, 11, 1))
    page = site.client().submit(START, {"email": one.email, "password": PASSWORD})
    assert page.status_code == 422
    assert "closed" in text_of(page)


def test_an_old_hash_is_made_anew(site: Site) -> None:
    old = Passwords((2, 16, 1)).hash(PASSWORD)
    one = make_educator(site)
    with site.store.write() as session:
        session.get_one(Educator, one.id).password_hash = old
    assert site.client().submit(START, {"email": one.email, "password": PASSWORD}).status_code == 303
    with site.store.read() as session:
        assert session.get_one(Educator, one.id).password_hash != old


def test_guessing_gets_slow_but_the_owner_gets_in(site: Site) -> None:
    one = make_educator(site)
    own = site.client()
    assert own.submit(START, {"email": one.email, "password": PASSWORD}).status_code == 303
    own.post_on(own.get("/class/en/account"), {}, button="Sign out")
    other = site.client()
    statuses = [
        other.submit(START, {"email": one.email, "password": f"guess number {n}"}).status_code for n in range(12)
    ]
    assert 429 in statuses
    assert own.submit(START, {"email": one.email, "password": PASSWORD}).status_code == 303


def test_the_second_step(site: Site) -> None:
    one, client = with_app(site), site.client()
    answer = client.submit(START, {"email": one.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/class/en/sign-in/code"
    before = {cookie.value for cookie in (client._cookies or {}).values()}
    for place in ("account", "account/everything.zip", "account/sessions"):
        assert client.get(f"/class/en/{place}").headers["Location"] == "/class/en/sign-in/code"
    assert client.submit("/class/en/sign-in/code", {"code": "000000"}).status_code == 422
    answer = client.submit("/class/en/sign-in/code", {"code": code_at(site)})
    assert answer.status_code == 303
    assert client.get("/class/en/account").status_code == 200
    assert {cookie.value for cookie in (client._cookies or {}).values()} != before  # a new token with the new power


def test_a_code_works_once_and_near_its_time(site: Site) -> None:
    one = with_app(site)
    first, second = (signed_in(site, one, whole=False) for _ in range(2))
    code = code_at(site)
    assert first.submit("/class/en/sign-in/code", {"code": code[:3] + " " + code[3:]}).status_code == 303
    assert second.submit("/class/en/sign-in/code", {"code": code}).status_code == 422
    assert (
        second.submit("/class/en/sign-in/code", {"code": code_at(site, -1)}).status_code == 422
    )  # earlier than the last
    assert second.submit("/class/en/sign-in/code", {"code": code_at(site, 3)}).status_code == 422
    assert second.submit("/class/en/sign-in/code", {"code": code_at(site, 1)}).status_code == 303


def test_guessing_codes_ends(site: Site) -> None:
    one = with_app(site)
    statuses = [
        signed_in(site, one, whole=False).submit("/class/en/sign-in/code", {"code": f"{n:06d}"}).status_code
        for n in range(8)
    ]
    assert statuses[:5] == [422] * 5
    assert statuses[-1] == 429


def test_a_recovery_code_works_once(site: Site, outbox: Outbox) -> None:
    from accounts import service_second
    from accounts.routes_sign_in import recovery_hash

    one = with_app(site)
    codes = make_codes(site.app.extensions[KEY].random)
    with site.app.app_context(), site.store.write() as session:
        service_second.new_recovery_codes(session, one.id, codes, recovery_hash)
    with site.store.read() as session:
        rows = session.scalars(select(RecoveryCode)).all()
    assert len(rows) == 10
    assert not any(code.replace("-", "").encode() in row.code_hash for row in rows for code in codes)
    place = "/class/en/sign-in/recovery"
    client = signed_in(site, one, whole=False)
    assert client.submit(place, {"code": "aaaa-bbbb-cccc-dddd"}).status_code == 422
    assert client.submit(place, {"code": codes[3].upper().replace("-", " ")}).status_code == 303
    assert client.get("/class/en/account").status_code == 200
    assert outbox.to(one.email) == ["Waymark: Your account was changed"]
    assert signed_in(site, one, whole=False).submit(place, {"code": codes[3]}).status_code == 422
    with site.store.read() as session:
        assert len(session.scalars(select(RecoveryCode)).all()) == 9


def test_another_persons_recovery_code_is_wrong(site: Site) -> None:
    from accounts import service_second
    from accounts.routes_sign_in import recovery_hash

    one, other = with_app(site), with_app(site)
    codes = make_codes(site.app.extensions[KEY].random)
    with site.app.app_context(), site.store.write() as session:
        service_second.new_recovery_codes(session, other.id, codes, recovery_hash)
    client = signed_in(site, one, whole=False)
    assert client.submit("/class/en/sign-in/recovery", {"code": codes[0]}).status_code == 422


def test_a_half_sign_in_is_short(site: Site) -> None:
    one = with_app(site)
    client = signed_in(site, one, whole=False)
    site.clock.advance(minutes=11)
    assert client.get("/class/en/sign-in/code").headers["Location"] == "/class/en/sign-in"
    with site.store.read() as session:
        assert not [row for row in session.scalars(select(SignIn)) if row.is_whole]
