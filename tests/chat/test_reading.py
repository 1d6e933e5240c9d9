"""How a message is read before it is understood: letters, words, masks, typing errors."""

from __future__ import annotations

from typing import Any

import pytest

from chat import engine, normalise
from chat.fold import bare, one_script, squeezed
from chat.vocabulary import Vocabulary, build


def _read(text: str, **more: Any) -> list[str]:
    vocabulary = build(
        {"nudes", "naked", "suicide", "kys", "šta", "mår", "mar", "bild", "blackmail", "help"},
        set(),
        {"nudes", "naked", "suicide", "kys", "blackmail"},
        more.get("apostrophe", ""),
    )
    return normalise.read(text, vocabulary).plain


@pytest.mark.parametrize(
    "text",
    [
        "nudes",
        "NUDES",
        "n*des",
        "nud3s",
        "n.u.d.e.s",
        "n u d e s",
        "nu\u200bdes",
        "ｎｕｄｅｓ",
        "nudеs",
        "nuuuudes",
        "n-u-d-e-s",
        "nudes!!!",
    ],
)
def test_a_masked_word_is_found(text: str) -> None:
    assert _read(text) == ["nudes"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("sucide", "suicide"),
        ("suiicide", "suicide"),
        ("suicdie", "suicide"),
        ("blackmial", "blackmail"),
        ("blackmale", "blackmale"),
    ],
)
def test_one_typing_error_is_forgiven(text: str, meant: str) -> None:
    assert _read(text) == [meant]


@pytest.mark.parametrize("text", ["nodes", "baked", "dudes", "a.b", "4 you", "24/7"])
def test_ordinary_words_stay(text: str) -> None:
    assert not {"nudes", "naked"} & set(_read(text))


def test_lost_accents_are_found_unless_the_bare_word_is_known() -> None:
    assert _read("sta") == ["šta"]
    assert _read("mar") == ["mar"]


def test_other_scripts() -> None:
    assert one_script("шта") == "šta"
    assert one_script("nudеs") == "nudes"
    assert one_script("사진") == "사진"
    assert bare("það") == "thad"
    assert bare("사진") == "사진"


def test_digits_divide_from_letters() -> None:
    assert _read("yr9 15yo 중2") == ["yr", "9", "15", "yo", "중", "2"]


def test_apostrophes_join_or_divide() -> None:
    assert _read("can't l’image") == ["cant", "limage"]
    assert _read("l’image", apostrophe=" ") == ["l", "image"]


def test_sentences_and_clauses() -> None:
    words = normalise.read("he came. i hid, then... he left? yes", Vocabulary(set(), set(), set(), set()))
    assert words.sentence == [0, 0, 1, 1, 1, 1, 1, 2]
    assert words.asked == {1}
    assert words.clause[3] < words.clause[4] < words.clause[5]


def test_the_persons_own_words_come_back() -> None:
    """However the text was folded, what is shown is what was typed."""
    found = engine.understand(engine.script("en"), "  and now  I WANT TO D\u200bIE")
    assert [label.because for label in found.labels if label.label == "self-harm"] == ["WANT TO D\u200bIE"]


def test_only_the_first_two_thousand_code_points_are_read() -> None:
    assert normalise.read("a " * 5000, Vocabulary(set(), set(), set(), set())).end[-1] <= normalise.CAP
    assert squeezed("sooooo", 2) == "soo"
