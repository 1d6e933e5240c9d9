"""“What we know about you: nothing”: no cookie, no word in a log, a file, an address or the next visitor's page."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from flask import Flask

from tests.addresses import every_page
from tests.lint_client import LintingClient
from web.settings import Settings

CANARY = "zugzwangcanary"


def test_no_page_sets_a_cookie_or_varies_by_one(client: LintingClient) -> None:
    for path in every_page()[::7]:
        response = client.get(path)
        assert "Set-Cookie" not in response.headers
        assert "Cookie" not in response.headers.get("Vary", "")


def test_what_is_sent_appears_nowhere(
    app: Flask, settings: Settings, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    client = app.test_client()
    client.post("/en-GB/help", data={"situation": ["self-harm", "sextortion"], "age": "under-18", CANARY: CANARY})
    client.post("/en-GB/help", data={"situation": CANARY})
    client.post("/en-GB/help", data={CANARY: CANARY * 9000})
    client.get(f"/en/{CANARY}")
    client.get(f"/en/choose?q={CANARY}")
    client.post("/api/v1/directory/find", json={"country": CANARY})
    client.post("/api/v1/directory/find", data=CANARY)
    out, err = capfd.readouterr()
    assert CANARY not in caplog.text + out + err
    for word in ("self-harm", "sextortion", "under-18"):
        assert word not in caplog.text + out + err
    assert CANARY not in client.get("/en-GB/help").get_data(as_text=True)
    assert not [
        file
        for file in Path(settings.data_folder).rglob("*")
        if file.is_file() and CANARY.encode() in file.read_bytes()
    ]


def test_a_log_line_holds_a_name_a_status_and_a_time_only(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="waymark")
    app.test_client().get(
        "/fi-FI/nothing?q=x", headers={"User-Agent": "agent-name"}, environ_base={"REMOTE_ADDR": "192.0.2.77"}
    )
    line = caplog.records[-1].getMessage()
    assert line.startswith("GET - 404 ")
    for word in ("192.0.2.77", "agent-name", "nothing", "fi-FI", "q=x"):
        assert word not in caplog.text


def test_the_answer_leaves_nothing_in_the_address(client: LintingClient) -> None:
    response = client.post("/en-GB/help", data={"situation": ["shared"], "age": "adult", "country": "GB"})
    assert response.status_code == 200
    body = response.get_data(as_text=True)
    links = [part.split('"')[0] for part in body.split('href="')[1:]]
    assert not [link for link in links if link.startswith("/") and ("shared" in link or "adult" in link)]
