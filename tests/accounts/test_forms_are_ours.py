"""CSRF: every post under /class needs the token of its own session, and comes from a page of ours."""

from __future__ import annotations

import os

import pytest
from sqlalchemy import func, select

from accounts.csrf import Csrf
from accounts.models import SignIn
from tests.browsing import HOME, Browsing, text_of
from tests.databases import Site
from tests.people import educator_client, learner_client

OUT = "/class/en/sign-out"


def _sign_ins(site: Site) -> int:
    with site.store.read() as session:
        return session.scalar(select(func.count()).select_from(SignIn)) or 0


def _token(client: Browsing) -> str:
    return client.token("/class/en/account")


def test_a_token_is_different_each_time_and_right_each_time(site: Site) -> None:
    client = educator_client(site)
    one, two = _token(client), _token(client)
    assert one != two
    assert client.post(OUT, data={"csrf": one}).status_code == 303


@pytest.mark.parametrize("token", [None, "", "x", "A" * 88, "é", "=" * 88, "\x00"])
def test_without_a_right_token_nothing_is_done(site: Site, token: str | None) -> None:
    client = educator_client(site)
    data = {} if token is None else {"csrf": token}
    answer = client.post(OUT, data=data)
    assert answer.status_code == 403
    assert _sign_ins(site) == 1


def test_the_token_of_another_session_is_refused(site: Site) -> None:
    mine, theirs = educator_client(site), educator_client(site)
    assert mine.post(OUT, data={"csrf": _token(theirs)}).status_code == 403
    before_sign_in = site.client().token("/class/en/sign-in")
    assert mine.post(OUT, data={"csrf": before_sign_in}).status_code == 403
    assert _sign_ins(site) == 2


def test_a_form_from_before_the_sign_in_is_refused_by_another_browser(site: Site) -> None:
    token = site.client().token("/class/en/sign-in")
    answer = site.client().post("/class/en/sign-in", data={"csrf": token, "email": "a@b.example", "password": "x"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"},
        {"Origin": f"{HOME}:444"}, {"Origin": "http://waymark.test"}, {"Sec-Fetch-Site": "cross-site", "Origin": HOME},
    ],
)  # fmt: skip
def test_even_with_a_right_token_another_site_is_refused(site: Site, headers: dict[str, str]) -> None:
    client = educator_client(site)
    assert client.post(OUT, data={"csrf": _token(client)}, headers=headers).status_code == 403
    assert _sign_ins(site) == 1


def test_our_own_pages_are_let_in(site: Site) -> None:
    client = educator_client(site)
    headers = {"Sec-Fetch-Site": "same-origin", "Origin": HOME}
    assert client.post(OUT, data={"csrf": _token(client)}, headers=headers).status_code == 303


def test_who_was_away_finds_what_they_wrote_but_no_secret(site: Site) -> None:
    client = learner_client(site)
    token = client.token("/class/en/mine")
    site.clock.advance(minutes=21)
    words = "Is it normal to be afraid of <b>that</b>?"
    answer = client.post("/class/en/box", data={"csrf": token, "text": words, "password": "zugzwang zugzwang zugzwang"})
    assert answer.status_code == 403
    assert words in text_of(answer)
    assert "<b>that</b>" not in answer.get_data(as_text=True)
    assert "zugzwang" not in answer.get_data(as_text=True)


def test_tokens_are_bound_to_key_and_session() -> None:
    one, other = Csrf(b"a" * 32, os.urandom), Csrf(b"b" * 32, os.urandom)
    assert one.is_right(one.make("session"), "session")
    assert not one.is_right(one.make("session"), "another")
    assert not other.is_right(one.make("session"), "session")
