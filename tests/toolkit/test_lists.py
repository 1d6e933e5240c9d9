"""The list to take along, and whom to call first about a watched device."""

from __future__ import annotations

import pytest

from directory import labels
from directory.cards import Reader
from directory.records import Facts
from tests.conftest import MOMENT
from toolkit.calls import call_first
from toolkit.links import TOOLS
from toolkit.plan import groups, letter_names, services
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
