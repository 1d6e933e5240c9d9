"""Every page of the tools in every language: well made (the client lints it), light, and without any way to send something."""

from __future__ import annotations

import html
import re

import pytest

from directory.records import Facts
from tests.addresses import TAGS
from tests.lint_client import TELLING, LintingClient
from tests.toolkit.addresses import TOOLS, every_tool
from tests.toolkit.test_weight import BUDGET, packed
from toolkit.fields import FIELDS
from toolkit.letters import LETTERS
from toolkit.plan import lines
from toolkit.words import words
from web.assets import FOLDER, load_assets, load_room
from web.catalogues import catalogue
from web.locales import languages

SCRIPT_BUDGET = 30 * 1024
# Words that an address, kept in a history, must not say.
ADDRESS = re.compile(r"police|court|evidence|stop|abuse|partner|school|employ|stalk", re.IGNORECASE)


@pytest.mark.parametrize("path", every_tool())
def test_page_is_there_light_and_sends_nothing(client: LintingClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert packed(response.data) <= BUDGET
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


UNDER_18 = "Is anyone in the picture under 18, or might be? Never save, copy, photograph or attach the picture, not even as proof."
WORDS_ONLY = "Whatever the age: no picture can be put in here. This page takes words only."


@pytest.mark.parametrize("tag", TAGS)
def test_the_record_warns_against_pictures_and_says_something_to_each_field(client: LintingClient, tag: str) -> None:
    body = client.get(f"/{tag}/tools/notes").get_data(as_text=True)
    texts = catalogue(languages()[tag])
    before, _, after = html.unescape(body).partition('id="entry"')
    for message in (UNDER_18, WORDS_ONLY):
        assert texts.has(message)
        assert texts.gettext(message) in before
    for name in ("link", "account", "platform", "date", "time", "zone", "what", "saw", "reported"):
        assert f'for="{name}"' in after
        assert f'aria-describedby="{name}-hint"' in after
    hints = re.findall(r'<p class="hint" id="([\w-]+)-hint">([^<]{8,})</p>', body)
    fields = re.findall(r'<(?:input|textarea)[^>]* id="(\w+)"|<(?:input|textarea) id="(\w+)"', body)
    assert {name for name, _ in hints} == {one or other for one, other in fields} - {"show"}


@pytest.mark.parametrize("tag", TAGS)
def test_each_letter_says_who_sees_the_name_and_whether_its_translation_was_read(
    client: LintingClient, tag: str
) -> None:
    texts = catalogue(languages()[tag])
    unread = texts.gettext("No person has checked this translation yet.")
    for letter in LETTERS.values():
        body = html.unescape(client.get(f"/{tag}/tools/letters/{letter.number}").get_data(as_text=True))
        assert texts.has(letter.seen_by)
        assert texts.gettext(letter.seen_by) in body
        for name in letter.fields:
            assert f'id="{name}-hint">{texts.gettext(FIELDS[name].hint)}<' in body
        versions = re.findall(r'data-version="(\w+)".*?class="letter"', body, re.DOTALL)
        assert sorted(versions) == sorted(TAGS)
        for version in re.findall(r'data-version="\w+".*?class="letter"', body, re.DOTALL):
            assert (unread in version) is ('data-version="en"' not in version)


def test_the_device_check_names_what_it_is_about_and_whom_to_call(client: LintingClient) -> None:
    body = html.unescape(client.get("/en-FI/tools/device").get_data(as_text=True))
    for text in ("family account", "find-my-phone app", "unknown tracker", "devices that are signed in", "Signs of a spying app",
                  "If yes, or not sure: do not change anything yet", "Whom to call first"):  # fmt: skip
        assert text in body
    assert body.count('class="line" id="card-') == 3


def test_the_two_services_are_explained_step_by_step_and_by_age(client: LintingClient) -> None:
    body = html.unescape(client.get("/en/tools/fingerprints").get_data(as_text=True))
    adults, _, children = body.partition("Under 18 in the picture: Take It Down")
    assert "What counts is the age in the picture when it was made, not the age today." in adults
    assert adults.partition("18 or over in the picture: StopNCII")[2].count("<li>") == 5
    assert children.partition("</ol>")[0].count("<li>") == 5


@pytest.mark.parametrize("page", [page for page in TOOLS if page != "tools"])
def test_nothing_can_be_posted(client: LintingClient, page: str) -> None:
    assert client.post(f"/en-GB/{page}", data={"what": "secret"}).status_code == 405


def test_unknown_letters_and_languages_are_not_there(client: LintingClient) -> None:
    for page in ("letters/0", "letters/10", "letters/x", "letters/1/de", "plan/de", "plan/fi/0", "plan/fi/3", "plan/1"):
        assert client.get(f"/en/tools/{page}").status_code == 404


@pytest.mark.parametrize("to", TAGS)
def test_every_letter_can_be_had_in_every_language_without_script(client: LintingClient, to: str) -> None:
    for tag in TAGS:
        for number in LETTERS:
            body = client.get(f"/{tag}/tools/letters/{number}/{to}").get_data(as_text=True)
            shown = re.findall(r'data-version="(\w+)"(?: data-own)?>', body)
            assert set(shown) == {tag, to}
            # What is shown is whole without script: no name in braces, but lines to fill in; what waits is bare.
            letters = re.findall(r'data-version="(\w+)".*?<div class="letter"[^>]*>(.*?)</div>', body, re.DOTALL)
            assert len(letters) == len(TAGS)
            for tongue, text in letters:
                assert bool(re.search(r"\{\w+\}", text)) is (tongue not in shown)
                assert ('class="gap"' in text) is (tongue in shown)


@pytest.mark.parametrize("name", ["notes", "letters", "letter", "apps", "fingerprints", "device", "plan"])
def test_scripts_are_light(facts: Facts, name: str) -> None:
    room = load_room(FOLDER / "toolkit")
    wanted, todo = set(), [f"toolkit/{name}.js"]
    while todo:
        asset = room[todo.pop()]
        wanted.add(asset)
        names = re.findall(rb'from "(/static/[^"]+)"', asset.body)
        todo += [key for key, other in room.items() if other.url.encode() in names]
    shared = [asset for key, asset in load_assets().items() if key.endswith(".js")]
    # The list in two languages also loads the words of the second one.
    more = max(packed(words(tag, lines(facts, it)).body) for tag, it in languages().items()) if name == "plan" else 0
    assert more + sum(len(asset.packed) for asset in [*wanted, *shared]) <= SCRIPT_BUDGET
    assert len(load_assets()["exit.js"].body) <= 1536


def test_no_script_of_the_tools_can_ask_the_network_or_keep_anything() -> None:
    banned = re.compile(
        rb"\b(fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource|localStorage|sessionStorage|indexedDB|cookie|innerHTML)\b"
    )
    for path in (FOLDER / "toolkit").glob("*.js"):
        assert not banned.search(path.read_bytes()), path
