"""Every route, every method, every cross-site post: the exact headers (the client checks them), no cookie, no 500."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.attack.routes import addresses
from tests.lint_client import LintingClient

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
FOREIGN: list[dict[str, str]] = [
    {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"},
    {"Origin": "http://localhost:81"}, {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, {"Sec-Fetch-Site": "nonsense"},
]  # fmt: skip


@pytest.mark.parametrize("method", METHODS)
def test_no_method_breaks_any_route(app: Flask, client: LintingClient, method: str) -> None:
    for path in sorted({path for _, path in addresses(app)}):
        response = client.open(path, method=method)
        assert response.status_code < 500 or response.status_code == 503, (method, path)
        if not path.startswith("/class/"):
            assert "Set-Cookie" not in response.headers, path
            assert "Cookie" not in response.headers.get("Vary", ""), path


@pytest.mark.parametrize("headers", FOREIGN)
def test_no_other_site_can_post_anywhere(app: Flask, client: LintingClient, headers: dict[str, str]) -> None:
    posts = [path for method, path in addresses(app) if method == "POST"]
    assert len(posts) >= 4
    for path in posts:
        response = client.post(path, data={"text": "hello"}, headers=headers)
        if path.startswith("/api/"):  # open to other sites on purpose: no cookie rides on it
            assert response.headers["Access-Control-Allow-Origin"] == "*"
        else:
            assert response.status_code == 403, path
