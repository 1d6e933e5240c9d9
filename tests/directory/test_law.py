"""The law: only law in force counts, regions are named, and the table says what the data says."""

from __future__ import annotations

from directory import labels
from directory.conduct_table import STATES, cell, table
from directory.records import Facts
from tests.lint_client import LintingClient
from web.locales import languages


def test_the_table_has_every_country_and_every_conduct(facts: Facts) -> None:
    rows = table(facts, languages()["fi"])
    assert {code for code, _ in rows} == set(facts.countries)
    assert all(set(row) == set(labels.CONDUCTS) for _, row in rows)
    assert {it.state for _, row in rows for it in row.values()} <= set(STATES)


def test_a_bill_is_never_shown_as_law(facts: Facts) -> None:
    for country in facts.countries.values():
        for conduct in labels.CONDUCTS:
            it = cell(country.law, conduct)
            if it.state in ("in-force", "civil", "regional"):
                assert [law for law in it.laws if law.status == "in-force"]
    bills = [law for country in facts.countries.values() for law in country.law if law.status == "bill"]
    assert bills


def test_a_bill_is_marked_on_the_page_of_its_country(client: LintingClient, facts: Facts) -> None:
    for country in facts.countries.values():
        bills = [law for law in country.law if law.status == "bill"]
        if bills:
            body = client.get(f"/en/help/countries/{country.code}").get_data(as_text=True)
            assert "A bill, not law" in body.split(f'id="law-{bills[0].id}"')[1].split("</div>")[0]


def test_gaps_are_on_the_status_page_and_not_on_the_countrys(client: LintingClient, facts: Facts) -> None:
    from markupsafe import escape

    gap = str(escape(facts.countries["GB"].gaps[0]))
    assert gap in client.get("/en/status").get_data(as_text=True)
    assert gap not in client.get("/en/help/countries/GB").get_data(as_text=True)


def test_low_confidence_guides_show_the_link_only(client: LintingClient, facts: Facts) -> None:
    for guide in facts.platforms.values():
        body = client.get(f"/en/help/platforms/{guide.id}").get_data(as_text=True)
        if guide.confidence == "low":
            assert "Step by step" not in body
        elif guide.how:
            assert "Step by step" in body
