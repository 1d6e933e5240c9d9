"""Who is found, in which order, and that nobody is left without anybody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory import labels
from directory.coverage import EACH, walk
from directory.lookup import Question, emergency, find
from directory.records import Facts
from tests.conftest import MOMENT
from web.countries import CODES
from web.locales import languages

SITUATIONS = tuple(labels.SITUATIONS)
AGES = ("under-18", "adult", None)


def ask(
    country: str | None,
    *situations: str,
    age: str | None = None,
    lang: str = "en",
    at: datetime = MOMENT,
    **more: str | None,
) -> Question:
    """A question with little typing."""
    return Question(country, situations, age, lang, at, **more)


def ids(facts: Facts, question: Question) -> list[str]:
    """The ids of what was found, in order."""
    return [found.service.id for found in find(facts, question)]


def test_everybody_everywhere_reaches_somebody(facts: Facts) -> None:
    """Every country × situation × age band × language; and one global link everywhere is not an answer."""
    report = walk(facts, MOMENT)
    assert report.alone == ()
    assert set(report.at_home) == set(facts.countries)
    assert min(report.at_home.values()) >= 0.8 * EACH
    assert len(report.fallen) == sum(EACH - count for count in report.at_home.values())
    assert any("KR" in line for line in report.lines())


@pytest.mark.parametrize("situation", SITUATIONS)
def test_under_18_never_meets_an_adults_only_service(facts: Facts, situation: str) -> None:
    for country in facts.countries:
        for found in find(facts, ask(country, situation, age="under-18")):
            assert (found.service.min_age or 0) < 18, found.service.id


def test_age_in_the_picture_decides_the_tool(facts: Facts) -> None:
    adult = ids(facts, ask("FI", "shared", age="adult", age_in_picture="adult"))
    child = ids(facts, ask("FI", "shared", age="adult", age_in_picture="under-18"))
    unknown = ids(facts, ask("FI", "shared"))
    assert "zz-stopncii" in adult
    assert "zz-take-it-down" not in adult
    assert "fi-nettivihje" not in adult
    assert "zz-take-it-down" in child
    assert "fi-nettivihje" in child
    assert "zz-stopncii" not in child
    assert {"zz-stopncii", "zz-take-it-down"} <= set(unknown)


def test_crisis_first_and_open_lines_before_closed_ones(facts: Facts) -> None:
    for country in facts.countries:
        found = find(facts, ask(country, "sextortion", "self-harm", age="adult"))
        first = found[0].service
        assert {"emergency", "suicide-crisis"} & set(first.kinds), (country, first.id)
        opens = [
            it.state.open for it in found if "suicide-crisis" in it.service.kinds and it.service.scope == "national"
        ]
        assert opens == sorted(opens, key=lambda state: {True: 0, None: 1, False: 2}[state]), country


def test_a_crisis_line_comes_with_every_sextortion(facts: Facts) -> None:
    for country in sorted(CODES):
        kinds = {kind for found in find(facts, ask(country, "sextortion")) for kind in found.service.kinds}
        assert "suicide-crisis" in kinds, country


@pytest.mark.parametrize(
    ("question", "among_first"),
    [
        (ask("GB", "sextortion", age="adult"), "gb-revenge-porn-helpline"), (ask("GB", "shared", age="under-18"), "gb-report-remove"),
        (ask("AU", "shared"), "au-esafety"), (ask("KR", "synthetic", age="adult"), "kr-digital-sex-crime-center"),
        (ask("FR", "threat", age="under-18"), "fr-3018"), (ask("GB", "self-harm", age="under-18"), "gb-childline"),
        (ask("SE", "own-behaviour", age="adult"), "se-preventell"), (ask("GB", "shared", role="parent", age="under-18"), "gb-report-remove"),
    ],
)  # fmt: skip
def test_the_service_made_for_it_is_among_the_first(facts: Facts, question: Question, among_first: str) -> None:
    assert among_first in ids(facts, question)[:4]


def test_regions(facts: Facts) -> None:
    scotland = find(facts, ask("GB", "partner-abuse", age="adult", region="GB-SCT"))
    assert scotland[0].service.region == ("GB-SCT",)
    assert not [it for it in scotland if it.service.region and "GB-SCT" not in it.service.region]
    anywhere = {code for it in find(facts, ask("GB", "partner-abuse", age="adult")) for code in it.service.region}
    assert len(anywhere) > 1


def test_helpers_lines_are_for_helpers(facts: Facts) -> None:
    alone = ids(facts, ask("GB", "shared", age="under-18", role="self"))
    parent = ids(facts, ask("GB", "shared", age="under-18", role="parent"))
    assert alone.index("gb-childline") < alone.index("gb-nspcc-helpline")
    assert parent.index("gb-nspcc-helpline") < alone.index("gb-nspcc-helpline")


def test_without_a_country_no_country_is_guessed(facts: Facts) -> None:
    found = find(facts, ask(None, "danger", lang="ko"))
    assert found
    assert all(it.service.country is None and not it.service.only_in for it in found)
    assert emergency(facts, None) == ()


def test_a_service_says_why_it_is_there(facts: Facts) -> None:
    for found in find(facts, ask("IS", "threat", age="under-18", lang="is")):
        assert found.why, found.service.id
        assert set(found.why) <= set(labels.WHY)


def test_unread_records_give_no_number(facts: Facts) -> None:
    from directory.cards import Reader, ways
    from web.catalogues import catalogue

    english = languages()["en"]
    reader = Reader(english, catalogue(english), MOMENT, facts)
    unread = [service for service in facts.services.values() if service.number_is_unread and service.phone]
    assert unread
    for service in unread:
        assert not [way for way in ways(service, reader) if way.href.startswith("tel:")], service.id


@given(
    country=st.sampled_from([*sorted(CODES), None]), situations=st.lists(st.sampled_from(SITUATIONS), max_size=5),
    age=st.sampled_from(AGES), picture=st.sampled_from(AGES), role=st.sampled_from([*labels.ROLES, None]),
    lang=st.sampled_from(list(languages())), minutes=st.integers(0, 60 * 24 * 800),
)  # fmt: skip
def test_any_question_has_an_answer(
    facts: Facts,
    country: str | None,
    situations: list[str],
    age: str | None,
    picture: str | None,
    role: str | None,
    lang: str,
    minutes: int,
) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    found = find(facts, Question(country, tuple(situations), age, lang, at, picture, role))
    assert found
    assert len({it.service.id for it in found}) == len(found)
