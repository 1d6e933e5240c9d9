"""Broken and hostile requests: a clear page in the reader's language, 4xx, never a 500, and the way out on it."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.lint_client import LintingClient, lint_page
from web import failsafe
from web.locales import languages
from web.tag import parse_tag


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/xx/help", 404), ("/en-XX/help", 404), ("/en-GB-x/help", 404), ("/english/help", 404), ("/en/help/countries/XX", 404),
        ("/en/help/countries/gb", 404), ("/en/help/platforms/nothing", 404), ("/en/../etc/passwd", 404), ("/%00", 400),
        ("/en/%00", 400), ("/en/%ff%fe", 400), ("/en/choose?q=%00", 400), ("/en/%0d%0aSet-Cookie:x", 400), ("/en/" + "a" * 900, 414),
        ("/en/choose?q=" + "a" * 2000, 414), ("/en/{{7*7}}", 404), ("/en/<script>", 404), ("/en/%E2%80%AE", 404),
    ],
)  # fmt: skip
def test_broken_addresses(client: LintingClient, path: str, status: int) -> None:
    response = client.get(path, headers={"Accept-Language": "fi"})
    assert response.status_code == status
    assert "49" not in response.get_data(as_text=True).split("<main")[1].split("</main")[0]


def test_an_error_page_speaks_the_readers_language_and_country(client: LintingClient) -> None:
    body = client.get("/ko-KR/nothing").get_data(as_text=True)
    assert 'lang="ko"' in body
    assert "tel:112" in body
    assert 'lang="fi"' in client.get("/nothing", headers={"Accept-Language": "fi"}).get_data(as_text=True)


@pytest.mark.parametrize(
    "form",
    [
        {"country": "ZZ"}, {"country": "gb"}, {"situation": "nothing"}, {"age": "17"}, {"age_in_picture": "x"}, {"role": "boss"},
        {"region": "GB-XXX"}, {"situation": "sextortion\x00"}, {"age": "under-18' OR 1=1"}, {"country": "G" * 5000},
    ],
)  # fmt: skip
def test_forged_forms(client: LintingClient, form: dict[str, str]) -> None:
    response = client.post("/sv-SE/help", data=form)
    assert response.status_code == 400
    assert 'lang="sv"' in response.get_data(as_text=True)


def test_bodies_over_the_limit(client: LintingClient) -> None:
    assert client.post("/en-GB/help", data={"x": "a" * 70_000}).status_code == 413
    assert client.post("/en-GB/help", data={"situation": ["danger"] * 9000}).status_code == 413
    assert client.post("/api/v1/directory/find", json={"country": "x" * 70_000}).status_code == 413


@pytest.mark.parametrize("body", [b"\xff\xfe", b"country=%FF%FE", b"=&=&=", b"country=GB&country=FI", b"%"])
def test_broken_bodies(client: LintingClient, body: bytes) -> None:
    kind = "application/x-www-form-urlencoded"
    assert client.post("/en/help", data=body, content_type=kind).status_code in (200, 400)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "FOO"])
def test_wrong_methods(client: LintingClient, method: str) -> None:
    response = client.open("/en/help", method=method)
    assert response.status_code in (403, 405)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403), ({"Sec-Fetch-Site": "same-site"}, 403), ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200), ({"Origin": "https://evil.example"}, 403), ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:81"}, 403), ({"Origin": "http://localhost"}, 200), ({}, 200),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, 403),
    ],
)  # fmt: skip
def test_posts_from_other_sites_are_refused(client: LintingClient, headers: dict[str, str], status: int) -> None:
    assert client.post("/en/help", data={}, headers=headers).status_code == status


def test_forged_forwarding_headers_change_nothing(client: LintingClient) -> None:
    forged = {
        "X-Forwarded-For": "1.2.3.4, 5.6.7.8",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "Forwarded": "host=evil",
    }
    response = client.get("/fi/nothing", headers=forged)
    assert "evil" not in response.get_data(as_text=True)
    assert "Strict-Transport-Security" not in response.headers
    assert client.get("/", headers=forged).headers["Location"] == "/en/"


def test_a_broken_template_still_gives_a_calm_page(
    app: Flask, client: LintingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> str:
        raise RuntimeError("canary-of-a-person")

    monkeypatch.setattr("directory.routes.render_template", fail)
    monkeypatch.setattr("web.errors.render_template", fail)
    response = client.post("/is-IS/help", data={"situation": "danger"}, headers={"X-Break": "1"})
    body = response.get_data(as_text=True)
    assert response.status_code == 500
    assert 'lang="is"' in body
    assert languages()["is"].exit in body
    assert "112" in body
    assert "canary" not in body
    assert "Traceback" not in body


def test_an_error_in_a_view_gives_the_designed_page(
    client: LintingClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: Any, **kwargs: Any) -> str:
        raise RuntimeError("canary-of-a-person")

    monkeypatch.setattr("directory.routes.find", fail)
    response = client.post("/fr-FR/help", data={"situation": "threat"}, headers={"X-Break": "1"})
    assert response.status_code == 500
    assert 'lang="fr"' in response.get_data(as_text=True)
    assert "RuntimeError" in caplog.text
    assert "canary" not in caplog.text


def test_the_failsafe_page_is_well_made_in_every_language(app: Flask) -> None:
    for tag in languages():
        chosen = parse_tag(f"{tag}-GB")
        assert chosen
        page = failsafe.page(chosen)
        lint_page(page.encode(), f"failsafe {tag}")
        assert "999" in page
