"""Dates, times and names as each language writes them; Montenegrin and Korean where Babel would do it wrong."""

from __future__ import annotations

from datetime import date, time

import pytest

from web import formats
from web.locales import languages


@pytest.mark.parametrize(("tag", "day"), [("cnr", "ponedjeljak"), ("fi", "maanantaina"), ("fr", "lundi"), ("ko", "월요일"), ("is", "mánudagur")])  # fmt: skip
def test_days(tag: str, day: str) -> None:
    assert formats.weekday(0, languages()[tag]) == day


@pytest.mark.parametrize(("tag", "said"), [("ko", "오후 8:00"), ("fi", "20.00"), ("fr", "20:00"), ("cnr", "20:00")])
def test_times(tag: str, said: str) -> None:
    assert formats.clock_time(time(20, 0), languages()[tag]) == said


@pytest.mark.parametrize(("tag", "said"), [("en", "22 November 2026"), ("cnr", "22. novembar 2026."), ("ko", "2026년 11월 22일"), ("is", "22. nóvember 2026")])  # fmt: skip
def test_dates(tag: str, said: str) -> None:
    assert formats.long_date(date(2026, 11, 22), languages()[tag]) == said


def test_montenegrin_keeps_its_name_everywhere() -> None:
    assert {formats.language_name("cnr", language) for language in languages().values()} == {"crnogorski"}
    assert formats.joined(["a", "b", "c"], languages()["cnr"]) == "a, b i c"
