"""Reads one Markdown file of a course: its top, then its blocks, then what holds for the file as a whole."""

from __future__ import annotations

from typing import Any

from courses import prose, schema
from courses.blocks import Builder
from courses.front_matter import Fields, split_front
from courses.records import Block, Page
from courses.scan import scan
from directory.source import Fault
from web.locales import DEFAULT

BYTES = 64 * 1024

# What each kind of file may hold at its top, and which blocks.
TOPS = {
    "lesson": ("title", "summary", "revision", "follows", "review", "aims"),
    "about": ("title", "summary", "revision", "follows", "review"),
    "guide": ("title", "summary", "revision", "follows", "review"),
}
BLOCKS: dict[str, tuple[str, ...]] = {"lesson": schema.IN_LESSONS, "about": (), "guide": ("part",)}


def read_page(
    raw: bytes, file: str, kind: str, language: str, aims: tuple[str, ...], drawings: dict[str, str]
) -> tuple[Page | None, list[Fault]]:
    """The page in a file, or None with what is wrong. `kind` is lesson, about or guide; `aims` those of course.yaml."""
    if len(raw) > BYTES:
        return None, [Fault(file, 1, f"the file is larger than {BYTES} bytes: a lesson is much shorter")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, [Fault(file, line, "this is not UTF-8: save the file as UTF-8")]
    fields, body, first, faults = split_front(text.removeprefix("\ufeff"), file)
    if faults and not fields.values:
        return None, faults
    faults += _top_faults(fields, file, kind, language, aims)
    root, found = scan(body, file, first)
    builder = Builder(file, BLOCKS[kind], drawings)
    blocks = builder.build(root)
    faults += found + builder.faults
    faults += {"lesson": _lesson_faults, "guide": _guide_faults, "about": _about_faults}[kind](blocks, file, aims)
    if faults:
        return None, sorted(faults, key=lambda fault: fault.line)
    get = fields.values.get
    page = Page(
        file=file,
        title=str(get("title")),
        summary=str(get("summary")),
        revision=int(get("revision", 1)),
        follows=int(get("follows", get("revision", 1))),
        review=str(get("review")),
        aims={str(name): str(words) for name, words in (get("aims") or {}).items()},
        blocks=blocks,
    )
    return page, []


def _top_faults(fields: Fields, file: str, kind: str, language: str, aims: tuple[str, ...]) -> list[Fault]:
    values = fields.values

    def at(key: str, text: str) -> Fault:
        return Fault(file, fields.lines.get(key, 1), text)

    faults = [
        at(key, f"the top has no “{key}”: use {', '.join(TOPS[kind])}") for key in values if key not in TOPS[kind]
    ]
    for key, most in (("title", schema.TITLE), ("summary", schema.SUMMARY)):
        text = values.get(key)
        if not isinstance(text, str) or not text.strip():
            faults.append(at(key, f"the top needs “{key}: …”, in quotation marks if it has a colon"))
        elif len(text) > most:
            faults.append(at(key, f"“{key}” has {len(text)} characters; {most} is the most"))
        elif prose.faults_of(text, file, 1):
            faults.append(at(key, f"“{key}” is plain text, without HTML, links or images"))
    if values.get("review") not in schema.REVIEWS:
        faults.append(at("review", f"“review” is one of {', '.join(schema.REVIEWS)}"))
    needed = "revision" if language == DEFAULT else "follows"
    number = values.get(needed)
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        faults.append(at(needed, f"the top needs “{needed}: 1”, the number of the English text"))
    other = "follows" if language == DEFAULT else "revision"
    if other in values and values[other] != number:
        faults.append(at(other, f"“{other}” does not belong in a file of this language: remove it"))
    if kind == "lesson":
        faults += _aims_faults(values.get("aims"), aims, at)
    return faults


def _aims_faults(given: Any, aims: tuple[str, ...], at: Any) -> list[Fault]:
    if not isinstance(given, dict) or not all(isinstance(words, str) for words in given.values()):
        return [at("aims", "the top needs “aims”, a line “id: words” for each aim of course.yaml")]
    if tuple(given) != aims:
        return [at("aims", f"the aims must be those of course.yaml, in their order: {', '.join(aims)}")]
    return []


def _lesson_faults(blocks: tuple[Block, ...], file: str, aims: tuple[str, ...]) -> list[Fault]:
    faults = []
    choices = {block.id: index for index, block in enumerate(blocks) if block.kind == "choice"}
    for index, block in enumerate(blocks):
        if block.kind == "note" and index:
            faults.append(Fault(file, block.line, "a content note stands first in the lesson: move it up"))
        if block.kind == "question" and block.aim not in aims:
            faults.append(Fault(file, block.line, f"the aim “{block.aim}” is none of course.yaml: {', '.join(aims)}"))
        for part in block.parts:
            if part.leads and choices.get(part.leads, -1) <= index:
                faults.append(
                    Fault(
                        file,
                        block.line,
                        f"“{part.id}” leads to “{part.leads}”, which is no choice further down this lesson",
                    )
                )
    if sum(block.kind == "key" for block in blocks) != 1:
        faults.append(Fault(file, 1, "a lesson has one “key” block near its end: what to remember"))
    return faults


def _guide_faults(blocks: tuple[Block, ...], file: str, aims: tuple[str, ...]) -> list[Fault]:
    del aims
    found = tuple(block.id for block in blocks if block.kind == "part")
    if found != schema.GUIDE_PARTS:
        return [Fault(file, 1, f"a guide has these parts in this order: {', '.join(schema.GUIDE_PARTS)}")]
    return []


def _about_faults(blocks: tuple[Block, ...], file: str, aims: tuple[str, ...]) -> list[Fault]:
    del aims
    return [] if blocks else [Fault(file, 1, "write a short welcome below the top")]
