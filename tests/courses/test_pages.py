"""Every page of the room in every language: there, well made (the client lints it), light; and what is posted to it."""

from __future__ import annotations

import gzip
import logging
import re

import pytest

from courses import schema
from tests.addresses import HOME, TAGS
from tests.lint_client import LintingClient
from toolkit.links import TOOLS
from web.assets import load_assets

BUDGET, LIMIT = 14 * 1024, 20 * 1024
CANARY = "zugzwangcanary"


def packed(body: bytes) -> int:
    return len(gzip.compress(body, 9, mtime=0))


@pytest.mark.parametrize("tag", TAGS)
def test_every_lesson_in_every_language(client: LintingClient, lesson_paths: list[str], tag: str) -> None:
    sizes = []
    for path in lesson_paths:
        for place in (tag, f"{tag}-{HOME[tag]}", f"{tag}-TV"):
            response = client.get(f"/{place}/{path}")
            assert response.status_code == 200
            sizes.append(packed(response.data))
    assert len(sizes) == len(lesson_paths) * 3
    assert max(sizes) <= LIMIT
    assert sum(size > BUDGET for size in sizes) <= len(sizes) // 10


@pytest.mark.parametrize("tag", TAGS)
def test_every_other_page(client: LintingClient, lesson_paths: list[str], tag: str) -> None:
    numbers = sorted({path.split("/")[1] for path in lesson_paths})
    for number in numbers:
        for page in ("", "/certificate", "/guide"):
            response = client.get(f"/{tag}-{HOME[tag]}/learn/{number}{page}")
            assert response.status_code in ((200, 404) if page == "/guide" else (200,))
            assert packed(response.data) <= BUDGET
    for path in lesson_paths:
        assert client.get(f"/{tag}-{HOME[tag]}/{path}/sheet").status_code == 200
    for query in ("", "?a=1", "?t=3&d=1", "?m=1", "?c=1", "?a=99&t=x&m=-1&c=%F0%9F%92%A5&d=0001", "?a=²"):
        assert client.get(f"/{tag}/learn{query}").status_code == 200


def test_the_front_door_is_open(client: LintingClient) -> None:
    assert 'href="/en/learn"' in client.get("/en/").get_data(as_text=True)


@pytest.mark.parametrize(
    "path",
    [
        "learn/99",
        "learn/0",
        "learn/1/99",
        "learn/1/0",
        "learn/x",
        "learn/1/1/x",
        "learn/99999999999999999999/1",
        "learn/-1",
    ],
)
def test_what_is_not_there(client: LintingClient, path: str) -> None:
    assert client.get(f"/fi-FI/{path}").status_code == 404


def test_scripts_and_styles_are_light() -> None:
    assets = load_assets()
    assert len(assets["courses.js"].packed) <= 4096
    assert len(assets["courses.css"].packed) <= 4096


@pytest.mark.parametrize(
    "data",
    [
        {}, {"check": "x"}, {"check": ["x", "y"]}, {"pick": "....."}, {"pick": "a" * 20_000}, {"lang": "fi"},
        {f"a.{n}": "x" for n in range(150)}, {"check": "<script>alert(1)</script>"}, {"\x00": "\x00"},
    ],
)  # fmt: skip
def test_forged_posts_get_the_page(client: LintingClient, lesson_paths: list[str], data: dict[str, str]) -> None:
    response = client.post(f"/en-GB/{lesson_paths[0]}", data=data)
    assert response.status_code == 200
    assert "alert(1)" not in response.get_data(as_text=True)


def test_too_much_is_told_clearly(client: LintingClient, lesson_paths: list[str]) -> None:
    path = f"/ko-KR/{lesson_paths[0]}"
    assert client.post(path, data={"a": "x" * 70_000}).status_code == 413
    assert client.post(path, data={f"a{n}": "x" for n in range(400)}).status_code in (200, 400, 413)
    assert client.post(path, data={}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.put(path).status_code == 405


def test_answers_come_back_and_stay_nowhere(
    client: LintingClient, lesson_paths: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    path = f"/en-GB/{lesson_paths[0]}"
    before = client.get(path).data
    found = re.search(rb'type="(?:radio|checkbox)" name="a\.([^"]+)" value="([^"]+)"', before)
    assert found
    question, chosen = found[1].decode(), found[2].decode()
    body = client.post(path, data={"check": question, f"a.{question}": chosen, CANARY: CANARY, "own": CANARY}).get_data(
        as_text=True
    )
    assert f'value="{chosen}" checked' in body
    assert CANARY not in body
    assert CANARY not in caplog.text
    assert chosen not in caplog.text
    assert client.get(path).data == before


def test_what_is_written_to_oneself_is_never_sent(client: LintingClient, lesson_paths: list[str]) -> None:
    for path in lesson_paths:
        body = client.get(f"/en/{path}").get_data(as_text=True)
        for area in body.split("<textarea")[1:]:
            assert "name=" not in area.split(">")[0]
    certificate = client.get("/en/learn/1/certificate").get_data(as_text=True)
    for field in certificate.split("<input")[1:]:
        assert "name=" not in field.split(">")[0]


def test_switching_language_keeps_answers_and_block(client: LintingClient, lesson_paths: list[str]) -> None:
    path = lesson_paths[0]
    body = client.get(f"/en-GB/{path}").get_data(as_text=True)
    option = body.split('name="pick" value="')[1].split('"')[0]
    choice, name = option.split(".")
    picked = client.post(f"/en-GB/{path}", data={"pick": option}).get_data(as_text=True)
    assert f'formaction="/fi-GB/{path}#{choice}"' in picked
    other = client.post(f"/fi-GB/{path}", data={f"c.{choice}": name}).get_data(as_text=True)
    assert f'name="c.{choice}" value="{name}"' in other
    assert 'aria-pressed="true"' in other


def test_help_and_law_are_of_the_country(client: LintingClient, lesson_paths: list[str]) -> None:
    finnish = "".join(client.get(f"/en-FI/{path}").get_data(as_text=True) for path in lesson_paths)
    british = "".join(client.get(f"/en-GB/{path}").get_data(as_text=True) for path in lesson_paths)
    nowhere = "".join(client.get(f"/en/{path}").get_data(as_text=True) for path in lesson_paths)
    assert 'href="/en-FI/help/countries/FI#law"' in finnish
    assert "help/countries/FI" not in british
    assert "Choose your country to see its law" in nowhere
    assert "tel:" not in nowhere


def test_a_lesson_leads_to_its_tools(client: LintingClient) -> None:
    """Names in course.yaml are those of the toolkit, and the links stand at the end of the lesson."""
    assert set(schema.TOOLS) == {tool.endpoint.partition(".")[2] for tool in TOOLS}
    page = client.get("/en-GB/learn/3/2").get_data(as_text=True)
    assert 'href="/en-GB/tools/notes"' in page
