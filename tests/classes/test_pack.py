"""Lesson packs: everything of a course in the class's language, the numbers of its country, as a page and as one PDF."""

from __future__ import annotations

import re

import pytest

from classes.pack_pdf import PackTooSlowError, Pdfs
from classes.paper import can_make_pdf
from courses.schema import GUIDE_PARTS
from directory.records import Facts
from tests.browsing import text_of
from tests.databases import Site
from tests.people import educator_client, make_class, make_educator
from web.catalogues import catalogue
from web.countries import SIGNATORIES
from web.locales import languages

# A pack asks the database for nothing but its class: one kind is enough for most of these.
ON_ONE = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)


@ON_ONE
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_pack_has_all_parts(site: Site, number: int) -> None:
    teacher = make_educator(site)
    row = make_class(site, teacher)
    page = educator_client(site, teacher).get(f"/class/en/{row.id}/pack/{number}")
    assert page.status_code == 200
    html = page.get_data(as_text=True)
    for name in ("plan", "rules", "guide", "sheets", "letter", "card"):
        assert f'id="pack-{name}"' in html, name
    for name in GUIDE_PARTS:
        assert f'id="part-{name}"' in html, name
    assert len(re.findall(r'id="l\d-sheet"', html)) == 6
    for words in ("Dear parents and carers", "What can be said of the answers", "Who must be told"):
        assert words in text_of(page)


def test_a_pack_is_in_the_language_and_for_the_country_of_its_class(site: Site, facts: Facts) -> None:
    teacher = make_educator(site, language="sv")
    row = make_class(site, teacher, language="fi", country="FI")
    page = educator_client(site, teacher).get(f"/class/sv-SE/{row.id}/pack/2")
    html = page.get_data(as_text=True)
    assert '<html lang="sv"' in html
    assert '<div class="lesson pack" lang="fi">' in html
    say = catalogue(languages()["fi"]).gettext
    assert say("After this lesson you can") in html
    assert 'href="tel:112"' in html
    assert facts.countries["SE"].police.phone == "11414"
    assert "tel:11414" not in html
    assert "/fi-FI/" in html


@ON_ONE
@pytest.mark.parametrize("country", [*SIGNATORIES, "BR", None])
def test_the_disclosure_card_has_the_numbers_of_the_country_and_invents_none(
    site: Site, facts: Facts, country: str | None
) -> None:
    teacher = make_educator(site)
    row = make_class(site, teacher, country=country)
    page = educator_client(site, teacher).get(f"/class/en/{row.id}/disclosure")
    html = page.get_data(as_text=True)
    here = html[html.index("<main") : html.index("</main>")]
    known = {number.number for number in facts.emergency.get(country or "", ())}
    file = facts.countries.get(country or "")
    if file:
        known |= {file.police.phone, *(other.number for other in file.police.other_numbers)}
        assert file.police.url in here
    for service in facts.services.values():
        known |= {
            service.phone,
            service.sms,
            service.relay_for_deaf,
            *(other.number for other in service.other_numbers),
        }
    shown = set(re.findall(r'href="(?:tel|sms):([^"]+)"', here))
    assert shown <= known
    sure = {number.number for number in facts.emergency.get(country or "", ()) if number.checked}
    assert sure <= shown
    steps = facts.steps["helping-someone"]
    assert steps.roles["teacher-or-youth-worker"].replace("'", "&#39;") in here
    assert steps.blocks["under-18"].evidence.replace("'", "&#39;") in here
    if country is None:
        assert "No country is chosen for this class" in here


def test_a_class_of_adults_gets_the_steps_for_adults(site: Site, facts: Facts) -> None:
    teacher = make_educator(site)
    row = make_class(site, teacher, ages="adults")
    page = educator_client(site, teacher).get(f"/class/en/{row.id}/disclosure")
    assert facts.steps["helping-someone"].blocks["adult"].first in text_of(page)


def test_the_list_of_packs(site: Site) -> None:
    teacher = make_educator(site)
    row = make_class(site, teacher)
    client = educator_client(site, teacher)
    html = client.get(f"/class/en/{row.id}/pack").get_data(as_text=True)
    for number in (1, 2, 3, 4):
        assert f"/pack/{number}" in html
    assert client.get(f"/class/en/{row.id}/pack/9").status_code == 404


@ON_ONE
@pytest.mark.skipif(not can_make_pdf(), reason="WeasyPrint is not installed")
def test_the_pack_as_one_pdf_fetches_nothing(site: Site) -> None:
    teacher = make_educator(site)
    row = make_class(site, teacher, language="ko", country="KR")
    client = educator_client(site, teacher)
    answer = client.get(f"/class/en/{row.id}/pack/1.pdf")
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="waymark-ko-KR-1.pdf"'
    assert client.get(f"/class/en/{row.id}/pack/1.pdf").data == answer.data


def test_a_pdf_that_fails_says_so_calmly(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Pdfs, html: str) -> bytes:
        raise PackTooSlowError

    monkeypatch.setattr(Pdfs, "make", fail)
    teacher = make_educator(site)
    row = make_class(site, teacher)
    client = educator_client(site, teacher)
    if can_make_pdf():
        answer = client.get(f"/class/en/{row.id}/pack/1.pdf", headers={"X-Break": "1"})
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "60"
