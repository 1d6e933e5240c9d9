"""The catalogues: whole, extracted from everywhere, plural forms right, and unwrapped text shows in the pseudo-languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from babel.messages.pofile import read_po
from flask import Flask
from html5lib import parse

from tests.addresses import PAGES
from web import extraction, pseudo
from web.catalogue_cli import TEMPLATE, catalogue_faults
from web.catalogues import FOLDER, catalogue, compile_source, source_of
from web.locales import languages
from web.settings import ROOT
from web.tag import Tag

# The count of texts may only grow: a fall means that something is no longer extracted.
AT_LEAST = 2080
PLURALS = {"fr": 2, "es": 2, "fi": 2, "sv": 2, "is": 2, "ko": 1, "cnr": 3}


def test_nothing_is_missing_in_any_language() -> None:
    assert list(catalogue_faults()) == []


def test_every_template_and_marked_file_is_extracted() -> None:
    found = {location[0] for message in extraction.extract() for location in message.locations}
    wanted = [path for path in (ROOT / "templates").rglob("*.html") if "_(" in path.read_text(encoding="utf-8")]
    wanted += [
        path
        for room in ("web", "directory", "chat", "courses", "toolkit")
        for path in (ROOT / room).rglob("*.py")
        if re.search(r"\bN_\(\"|\.say\(\n?\s*\"", path.read_text())
    ]
    wanted += list((ROOT / "directory" / "data" / "countries").glob("*.yaml"))
    missing = {path.relative_to(ROOT).as_posix() for path in wanted} - found
    # Macros that only pass on what a page gives them have no text of their own.
    assert missing <= {"templates/components/path.svg", "templates/toolkit/macros.html"}
    assert len(extraction.extract()) >= AT_LEAST


def test_the_template_in_the_tree_is_up_to_date(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["translations", "extract", "--check"])
    assert result.exit_code == 0, result.output
    assert TEMPLATE.exists()


@pytest.mark.parametrize(("tag", "forms"), PLURALS.items())
def test_plural_forms(tag: str, forms: int) -> None:
    with source_of(tag).open("rb") as file:
        assert read_po(file).num_plurals == forms
    texts = catalogue(languages()[tag])
    said = {texts.ngettext("%(num)s more service", "%(num)s more services", number) for number in (1, 2, 5, 21)}
    assert 1 <= len(said) <= forms  # a language may write one and many alike
    assert tag != "cnr" or len(said) == 3


def test_compiled_catalogues_are_reproducible() -> None:
    for path in FOLDER.glob("*/LC_MESSAGES/messages.po"):
        compiled = compile_source(path)
        assert compiled == compile_source(path)
        # Two runs in one minute would be the same even with the minute in them.
        assert set(re.findall(rb"Date: (\d{4})", compiled)) <= {b"2000"}


def test_a_newer_source_is_never_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from web import catalogues

    folder = tmp_path / "fi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.mo").write_bytes(b"an old file")
    (folder / "messages.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "a"\nmsgstr "b"\n'
    )
    import os

    os.utime(folder / "messages.mo", (1, 1))
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    assert catalogues._open("fi").gettext("a") == "b"


@pytest.mark.parametrize("name", ["accented", "mirrored"])
def test_no_text_of_ours_escapes_translation(app: Flask, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """In a language that nobody speaks, every word on a page that is ours stands in its brackets."""
    language, texts = pseudo.pseudo_language(name)
    monkeypatch.setattr("web.request_tag.parse_tag", lambda text: Tag(language) if text == "en" else None)
    monkeypatch.setattr("web.request_tag.catalogue", lambda _: texts)
    client = app.test_client()
    for page in PAGES:
        body = client.get(f"/en/{page}?fresh=1").get_data(as_text=True)
        document = parse(body, treebuilder="etree", namespaceHTMLElements=False)
        assert document.get("dir") == ("rtl" if name == "mirrored" else "ltr")
        assert body.count(pseudo.OPEN) > 20
        for text in _own_texts(document):
            assert pseudo.OPEN in text or pseudo.CLOSE in text or not _is_english(text), f"{page}: {text!r}"


def _own_texts(node: Element) -> Iterator[str]:
    """Every piece of text of an element that is not marked as being in a language of its own."""
    if node.tag in ("script", "option") or (node.get("lang") and node.tag != "html"):
        return
    yield node.text or ""
    for child in node:
        yield from _own_texts(child)
        yield child.tail or ""


def _is_english(text: str) -> bool:
    """Whether text has a word that stands in sentences only: names of places and services have none."""
    return bool(re.search(r"\b(you|your|not|with|this|that|are|what|how|from|only|when)\b", text))
