"""What a form makes of what was sent."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.forms import Form, clean, fold_email, looks_like_email
from tests.examples import many


def form(**fields: str | list[str]) -> Form:
    return Form({name: [value] if isinstance(value, str) else value for name, value in fields.items()})


def test_text() -> None:
    it = form(a="  Ann \t Lind ", b="x" * 61, c=" ", d="one\r\ntwo\n", e="e\u0301")
    assert it.text("a", 60) == "Ann Lind"
    assert it.text("d", 60, lines=True) == "one\ntwo"
    assert it.text("e", 60) == "é"
    assert it.is_fine
    it.text("b", 60)
    it.text("c", 60)
    it.text("nowhere", 60)
    assert set(it.faults) == {"b", "c", "nowhere"}
    assert it.text("nothing", 60, needed=False) == ""
    assert it.shown("b") == "x" * 61


def test_choices_days_numbers() -> None:
    it = form(a="x", b=["x", "y", "x"], c="2027-01-31", d="7", e="1")
    assert it.choice("a", {"x"}) == "x"
    assert it.choices("b", {"x", "y"}) == ["x", "y"]
    assert it.day("c") == date(2027, 1, 31)
    assert it.number("d", 1, 30) == 7
    assert it.ticked("e")
    assert not it.ticked("f")
    assert it.is_fine
    assert it.has("b", "y")
    bad = form(a="z", b=["x", "z"], c="2027-02-30", d="٣", e="31")
    assert bad.choice("a", {"x"}) == ""
    assert bad.choices("b", {"x"}) == ["x"]
    assert bad.day("c") is None
    bad.number("d", 1, 30)
    bad.number("e", 1, 30)
    assert set(bad.faults) == {"a", "b", "c", "d", "e"}


def test_a_form_that_starts_with_something() -> None:
    it = Form(start={"a": "x", "b": None, "c": ["y", "z"], "d": True, "e": False, "f": 3})
    assert [it.shown(name) for name in "abdef"] == ["x", "", "1", "", "3"]
    assert it.has("c", "z")
    assert it.has("d")
    assert not it.has("e")
    assert not it.was_sent


def test_a_secret_is_exact_and_never_shown() -> None:
    it = form(password="  e\u0301 \u202e ")  # noqa: S106
    assert it.secret("password") == "  e\u0301 \u202e "
    assert it.shown("password") == ""


@pytest.mark.parametrize(
    "email", ["a@b.de", "Ann.Lind+x@school.example", "안나@학교.한국", "o'neil@b.co.uk", "a@b-c.de"]
)
def test_addresses(email: str) -> None:
    assert looks_like_email(email)


@pytest.mark.parametrize(
    "email",
    [
        "",
        "a",
        "@",
        "a@b",
        "a@@b.de",
        "a@b..de",
        "a@.de",
        "a b@c.de",
        "a@b.de\n",
        '"a"@b.de',
        "a@b.de.",
        "x@" + "a." * 130 + "de",
    ],
)
def test_no_addresses(email: str) -> None:
    assert not looks_like_email(email)


def test_folding_never_makes_an_address_another_persons() -> None:
    assert fold_email(" Ann@School.Example ") == "ann@school.example"
    assert fold_email("straße@b.de") == "straße@b.de"
    assert fold_email("ａnn@b.de") != "ann@b.de"
    assert fold_email("mıke@b.de") != "mike@b.de"


@given(st.text(max_size=300))
@settings(max_examples=many(150), deadline=None)
def test_any_text_comes_out_clean(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")
    assert not {"\x00", "\x1b", "\u202e", "\u2066", "\ud800"} & set(cleaned)


def test_odd_text_costs_little() -> None:
    begun = time.perf_counter()
    clean("a" + "\u0300\u0316" * 200_000)
    assert time.perf_counter() - begun < 1
    assert clean("a\u0323\u0301") == "ạ\u0301"
    assert clean("👩\u200d👩\u200d👧") == "👩\u200d👩\u200d👧"
