"""The chooser: all countries in the reader's language, searchable without script, and it stays on the page."""

from __future__ import annotations

import re

import pytest

from tests.addresses import TAGS
from tests.lint_client import LintingClient
from web.countries import CODES, country_names, search_countries
from web.locales import languages


def test_there_are_249_countries() -> None:
    assert len(CODES) == 249


@pytest.mark.parametrize("tag", TAGS)
def test_all_countries_are_offered_in_the_readers_language(client: LintingClient, tag: str) -> None:
    body = client.get(f"/{tag}/choose").get_data(as_text=True)
    for code, _ in country_names(languages()[tag]):
        assert f'href="/{tag}-{code}/"' in body


@pytest.mark.parametrize(("tag", "query", "code"), [("fi", "ruots", "SE"), ("ko", "칠레", "CL"), ("en", "suomi", "FI"), ("cnr", "crna", "ME"), ("fr", "coree", "KR"), ("is", "island", "IS"), ("en", "gb", "GB")])  # fmt: skip
def test_search_works_without_script_in_any_language(client: LintingClient, tag: str, query: str, code: str) -> None:
    body = client.get(f"/{tag}/choose", query_string={"q": query}).get_data(as_text=True)
    assert f'href="/{tag}-{code}/"' in body
    assert f'href="/{tag}-TV/"' not in body


def test_search_that_finds_nothing_says_so(client: LintingClient) -> None:
    assert "no country with that name" in client.get("/en/choose?q=qqqq").get_data(as_text=True)
    assert search_countries("", languages()["en"]) == country_names(languages()["en"])


def test_it_stays_on_the_page(client: LintingClient) -> None:
    body = client.get("/en-GB/choose?at=help/countries/GB").get_data(as_text=True)
    assert 'href="/ko-GB/help/countries/GB"' in body
    assert 'href="/en-FI/help/countries/GB"' in body
    assert "/choose?at=help/countries/GB" in client.get("/en-GB/help/countries/GB").get_data(as_text=True)


@pytest.mark.parametrize(
    "place", ["//evil.example", "/\\evil.example", "https://evil.example", "../../x", "%2f%2fevil.example", "static/x.js", "\u2215evil", "help\r\nX: y", "javascript:alert(1)"]
)  # fmt: skip
def test_it_never_leads_off_the_site(client: LintingClient, place: str) -> None:
    body = client.get("/en-GB/choose", query_string={"at": place}).get_data(as_text=True)
    assert 'href="/fi-GB/"' in body
    assert not [link for link in re.findall('href="([^"]*)"', body) if "evil" in link or link.startswith("//")]


@pytest.mark.parametrize(("tag", "before", "after"), [("sv", "Zimbabwe", "Österrike"), ("is", "Venesúela", "Þýskaland"), ("en", "Afghanistan", "Åland"), ("cnr", "Brazil", "Crna Gora")])  # fmt: skip
def test_names_are_in_the_order_of_the_alphabet(tag: str, before: str, after: str) -> None:
    names = [name for _, name in country_names(languages()[tag])]
    position = {name: index for index, name in enumerate(names)}
    found = next(name for name in names if name.startswith(after))
    assert position[before] < position[found]


def test_it_stays_on_a_page_of_a_class(client: LintingClient) -> None:
    body = client.get("/en-GB/choose?at=class/sign-in").get_data(as_text=True)
    assert 'href="/class/ko-GB/sign-in"' in body
    assert 'href="/class/en-FI/sign-in"' in body
    for place in ("class/sign-out", "class//evil.example", "class/../../x", "class/nothing/at/all"):
        assert 'href="/fi-GB/"' in client.get("/en-GB/choose", query_string={"at": place}).get_data(as_text=True)
