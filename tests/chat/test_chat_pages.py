"""The pages of the helper: plain forms, every language, bad input, and nothing kept."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from app import create_app
from tests.addresses import HOME, TAGS
from tests.conftest import MOMENT
from tests.examples import many
from tests.lint_client import LintingClient
from web.settings import Settings

OURS = {"Sec-Fetch-Site": "same-origin"}
# What the country's form sends beside every button.
SAMPLES = {
    "en": "someone wants money or he will post my nudes", "fr": "il menace de publier mes nudes si je paie pas",
    "es": "me pide dinero o publica mis fotos íntimas", "fi": "joku uhkaa julkaista mun alastonkuvat jos en maksa",
    "sv": "nån hotar att lägga ut mina nakenbilder om jag inte betalar", "is": "hann hótar að birta nektarmyndir af mér",
    "ko": "돈 안 주면 제 사진 퍼뜨린대요", "cnr": "prijeti da će objaviti moje gole slike ako ne platim",
}  # fmt: skip


def state_of(response: TestResponse) -> str:
    found = re.search(r'name="state" value="([^"]+)"', response.get_data(as_text=True))
    assert found
    return found.group(1)


def post(client: FlaskClient, path: str, **fields: str) -> TestResponse:
    return client.post(path, data=fields, headers=OURS)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("place", ["", "/embed"])
def test_a_talk_in_every_language(client: LintingClient, tag: str, place: str) -> None:
    path = f"{place}/{tag}-{HOME[tag]}/chat"
    first = client.get(path)
    reply = post(client, path, state=state_of(first), text=SAMPLES[tag])
    assert reply.status_code == 200
    page = reply.get_data(as_text=True)
    assert "first-box" in page
    assert page.count('<article class="card') >= 2
    plan = post(client, path, state=state_of(reply), pick="plan")
    assert 'id="plan"' in plan.get_data(as_text=True)


def test_a_country_named_in_the_message_is_where_the_reply_is(client: LintingClient) -> None:
    page = post(client, "/en/chat", text="my ex posted my nudes, I live in Sweden").get_data(as_text=True)
    assert 'action="/en-SE/chat"' in page


def test_the_language_can_change_in_the_middle(client: LintingClient) -> None:
    first = post(client, "/en-FI/chat", pick="situation:shared")
    page = post(client, "/en-FI/chat", state=state_of(first), pick="language:fi").get_data(as_text=True)
    assert '<html lang="fi"' in page
    assert 'action="/fi-FI/chat"' in page
    assert "first-box" in page


def test_an_expired_talk_says_so_and_keeps_country_and_language(tmp_path: Path) -> None:
    moments = [MOMENT]
    app = create_app(Settings(data_folder=tmp_path, clock=lambda: moments[-1]))
    client = app.test_client()
    first = post(client, "/en-GB/chat", pick="situation:shared")
    moments.append(MOMENT + timedelta(minutes=31))
    page = post(client, "/en-GB/chat", state=state_of(first), pick="age:adult").get_data(as_text=True)
    assert "I have forgotten what you told me before" in page
    assert 'action="/en-GB/chat"' in page


def test_a_talk_survives_a_restart_with_the_same_secret(tmp_path: Path) -> None:
    clients = [create_app(Settings(data_folder=tmp_path, clock=lambda: MOMENT)).test_client() for _ in range(2)]
    first = post(clients[0], "/en-GB/chat", pick="situation:shared")
    page = post(clients[1], "/en-GB/chat", state=state_of(first), pick="age:adult").get_data(as_text=True)
    assert "That is not right" in page
    assert "I could not read" not in page


def test_a_state_of_the_frame_is_refused_by_the_page(client: LintingClient) -> None:
    first = post(client, "/embed/en-GB/chat", pick="situation:shared")
    page = post(client, "/en-GB/chat", state=state_of(first), pick="age:adult").get_data(as_text=True)
    assert "I could not read what this page had remembered" in page


def test_what_is_nearly_understood_offers_the_two_nearest(client: LintingClient) -> None:
    """And not merely the two likeliest, which are offered where nothing at all is near."""
    page = post(client, "/en-GB/chat", text="everyone at school knows").get_data(as_text=True)
    assert 'value="situation:hidden-recording"' in page
    assert 'value="situation:threat"' not in page


def test_too_long_a_message_is_given_back(client: LintingClient) -> None:
    text = "가" * 2001
    reply = post(client, "/ko-KR/chat", text=text)
    assert reply.status_code == 422
    assert text in reply.get_data(as_text=True)
    assert post(client, "/ko-KR/chat", text="가" * 2000).status_code == 200


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "\u202e\u2066evil",
        "a" + "\u0301" * 1999,
        "\ufffd" * 50,
        " \n\t ",
        "<script>alert(1)</script>",
        "%00%ff",
        "ㅋ" * 2000,
    ],
)
def test_odd_texts_get_an_answer(client: LintingClient, text: str) -> None:
    reply = post(client, "/en/chat", text=text)
    assert reply.status_code == 200
    assert "<script>alert" not in reply.get_data(as_text=True)


def test_bodies_over_32_kib_are_refused(client: LintingClient) -> None:
    assert post(client, "/en/chat", text="x" * 33_000).status_code == 413
    assert post(client, "/en/chat", text="x" * 3_000_000).status_code == 413


@pytest.mark.parametrize(
    "fields",
    [{"pick": "situation:nonsense"}, {"pick": "x" * 500}, {"pick": "country", "country": "XX"}, {"pick": "plan:1"}],
)
def test_forged_buttons_are_refused(client: LintingClient, fields: dict[str, str]) -> None:
    assert post(client, "/en/chat", **fields).status_code == 400


def test_a_post_from_another_site_is_refused(client: LintingClient) -> None:
    for path in ("/en/chat", "/embed/en/chat"):
        assert client.post(path, data={"text": "hi"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


@settings(max_examples=many(60), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.text(max_size=400), st.text(max_size=80), st.text(max_size=80))
def test_no_input_breaks_it(client: LintingClient, text: str, pick: str, state: str) -> None:
    fields = {"text": text, "pick": pick, "state": state}
    safe = {name: value.encode("utf-8", "replace").decode() for name, value in fields.items()}
    assert client.post("/fi/chat", data=safe, headers=OURS).status_code in (200, 400)


def api(client: LintingClient, **body: Any) -> Any:
    return client.post("/api/v1/chat", data=json.dumps(body), content_type="application/json")


def test_the_api_gives_the_same_answer_as_the_page(client: LintingClient) -> None:
    told = {"lang": "en", "country": "GB"}
    first = api(client, **told).get_json()
    assert first["node"] == "hello"
    answer = api(client, **told, text=SAMPLES["en"], state=first["state"]).get_json()
    page = post(client, "/en-GB/chat", text=SAMPLES["en"]).get_data(as_text=True)
    assert [item["label"] for item in answer["understood"]] == ["sextortion"]
    for service in answer["services"]:
        assert f'id="card-{service["id"]}"' in page
    assert answer["question"]["id"] == "age"
    third = api(client, **told, pick="age:under-18", state=answer["state"]).get_json()
    assert third["steps"][0]["first"] != answer["steps"][0]["first"]


@pytest.mark.parametrize(
    "body",
    [
        "[]",
        '{"text": 1}',
        '{"lang": "xx"}',
        '{"country": "ZZ"}',
        '{"more": "x"}',
        '{"pick": "nope"}',
        "{",
        '"\\ud800"',
        '{"text": "' + "x" * 2001 + '"}',
    ],
)
def test_the_api_says_what_was_wrong(client: LintingClient, body: str) -> None:
    assert client.post("/api/v1/chat", data=body, content_type="application/json").status_code == 400


def test_half_a_letter_is_no_error(client: LintingClient) -> None:
    body = '{"text": "\\ud83d hello \\udc00"}'
    assert client.post("/api/v1/chat", data=body, content_type="application/json").status_code == 200


def test_a_state_of_one_site_s_page_is_of_no_use_to_another(client: LintingClient) -> None:
    body = json.dumps({"pick": "situation:shared"})
    head = {"Origin": "https://one.example"}
    state = client.post("/api/v1/chat", data=body, content_type="application/json", headers=head).get_json()["state"]
    again = json.dumps({"pick": "age:adult", "state": state})
    other = client.post(
        "/api/v1/chat", data=again, content_type="application/json", headers={"Origin": "https://two.example"}
    )
    assert other.get_json()["understood"] == []


def test_the_widget_is_small_and_open_to_all(client: LintingClient) -> None:
    reply = client.get("/embed/waymark.js")
    assert len(reply.get_data()) < 10 * 1024
    assert "frame-ancestors *" in client.get("/embed/en/chat").headers["Content-Security-Policy"]
    assert "Set-Cookie" not in reply.headers


def test_the_beginning_is_remembered_and_no_turn_is(app: Flask) -> None:
    """The first page is the same for everybody; a turn never reaches the memory of pages."""
    client = app.test_client()
    mark = "zebrafinch-in-the-message"
    post(client, "/en-GB/chat", text=f"{mark} someone shared my nudes {mark}")
    assert mark not in client.get("/en-GB/chat").get_data(as_text=True)
