"""Each tool is one tap from where somebody needs it: the helper's replies and the course on responding."""

from __future__ import annotations

import re

import pytest

from directory import labels
from tests.addresses import TAGS
from tests.lint_client import LintingClient
from toolkit.links import TOOLS

NAMES = {tool.endpoint.partition(".")[2] for tool in TOOLS}


def tools_in(body: str, tag: str) -> set[str]:
    """The tools that a page links to, but for the list of all of them."""
    return set(re.findall(rf'href="/{tag}/tools/(\w+)"', body))


@pytest.mark.parametrize("tag", TAGS)
def test_replies_of_the_helper_lead_to_every_tool(client: LintingClient, tag: str) -> None:
    found: set[str] = set()
    for situation in labels.SITUATIONS:
        reply = client.post(
            f"/{tag}/chat", data={"pick": f"situation:{situation}"}, headers={"Sec-Fetch-Site": "same-origin"}
        )
        found |= tools_in(reply.get_data(as_text=True), tag)
    assert found == NAMES


@pytest.mark.parametrize("tag", TAGS)
def test_the_course_on_responding_leads_to_every_tool(client: LintingClient, tag: str) -> None:
    found: set[str] = set()
    for lesson in range(1, 7):
        found |= tools_in(client.get(f"/{tag}/learn/3/{lesson}").get_data(as_text=True), tag)
    assert found == NAMES
