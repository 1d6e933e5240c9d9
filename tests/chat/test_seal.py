"""The sealed state: small, unreadable, short-lived, bound to its surface, and never a reason to fail."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.seal import MOST_CHARACTERS, ExpiredError, RefusedError, Seal
from chat.talk import KEEP_STEPS, Talk, Told, UnreadableTalkError, pack, unpack

NOW = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
SEAL = Seal(b"k" * 32)
FULLEST = Told(
    situations=(
        "danger",
        "self-harm",
        "partner-abuse",
        "sextortion",
        "threat",
        "shared",
        "synthetic",
        "hidden-recording",
    ),
    role="teacher-or-youth-worker",
    age="under-18",
    picture="under-18",
    who="knows-them",
    made="fake",
    paid="yes",
    platform="random-video-chat",
    region="ES-CT",
    safe="yes",
    crisis_of_other=True,
)


def test_what_was_sealed_comes_back() -> None:
    talk = Talk(FULLEST, frozenset({0, 5, 130}), ("country", "age"), "age", 2, (Told(), Told(("shared",))))
    assert unpack(SEAL.open(SEAL.close(pack(talk), "page", NOW), "page", NOW)) == talk


def test_the_fullest_talk_stays_small() -> None:
    asked = ("country", "safe", "role", "age", "paid", "who", "made", "picture", "platform", "region")
    talk = Talk(FULLEST, frozenset(range(260)), asked, "platform", 3, (FULLEST,) * KEEP_STEPS)
    assert len(SEAL.close(pack(talk), "page", NOW)) < MOST_CHARACTERS


@pytest.mark.parametrize(("minutes", "fresh"), [(0, True), (29, True), (31, False), (-5, False)])
def test_it_is_forgotten_after_half_an_hour(minutes: int, fresh: bool) -> None:
    sealed = SEAL.close(b"[]", "page", NOW)
    if fresh:
        assert SEAL.open(sealed, "page", NOW + timedelta(minutes=minutes)) == b"[]"
    else:
        with pytest.raises(ExpiredError):
            SEAL.open(sealed, "page", NOW + timedelta(minutes=minutes))


def test_another_surface_or_another_secret_opens_nothing() -> None:
    sealed = SEAL.close(b"[]", "page", NOW)
    with pytest.raises(RefusedError):
        SEAL.open(sealed, "api https://example.org", NOW)
    with pytest.raises(RefusedError):
        Seal(b"q" * 32).open(sealed, "page", NOW)
    assert Seal(b"k" * 32).open(sealed, "page", NOW) == b"[]", "a restart with the same secret forgets nothing"


def test_every_changed_byte_is_noticed() -> None:
    raw = base64.urlsafe_b64decode(SEAL.close(pack(Talk(FULLEST)), "page", NOW))
    for place in range(len(raw)):
        changed = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        with pytest.raises(RefusedError):
            SEAL.open(base64.urlsafe_b64encode(changed).decode(), "page", NOW)


@given(st.text(max_size=300))
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        SEAL.open(text, "page", NOW)


@given(st.binary(max_size=200))
def test_a_state_of_another_version_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableTalkError):
        unpack(data)


def test_the_same_state_never_looks_the_same_and_hides_its_length() -> None:
    one, two = (SEAL.close(pack(Talk(Told((name,)))), "page", NOW) for name in ("shared", "danger"))
    assert one != two
    assert one != SEAL.close(pack(Talk(Told(("shared",)))), "page", NOW)
    assert len(one) == len(two)
