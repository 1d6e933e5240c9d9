"""The list to take along, and whom to call first about a watched device."""

from __future__ import annotations

import html
import json
import re

import pytest

from directory import labels
from directory.cards import Reader
from directory.records import Facts
from tests.addresses import HOME, TAGS
from tests.conftest import MOMENT
from tests.lint_client import LintingClient
from toolkit.calls import call_first
from toolkit.links import TOOLS
from toolkit.plan import PARTS, groups, letter_names, lines, part, services, span
from toolkit.words import words
from web.catalogues import catalogue
from web.locales import languages


def reader(facts: Facts, tag: str = "en") -> Reader:
    return Reader(languages()[tag], catalogue(languages()[tag]), MOMENT, facts)


def test_every_situation_is_there_for_both_ages_in_both_languages(facts: Facts) -> None:
    found = groups(facts, languages()["en"], languages()["fi"])
    assert len(found) == len(labels.SITUATIONS)
    for group in found:
        assert set(group.bands) == {"under-18", "adult"}
        assert all(
            step.own and step.other and step.own != step.other for steps in group.bands.values() for step in steps
        )
    assert all(step.other == "" for group in groups(facts, languages()["en"], None) for step in group.bands["adult"])


# What static/toolkit/plan.js takes for a place of a second line: `#steps summary > span, #steps [data-line], #letters [data-line]`.
PLACE = re.compile(r"<summary>(?:\d+\. )?<span>(.*?)</span></summary>|<span data-line>([^<]*?)(?=<)")


def places(body: str) -> list[str]:
    """The texts of a list in the page, in order, without the numbers of services."""
    steps = body[body.index('id="steps"') : body.index('data-part="numbers"')]
    letters = body[body.index('id="letters"') : body.index('for="own"')]
    return [html.unescape(one or other) for one, other in PLACE.findall(steps + letters)]


@pytest.mark.parametrize("tag", TAGS)
def test_the_words_of_a_second_language_fit_the_places_of_every_page(
    client: LintingClient, facts: Facts, tag: str
) -> None:
    """The order of the script is that of the page: in one and the same language both say the same."""
    own = lines(facts, languages()[tag])
    assert places(client.get(f"/{tag}-{HOME[tag]}/tools/plan").get_data(as_text=True)) == list(own)
    for other in TAGS:
        if other == tag:
            continue
        body = client.get(f"/{tag}-{HOME[tag]}/tools/plan/{other}").get_data(as_text=True)
        assert places(body) == list(own)
        loaded = re.search(r'<script src="/static/list/([^"]+)" integrity="([^"]+)" defer>', body)
        made = words(languages()[other].html, lines(facts, languages()[other]))
        assert loaded
        assert loaded.groups() == (made.name, made.integrity)
        script = client.get(f"/static/list/{made.name}")
        assert script.mimetype == "text/javascript"
        found = json.loads(script.get_data(as_text=True).removeprefix("globalThis.waymarkWords=").removesuffix(";\n"))
        assert found == [languages()[other].html, *lines(facts, languages()[other])]
        assert len(found) - 1 == len(own)
    assert client.get("/static/list/fi.000000000000.js").status_code == 404


@pytest.mark.parametrize("tag", TAGS)
def test_without_script_the_parts_together_say_all_of_it_in_both_languages(
    client: LintingClient, facts: Facts, tag: str
) -> None:
    for other in TAGS:
        if other == tag:
            continue
        whole = client.get(f"/{tag}/tools/plan/{other}").get_data(as_text=True)
        seen = ""
        for number in range(1, PARTS + 1):
            address = f"/{tag}/tools/plan/{other}/{number}"
            assert f'href="{address}"' in whole
            seen += client.get(address).get_data(as_text=True)
        assert "/static/list/" not in seen
        seen = html.unescape(seen)
        assert all(line in seen for line in lines(facts, languages()[tag]))
        assert all(f'lang="{other}">{line}<' in seen for line in lines(facts, languages()[other]))


def test_parts_leave_nothing_out(facts: Facts) -> None:
    whole = groups(facts, languages()["en"], None)
    assert sum((part(whole, number + 1) for number in range(PARTS)), ()) == whole
    assert [span(14, 1), span(14, 2)] == [(1, 7), (8, 14)]
    assert [span(15, 1), span(15, 2)] == [(1, 8), (9, 15)]


def test_a_change_of_language_to_the_second_one_leaves_the_whole_list(client: LintingClient) -> None:
    for path in ("/fi/tools/plan/fi", "/fi/tools/plan/fi/2"):
        body = client.get(path).get_data(as_text=True)
        assert body.count("<details>") == len(labels.SITUATIONS)
        assert "/static/list/" not in body


def test_the_letter_that_may_be_dangerous_is_not_on_the_list() -> None:
    names = [it.own for it in letter_names(languages()["en"], None)]
    assert len(names) == 8
    assert not any("stop" in name for name in names)


@pytest.mark.parametrize("code", [None, "GB", "FI", "KR", "ME", "CL", "CA", "AU", "TV"])
def test_whom_to_call_first_plans_for_safety(facts: Facts, code: str | None) -> None:
    cards = call_first(code, reader(facts))
    assert cards
    known = facts.countries.get(code or "")
    if known and any("domestic-abuse" in it.kinds and not it.region for it in known.services):
        first = facts.services[cards[0].id]
        assert "domestic-abuse" in first.kinds
        assert first.country == code


@pytest.mark.parametrize("code", [None, "GB", "KR", "TV"])
def test_numbers_for_the_list(facts: Facts, code: str | None) -> None:
    found = services(code, reader(facts))
    assert found
    assert all("emergency" not in facts.services[card.id].kinds for card in found)


def test_tools_have_neutral_addresses() -> None:
    assert [tool.endpoint for tool in TOOLS] == [
        "toolkit.device", "toolkit.notes", "toolkit.letters", "toolkit.apps", "toolkit.fingerprints", "toolkit.plan",
    ]  # fmt: skip
