"""The record of what happened, in a real Chromium: locked files that open again, and nothing that leaves the page."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page

from tests.browser.conftest import Visit, asked_by
from tests.toolkit import vault

PASS = "kettle orchard lamp nine"  # noqa: S105
WORDS = "Löschen? 삭제 “now” <b>&amp;</b>\nsecond line"
SALT, IV = bytes(range(16)), bytes(range(50, 62))


def add(page: Page, **fields: str) -> None:
    """Adds an entry."""
    for name, text in fields.items():
        page.fill(f"#{name}", text)
    page.click("#add")


def said(page: Page, text: str) -> None:
    """Waits until the page has said this."""
    page.wait_for_function("text => document.getElementById('said').textContent.includes(text)", arg=text)


def saved(page: Page, press: Callable[[], None]) -> Download:
    """What a press saves on the device."""
    with page.expect_download() as waiting:
        press()
    return waiting.value


def save(page: Page, folder: Path, passphrase: str = PASS) -> Path:
    """Saves the locked file and gives its place."""
    page.fill("#pass", passphrase)
    page.fill("#again", passphrase)
    file = saved(page, lambda: page.click("#save"))
    path = folder / file.suggested_filename
    file.save_as(path)
    return path


def open_file(page: Page, content: str | bytes, passphrase: str = PASS) -> None:
    """Opens a file with this content."""
    body = content.encode() if isinstance(content, str) else content
    page.set_input_files("#file", {"name": "notes.json", "mimeType": "application/json", "buffer": body})
    page.fill("#key", passphrase)
    page.click("#open")


def test_what_is_saved_opens_again_here_and_in_another_program(page: Page, tmp_path: Path) -> None:
    page.goto("/en-GB/tools/notes")
    add(page, link="https://example.org/p/1", account="@some.one", platform="Instagram", date="2026-11-20", time="18:30",
        zone="Europe/Helsinki", what=WORDS, saw="A friend", reported="Instagram, no. 12")  # fmt: skip
    add(page, what="Earlier", date="2026-11-01")
    assert page.locator("#entries li").count() == 2
    assert "Earlier" in page.locator("#entries li").first.inner_text()
    assert "UTC+02:00" in page.locator("#entries li").nth(1).inner_text()
    path = save(page, tmp_path)
    content = path.read_text(encoding="utf-8")
    assert path.name.startswith("notes-")
    assert "some.one" not in content
    inside = json.loads(vault.open_file(content, PASS))
    assert [entry["what"] for entry in inside["entries"]] == ["Earlier", WORDS]
    assert page.input_value("#pass") == ""
    page.reload()
    assert page.locator("#entries li").count() == 0
    open_file(page, content)
    said(page, "Entries added from it: 2")
    assert WORDS.splitlines()[0] in page.locator("#entries").inner_text()


def test_a_file_of_another_program_opens_and_ours_is_the_same_byte_for_byte(page: Page) -> None:
    text = json.dumps(
        {"entries": [{"id": "a1", "changed": "2026-01-01T00:00:00.000Z", "what": "삭제"}]}, ensure_ascii=False
    )
    made = vault.lock(text, "비밀 열쇠 하나 둘 셋", SALT, IV)
    page.goto("/ko-KR/tools/notes")
    open_file(page, made, "비밀 열쇠 하나 둘 셋")
    page.wait_for_selector("#entries li")
    assert "삭제" in page.locator("#entries").inner_text()
    url = page.evaluate(
        "performance.getEntriesByType('resource').map(it => it.name).find(it => it.includes('/vault.'))"
    )
    ours = page.evaluate(
        "async ([url, text, key, salt, iv]) => (await import(url)).lock(text, key, new Uint8Array(salt), new Uint8Array(iv))",
        [url, text, "비밀 열쇠 하나 둘 셋", list(SALT), list(IV)],
    )
    assert ours == made


def test_a_wrong_passphrase_loses_nothing(page: Page) -> None:
    page.goto("/en/tools/notes")
    add(page, what="stays")
    page.fill("#what", "half written")
    locked = vault.lock('{"entries": []}', PASS, SALT, IV)
    open_file(page, locked, "Kettle orchard lamp nine")
    said(page, "That passphrase does not open this file")
    assert page.locator("#entries li").count() == 1
    assert page.input_value("#what") == "half written"
    page.fill("#key", PASS)
    page.click("#open")
    said(page, "Entries added from it: 0")


GOOD = vault.lock('{"entries": [{"id": "x", "what": "one"}]}', PASS, SALT, IV)


def changed(name: str, value: object) -> str:
    """The good file with one field changed."""
    return json.dumps({**json.loads(GOOD), name: value})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (GOOD[: len(GOOD) // 2], "This file is damaged"),
        (GOOD.replace('"data": "', '"data": "AA'), "This file is damaged"),
        (changed("iterations", 1), "This file is damaged"),
        (changed("iterations", 700_000), "This file is damaged"),
        (changed("salt", "%%%"), "This file is damaged"),
        (changed("check", "0" * 64), "This file is damaged"),
        (changed("data", None), "This file is damaged"),
        (changed("version", 2), "newer version"),
        ("", "not a file that was saved here"),
        ("[1, 2]", "not a file that was saved here"),
        ("null", "not a file that was saved here"),
        ('{"format": "other"}', "not a file that was saved here"),
        (b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "not a file that was saved here"),
        (vault.lock("[]", PASS, SALT, IV), "This file is damaged"),
        (vault.lock("not json", PASS, SALT, IV), "This file is damaged"),
    ],
)
def test_damaged_and_foreign_files_are_told_apart_and_lose_nothing(
    page: Page, content: str | bytes, words: str
) -> None:
    page.goto("/en/tools/notes")
    add(page, what="stays")
    open_file(page, content)
    said(page, words)
    said(page, "Nothing on the page is lost" if "newer" not in words else "newer")
    assert page.locator("#entries li").count() == 1


def test_a_hostile_file_shows_as_text_and_brings_only_what_an_entry_has(page: Page) -> None:
    evil = {"id": "e", "what": "<img src=x onerror=alert(1)>", "extra": "gone", "link": ["no"], "changed": 5}
    page.goto("/en/tools/notes")
    open_file(page, vault.lock(json.dumps({"entries": [evil, None, 3, {"id": 4}, {"id": "empty"}]}), PASS, SALT, IV))
    said(page, "Entries added from it: 1")
    assert page.locator("#entries img").count() == 0
    assert "onerror" in page.locator("#entries").inner_text()
    assert "gone" not in page.locator("#entries").inner_text()


def meter(page: Page) -> Callable[[], float]:
    """Tells how many seconds the processor has worked for the page since: unlike time, the same on a busy machine."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    return lambda: {it["name"]: float(it["value"]) for it in session.send("Performance.getMetrics")["metrics"]}[
        "ThreadTime"
    ]


def test_five_hundred_entries(page: Page, tmp_path: Path) -> None:
    entries = [{"id": f"n{number}", "changed": "2026-01-01", "date": "2026-11-01", "time": f"{number // 60 % 24:02}:{number % 60:02}",
                "zone": "Asia/Seoul", "link": f"https://example.org/{number}", "what": "word " * 60} for number in range(500)]  # fmt: skip
    page.goto("/en/tools/notes")
    open_file(page, vault.lock(json.dumps({"entries": entries}), PASS, SALT, IV))
    said(page, "Entries added from it: 500")
    worked = meter(page)
    page.evaluate(
        "() => { document.getElementById('what').value = 'one more'; document.getElementById('add').click(); }"
    )
    assert 0 < worked() < 1
    assert page.locator("#entries li").count() == 501
    path = save(page, tmp_path)
    assert len(json.loads(vault.open_file(path.read_text(encoding="utf-8"), PASS))["entries"]) == 501
    table = saved(page, lambda: page.click("#csv"))
    table.save_as(tmp_path / "table.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "table.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) == 502
    assert rows[1][-1] == "UTC+09:00"
    open_file(page, path.read_text(encoding="utf-8"))
    said(page, "Entries added from it: 0")
    assert page.locator("#entries li").count() == 501


def test_exports_carry_the_number_that_proves_them(page: Page, tmp_path: Path) -> None:
    page.goto("/sv-SE/tools/notes")
    add(page, what='=1+1, "quoted"\nline <script>alert(1)</script>', date="2026-11-20", time="10:00", account="@a")
    for button, suffix in (("#csv", ".csv"), ("#html", ".html")):
        file = saved(page, partial(page.click, button))
        path = tmp_path / file.suggested_filename
        file.save_as(path)
        assert path.suffix == suffix
        page.wait_for_function(
            "sum => document.getElementById('digest').textContent === sum",
            arg=hashlib.sha256(path.read_bytes()).hexdigest(),
        )
    table = next(tmp_path.glob("*.csv")).read_bytes()
    row = list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))[1]
    assert '\'=1+1, "quoted"\nline <script>alert(1)</script>' in row
    assert "'@a" in row
    readable = next(tmp_path.glob("*.html")).read_text(encoding="utf-8")
    assert '<html lang="sv">' in readable
    assert "<script" not in readable
    assert "<button" not in readable
    assert "&lt;script&gt;" in readable


def test_change_remove_and_leave_as_it_was(page: Page) -> None:
    page.goto("/en/tools/notes")
    page.click("#add")
    said(page, "Fill in at least one field")
    add(page, what="first")
    add(page, what="second")
    page.locator("[data-act=edit]").first.click()
    assert page.input_value("#what") == "first"
    page.fill("#what", "mended")
    page.click("#add")
    said(page, "changed")
    assert "mended" in page.locator("#entries").inner_text()
    assert "first" not in page.locator("#entries").inner_text()
    page.locator("[data-act=edit]").first.click()
    page.fill("#what", "not this")
    page.click("#cancel")
    assert "not this" not in page.locator("#entries").inner_text()
    page.locator("[data-act=remove]").first.click()
    assert page.locator("#entries li").count() == 1


def test_one_tap_wipes(page: Page) -> None:
    page.goto("/en/tools/notes")
    add(page, what="gone soon")
    page.fill("#link", "also this")
    page.fill("#pass", PASS)
    page.click("#wipe")
    said(page, "Everything is wiped")
    assert "gone soon" not in page.content()
    assert page.input_value("#link") == ""
    assert page.input_value("#pass") == ""


def test_quick_exit_wipes_at_once_without_a_question(page: Page) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    took = []
    for _ in range(3):  # the machine may be busy with something else
        page.goto("/en-GB/tools/notes")
        add(page, what="gone soon")
        page.fill("#saw", "half written")
        left = page.evaluate(
            """() => { const from = performance.now(); document.getElementById('exit').click();
            return { took: performance.now() - from, fields: [...document.querySelectorAll('input, textarea')].map((it) => it.value).join(''),
                     list: document.getElementById('entries').textContent }; }"""
        )
        assert left["list"] == ""
        assert "half written" not in left["fields"]
        page.wait_for_url("https://www.bbc.com/**")
        took.append(left["took"])
    assert min(took) < 50
    assert asked == []


def test_shift_three_times_wipes_too(page: Page) -> None:
    page.goto("/en-GB/tools/notes")
    page.evaluate(
        "window.addEventListener('waymark:leave', () => { window.name = document.getElementById('what').value + '|left'; })"
    )
    page.fill("#what", "gone soon")
    page.locator("h1").click()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.com/**")
    assert page.evaluate("window.name") in ("|left", "")


def test_a_page_that_is_left_keeps_nothing_for_back(page: Page) -> None:
    page.goto("/en-GB/tools/notes")
    add(page, what="gone soon")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert "gone soon" not in page.content()


def test_a_link_warns_once_when_the_list_is_not_saved(page: Page, tmp_path: Path) -> None:
    page.goto("/en-GB/tools/notes")
    add(page, what="not saved yet")
    page.click(".brand")
    said(page, "Your list is not saved")
    assert page.url.endswith("/tools/notes")
    save(page, tmp_path)
    said(page, "The locked file is saved")
    page.fill("#what", "half written")
    page.click(".brand")
    said(page, "Your list is not saved")
    page.fill("#what", "")
    page.click(".brand")
    page.wait_for_url("**/en-GB/")


def test_nothing_is_asked_or_stored_while_somebody_writes(page: Page, tmp_path: Path) -> None:
    page.goto("/en-GB/tools/notes")
    asked = asked_by(page)
    add(page, what="a secret", link="https://example.org/secret", account="@x")
    save(page, tmp_path)
    saved(page, lambda: page.click("#csv"))
    saved(page, lambda: page.click("#html"))
    open_file(page, GOOD)
    said(page, "Entries added from it: 1")
    page.click("#wipe")
    assert [url for url in asked if not url.startswith("blob:")] == []
    kept = page.evaluate("({ local: {...localStorage}, session: {...sessionStorage}, cookie: document.cookie })")
    assert kept == {"local": {}, "session": {}, "cookie": ""}
    assert page.evaluate("indexedDB.databases().then((found) => found.length)") == 0


def test_passphrases_are_checked_before_anything_is_locked(page: Page) -> None:
    page.goto("/en/tools/notes")
    page.click("#save")
    said(page, "nothing to save yet")
    add(page, what="x")
    page.fill("#pass", "short")
    page.click("#save")
    said(page, "too short")
    page.fill("#pass", PASS)
    page.fill("#again", PASS + "x")
    page.click("#save")
    said(page, "not the same")


def test_no_picture_gets_in(page: Page) -> None:
    page.goto("/en/tools/notes")
    assert page.locator("input[type=file]").count() == 1
    assert page.get_attribute("#file", "accept") == ".json,application/json"
    for kind in ("paste", "drop"):
        page.evaluate(
            """kind => { const data = new DataTransfer(); data.items.add(new File(['x'], 'x.png', { type: 'image/png' }));
            const event = kind === 'paste' ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
                                           : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
            document.getElementById('said').textContent = ''; document.getElementById('what').dispatchEvent(event); }""",
            kind,
        )
        said(page, "No picture or file can be put in here")


def test_with_storage_and_clipboard_blocked_it_all_still_works(page: Page, tmp_path: Path) -> None:
    page.add_init_script(
        """for (const name of ['sessionStorage', 'localStorage', 'indexedDB'])
             Object.defineProperty(window, name, { get() { throw new DOMException('blocked'); } });
           Object.defineProperty(navigator, 'clipboard', { get() { return { writeText: () => Promise.reject(new Error('blocked')) }; } });"""
    )
    page.goto("/en/tools/notes")
    add(page, what="kept here")
    path = save(page, tmp_path)
    assert "kept here" in vault.open_file(path.read_text(encoding="utf-8"), PASS)
    saved(page, lambda: page.click("#csv"))
    page.click("#copy-digest")
    said(page, "does not let us copy")
    assert page.evaluate("getSelection().toString()") == page.inner_text("#digest")


def test_without_a_secure_connection_it_says_so_and_still_prints(page: Page) -> None:
    page.add_init_script("Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined })")
    page.goto("/en/tools/notes")
    assert page.locator("#no-lock").is_visible()
    assert not page.locator("#save").is_visible()
    add(page, what="still a list")
    saved(page, lambda: page.click("#csv"))
    assert not page.locator("#sum").is_visible()


def test_without_script_there_is_a_sheet_to_print(visit: Visit) -> None:
    page = visit(360, 640, java_script_enabled=False)
    page.goto("/en-GB/tools/notes")
    assert page.locator("table.sheet").is_visible()
    assert page.locator("#what").is_visible()
    assert not page.locator("#save").is_visible()
