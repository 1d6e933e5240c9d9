"""Guessing gets slow, for each account and each network; it never locks out whom it should protect; it survives a restart."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Response
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from accounts import cookies, tries, visit
from accounts.errors import TooManyTriesError
from accounts.floor import KEY
from accounts.models import Attempt
from accounts.throttle import NETWORK, RULES, Rule, network_of
from store.ready import ReadyStore
from tests.browsing import HOME
from tests.databases import Site

VICTIM = "victim@school.example"


@contextmanager
def asked(site: Site, address: str = "192.0.2.1", device: str = "") -> Iterator[None]:
    """Inside a request from this address, with this device's cookie."""
    headers = {"Cookie": f"{cookies.name_of('device', True)}={device}"} if device else {}
    with site.app.test_request_context(
        "/class/en/", base_url=HOME, headers=headers, environ_base={"REMOTE_ADDR": address}
    ):
        visit.load()
        yield


def guess(
    site: Site, times: int, account: str = VICTIM, address: str = "192.0.2.1", kind: str = "password", device: str = ""
) -> timedelta:
    """Tries so often at once; gives how long to wait in the end."""
    wait = timedelta(0)
    with asked(site, address, device):
        for _ in range(times):
            try:
                tries.begin(kind, account)
            except TooManyTriesError as error:
                wait = error.wait
    return wait


def succeed(
    site: Site, account: str = VICTIM, address: str = "192.0.2.1", kind: str = "password", device: str = ""
) -> str:
    """One right try; gives the device's cookie."""
    with asked(site, address, device):
        tries.begin(kind, account)
        tries.succeeded(kind, account)
        response = tries.keep(Response())
    return response.headers["Set-Cookie"].split(";")[0].partition("=")[2]


def test_the_first_tries_are_free_and_then_each_takes_longer(site: Site) -> None:
    assert guess(site, 5) == timedelta(0)
    waits = []
    for _ in range(12):
        assert guess(site, 1) >= timedelta(0)
        waits.append(guess(site, 1))
        site.clock.now += waits[-1]
    assert waits == sorted(waits)
    assert waits[0] == timedelta(seconds=5)
    assert waits[-1] == timedelta(minutes=15)


def test_a_try_that_comes_too_early_counts_nothing(site: Site) -> None:
    guess(site, 6)
    first = guess(site, 1)
    for _ in range(50):
        assert guess(site, 1) == first


def test_an_account_that_does_not_exist_is_counted_alike(site: Site) -> None:
    assert guess(site, 7, "nobody@school.example") == guess(site, 7, VICTIM, address="192.0.2.2")


def test_guesses_from_many_networks_are_slow_too(site: Site) -> None:
    for number in range(6):
        guess(site, 1, address=f"198.51.100.{number}")
    assert guess(site, 1, address="203.0.113.1") > timedelta(0)


def test_a_learner_at_home_does_not_wait_for_a_classmate_who_guesses_at_school(site: Site) -> None:
    assert guess(site, 12, "class/otter", kind="words") > timedelta(0)
    assert guess(site, 1, "class/otter", kind="words", address="198.51.100.7") == timedelta(0)


def test_what_proves_a_learners_device_ends_with_the_browser(site: Site) -> None:
    with asked(site):
        tries.begin("words", "class/otter")
        tries.succeeded("words", "class/otter")
        cookie = tries.keep(Response()).headers["Set-Cookie"]
    assert "Max-Age" not in cookie
    assert "Expires" not in cookie
    device = cookie.split(";")[0].partition("=")[2]
    assert guess(site, 12, "class/otter", kind="words") > timedelta(0)
    assert guess(site, 1, "class/otter", kind="words", device=device) == timedelta(0)


def test_one_network_at_many_accounts_is_slow_but_a_school_is_not(site: Site) -> None:
    for number in range(60):
        assert guess(site, 1, f"learner {number}", kind="words") == timedelta(0)
    guess(site, 1, "learner 61", kind="words")
    assert guess(site, 1, "learner 62", kind="words") > timedelta(0)
    assert guess(site, 1, "learner 62", kind="words", address="192.0.2.77") == timedelta(0)


def test_a_known_device_gets_in_whatever_others_guess(site: Site) -> None:
    device = succeed(site)
    for number in range(30):
        guess(site, 1, address=f"198.51.100.{number}")
    guess(site, 100)  # from the victim's own network too
    assert guess(site, 1) > timedelta(0)
    assert guess(site, 1, device=device) == timedelta(0)


def test_a_known_device_is_known_at_its_own_accounts_only(site: Site) -> None:
    device = succeed(site, "attacker@school.example")
    guess(site, 30)
    assert guess(site, 1, device=device) > timedelta(0)
    both = succeed(site, "second@school.example", device=device)
    guess(site, 20, "attacker@school.example", address="198.51.100.1")
    assert guess(site, 1, "attacker@school.example", device=both) == timedelta(0)


def test_a_stolen_device_cannot_guess_on(site: Site) -> None:
    device = succeed(site)
    assert guess(site, 12, device=device) > timedelta(0)


def test_a_forged_proof_proves_nothing(site: Site) -> None:
    device = succeed(site)
    guess(site, 30)
    for forged in (device[:-4] + "AAAA", "x", device[::-1]):
        assert guess(site, 1, device=forged) > timedelta(0)


def test_being_right_forgets_the_failures_of_the_account_but_not_of_the_network(site: Site) -> None:
    guess(site, 4)
    succeed(site)
    assert guess(site, 5) == timedelta(0)
    with site.store.read() as session:
        counts = sorted(session.scalars(select(Attempt.count)))
    assert counts == [5, 9]


def test_it_survives_a_restart_and_another_worker(site: Site) -> None:
    guess(site, 8)
    url = site.store.engine.url.render_as_string(hide_password=False)
    floor = site.app.extensions[KEY]
    before, other = floor.store, ReadyStore(url)
    floor.store = other
    try:
        assert guess(site, 1) > timedelta(0)
    finally:
        floor.store = before
        other.close()


def test_tries_at_the_same_time_cannot_slip_through_together(site: Site) -> None:
    passed: list[int] = []

    def one() -> None:
        with asked(site):
            try:
                tries.begin("password", VICTIM)
                passed.append(1)
            except TooManyTriesError:
                pass

    threads = [threading.Thread(target=one) for _ in range(25)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(passed) == 5


def test_no_address_and_no_name_is_kept_and_the_next_day_knows_nothing(site: Site) -> None:
    guess(site, 8)
    with site.store.read() as session:
        first = {row.key: row.count for row in session.scalars(select(Attempt))}
    assert all(len(key) == 32 for key in first)
    site.clock.advance(hours=25)
    assert guess(site, 1) == timedelta(0)
    from accounts import service_throttle

    with site.store.write() as session:
        service_throttle.sweep(session, site.clock.now)
    with site.store.read() as session:
        assert not set(first) & set(session.scalars(select(Attempt.key)))


def test_the_page_is_calm_and_says_when(site: Site) -> None:
    client = site.client()
    for _ in range(7):
        answer = client.submit("/class/en/sign-in", {"email": VICTIM, "password": "something wrong"})
    assert answer.status_code in (422, 429)
    assert "In danger now?" in answer.get_data(as_text=True)


def test_learners_never_wait_longer_than_a_minute() -> None:
    for rule in RULES["words"].values():
        assert rule.most <= timedelta(minutes=1)


@given(st.integers(0, 10_000))
def test_waits_never_shrink_and_have_an_end(count: int) -> None:
    for rule in [NETWORK, *(rule for rules in RULES.values() for rule in rules.values())]:
        assert timedelta(0) <= rule.wait(count) <= rule.wait(count + 1) <= rule.most
    assert Rule(3, timedelta(seconds=1), timedelta(hours=1)).wait(3) == timedelta(seconds=1)


@pytest.mark.parametrize(("one", "other", "same"), [
    ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True), ("2001:db8:1:2::1", "2001:db8:1:3::1", False), ("192.0.2.1", "::ffff:192.0.2.1", True),
    ("192.0.2.1", "192.0.2.2", False), ("", "", True),
])  # fmt: skip
def test_networks(one: str, other: str, same: bool) -> None:
    assert (network_of(one) == network_of(other)) is same


def test_a_forwarded_address_counts_only_behind_our_own_proxy(site: Site) -> None:
    assert replace(site.app.extensions[KEY].settings).proxy_hops == 0
    with site.app.test_request_context(
        "/class/en/",
        base_url=HOME,
        headers={"X-Forwarded-For": "203.0.113.5"},
        environ_base={"REMOTE_ADDR": "192.0.2.1"},
    ):
        from flask import request

        assert request.remote_addr == "192.0.2.1"
