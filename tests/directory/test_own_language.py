"""In countries whose language the site is not offered in, notes and law also stand in that language, marked with it."""

from __future__ import annotations

import pytest

from directory.records import Facts
from tests.lint_client import LintingClient
from web.catalogues import own_language_catalogue


@pytest.mark.parametrize(("code", "tag"), [("DE", "de"), ("DK", "da"), ("NO", "nb"), ("KE", "sw")])
def test_every_note_and_law_stands_in_the_countrys_own_language(
    client: LintingClient, facts: Facts, code: str, tag: str
) -> None:
    own = own_language_catalogue(tag)
    assert own is not None
    country = facts.countries[code]
    texts = [service.note for service in country.services] + [law.summary for law in country.law]
    missing = [text for text in texts if not own.has(text)]
    assert missing == []
    body = client.get(f"/fi/help/countries/{code}").get_data(as_text=True)
    assert body.count(f'<p lang="{tag}">') == len(texts)
    assert 'lang="en"' in body  # for a reader of Finnish the English is marked as English
