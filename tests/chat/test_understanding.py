"""Whose crisis it is, what is denied, over, quoted; order, values, and the words that gave a label. In English, the model script."""

from __future__ import annotations

import pytest

from chat import engine, measure

EN = engine.script("en")


def labels(text: str) -> list[str]:
    return [label.label for label in engine.understand(EN, text).labels]


@pytest.mark.parametrize(
    "text",
    [
        "i want to kill myself",
        "I WANT TO KILL MYSELF!!!",
        "i want to k*ll myself",
        "i want to kil myself im so done with life i want to die",
        "im suicidal",
        "im s u i c i d a l",
        "im suicdal",
        "i dont want to be here anymore 😔",
        "i dont wanna live anymore",
        "everyone would be better off without me",
    ],
)
def test_own_crisis(text: str) -> None:
    assert labels(text)[0] == "self-harm"


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to die, I just want it gone",
        "this exam is killing me",
        "i could murder a pizza",
        "my phone died",
        "the suspense is killing me",
        "i am not suicidal",
        "i'm scared to death of spiders",
        "have you seen suicide squad",
        "how do i end it with my boyfriend",
    ],
)
def test_no_crisis(text: str) -> None:
    assert not {"self-harm", "danger"} & set(labels(text))


@pytest.mark.parametrize(
    "text", ["she said she'd kill herself if I leave", "my son says he doesn't want to live any more"]
)
def test_anothers_crisis_is_known_as_such(text: str) -> None:
    found = engine.understand(EN, text)
    assert found.labels[0].label == "self-harm"
    assert found.labels[0].who == "other"


def test_what_is_over_is_no_danger_but_noted() -> None:
    found = engine.understand(EN, "i tried to kill myself in 2015")
    assert not found.has("self-harm")
    assert found.quiet_risk


def test_urgent_comes_first_then_the_order_of_the_message() -> None:
    got = labels("is it illegal? my ex posted my nudes and now i want to die")
    assert got[0] == "self-harm"
    assert got.index("ask-law") < got.index("shared")


def test_denied_acts_are_not_acts() -> None:
    assert "shared" not in labels("he didn't share my nudes")


def test_a_threat_by_an_ex_is_also_partner_abuse() -> None:
    assert {"threat", "partner-abuse", "knows-them"} <= set(labels("my ex is threatening to post my nudes"))


def test_pay_or_share_is_sextortion_not_threat() -> None:
    got = labels("they want 500 or they send my nudes to everyone")
    assert "sextortion" in got
    assert "threat" not in got


@pytest.mark.parametrize(
    ("text", "country", "platform", "age"),
    [
        ("im 15 from cork and my nudes are on insta", "IE", "instagram", "under-18"),
        ("Year 9 girl, Leeds, leaked on snap", "GB", "snapchat", "under-18"),
        ("im 34, in Helsinki, somebody posted my nudes on X/Twitter", "FI", "x", "adult"),
        ("a 45 year old man posted my nudes on telegram", None, "telegram", None),
        ("my nudes were posted 15 times", None, None, None),
        ("they want 15 pounds or they leak my nudes", None, None, None),
    ],
)
def test_values(text: str, country: str | None, platform: str | None, age: str | None) -> None:
    found = engine.understand(EN, text)
    assert (found.country, found.platform, found.age) == (country, platform, age)


def test_another_language_is_named() -> None:
    found = engine.understand(EN, "can we do this in spanish")
    assert (found.labels[0].label, found.other_language) == ("other-language", "es")


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "asdfgh", "?!", "\u202e"])
def test_nothing_is_other(text: str) -> None:
    assert labels(text) == ["other"]


def test_why_ends_with_what_the_engine_says() -> None:
    """The last lines of `flask chat why` are about the message, not about the last pattern that was tried."""
    lines = list(measure.why(EN, "i want to kill myself"))
    assert any(line.startswith("labels:") and "self-harm" in line for line in lines)
