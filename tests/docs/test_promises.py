"""docs/promises.md names a test for each promise, or says why there is none; what it names is there and holds tests."""

from __future__ import annotations

import re

import pytest

from web.settings import ROOT

ROWS = re.findall(r"^\| (\d+) \| (.+?) \| (.+) \|$", (ROOT / "docs/promises.md").read_text("utf-8"), re.MULTILINE)


def test_all_rows_are_there() -> None:
    assert [int(number) for number, _, _ in ROWS] == list(range(1, 47))


@pytest.mark.parametrize(("number", "promise", "shown"), ROWS, ids=lambda value: str(value)[:12])
def test_what_shows_a_promise_is_there(number: str, promise: str, shown: str) -> None:
    named = re.findall(r"`(tests/[\w/.]+\.py)`", shown)
    assert named or "not yet" in shown, f"{number} {promise}"
    for path in named:
        text = (ROOT / path).read_text("utf-8")
        assert re.search(r"^(async )?def |^    def ", text, re.MULTILINE), path
