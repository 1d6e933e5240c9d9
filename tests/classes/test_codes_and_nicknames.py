"""Codes of classes and nicknames: what is made, what is understood, what is refused."""

from __future__ import annotations

import random
import secrets
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classes import codes, nicknames


def test_a_code_has_no_letters_that_look_alike_and_spells_no_word() -> None:
    assert not set(codes.LETTERS) & set("0O1IL2Z5S8BAEUY")
    assert len(set(codes.LETTERS)) == len(codes.LETTERS)
    made = {codes.new_code(secrets.choice) for _ in range(200)}
    assert len(made) == 200
    assert all(len(code) == codes.LENGTH and set(code) <= set(codes.LETTERS) for code in made)


@pytest.mark.parametrize(
    "typed", ["K7PM-4XQD", "k7pm 4xqd", " K7PM4XQD ", "K7PM–4XQD", "Ｋ７ＰＭ　４ＸＱＤ", "k7pm.4xqd"]
)
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert codes.fold_code(typed) == "K7PM4XQD"


@pytest.mark.parametrize(
    "typed", ["", "K7PM", "K7PM-4XQD-9", "K7PM-4XQ0", "../../..", "K7PM4XQD" * 1000, "ΚΑΑΑΑΑΑΑ", "\x00"]
)
def test_what_can_be_no_code_is_none(typed: str) -> None:
    assert codes.fold_code(typed) is None


@given(st.randoms(use_true_random=False))
def test_what_is_shown_is_understood(chance: random.Random) -> None:
    code = codes.new_code(chance.choice)
    assert codes.fold_code(codes.shown_code(code)) == code


@given(st.text(max_size=600))
def test_any_text_becomes_a_nickname_or_is_refused(text: str) -> None:
    nickname = nicknames.clean_nickname(text)
    assert nicknames.clean_nickname(nickname) == nickname
    assert all(unicodedata.category(letter) not in ("Cc", "Cs", "Zl", "Zp") for letter in nickname)
    if nicknames.fault_of(nickname) is None:
        assert 0 < len(nickname) <= nicknames.MOST
        assert 0 < len(nicknames.fold_nickname(nickname)) <= nicknames.FOLDED_MOST
        assert nicknames.fold_nickname(nicknames.fold_nickname(nickname)) == nicknames.fold_nickname(nickname)


@pytest.mark.parametrize(
    "nickname", ["Otter", "Ævar Þór", "민지", "Đorđe", "Señor Ñ", "🦊", "👩‍🚀 Ana", "7", "عمر", "Wei–Lin"]
)
def test_nicknames_of_any_script_are_welcome(nickname: str) -> None:
    kept = nicknames.clean_nickname(nickname)
    assert nicknames.fault_of(kept) is None
    assert kept == unicodedata.normalize("NFC", nickname)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Otter", "otter"),
        ("Ötter", "O\u0308tter"),
        ("Otter", "Ｏtter"),
        ("Ot\u200bter", "Otter"),
        ("A  B", "A B"),
        ("Straße", "STRASSE"),
    ],
)
def test_what_looks_alike_is_the_same(one: str, other: str) -> None:
    assert nicknames.fold_nickname(nicknames.clean_nickname(one)) == nicknames.fold_nickname(
        nicknames.clean_nickname(other)
    )


def test_signs_that_turn_text_around_or_hide_are_taken_out() -> None:
    assert nicknames.clean_nickname("\u202eretto\u2066\ufeff\x07") == "retto"


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u200d", "...", "\u0301\u0302"])
def test_a_nickname_of_nothing_is_refused(text: str) -> None:
    assert nicknames.fault_of(nicknames.clean_nickname(text)) == nicknames.EMPTY


def test_a_nickname_that_grows_when_folded_is_refused() -> None:
    assert nicknames.fault_of("\ufdfa" * 40) == nicknames.TOO_LONG
    assert nicknames.fault_of("x" * 41) == nicknames.TOO_LONG
