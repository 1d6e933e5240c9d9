"""Pages put together from kept pieces are what they would have been if they had been made whole."""

from __future__ import annotations

import gzip

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from web.stitched import Stitched, place

WORDS = st.text(st.characters(codec="utf-8"), max_size=300)


@given(WORDS, WORDS)
def test_both_forms_are_the_page(first: str, second: str) -> None:
    page = Stitched(f"<p>{place('a')}</p>" + "<b>안녕</b>" * 500 + f"{place('b')}{place('a')}<i>end</i>")
    wanted = f"<p>{escape(first)}</p>" + "<b>안녕</b>" * 500 + f"{escape(second)}{escape(first)}<i>end</i>"
    words = {"a": first, "b": second}
    assert page.plain(words).decode() == wanted
    assert gzip.decompress(page.gzipped(words)).decode() == wanted


def test_the_pieces_stay_compressed() -> None:
    page = Stitched("<b>word</b>" * 2000 + place("state"))
    assert len(page.gzipped({"state": "x" * 40})) < 400


def test_a_place_without_words_stays_empty_and_a_filling_opens_no_new_place() -> None:
    assert Stitched(f"a{place('x')}b").plain({}) == b"ab"
    assert Stitched(f"a{place('x')}b").plain({"x": f"{place('y')}"}).decode() == f"a{place('y')}b"
