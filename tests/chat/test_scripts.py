"""Every sample of every language, and the lint that editors of the language files see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chat import engine, loader
from chat.check import check, fault_of
from chat.records import Group
from chat.source import Line
from directory.source import DataError

LANGS = loader.finished()


def _cases() -> Iterator[object]:
    for lang in LANGS:
        try:
            groups = loader.load(lang).groups
        except DataError:  # test_check_finds_nothing says what is wrong
            continue
        for group in groups:
            for wanted, samples in ((True, group.yes), (False, group.no)):
                for sample in samples:
                    yield pytest.param(lang, group, sample, wanted, id=f"{sample.file}:{sample.line}")


@pytest.mark.parametrize(("lang", "group", "sample", "wanted"), list(_cases()))
def test_sample(lang: str, group: Group, sample: Line, wanted: bool) -> None:
    """Each sample gets its label or does not, and no other situation steals it: by patterns alone, as editors check them."""
    assert fault_of(group, sample, wanted, replace(engine.script(lang), cues=None)) is None


@pytest.mark.parametrize("lang", LANGS)
def test_check_finds_nothing(lang: str) -> None:
    assert [str(fault) for fault in check([lang])] == []


def _folder(tmp_path: Path, concepts: str, patterns: str) -> Path:
    for name, text in (("concepts/a.yaml", concepts), ("patterns/shared.yaml", patterns)):
        (tmp_path / "xx" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "xx" / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("concepts", "patterns"),
    [
        ("image: photo", "- any: [x]"),
        ("A: x\nA: y", "- any: [x]"),
        ("A: {wrds: x}", "- any: [x]"),
        ("A: {scope: sideways, words: x}", "- any: [x]"),
        ("A: x", "- any: [A + ]"),
        ("A: x", "- any: [A + A > A]"),
        ("A: x", "- any: [A]\n  where: nowhere"),
        ("A: x", "- any: [A]\n  within: near"),
        ("A: x", "- yes: [a]"),
        ("A: [", "- any: [A]"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, concepts: str, patterns: str) -> None:
    """A script that cannot be used says where, and never half loads."""
    with pytest.raises(DataError) as caught:
        loader.load("xx", _folder(tmp_path, concepts, patterns))
    assert caught.value.faults[0].file.startswith("xx/")


def test_words_are_text_whatever_yaml_makes_of_them(tmp_path: Path) -> None:
    """`no`, `on` and 15 are words, not values."""
    source = loader.load("xx", _folder(tmp_path, "A: no, on, 15\nB: {words: [yes, off]}", "- any: [A + B]"))
    assert [str(word) for word in source.concepts["A"].words] == ["no", "on", "15"]
    assert [str(word) for word in source.concepts["B"].words] == ["yes", "off"]
