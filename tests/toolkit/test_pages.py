"""Every page of the tools in every language: well made (the client lints it), light, and without any way to send something."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.addresses import TAGS
from tests.lint_client import TELLING, LintingClient
from tests.toolkit.addresses import TOOLS, every_tool
from toolkit.letters import LETTERS
from web.assets import FOLDER, load_assets, load_room

HTML_BUDGET = 14 * 1024
# A letter carries all eight languages, so that choosing another asks nothing of us; the list in two languages, every step twice.
LETTER_BUDGET = 18 * 1024
PAIR_BUDGET = 20 * 1024
SCRIPT_BUDGET = 30 * 1024
# Words that an address, kept in a history, must not say.
ADDRESS = re.compile(r"police|court|evidence|stop|abuse|partner|school|employ|stalk", re.IGNORECASE)


def packed(body: bytes) -> int:
    return len(gzip.compress(body, 9, mtime=0))


@pytest.mark.parametrize("path", every_tool())
def test_page_is_there_light_and_sends_nothing(client: LintingClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert packed(response.data) <= (LETTER_BUDGET if "/letters/" in path else HTML_BUDGET)
    body = response.get_data(as_text=True)
    assert "<form" not in body
    assert not ADDRESS.search(path)
    assert not TELLING.search(path)
    for control in re.findall(r"<(?:input|textarea|select)\b[^>]*>", body):
        assert 'autocomplete="off"' in control or 'type="file"' in control, control
    for control in re.findall(r'<textarea\b[^>]*>|<input\b[^>]*type="(?:text|password)"[^>]*>', body):
        assert 'spellcheck="false"' in control, control


@pytest.mark.parametrize("path", [path for path in every_tool() if path.startswith(("/en", "/fi", "/ko-KR"))])
def test_no_page_takes_a_picture_and_one_alone_opens_a_file(client: LintingClient, path: str) -> None:
    body = client.get(path).get_data(as_text=True)
    files = re.findall(r'<input[^>]*type="file"[^>]*>', body)
    assert len(files) == (1 if path.endswith("/notes") else 0)
    assert "image" not in "".join(files)
    assert "capture" not in body


@pytest.mark.parametrize("tag", TAGS)
def test_the_list_in_two_languages(client: LintingClient, tag: str) -> None:
    for other in TAGS:
        response = client.get(f"/{tag}/tools/plan/{other}")
        assert response.status_code == (404 if other == tag else 200)
        if other != tag:
            assert packed(response.data) <= PAIR_BUDGET
            assert f'lang="{other}"' in response.get_data(as_text=True)


@pytest.mark.parametrize("page", [page for page in TOOLS if page != "tools"])
def test_nothing_can_be_posted(client: LintingClient, page: str) -> None:
    assert client.post(f"/en-GB/{page}", data={"what": "secret"}).status_code == 405


def test_unknown_letters_and_languages_are_not_there(client: LintingClient) -> None:
    for page in ("letters/0", "letters/10", "letters/x", "letters/1/de", "plan/de", "plan/en"):
        assert client.get(f"/en/tools/{page}").status_code == 404


@pytest.mark.parametrize("to", TAGS)
def test_every_letter_can_be_had_in_every_language_without_script(client: LintingClient, to: str) -> None:
    for tag in TAGS:
        for number in LETTERS:
            body = client.get(f"/{tag}/tools/letters/{number}/{to}").get_data(as_text=True)
            shown = re.findall(r'data-version="(\w+)"(?: data-own)?>', body)
            assert set(shown) == {tag, to}


@pytest.mark.parametrize("name", ["notes", "letters", "letter", "apps", "fingerprints", "device", "plan"])
def test_scripts_are_light(name: str) -> None:
    room = load_room(FOLDER / "toolkit")
    wanted, todo = set(), [f"toolkit/{name}.js"]
    while todo:
        asset = room[todo.pop()]
        wanted.add(asset)
        names = re.findall(rb'from "(/static/[^"]+)"', asset.body)
        todo += [key for key, other in room.items() if other.url.encode() in names]
    shared = [asset for key, asset in load_assets().items() if key.endswith(".js")]
    assert sum(len(asset.packed) for asset in [*wanted, *shared]) <= SCRIPT_BUDGET
    assert len(load_assets()["exit.js"].body) <= 1536


def test_no_script_of_the_tools_can_ask_the_network_or_keep_anything() -> None:
    banned = re.compile(
        rb"\b(fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource|localStorage|sessionStorage|indexedDB|cookie|innerHTML)\b"
    )
    for path in (FOLDER / "toolkit").glob("*.js"):
        assert not banned.search(path.read_bytes()), path
