"""Hosts, forwarding chains and redirects: nobody but us says where a link leads, and no answer leads off the site."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import pytest
from flask import Flask

from tests.attack.routes import addresses
from tests.lint_client import LintingClient

EVIL = "evil.example"
CHAINS = [
    {"Host": EVIL}, {"X-Forwarded-Host": EVIL}, {"Forwarded": f"for=192.0.2.1;host={EVIL};proto=https"}, {"X-Host": EVIL},
    {"X-Original-URL": f"//{EVIL}/"}, {"X-Rewrite-URL": f"//{EVIL}/"}, {"X-Forwarded-Prefix": f"//{EVIL}"}, {"X-Forwarded-Server": EVIL},
    {"X-Forwarded-For": f"{EVIL}, 127.0.0.1"}, {"X-Forwarded-Host": f"localhost, {EVIL}"}, {"X-Forwarded-Host": f"{EVIL}\t"},
]  # fmt: skip
# Ways to write "another site" that a browser may follow and a careless check may miss.
ELSEWHERE = [
    f"//{EVIL}", f"/\\{EVIL}", f"\\\\{EVIL}", f"https:{EVIL}", f"https:///{EVIL}", f"/%2f{EVIL}", f"%2f%2f{EVIL}", f"/%5c{EVIL}", f"/\t/{EVIL}",
    f"/\r/{EVIL}", f"//{EVIL}%00.localhost", f"javascript:location='//{EVIL}'", f"////{EVIL}", f"/.//{EVIL}", f"@{EVIL}", f"／／{EVIL}", f"/﹨{EVIL}",
    f"http://localhost@{EVIL}", f"//{EVIL}\\@localhost", f"/〱{EVIL}", f"/en/..//{EVIL}", f"data:text/html,{EVIL}",
]  # fmt: skip


@pytest.mark.parametrize("headers", CHAINS)
def test_no_forged_host_gets_into_an_answer(app: Flask, client: LintingClient, headers: dict[str, str]) -> None:
    for path in (
        "/",
        "/en-GB/",
        "/EN-gb/help",
        "/en-GB/chat",
        "/en-GB/nothing",
        "/en-GB/choose?at=help",
        "/api/v1/openapi.json",
        "/embed/waymark.js",
    ):
        response = client.get(path, headers=headers)
        assert EVIL not in response.get_data(as_text=True)
        assert EVIL not in str(response.headers)
        assert "Strict-Transport-Security" not in response.headers


@pytest.mark.parametrize("place", ELSEWHERE)
def test_no_answer_leads_off_the_site(app: Flask, client: LintingClient, place: str) -> None:
    for method, path in addresses(app):
        if method != "GET":
            continue
        query = "&".join(f"{name}={quote(place)}" for name in ("at", "next", "url", "to", "return", "redirect"))
        response = client.get(f"{path}?{query}")
        goal = response.headers.get("Location", "/")
        assert urlsplit(goal).netloc == "", (path, goal)
        assert goal.startswith("/"), (path, goal)
        assert not goal.startswith(("//", "/\\")), (path, goal)
        assert f'href="//{EVIL}'.encode() not in response.get_data()
    for path in (f"/{quote(place, safe='')}", f"/en-GB/{quote(place)}"):
        goal = client.get(path).headers.get("Location", "/")
        assert urlsplit(goal).netloc == "", (path, goal)
