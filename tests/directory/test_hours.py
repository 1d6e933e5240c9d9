"""Open now, until when, and in words: across zones, public holidays and the change of clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from directory.cards import Reader, state_words
from directory.hours import open_state
from directory.hours_words import HoursError, in_words
from directory.records import Facts
from web.catalogues import catalogue
from web.locales import languages


@pytest.mark.parametrize(
    ("service", "at", "open_now"),
    [
        ("gb-revenge-porn-helpline", "2026-11-23T10:00:00", True), ("gb-revenge-porn-helpline", "2026-11-23T09:59:00", False),
        ("gb-revenge-porn-helpline", "2026-11-23T16:00:00", False), ("gb-revenge-porn-helpline", "2026-12-25T11:00:00", False),
        # The clocks go back on 25 October 2026: ten in the morning in London is nine, then ten, in UTC.
        ("gb-revenge-porn-helpline", "2026-10-23T09:30:00", True), ("gb-revenge-porn-helpline", "2026-10-26T09:30:00", False),
        ("gb-rape-crisis-scotland", "2026-11-23T23:30:00", True), ("gb-rape-crisis-scotland", "2026-11-24T00:00:00", False),
        ("gb-childline", "2026-11-24T03:00:00", True), ("kr-109", "2026-11-24T03:00:00", True),
    ],
)  # fmt: skip
def test_open_at_a_moment(facts: Facts, service: str, at: str, open_now: bool) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert open_state(facts.services[service], moment).open is open_now


def test_unknown_hours_are_not_guessed(facts: Facts) -> None:
    bare = replace(facts.services["gb-childline"], hours="")
    assert open_state(bare, datetime(2026, 11, 23, tzinfo=UTC)).open is None
    nowhere = replace(facts.services["gb-revenge-porn-helpline"], tz="")
    assert open_state(nowhere, datetime(2026, 11, 23, 11, tzinfo=UTC)).open is None


def test_what_the_card_says(facts: Facts) -> None:
    english = languages()["en"]
    line = facts.services["gb-revenge-porn-helpline"]

    def said(at: datetime) -> str:
        return state_words(line, open_state(line, at), Reader(english, catalogue(english), at, facts))

    assert said(datetime(2026, 11, 23, 12, tzinfo=UTC)) == "Open now until 16:00"
    assert said(datetime(2026, 11, 23, 8, tzinfo=UTC)) == "Closed. Opens today at 10:00"
    assert said(datetime(2026, 11, 20, 20, tzinfo=UTC)) == "Closed. Opens Monday at 10:00"


@pytest.mark.parametrize("tag", list(languages()))
def test_all_hours_of_the_data_can_be_said_in_every_language(facts: Facts, tag: str) -> None:
    language = languages()[tag]
    for service in facts.services.values():
        if service.hours:
            assert in_words(service.hours, language, catalogue(language))


@pytest.mark.parametrize("hours", ["Mo-Fr", "Mx 10:00-12:00", "10", "Mo 25:00-26:00", "sunrise-sunset", ""])
def test_hours_in_another_form_are_refused(hours: str) -> None:
    english = languages()["en"]
    with pytest.raises(HoursError):
        in_words(hours, english, catalogue(english))
