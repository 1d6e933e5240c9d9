"""Passwords, secret words, tokens and seals."""

from __future__ import annotations

import os
import re
import secrets
from typing import Any

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from accounts import passwords, tokens, words
from accounts.passwords import Passwords, fault
from accounts.sealing import RefusedError, Sealer, keyed_hash
from tests.databases import CHEAP
from web.locales import languages
from web.settings import ARGON2, Settings

HASHING = Passwords(CHEAP)


def test_the_shipped_parameters_are_those_that_owasp_asks_for() -> None:
    passes, memory, lanes = Settings().argon2
    assert (passes, memory, lanes) == ARGON2
    assert passes >= 2
    assert memory >= 19 * 1024
    assert Passwords(ARGON2).hash("x").startswith(f"$argon2id$v=19$m={memory},t={passes},p={lanes}$")


@given(st.text(min_size=1, max_size=128))
def test_any_script_exactly_as_typed(text: str) -> None:
    kept = HASHING.hash(text)
    assert HASHING.is_right(kept, text)
    assert not HASHING.is_right(kept, text + " ") or len(text) == 128
    assert text.encode("utf-8", "surrogatepass").hex() not in kept.encode().hex() or len(text) < 4


def test_two_hashes_of_the_same_differ() -> None:
    assert HASHING.hash("heron lamp stairs") != HASHING.hash("heron lamp stairs")


def _watch(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bytes]]:
    """What is verified from now on: the hash, and the text."""
    seen: list[tuple[str, bytes]] = []
    verify = PasswordHasher.verify

    def watched(self: PasswordHasher, kept: str, text: bytes) -> Any:
        seen.append((kept, text))
        return verify(self, kept, text)

    monkeypatch.setattr(PasswordHasher, "verify", watched)
    return seen


def test_without_an_account_it_is_never_right_and_does_the_same_work(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = _watch(monkeypatch)
    hashing = Passwords(CHEAP)
    assert not hashing.is_right(None, "nobody has this password")
    assert not hashing.is_right(hashing.hash("a"), "b")
    assert [kept.split("$")[3] for kept, _ in seen] == ["m=8,t=1,p=1"] * 2


def test_what_is_too_long_is_never_hashed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = _watch(monkeypatch)
    assert not HASHING.is_right(HASHING.hash("x" * 200), "x" * 200)
    assert [text for _, text in seen] == [b""]


def test_a_hash_of_other_parameters_is_to_be_made_anew() -> None:
    assert Passwords(ARGON2).is_old(HASHING.hash("x"))
    assert not HASHING.is_old(HASHING.hash("x"))
    assert not HASHING.is_right("not a hash", "x")


@pytest.mark.parametrize("password", [
    "password", "Password1", "password123", "P@ssw0rd", "passw0rd!", "qwertyuiop", "1q2w3e4r", "12345678", "87654321", "123123123", "aaaaaaaa",
    "abcabcabc", "iloveyou", "iloveyou2", "sunshine1", "princess", "football12", "11111111", "abcd1234", "letmein123", "superman!", "dragon2024",
    "salasana1", "lösenord", "motdepasse", "contraseña", "contrasena1", "lykilord", "lozinka123", "asdfghjkl", "zaq12wsx", "19870512", "monkey123",
])  # fmt: skip
def test_what_is_guessed_first_is_refused(password: str) -> None:
    assert fault(password) == passwords.TOO_COMMON


@pytest.mark.parametrize("password", ["heron lamp stairs", "kolme vihreää kissaa", "안녕 파란 사다리 구름", "tr0ub4dor and three", "xK9#mQ2$vL", "the dragon sleeps at noon"])  # fmt: skip
def test_what_is_hard_to_guess_is_taken(password: str) -> None:
    assert fault(password, ("ada@school.example", "Ada")) == ""


def test_length_and_nothing_else_is_asked_for() -> None:
    assert fault("heron l") == passwords.TOO_SHORT
    assert fault("heron lamp" * 13) == passwords.TOO_LONG
    assert fault("heron lamps by the sea") == ""


@pytest.mark.parametrize(
    "password", ["ada.lovelace@school.example", "lovelace", "Lovelace1815", "waymark2026", "Ada.Lovelace"]
)
def test_what_is_in_the_account_is_refused(password: str) -> None:
    assert fault(password, ("ada.lovelace@school.example", "Ada Lovelace")) in (
        passwords.TOO_CLOSE,
        passwords.TOO_COMMON,
    )


@pytest.mark.parametrize("language", languages())
def test_each_language_has_its_own_words(language: str) -> None:
    listed = words.listed(language)
    if language != "en":
        assert listed != words.listed("en"), f"accounts/words/{language}.txt is not there"
    assert len(listed) >= 350
    assert len({words.folded(word) for word in listed}) == len(listed)
    for word in listed:
        assert re.fullmatch(r"[^\W\d_]{1,14}", word), word
        assert words.folded(word)


def test_words_are_chosen_by_chance_and_never_twice() -> None:
    seen = {words.choose("en", secrets.randbelow) for _ in range(200)}
    assert len(seen) == 200
    assert all(len(set(one.split())) == words.HOW_MANY for one in seen)
    numbers = iter([0, 0, 0, 1, 2, 3])
    assert words.choose("en", lambda n: next(numbers)) == " ".join(words.listed("en")[:4])


@pytest.mark.parametrize(("typed", "kept"), [
    ("River  CANDLE-orange, seven ", "river candle orange seven"), ("Kesä lumi järvi yö", "kesa lumi jarvi yo"),
    ("ár þoka\tæska ís", "ar thoka aeska is"), ("구름 사과 나무 바다", "구름 사과 나무 바다"), ("śnijeg ljeto đak", "snijeg ljeto dak"),
])  # fmt: skip
def test_words_forgive_how_they_are_typed(typed: str, kept: str) -> None:
    assert words.folded(typed) == words.folded(kept)


def test_the_order_of_the_words_counts() -> None:
    assert words.folded("one two three four") != words.folded("two one three four")


@given(st.text(max_size=300))
def test_folding_takes_anything_and_is_stable(typed: str) -> None:
    once = words.folded(typed)
    assert words.folded(once) == once or len(typed) > words.LONGEST or len(once) > words.LONGEST


def test_tokens_are_long_random_and_looked_up_by_digest() -> None:
    one, other = tokens.make(secrets.token_bytes), tokens.make(secrets.token_bytes)
    assert one != other
    assert tokens.could_be(one)
    assert not tokens.could_be(one + "\n")
    assert len(tokens.digest(one)) == 32
    assert one.encode() not in tokens.digest(one)


def test_a_seal_is_of_one_purpose_and_one_thing() -> None:
    one, other = Sealer(b"s" * 32, "totp", os.urandom), Sealer(b"s" * 32, "cookie", os.urandom)
    sealed = one.close(b"secret", "account 1")
    assert one.open(sealed, "account 1") == b"secret"
    assert b"secret" not in sealed
    for sealer, data, bound in (
        (other, sealed, "account 1"),
        (one, sealed, "account 2"),
        (one, sealed[:-1], "account 1"),
        (one, b"", "account 1"),
    ):
        with pytest.raises(RefusedError):
            sealer.open(data, bound)
    with pytest.raises(RefusedError):
        one.open_text("ééé", "account 1")


def test_parts_of_a_keyed_hash_cannot_run_into_each_other() -> None:
    assert keyed_hash(b"k", "ab", "c") != keyed_hash(b"k", "a", "bc")
