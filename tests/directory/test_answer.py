"""The finder as people, programs and scripts use it: the same answer on the page, in the API and on the command line."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from flask import Flask

from directory.labels import SITUATIONS
from tests.addresses import HOME
from tests.lint_client import LintingClient
from tests.web.test_pages import HTML_BUDGET, packed_size


def test_the_page_the_api_and_the_command_line_agree(app: Flask, client: LintingClient) -> None:
    asked = {
        "country": "GB",
        "situation": ["sextortion"],
        "age": "under-18",
        "lang": "en",
        "at": "2026-11-23T21:00:00Z",
    }
    answer = client.post("/api/v1/directory/find", json=asked).get_json()
    words = (
        "directory find --country GB --situation sextortion --age under-18 --lang en --at 2026-11-23T21:00:00Z --json"
    )
    result = app.test_cli_runner().invoke(args=words.split())
    assert json.loads(result.output) == answer
    assert set(answer) == {"services", "emergency", "first_steps"}
    fields = {"id", "name", "kinds", "phone", "url", "open", "opens_at", "why", "checked", "confidence"}
    assert fields <= set(answer["services"][0])
    page = client.post("/en-GB/help", data={"country": "GB", "situation": "sextortion", "age": "under-18"}).get_data(
        as_text=True
    )
    order = [page.index(f'id="card-{service["id"]}"') for service in answer["services"]]
    assert order == sorted(order)
    assert answer["first_steps"][0] in page


@pytest.mark.parametrize(("tag", "code"), HOME.items())
@pytest.mark.parametrize("situation", list(SITUATIONS))
def test_the_answer_page(client: LintingClient, tag: str, code: str, situation: str) -> None:
    response = client.post(
        f"/{tag}-{code}/help", data={"country": code, "situation": situation, "age": "under-18", "role": "parent"}
    )
    assert response.status_code == 200
    assert "tel:" in response.get_data(as_text=True)
    assert packed_size(response.data) <= HTML_BUDGET


@pytest.mark.parametrize(("tag", "code"), HOME.items())
def test_an_answer_to_everything_at_once_is_still_light_and_loses_nothing(
    client: LintingClient, tag: str, code: str
) -> None:
    body = client.post(f"/{tag}-{code}/help", data={"country": code, "situation": list(SITUATIONS), "role": "parent"})
    assert packed_size(body.data) <= HTML_BUDGET
    for situation in SITUATIONS:
        assert f'name="situation" value="{situation}"' in body.get_data(as_text=True)


def test_answers_can_be_changed_without_telling_them_twice(client: LintingClient) -> None:
    told = {"country": "FI", "situation": "shared", "age": "adult", "role": "self", "change": "1"}
    body = client.post("/en-FI/help", data=told).get_data(as_text=True)
    assert body.count(" checked") == 3
    assert '<option value="FI" selected>' in body


def test_urgent_is_visibly_first(client: LintingClient) -> None:
    body = client.post("/en-FI/help", data={"country": "FI", "situation": ["shared", "self-harm"]}).get_data(
        as_text=True
    )
    assert body.index("urgent-box") < body.index("advice-urgent") < body.index('class="cards"')


def test_one_more_question_only_where_it_matters(client: LintingClient) -> None:
    question = 'name="age_in_picture" value="under-18"'
    asked = client.post("/en-FI/help", data={"situation": "shared", "age": "adult"}).get_data(as_text=True)
    assert question in asked
    for form in (
        {"situation": "shared", "age": "under-18"},
        {"situation": "grooming"},
        {"situation": "shared", "age_in_picture": "adult"},
    ):
        assert question not in client.post("/en-FI/help", data=form).get_data(as_text=True).split("<details")[0]


def test_did_not_work_leads_to_the_next_card(client: LintingClient) -> None:
    body = client.post("/en-SE/help", data={"country": "SE", "situation": "threat"}).get_data(as_text=True)
    cards = [part.split('"')[0] for part in body.split('id="card-')[1:]]
    for this, following in pairwise(cards[:5]):
        own = body.split(f'id="card-{this}"')[1].split("</article>")[0]
        assert f'href="#card-{following}"' in own


def test_rather_not_say_is_a_full_path(client: LintingClient) -> None:
    body = client.post("/ko/help", data={"country": ""}).get_data(as_text=True)
    assert 'id="card-zz-find-a-helpline"' in body


@pytest.mark.parametrize(
    ("args", "says"),
    [("--country XX", "--country"), ("--situation nothing", "--situation"), ("--at yesterday", "yesterday"), ("--age 17", "--age"), ("--lang de", "--lang")],
)  # fmt: skip
def test_the_command_line_says_what_is_wrong(app: Flask, args: str, says: str) -> None:
    result = app.test_cli_runner().invoke(args=["directory", "find", *args.split()])
    assert result.exit_code == 2
    assert says in result.output


@pytest.mark.parametrize(
    "body",
    [
        [], "x", 7, {"country": 7}, {"country": "XX"}, {"situation": [7]}, {"situation": {"a": 1}}, {"at": "x"}, {"at": 5}, {"more": 1},
        {"lang": "de"}, {"lang": None}, {"age": "17"}, {"at": "9999-12-31T23:59:59+14:00"}, {"region": "GB"}, {"at": "0001-01-01"},
    ],
)  # fmt: skip
def test_the_api_refuses_what_it_does_not_know(client: LintingClient, body: object) -> None:
    response = client.post("/api/v1/directory/find", json=body)
    assert response.status_code == 400
    assert response.get_json()["error"]["status"] == 400


def test_the_api_answers_other_sites_and_no_cookie_comes(client: LintingClient) -> None:
    response = client.post(
        "/api/v1/directory/find",
        json={"country": "IS"},
        headers={"Origin": "https://school.example", "Sec-Fetch-Site": "cross-site"},
    )
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in response.headers


def test_links_command_writes_a_report_of_what_does_not_answer(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Against a real server on loopback: one address answers, the other does not."""
    import http.server
    import threading

    class Quiet(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/there" else 404)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Nothing on the console."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    here = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setattr(
        "directory.links.addresses", lambda facts: {f"{here}/there": ("a",), f"{here}/gone": ("b", "c")}
    )
    result = app.test_cli_runner().invoke(args=["directory", "links"])
    server.shutdown()
    server.server_close()
    assert result.exit_code == 1
    assert f"ok   200 {here}/there (a)" in result.output
    assert f"FAIL 404 {here}/gone (b, c)" in result.output


def test_every_address_of_the_directory_would_be_asked(app: Flask) -> None:
    from directory.links import addresses
    from directory.loader import load
    from web.settings import ROOT

    facts = load(ROOT / "directory" / "data")
    asked = addresses(facts)
    assert {service.url for service in facts.services.values() if service.url} <= set(asked)
