"""Sessions: on the server, with an end, under a new id at every change of power, and nowhere but under /class."""

from __future__ import annotations

import re
import secrets
from typing import Any

import pytest
from sqlalchemy import func, select

from accounts import cookies, current, service_session, tokens, visit
from accounts.devices import describe
from accounts.models import Educator, Learner, SignIn
from accounts.session import ClosedSession
from tests.addresses import every_page
from tests.browsing import HOME, Browsing, text_of
from tests.databases import Site
from tests.people import educator_client, learner_client, make_class, make_educator, make_learner, signed_in

COOKIE = "__Secure-waymark"
FORM = "__Secure-waymark-form"


def token_of(client: Browsing, name: str = COOKIE) -> str:
    """The value that the browser holds."""
    cookie = client.get_cookie(name, domain=HOME.removeprefix("https://"), path="/class")
    return cookie.value if cookie else ""


def is_in(client: Browsing) -> bool:
    """Whether the first page sends on to somebody's own."""
    return client.get("/class/en/").status_code == 303


def test_an_educator_is_out_after_thirty_minutes_without_a_request(site: Site) -> None:
    client = educator_client(site)
    for _ in range(4):
        site.clock.advance(minutes=28)
        assert is_in(client)
    site.clock.advance(minutes=30)
    assert not is_in(client)


def test_an_educator_is_out_after_twelve_hours_whatever_they_do(site: Site) -> None:
    client = educator_client(site)
    for _ in range(35):
        site.clock.advance(minutes=20)
        assert is_in(client)
    site.clock.advance(minutes=20)
    assert not is_in(client)


def test_a_learner_is_out_after_twenty_minutes_without_a_request(site: Site) -> None:
    client = learner_client(site)
    site.clock.advance(minutes=18)
    assert is_in(client)
    site.clock.advance(minutes=20)
    assert not is_in(client)


def test_half_a_sign_in_opens_nothing_and_ends_after_ten_minutes(site: Site) -> None:
    client = signed_in(site, make_educator(site), whole=False)
    assert client.get("/class/en/").status_code == 200
    assert client.get("/class/en/account").headers["Location"] == "/class/en/sign-in/code"
    site.clock.advance(minutes=10)
    assert client.get("/class/en/account").headers["Location"] == "/class/en/sign-in"


def test_what_is_over_is_swept_out(site: Site) -> None:
    educator_client(site), learner_client(site)
    site.clock.advance(minutes=31)
    educator_client(site)
    with site.store.read() as session:
        assert session.scalar(select(func.count()).select_from(SignIn)) == 1


def test_only_digests_are_kept(site: Site) -> None:
    client = educator_client(site)
    with site.store.read() as session:
        row = session.scalars(select(SignIn)).one()
    assert row.token_hash == tokens.digest(token_of(client))
    assert token_of(client) not in repr(vars(row))


def test_signing_out_ends_it_on_the_server(site: Site) -> None:
    client = educator_client(site)
    stolen = token_of(client)
    page = client.get("/class/en/account")
    assert page.status_code == 200
    answer = client.post_on(page, {}, button="Sign out")
    assert answer.status_code == 303
    assert "You are signed out." in text_of(client.follow(answer))
    assert "You are signed out." not in text_of(client.get("/class/en/"))
    assert token_of(client) == ""
    other = site.client()
    other.set_cookie(COOKIE, stolen, domain=HOME.removeprefix("https://"), path="/class", secure=True)
    assert not is_in(other)


def test_the_quick_exit_signs_out_and_leaves_no_notice(site: Site) -> None:
    client = learner_client(site)
    token = client.token("/class/en/mine")
    assert client.post("/class/en/sign-out", data={"csrf": token, "quiet": "1"}).status_code == 303
    assert not is_in(client)
    assert "signed out" not in text_of(client.get("/class/en/"))


def test_signing_out_twice_is_no_fault_and_by_get_impossible(site: Site) -> None:
    client = site.client()
    assert client.post("/class/en/sign-out").status_code == 303
    assert client.get("/class/en/sign-out").status_code == 405


def test_a_planted_id_is_never_taken(site: Site) -> None:
    client = site.client()
    planted = tokens.make(secrets.token_bytes)
    client.set_cookie(COOKIE, planted, domain=HOME.removeprefix("https://"), path="/class", secure=True)
    assert not is_in(client)
    assert token_of(client) == ""  # and it is taken away
    with site.app.test_request_context("/class/en/", base_url=HOME, headers={"Cookie": f"{COOKIE}={planted}"}):
        visit.load()
        current.sign_in_educator(make_educator(site))
        response = visit.keep(site.app.response_class())
        cookie = response.headers["Set-Cookie"]
    assert planted not in cookie
    assert cookie.startswith(f"{COOKIE}=")


@pytest.mark.parametrize("value", ["", "x", "x" * 43, "a" * 4000, "é" * 43, "../../etc", "\x7f" * 43, "0" * 42 + "="])
def test_a_broken_id_is_nobodys(site: Site, value: str) -> None:
    client = site.client()
    client.set_cookie(COOKIE, value, domain=HOME.removeprefix("https://"), path="/class", secure=True)
    assert not is_in(client)


def _within(site: Site, client: Browsing, act: Any) -> str:
    """Runs `act` in a request of this client, and gives the Set-Cookie headers."""
    cookie = f"{COOKIE}={token_of(client)}" if token_of(client) else ""
    with site.app.test_request_context("/class/en/", base_url=HOME, headers={"Cookie": cookie} if cookie else {}):
        visit.load()
        act()
        return "\n".join(visit.keep(site.app.response_class()).headers.getlist("Set-Cookie"))


def _new_token(headers: str) -> str:
    found = re.search(rf"^{COOKIE}=([\w-]+);", headers, re.MULTILINE)
    return found[1] if found else ""


def test_a_sign_in_renewal_and_another_sign_in_all_change_the_id_and_end_the_old(site: Site) -> None:
    one, other = make_educator(site), make_educator(site)
    client = signed_in(site, one, whole=False)
    seen = [token_of(client)]
    for act in (lambda: current.renew(whole=True), current.renew, lambda: current.sign_in_educator(other)):
        token = _new_token(_within(site, client, act))
        assert token
        assert token not in seen
        client.set_cookie(COOKIE, token, domain=HOME.removeprefix("https://"), path="/class", secure=True)
        with site.store.read() as session:
            assert session.scalars(select(SignIn.token_hash)).all() == [tokens.digest(token)]
        seen.append(token)
    assert is_in(client)


def test_renewing_does_not_lengthen_the_twelve_hours(site: Site) -> None:
    client = educator_client(site)
    began = site.clock.now
    site.clock.advance(minutes=25)
    token = _new_token(_within(site, client, current.renew))
    with site.store.read() as session:
        found = service_session.find(session, token, site.clock.now)
    assert found is not None
    assert found.sign_in.begun_at == began


def test_all_others_can_be_ended(site: Site) -> None:
    one = make_educator(site)
    mine, elsewhere, stranger = educator_client(site, one), educator_client(site, one), educator_client(site)
    with site.store.write() as session:
        service_session.end_others(session, one, tokens.digest(token_of(mine)))
    assert is_in(mine)
    assert is_in(stranger)
    assert not is_in(elsewhere)


def test_a_closed_account_is_out_at_once(site: Site) -> None:
    one = make_educator(site)
    client = educator_client(site, one)
    with site.store.write() as session:
        row = session.get(Educator, one.id)
        assert row is not None
        row.closed_on = site.clock.now.date()
    assert not is_in(client)


def test_who_is_erased_is_out_at_once(site: Site) -> None:
    learner = make_learner(site, make_class(site, make_educator(site)))
    client = learner_client(site, learner)
    with site.store.write() as session:
        session.delete(session.get(Learner, learner.id))
    assert not is_in(client)


def test_cookies_are_for_the_class_only(site: Site) -> None:
    headers = _within(site, site.client(), lambda: current.sign_in_educator(make_educator(site)))
    line = next(line for line in headers.splitlines() if line.startswith(f"{COOKIE}="))
    assert {part.strip() for part in line.split(";")[1:]} == {"Secure", "HttpOnly", "Path=/class", "SameSite=Lax"}


def test_whoever_is_signed_in_is_a_stranger_everywhere_else(site: Site) -> None:
    stranger, client = site.client(), educator_client(site)
    for path in [*every_page()[::40], "/en/learn/1/1", "/en-GB/chat"]:
        if path.endswith("/chat"):
            continue  # sealed anew each time
        first, second = stranger.get(path), client.get(path)
        assert first.get_data() == second.get_data()
        assert "Set-Cookie" not in second.headers
        assert "Cookie" not in second.headers.get("Vary", "")


def test_a_session_cookie_sent_outside_is_not_read(site: Site) -> None:
    client = educator_client(site)
    with site.app.test_request_context("/en/help", base_url=HOME, headers={"Cookie": f"{COOKIE}={token_of(client)}"}):
        from flask_login import current_user

        assert not current_user.is_authenticated


@pytest.mark.parametrize("write", [
    lambda it: it.__setitem__("a", 1), lambda it: it.update(a=1), lambda it: it.setdefault("a", 1), lambda it: it.pop("a", None),
    lambda it: it.clear(), lambda it: it.__delitem__("a"), lambda it: it.popitem(),
])  # fmt: skip
def test_a_write_outside_class_is_refused(write: Any) -> None:
    session = ClosedSession()
    assert session.get("a") is None
    with pytest.raises(RuntimeError, match="outside /class"):
        write(session)


@pytest.mark.parametrize("path", ["/en/help", "/", "/classes/en/", "/classroom", "/api/v1/chat", "/en/class/"])
def test_the_gate_goes_by_the_path(site: Site, path: str) -> None:
    with site.app.test_request_context(path, base_url=HOME):
        from flask import session

        with pytest.raises(RuntimeError):
            session["x"] = 1


def test_before_signing_in_things_are_kept_sealed_in_the_cookie(site: Site) -> None:
    client = site.client()
    client.get("/class/en/account")  # asked to sign in
    sealed = token_of(client, FORM)
    assert sealed
    assert "account" not in sealed
    other = site.client()
    other.set_cookie(FORM, sealed[:-3] + "abc", domain=HOME.removeprefix("https://"), path="/class", secure=True)
    assert other.get("/class/en/").status_code == 200


@pytest.mark.parametrize("wanted", ["//evil.example", "/\\evil.example", "https://evil.example", "/class//evil.example", "/en/help", "/class\\@evil", "javascript:alert(1)", ""])  # fmt: skip
def test_the_page_to_go_on_to_is_ours(site: Site, wanted: str) -> None:
    with site.app.test_request_context("/class/en/", base_url=HOME):
        from flask import session

        visit.load()
        session[current.NEXT] = wanted
        assert current.take_next("/class/en/classes") == "/class/en/classes"
        assert current.NEXT not in session


def test_only_words_of_browser_and_system_are_kept_of_a_device() -> None:
    firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
    assert describe(firefox) == "Firefox, Linux"
    assert (
        describe("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604.1") == "Safari, iPhone"
    )
    assert describe("Mozilla/5.0 (Windows NT 10.0) Chrome/142 Safari/537 Edg/142") == "Edge, Windows"
    assert describe("<script>" * 100) == ""


def test_on_this_machine_alone_it_works_without_https(site: Site) -> None:
    client = site.app.test_client()
    page = client.get("/class/en/account", base_url="http://127.0.0.1:5000")
    assert page.status_code == 303
    assert page.headers["Set-Cookie"].startswith("waymark-form=")
    assert cookies.name_of("session", False) == "waymark"


@pytest.mark.parametrize("address", [
    "http://waymark.test", "https://other.test", "http://192.0.2.1:5000", "https://waymark.test.evil.example", "https://waymark.test:444",
    "http://localhost.evil.example",
])  # fmt: skip
def test_elsewhere_classes_say_what_they_need_and_help_works(site: Site, address: str) -> None:
    client = site.app.test_client()
    page = client.get("/class/en/account", base_url=address)
    assert page.status_code == 403
    assert "HTTPS" in text_of(page)
    assert "Set-Cookie" not in page.headers
    assert client.post("/class/en/sign-out", base_url=address).status_code == 403
    assert client.get("/en/about", base_url=address).status_code == 200


def test_loopback_counts_only_for_who_is_there(site: Site) -> None:
    client = site.app.test_client()
    there = {"REMOTE_ADDR": "192.0.2.9"}
    assert client.get("/class/en/", base_url="http://localhost:5000", environ_base=there).status_code == 403
    proxied = {"X-Forwarded-For": "192.0.2.9"}
    assert client.get("/class/en/", base_url="http://localhost:5000", headers=proxied).status_code == 403
