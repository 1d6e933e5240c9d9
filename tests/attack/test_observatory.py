"""A score as the HTTP Observatory of MDN gives it, computed here: 100, and every bonus that does not need the internet.

Source: github.com/mdn/mdn-http-observatory, its scoring table: start at 100, take off for faults, add bonuses when 90 or more is left. Only the
list of browsers that always use HTTPS for a site (+5) needs the internet.
"""

from __future__ import annotations

import re

import pytest
from werkzeug.datastructures import Headers

from tests.lint_client import LintingClient

GOAL = 155
HALF_A_YEAR = 15_768_000  # seconds
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


def score(headers: Headers, page: str) -> tuple[int, list[str]]:
    """The score of a page over HTTPS, and what took points off."""
    faults: list[str] = []
    bonus = 0
    policy = dict(part.strip().partition(" ")[::2] for part in headers.get("Content-Security-Policy", "").split(";"))
    if "default-src" not in policy or "unsafe" in str(policy):
        faults.append("content policy")
    elif policy["default-src"] == "'none'":
        bonus += 10
    if headers.get("Set-Cookie"):
        faults.append("a cookie for a stranger")
    if headers.get("Access-Control-Allow-Origin"):
        faults.append("other sites may read it")
    age = re.search(r"max-age=(\d+)", headers.get("Strict-Transport-Security", ""))
    if not age or int(age[1]) < HALF_A_YEAR:
        faults.append("strict transport security")
    bonus += 5 if headers.get("Referrer-Policy") in PRIVATE else 0
    scripts = re.findall(r"<script\b[^>]*>", page)
    if any("src=" not in script or '="http' in script for script in scripts):
        faults.append("a script of elsewhere, or inline")
    elif scripts and all("integrity=" in script for script in scripts):
        bonus += 5
    if headers.get("X-Content-Type-Options") != "nosniff":
        faults.append("sniffing")
    if policy.get("frame-ancestors") == "'none'":
        bonus += 5
    elif "X-Frame-Options" not in headers:
        faults.append("framing")
    bonus += 10 if headers.get("Cross-Origin-Opener-Policy") == "same-origin" else 0
    bonus += 10 if headers.get("Cross-Origin-Embedder-Policy") == "require-corp" else 0
    bonus += 10 if headers.get("Cross-Origin-Resource-Policy") == "same-origin" else 0
    return 100 - 20 * len(faults) + (bonus if not faults else 0), faults


@pytest.mark.parametrize(
    "path", ["/en/", "/fi-FI/help", "/ko-KR/chat", "/is-IS/learn/1/1", "/fr-FR/tools", "/en/nothing-here"]
)
def test_every_bonus_that_needs_no_internet(client: LintingClient, path: str) -> None:
    response = client.get(path, base_url="https://localhost")
    assert score(response.headers, response.get_data(as_text=True)) == (GOAL, [])


def test_the_score_falls_with_each_thing_that_is_missing(client: LintingClient) -> None:
    response = client.get("/en/", base_url="https://localhost")
    page = response.get_data(as_text=True)
    for name in (
        "Content-Security-Policy", "Strict-Transport-Security", "Referrer-Policy", "X-Content-Type-Options",
        "Cross-Origin-Opener-Policy", "Cross-Origin-Embedder-Policy", "Cross-Origin-Resource-Policy",
    ):  # fmt: skip
        rest = Headers([pair for pair in response.headers if pair[0] != name])
        assert score(rest, page)[0] < GOAL, name
    assert score(response.headers, page + "<script>1</script>")[0] < GOAL
