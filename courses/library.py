"""The door of the room: courses, lessons and blocks in a language, with English in the place of what is missing.

A block is named for ever by `course/lesson/block`; all languages share that name, so progress and answers are of the course.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from courses.evidence import Evidence
from courses.loader import Content
from courses.records import Block, Course, Lesson, Page
from web.locales import DEFAULT, languages


@dataclass(frozen=True, slots=True)
class Shown:
    """A block as a reader of a language gets it: `lang` is set where it is the English one; `stale` where English has moved on."""

    block: Block
    lang: str | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A page in a language. `lang` is set where all of it is English; `reviewed` is whether a person has read this text."""

    title: str
    summary: str
    aims: tuple[str, ...]
    blocks: tuple[Shown, ...]
    lang: str | None
    reviewed: bool

    @property
    def partly_english(self) -> bool:
        """Whether some blocks, but not all, fell back."""
        return self.lang is None and any(shown.lang for shown in self.blocks)

    @property
    def partly_stale(self) -> bool:
        """Whether some blocks follow an older English text."""
        return any(shown.stale for shown in self.blocks)

    def block(self, name: str) -> Block | None:
        """The block with an id, if it is here."""
        return next((shown.block for shown in self.blocks if shown.block.id == name), None)


class Library:
    """All courses, ready to read. Nothing here changes after the start."""

    def __init__(self, content: Content, evidence: Evidence) -> None:
        self.faults, self.evidence = content.faults, evidence
        self.courses = tuple(course for course in content.courses if course.is_open)
        self._lessons: dict[tuple[str, str, str], View] = {}
        self._about: dict[tuple[str, str], View] = {}
        self._guides: dict[tuple[str, str], View] = {}
        for course in self.courses:
            for tag in languages():
                self._about[course.id, tag] = view(course.about, tag)
                if DEFAULT in course.guide:
                    self._guides[course.id, tag] = view(course.guide, tag)
                for lesson in course.lessons:
                    if lesson.is_open:
                        self._lessons[course.id, lesson.id, tag] = view(lesson.pages, tag)

    def course(self, number: int) -> Course | None:
        """The open course with a number."""
        return next((course for course in self.courses if course.number == number), None)

    def find_lesson(self, course: int, lesson: int) -> tuple[Course, Lesson] | None:
        """The open lesson with these numbers, and its course."""
        found = self.course(course)
        for one in found.lessons if found else ():
            if one.number == lesson and one.is_open and found:
                return found, one
        return None

    def lesson(self, course: Course, lesson: Lesson, language: str) -> View:
        """An open lesson in a language. Raises KeyError for one that is not open."""
        return self._lessons[course.id, lesson.id, language]

    def about(self, course: Course, language: str) -> View:
        """The words about a course."""
        return self._about[course.id, language]

    def guide(self, course: Course, language: str) -> View | None:
        """The guide for those who teach the course, if it is written."""
        return self._guides.get((course.id, language))

    def block(self, name: str, language: str) -> Shown | None:
        """The block `course/lesson/block` in a language."""
        course, _, rest = name.partition("/")
        lesson, _, block = rest.partition("/")
        found = self._lessons.get((course, lesson, language))
        return next((shown for shown in found.blocks if shown.block.id == block), None) if found else None

    def address(self, name: str) -> tuple[int, int | None] | None:
        """The numbers of `course` or `course/lesson`, or None when that is not open."""
        wanted, _, lesson = name.partition("/")
        for course in self.courses:
            if course.id == wanted:
                if not lesson:
                    return course.number, None
                return next(
                    ((course.number, it.number) for it in course.lessons if it.id == lesson and it.is_open), None
                )
        return None


def view(pages: dict[str, Page], tag: str) -> View:
    """The page in a language: block by block the English order, in that language where it has the block."""
    english = pages[DEFAULT]
    page = pages.get(tag, english)
    fell_back = page is english and tag != DEFAULT
    return View(
        title=page.title,
        summary=page.summary,
        aims=tuple(page.aims.get(name, words) for name, words in english.aims.items()),
        blocks=tuple(_shown(english.blocks, page, fell_back)),
        lang=DEFAULT if fell_back else None,
        reviewed=page.review != "none",
    )


def _shown(blocks: Iterable[Block], page: Page, fell_back: bool) -> Iterable[Shown]:
    own = {block.id: block for block in page.blocks}
    for block in blocks:
        here = own.get(block.id)
        # A block of another kind or with other answers is not the same block: English is safer than half of it.
        if here is None or not is_same(here, block):
            yield Shown(block, DEFAULT)
        else:
            yield Shown(here, DEFAULT if fell_back else None, stale=not fell_back and block.revision > page.follows)


def is_same(one: Block, other: Block) -> bool:
    """Whether two blocks ask the same: kind, answers in their order, right answers, and where options lead."""
    return _shape(one) == _shape(other)


def _shape(block: Block) -> tuple[object, ...]:
    parts = [(part.id, part.right, part.leads) for part in block.parts]
    return (block.kind, block.question, block.aim, block.finding, parts)
