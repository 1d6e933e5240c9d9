"""Everything that one file cannot show: the same course in all languages, ids that exist, facts in prose, words, reading level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from courses import prose, reading_level, words
from courses.country_blocks import KINDS_FOR
from courses.evidence import Evidence
from courses.library import is_same
from courses.loader import Content
from courses.records import Block, Course, Page
from directory import labels
from directory.records import Facts
from directory.source import Fault
from web.countries import SIGNATORIES
from web.locales import DEFAULT

_LINK = re.compile(rf'href="{prose.ANCHOR}(lesson|course)/([a-z0-9/-]+)"')
# How many of each kind a lesson must have (issue 4).
LEAST = {"choice": 1, "question": 4, "reflect": 1}


def check(content: Content, folder: Path, evidence: Evidence, facts: Facts) -> list[Fault]:
    """All faults of all courses, in the order of files and lines."""
    faults = [*content.faults]
    targets = {course.id for course in content.courses}
    targets |= {f"{course.id}/{lesson.id}" for course in content.courses for lesson in course.lessons}
    dialled = frozenset(
        service.phone for service in facts.services.values() if service.short_code and len(service.phone) > 3
    )
    dialled |= {number.number for code in SIGNATORIES for number in facts.emergency[code]}
    table = words.load_words()
    for course in content.courses:
        faults += _course(course, evidence)
        for kind, pages in _groups(course):
            faults += _together(pages)
            for language, page in pages.items():
                faults += _facts_exist(page, evidence, targets)
                faults += _lesson_is_whole(page) if kind == "lesson" and language == DEFAULT else ()
                faults += _words(page, folder, language, table.get(language, ()), dialled)
                faults += _level(page, language)
    return sorted(faults, key=lambda fault: (fault.file, fault.line))


def _groups(course: Course) -> Iterator[tuple[str, dict[str, Page]]]:
    yield "about", course.about
    yield "guide", course.guide
    for lesson in course.lessons:
        yield "lesson", lesson.pages


def _course(course: Course, evidence: Evidence) -> Iterator[Fault]:
    name = f"{course.id}/course.yaml"
    for wanted in course.curricula:
        if wanted not in evidence.curricula:
            yield Fault(name, 1, f"the curriculum “{wanted}” is not in evidence.yaml")
    for lesson in course.lessons:
        # A file that could not be read has its own faults; only a missing one is told here.
        if not lesson.pages:
            yield Fault(name, 1, f"the lesson “{lesson.id}” has no sound en.md: write it, or take the lesson out")


def _together(pages: dict[str, Page]) -> Iterator[Fault]:
    """The other languages against English: the same blocks, kinds, answers, right answers and ways on."""
    english = pages.get(DEFAULT)
    for language, page in pages.items():
        if language == DEFAULT:
            continue
        if english is None:
            yield Fault(page.file, 1, "there is no sound English text to compare with: mend en.md first")
            continue
        if page.follows > english.revision:
            yield Fault(page.file, 1, f"“follows” is {page.follows}, but English is at revision {english.revision}")
        theirs, ours = {block.id: block for block in english.blocks}, {block.id: block for block in page.blocks}
        for name, block in ours.items():
            if name not in theirs:
                yield Fault(
                    page.file, block.line, f"“{name}” is not in {english.file}: give it the id that it has there"
                )
            elif not is_same(block, theirs[name]):
                line = theirs[name].line
                yield Fault(
                    page.file,
                    block.line,
                    f"“{name}” differs from {english.file}:{line} in kind, answers, right answers or where they lead",
                )
        if page.follows == english.revision:
            for name, block in theirs.items():
                if name not in ours:
                    yield Fault(page.file, 1, f"“{name}” is missing: translate it from {english.file}:{block.line}")
        shared = [name for name in ours if name in theirs]
        if shared != [name for name in theirs if name in ours]:
            yield Fault(page.file, 1, f"the blocks stand in another order than in {english.file}")


def _all_blocks(page: Page) -> Iterator[Block]:
    for block in page.blocks:
        yield block
        yield from block.children


def _facts_exist(page: Page, evidence: Evidence, targets: set[str]) -> Iterator[Fault]:
    for block in _all_blocks(page):
        if block.kind == "figure" and block.finding not in evidence.findings:
            yield Fault(page.file, block.line, f"the finding “{block.finding}” is not in courses/facts/evidence.yaml")
        for conduct in block.covers:
            if conduct not in labels.CONDUCTS:
                yield Fault(page.file, block.line, f"“{conduct}” is no conduct: use {', '.join(labels.CONDUCTS)}")
        for name in block.situations:
            if name not in labels.SITUATIONS and name not in KINDS_FOR:
                known = ", ".join((*labels.SITUATIONS, *KINDS_FOR))
                yield Fault(page.file, block.line, f"“{name}” is no situation or question of the taxonomy: use {known}")
        for html in (block.html, *(part.html for part in block.parts)):
            for kind, target in _LINK.findall(html):
                if target not in targets:
                    yield Fault(
                        page.file, block.line, f"the link {kind}:{target} leads nowhere: there is no such {kind}"
                    )


def _lesson_is_whole(page: Page) -> Iterator[Fault]:
    kinds = [block.kind for block in page.blocks]
    for kind, least in LEAST.items():
        if kinds.count(kind) < least:
            yield Fault(page.file, 1, f"a lesson has at least {least} “{kind}”; this has {kinds.count(kind)}")
    if not {"law", "help"} & set(kinds):
        yield Fault(page.file, 1, "a lesson has a “law” or a “help” block")


def _words(
    page: Page, folder: Path, language: str, rows: tuple[tuple[str, str], ...], dialled: frozenset[str]
) -> Iterator[Fault]:
    lines = (folder / page.file).read_text(encoding="utf-8").splitlines()
    for line, found, say in words.unkind_words(lines, rows, language):
        yield Fault(page.file, line, f"“{found}” may not stand here: {say}")
    for line, kind, found in words.facts_in_prose(lines, dialled):
        yield Fault(page.file, line, f"“{found}” is {kind}: let a figure, law or help block bring it, or leave it out")


def texts_of(page: Page) -> Iterable[str]:
    """The running text of a page, piece by piece, as a learner reads it."""
    for block in _all_blocks(page):
        for html in (block.html, *(part.html for part in block.parts)):
            # Each paragraph and line of a list ends a sentence.
            yield from (prose.plain(piece) for piece in re.split(r"</(?:p|li|h3)>|<br>", html))


def _level(page: Page, language: str) -> Iterator[Fault]:
    level = reading_level.measure(texts_of(page), language)
    wrong = reading_level.too_hard(level, language) if level else ""
    if not wrong or level is None:
        return
    line = next((block.line for block in page.blocks if level.worst[:40] in prose.plain(block.html)), 1)
    yield Fault(page.file, line if "one sentence" in wrong else 1, wrong)
