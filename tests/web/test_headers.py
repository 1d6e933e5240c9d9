"""The headers are exact on every kind of answer, and the policy lets nothing in that we did not mean."""

from __future__ import annotations

import pytest

from tests.lint_client import LintingClient
from web import headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 302), ("GET", "/en/", 200), ("HEAD", "/en/help", 200), ("GET", "/en/nothing", 404), ("PUT", "/en/help", 405),
        ("GET", "/EN/help", 301), ("GET", "/%00", 400), ("GET", "/static/none.css", 404), ("GET", "/api/v1/openapi.json", 200),
        ("GET", "/api/v1/nothing", 404), ("POST", "/api/v1/directory/find", 415), ("OPTIONS", "/api/v1/directory/find", 200),
        ("GET", "/health", 200), ("GET", "/robots.txt", 200), ("TRACE", "/en/", 405), ("DELETE", "/api/v1/platforms", 405),
        ("GET", "/class/en/", 200), ("GET", "/class/en/nothing", 404), ("POST", "/class/en/sign-in", 403), ("GET", "/class", 303),
    ],
)  # fmt: skip
def test_the_set_is_exact_on_every_kind_of_answer(client: LintingClient, method: str, path: str, status: int) -> None:
    assert client.open(path, method=method).status_code == status  # the client compares the whole set


def test_every_policy_starts_from_nothing() -> None:
    for policy in (headers.CSP, headers.API_CSP):
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "http" not in policy
        assert "*" not in policy
        assert "frame-ancestors 'none'" in policy


def test_https_is_remembered_only_over_https(client: LintingClient) -> None:
    plain = client.get("/en/about")
    assert "Strict-Transport-Security" not in plain.headers


def test_static_files_never_go_stale(client: LintingClient) -> None:
    page = client.get("/en/").get_data(as_text=True)
    address = page.split('<link rel="stylesheet" href="')[1].split('"')[0]
    response = client.get(address)
    assert response.status_code == 200
    assert "immutable" in response.headers["Cache-Control"]
    assert response.mimetype == "text/css"


def test_help_pages_are_not_kept(client: LintingClient) -> None:
    for path in ("/en-GB/help", "/en-GB/help/countries/GB", "/en/nothing"):
        assert client.get(path).headers["Cache-Control"] == "no-store"
