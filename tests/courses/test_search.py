"""Search: accents, beginnings of words, Korean, speed; any query at all."""

from __future__ import annotations

import time

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.cache import load_quickly
from courses.evidence import load_evidence
from courses.library import Library
from courses.room import BUILT, CONTENT, EVIDENCE
from courses.search import Search, extract, fold, stem, terms
from tests.examples import many
from tests.lint_client import LintingClient
from web.locales import languages

LIBRARY = Library(load_quickly(CONTENT, BUILT), load_evidence(EVIDENCE))
SEARCH = Search(LIBRARY, languages())


def test_folding() -> None:
    assert fold("ÉTÉ Þórður Ærlig") == "ete thordur aerlig"
    assert fold("동의") == "동의"
    assert terms("동의란 무엇") == ["동의", "의란", "무엇"]
    assert terms("Don't") == ["don", "t"]


def test_a_long_word_is_found_by_its_beginning() -> None:
    assert stem("consent") == "conse"
    assert stem("yes") == "yes"
    assert stem("suostumuksesta").startswith("suostumu")


@pytest.mark.parametrize("query", ["consent", "CONSENT", "consenting", "deepfake", "screenshot", "password"])
def test_english_words_are_found(query: str) -> None:
    assert SEARCH.find(query, "en")


def test_a_title_comes_first() -> None:
    course = LIBRARY.courses[0]
    for tag in languages():
        for lesson in course.lessons:
            if lesson.is_open:
                title = LIBRARY.lesson(course, lesson, tag).title
                numbers = [(hit.course, hit.lesson) for hit in SEARCH.find(title, tag)]
                assert (course.number, lesson.number) in numbers[:3], (tag, title)


def test_search_takes_less_than_five_milliseconds() -> None:
    queries = [
        "a",
        "con",
        "kuv",
        "pri",
        "the picture of a friend who shared it",
        "동의",
        "kuva",
        "s",
        "x" * 80,
        "a b c d e f g h i j",
    ]
    times = []
    for tag in languages():
        for query in queries:
            rounds = []
            for _ in range(3):
                began = time.process_time()  # the machine may be busy with something else
                SEARCH.find(query, tag)
                rounds.append(time.process_time() - began)
            times.append(min(rounds))
    assert max(times) < 0.005


@settings(max_examples=many(200))
@given(st.text(max_size=200), st.sampled_from(list(languages())))
def test_any_query(query: str, tag: str) -> None:
    assert len(SEARCH.find(query, tag)) <= 12


@settings(max_examples=many(100))
@given(st.text(max_size=500), st.lists(st.text(max_size=10), max_size=3))
def test_extracts_are_short(text: str, wanted: list[str]) -> None:
    assert len(extract(text, wanted)) <= 170


def test_answers_are_not_given_away() -> None:
    for course in LIBRARY.courses:
        for lesson in course.lessons:
            if not lesson.is_open:
                continue
            for shown in LIBRARY.lesson(course, lesson, "en").blocks:
                for part in shown.block.parts:
                    words = part.html.removeprefix("<p>").split(".")[0][:60]
                    if len(words) < 25:
                        continue
                    assert words not in "".join(hit.extract for hit in SEARCH.find(words, "en")) or words in part.title


def test_the_page(client: LintingClient, app: Flask) -> None:
    body = client.post("/en/learn", data={"q": "consent"}).get_data(as_text=True)
    assert "/en/learn/1/1#" in body
    for query in ("", "zzzzzzzz", "<script>alert(1)</script>", "x" * 5000, "\x00", "동의"):
        response = client.post("/ko-KR/learn", data={"q": query})
        assert response.status_code == 200
        assert "<script>alert" not in response.get_data(as_text=True)
    assert "zugzwang" not in client.post("/en/learn", data={"q": "consent"}).get_data(as_text=True)
