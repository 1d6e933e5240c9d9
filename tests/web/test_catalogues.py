"""The catalogues: whole, extracted from everywhere, plural forms right, and unwrapped text shows in the pseudo-languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from flask import Flask, g
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
        for room in ("web", "directory")
        for path in (ROOT / room).rglob("*.py")
        if re.search(r"\bN_\(\"|\.say\(\n?\s*\"", path.read_text())
    ]
    wanted += list((ROOT / "directory" / "data" / "countries").glob("*.yaml"))
    missing = {path.relative_to(ROOT).as_posix() for path in wanted} - found
    assert missing <= {"templates/components/path.svg"}
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
    assert len(said) == forms


def test_compiled_catalogues_are_reproducible() -> None:
    for path in FOLDER.glob("*/LC_MESSAGES/messages.po"):
        assert compile_source(path) == compile_source(path)


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
    monkeypatch.setattr("web.request_tag.catalogue", lambda _: texts)
    for page in PAGES:
        with app.test_request_context(f"/en/{page}"):
            g.tag = Tag(language)
            endpoint, values = app.url_map.bind("").match(f"/en/{page}")
            values.pop("tag")
            g.tag = Tag(language)
            body = app.view_functions[endpoint](**values)
        document = parse(body, treebuilder="etree", namespaceHTMLElements=False)
        assert document.get("dir") == ("rtl" if name == "mirrored" else "ltr")
        for text in _texts(document):
            assert pseudo.OPEN in text or pseudo.CLOSE in text or not _is_words(text), (
                f"{page}: {text!r} is not translated"
            )


def _texts(document: object) -> list[str]:
    """Every piece of text that is not a name, an address or in a language of its own."""
    texts: list[str] = []

    def walk(node: object) -> None:
        if node.get("lang") and node.tag != "html" or node.tag in ("script", "title", "option"):  # type: ignore[attr-defined]
            return
        if node.text:  # type: ignore[attr-defined]
            texts.append(node.text)  # type: ignore[attr-defined]
        for child in node:  # type: ignore[attr-defined]
            walk(child)
            if child.tail:
                texts.append(child.tail)

    walk(document)
    return texts


# Names that are the same in every language: countries by Babel, services, hosts, dates.
_NAME = re.compile(r"Waymark|Babel")


def _is_words(text: str) -> bool:
    """Whether text has a lower-case word of English function words: names of places and services have few."""
    return bool(re.search(r"\b(the|you|your|not|with|this|that|are|is|what|how|from)\b", text))
