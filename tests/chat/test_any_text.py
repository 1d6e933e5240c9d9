"""Whatever is typed there is an answer, in time that grows with the text and not with the number of patterns."""

from __future__ import annotations

import copy
import json
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat import engine, loader
from chat.compiled import Script, compile_script
from chat.jsonl import answer
from chat.records import Pattern
from tests.examples import many

LANGS = loader.available()
EN = engine.script("en")
_WORDS = sorted({word for concept in loader.load("en").concepts.values() for word in concept.words})


@pytest.mark.parametrize("lang", LANGS)
@settings(max_examples=many(120))
@given(text=st.one_of(st.text(max_size=400), st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join)))
def test_any_text_is_understood(lang: str, text: str) -> None:
    """Labels are of the taxonomy, each once, urgent ones first, each with words that stand in the text."""
    found = engine.understand(engine.script(lang), text)
    names = [label.label for label in found.labels]
    rules = EN.rules
    assert names
    assert set(names) <= set(rules.order)
    assert len(set(names)) == len(names)
    urgent = [name in rules.urgent for name in names]
    assert urgent == sorted(urgent, reverse=True)
    assert all(label.because in text for label in found.labels)


@settings(max_examples=many(100))
@given(
    st.one_of(
        st.binary(max_size=200),
        st.dictionaries(st.sampled_from(["text", "lang"]), st.text(max_size=50)).map(lambda d: json.dumps(d).encode()),
    )
)
def test_any_line_is_answered(line: bytes) -> None:
    json.dumps(answer(line)).encode()


@pytest.mark.parametrize(
    "line", [b"", b"[]", b'{"text": 5, "lang": "en"}', b'{"text": "hi", "lang": "xx"}', b'{"text": "hi"}', b"[" * 99999]
)
def test_a_broken_line_is_an_error_line(line: bytes) -> None:
    made = answer(line)
    assert made["labels"] == []
    assert made["error"]


def _work(text: str, script: Script = EN) -> int:
    """Lines run to understand a text: unlike time, the same on a busy machine."""
    lines = 0

    def count(frame: FrameType, event: str, arg: object) -> Callable[..., Any]:
        nonlocal lines
        lines += event == "line"
        return count

    engine.understand(script, text)
    before = sys.gettrace()
    sys.settrace(count)
    try:
        engine.understand(script, text)
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize(
    "part",
    [
        "kill me ",
        "he said he will post my nudes ",
        "n*d n*des ",
        "he. my. ",
        "a b c ",
        "sucide nudess ",
        "🔪🔫",
        "a\u0301",
        "죽고싶어 ",
        "i'm don't ",
    ],
)
def test_twice_the_text_takes_at_most_twice_the_work(part: str) -> None:
    whole = (part * 2000)[:2000]
    assert _work(whole) <= 2.2 * _work(whole[:1000])


def test_the_worst_text_is_bounded() -> None:
    """Words of the script itself, as many as fit, cost no more than a few microseconds a letter."""
    assert max(_work(" ".join(_WORDS[at::37])[:2000]) for at in range(0, 37, 6)) < 160_000


def test_ten_times_the_patterns_cost_next_to_nothing() -> None:
    """Patterns over words that a message does not hold are never looked at."""
    source = loader.load("en")
    more = []
    for place, small in enumerate(source.groups):
        group = copy.copy(small)
        group.patterns = [
            Pattern(pattern.at, (*pattern.pieces, (f"word{place}x{at}x{copied}",)), False, pattern.barred)
            for at, pattern in enumerate(group.patterns)
            for copied in range(9)
        ]
        more.append(group)
    source.groups += more
    large = compile_script(source, EN.rules)
    text = "my ex says he will post my nudes on insta if i leave him, im so scared and i dont know what to do. he is outside"
    assert _work(text, large) <= 1.2 * _work(text)
