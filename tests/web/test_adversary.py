"""What an adversary found once, and what must not come back."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.lint_client import LintingClient

OURS = {"Sec-Fetch-Site": "same-origin"}


def test_nobody_else_s_address_gets_into_the_links_of_a_page(app: Flask) -> None:
    """A header that gunicorn takes from this machine by default (web/server.py), and that would stand before every link."""
    client = FlaskClient(app, app.response_class)
    evil = client.get("/en-AU/about", environ_overrides={"SCRIPT_NAME": "//evil.example"})
    assert evil.status_code == 404
    assert "evil.example" not in client.get("/en-AU/about").get_data(as_text=True)


def test_a_get_with_a_body_changes_no_lesson(client: LintingClient) -> None:
    page = client.get("/en-FI/learn/1/1").get_data(as_text=True)
    client.open("/en-FI/learn/1/1", method="GET", data={"a.friday-yes": "keeps", "check": "friday-yes"})
    assert client.get("/en-FI/learn/1/1").get_data(as_text=True) == page


@pytest.mark.parametrize("path", ["tools/letters/1/anna-and-bob", "help/countries/anna", "help/platforms/anna-and-bob"])
def test_words_of_an_address_stand_on_no_page(client: LintingClient, path: str) -> None:
    page = client.get(f"/en/{path}")
    assert page.status_code == 404
    assert "anna" not in page.get_data(as_text=True)


@pytest.mark.parametrize("path", ["/en/learn/0001/01", "/en/learn/1/\u0661", "/en/learn/01", "/en/tools/letters/01"])
def test_a_page_has_one_address(client: LintingClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/api/v1/chat", "/api/v1/directory/find"])
def test_json_nested_deeply_is_refused(client: LintingClient, path: str) -> None:
    assert client.post(path, data=b"[" * 30_000, content_type="application/json").status_code == 400


@pytest.mark.parametrize(
    "text", ["he didn't share my nudes", "nobody shared my nudes.", "he did not film me. he did not share it"]
)
def test_what_is_denied_is_answered(client: LintingClient, text: str) -> None:
    assert client.post("/en/chat", data={"text": text}, headers=OURS).status_code == 200


def test_the_country_of_one_frame_is_not_in_another(client: LintingClient) -> None:
    fields = {"pick": "country", "country": ""}
    client.post("/embed/en-FI/chat", data=fields, headers=OURS)
    assert "en-FI" not in client.post("/embed/en/chat", data=fields, headers=OURS).get_data(as_text=True)


def test_an_error_in_a_frame_leaves_the_whole_page_too(client: LintingClient) -> None:
    page = client.get("/embed/en-ZZ/chat").get_data(as_text=True)
    assert 'target="_top"' in page
    assert "exit.js" not in page
