"""Finds words that blame, make a sensation, or cast people by gender (`words.yaml`), and facts that stand in prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from courses.search import fold

TABLE = Path(__file__).with_name("words.yaml")
_APOSTROPHES = str.maketrans("’‘`´", "''''")
# A share of people, a statute, a number that could be dialled: these come from the facts, checked and for the right country.
_FACTS = (
    (
        re.compile(
            r"\d+(?:[.,]\d+)?\s?(?:%|‰|per\s?cent|prosent|procent|pour\s?cent|por\s?ciento|퍼센트|프로\b|odsto|posto)",
            re.IGNORECASE,
        ),
        "a share",
    ),
    (
        re.compile(
            r"§\s?\d|\b(?:section|article|artículo|pykälä|paragraf|grein|član)\s\d|제\s?\d+\s?조", re.IGNORECASE
        ),
        "a statute",
    ),
    (re.compile(r"(?<![\d.,:])\+?\d(?:[ -]?\d){5,}(?![\d.,:])"), "a number to dial"),
    (re.compile(r"https?://|www\.", re.IGNORECASE), "a web address"),
)


def load_words(path: Path = TABLE) -> dict[str, tuple[tuple[str, str], ...]]:
    """language → (words, what to say instead)."""
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {tag: tuple((row["find"], row["say"]) for row in rows) for tag, rows in table.items()}


def unkind_words(
    lines: Iterable[str], rows: tuple[tuple[str, str], ...], language: str
) -> Iterator[tuple[int, str, str]]:
    """(line from 1, words found, what to say instead) in the lines of a file."""
    begin = "" if language == "ko" else r"(?<!\w)"
    patterns = [(re.compile(begin + re.escape(_plain(words))), words, say) for words, say in rows]
    for number, line in enumerate(lines, start=1):
        text = _plain(line)
        for pattern, words, say in patterns:
            if pattern.search(text):
                yield number, words, say


def facts_in_prose(lines: Iterable[str], dialled: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    """(line, kind, words): shares, statutes, numbers and addresses. `dialled` are the short numbers of the directory."""
    for number, line in enumerate(lines, start=1):
        if line.startswith("    "):
            continue  # an option of a block
        for pattern, kind in _FACTS:
            match = pattern.search(line)
            if match:
                yield number, kind, match.group().strip()
        for word in re.findall(r"(?<![\w.,:-])\d{3,}(?![\w-]|[.,:]\d)", line):
            if word in dialled:
                yield number, "a number to dial", word


def _plain(text: str) -> str:
    return fold(text.translate(_APOSTROPHES).replace("*", ""))
