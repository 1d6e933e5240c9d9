"""Lesson × language: translated, stale, missing, reviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from courses.library import is_same
from courses.loader import Content
from courses.records import Page
from web.locales import DEFAULT, languages


@dataclass(frozen=True, slots=True)
class State:
    """How far a page is in a language. `blocks` of `all` are there; `stale` of those follow an older English text."""

    blocks: int
    all: int
    stale: int
    review: str

    @property
    def word(self) -> str:
        """The state in one word: missing, partial, stale, or how it was reviewed."""
        if not self.blocks:
            return "missing"
        if self.blocks < self.all:
            return f"{self.blocks}/{self.all}"
        return f"stale {self.stale}" if self.stale else {"none": "written"}.get(self.review, self.review)


def state(pages: dict[str, Page], tag: str) -> State:
    """How far a language is."""
    english, page = pages.get(DEFAULT), pages.get(tag)
    if english is None or page is None:
        return State(0, len(english.blocks) if english else 0, 0, "none")
    own = {block.id: block for block in page.blocks}
    there = [block for block in english.blocks if block.id in own and is_same(own[block.id], block)]
    stale = sum(block.revision > page.follows for block in there) if tag != DEFAULT else 0
    return State(len(there), len(english.blocks), stale, page.review)


def rows(content: Content) -> Iterator[tuple[str, dict[str, State]]]:
    """(name, language → state) for every lesson, welcome and guide."""
    for course in content.courses:
        for name, pages in [
            ("about", course.about),
            *((lesson.id, lesson.pages) for lesson in course.lessons),
            ("guide", course.guide),
        ]:
            yield f"{course.id}/{name}", {tag: state(pages, tag) for tag in languages()}


def lines(content: Content) -> Iterator[str]:
    """The table for people, and a summary."""
    counts: Counter[str] = Counter()
    yield f"{'':30}" + "".join(f"{tag:>13}" for tag in languages())
    for name, states in rows(content):
        yield f"{name:30}" + "".join(f"{it.word:>13}" for it in states.values())
        counts.update(
            "missing" if not it.blocks else "partial" if it.blocks < it.all else "stale" if it.stale else "whole"
            for it in states.values()
        )
        counts["reviewed"] += sum(it.review != "none" for it in states.values())
    names = ("whole", "stale", "partial", "missing", "reviewed")
    yield ", ".join(f"{counts[name]} {name}" for name in names)
