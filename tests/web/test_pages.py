"""Every page in every language: it is there, well made (the client lints it), in its language, and light enough."""

from __future__ import annotations

import gzip

import pytest

from tests.addresses import HOME, TAGS, every_page
from tests.lint_client import LintingClient
from web.assets import load_assets
from web.catalogues import catalogue
from web.countries import CODES
from web.locales import languages

HTML_BUDGET = 14 * 1024
PAGE_BUDGET = 40 * 1024
SCRIPT_BUDGET = 8 * 1024
EXIT_BUDGET = 1536


def packed_size(body: bytes) -> int:
    """The size of a body as the server compresses it."""
    return len(gzip.compress(body, 9, mtime=0))


@pytest.mark.parametrize("path", every_page())
def test_page_is_there_and_light(client: LintingClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert packed_size(response.data) <= HTML_BUDGET
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_country_has_a_page(client: LintingClient, code: str) -> None:
    response = client.get(f"/cnr/help/countries/{code}")
    assert response.status_code == 200
    assert packed_size(response.data) <= HTML_BUDGET


# Style and scripts of the rooms that people sign in to: no public page loads them.
SIGNED_IN = {"class", "accounts", "classes", "learner", "reports", "present"}


def test_a_page_with_all_it_loads_is_light() -> None:
    everything = load_assets()
    assets = {name: asset for name, asset in everything.items() if name.partition(".")[0] not in SIGNED_IN}
    assert len(assets) < len(everything)
    assert sum(len(asset.packed) for asset in assets.values()) + HTML_BUDGET <= PAGE_BUDGET
    assert sum(len(asset.packed) for name, asset in assets.items() if name.endswith(".js")) <= SCRIPT_BUDGET
    assert len(assets["exit.js"].body) <= EXIT_BUDGET


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag != "en"])
def test_each_language_is_really_itself(client: LintingClient, tag: str) -> None:
    """The Montenegrin trap: a catalogue that is not found shows English and nobody is told."""
    language = languages()[tag]
    for message in ("Find help", "Leave now", "Rather not say"):
        text = catalogue(language).gettext(message)
        assert text != message
    body = client.get(f"/{tag}/help").get_data(as_text=True)
    assert f'<html lang="{language.html}"' in body
    assert catalogue(language).gettext("Rather not say") in body
    assert "Rather not say" not in body


@pytest.mark.parametrize(("tag", "code"), HOME.items())
def test_emergency_number_of_the_country_is_on_the_front_page(client: LintingClient, tag: str, code: str) -> None:
    expected = {"GB": "999", "FR": "112", "CL": "133", "FI": "112", "SE": "112", "IS": "112", "KR": "112", "ME": "112"}[
        code
    ]
    assert f"tel:{expected}" in client.get(f"/{tag}-{code}/").get_data(as_text=True)


def test_without_a_country_no_number_is_picked(client: LintingClient) -> None:
    for tag in TAGS:
        for page in ("", "help"):
            assert "tel:" not in client.get(f"/{tag}/{page}").get_data(as_text=True)


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("fi-FI,fi;q=0.9,en;q=0.8", "fi"), ("sr-ME", "cnr"), ("bs", "cnr"), ("nb-NO,no;q=0.9", "sv"), ("de,ko;q=0.3", "ko"),
        ("", "en"), ("de", "en"), ("xx;q=abc,is", "is"), ("es-CL", "es"), ("fr-CA,en", "fr"), ("*", "en"),
    ],
)  # fmt: skip
def test_start_follows_the_browsers_language(client: LintingClient, header: str, tag: str) -> None:
    response = client.get("/", headers={"Accept-Language": header})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{tag}/")
    assert "Accept-Language" in response.headers["Vary"]


def test_odd_spellings_of_a_tag_lead_to_the_usual_one(client: LintingClient) -> None:
    assert client.get("/ES-cl/help/countries/CL").headers["Location"] == "/es-CL/help/countries/CL"


def test_same_address_same_bytes(client: LintingClient) -> None:
    first = client.get("/fi-FI/help/countries/FI").data
    assert client.get("/fi-FI/help/countries/FI", headers={"Cookie": "a=b", "User-Agent": "other"}).data == first
