"""No page of the tools is heavier than 14 KiB compressed, so that it comes in the first breath of a slow connection.

Counted for every page in every language, with every second language, for countries whose laws and services weigh most.
"""

from __future__ import annotations

import gzip

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.addresses import TAGS
from tests.toolkit.addresses import TOOLS
from toolkit.letters import LETTERS
from toolkit.plan import PARTS

BUDGET = 14 * 1024
# No country, and those that weighed most of the 27 countries tried (docs/toolkit.md).
HEAVY = ("", "-SE", "-KR", "-FI", "-FR", "-ES", "-ME")
# The letters that name the laws of a country; all others are at least 2 KiB lighter in every second language.
LONG = (1, 2)


def packed(body: bytes) -> int:
    """The bytes of a page on its way, compressed as the site does it (web/memory.py)."""
    return len(gzip.compress(body, 9, mtime=0))


def pages(tag: str) -> list[str]:
    """Every page of the tools in one language, with each second language."""
    others = [other for other in TAGS if other != tag]
    parts = ["", *(f"/{number}" for number in range(1, PARTS + 1))]
    return [
        *TOOLS,
        *(f"tools/letters/{number}/{other}" for number in LONG for other in TAGS),
        *(f"tools/letters/{number}/{TAGS[0]}" for number in LETTERS if number not in LONG),
        *(f"tools/plan/{other}{part}" for other in others for part in parts),
    ]


@pytest.mark.parametrize("country", HEAVY)
@pytest.mark.parametrize("tag", TAGS)
def test_no_page_is_heavy(app: Flask, tag: str, country: str) -> None:
    client = FlaskClient(app)  # every_tool() lints the pages; here they are only weighed
    weights = {}
    for page in pages(tag):
        response = client.get(f"/{tag}{country}/{page}")
        assert response.status_code == 200, page
        weights[page] = packed(response.data)
    assert {page: weight for page, weight in weights.items() if weight > BUDGET} == {}
