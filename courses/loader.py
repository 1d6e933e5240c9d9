"""Reads all courses at start. A file with faults is left out, and `faults` says which and why.

Unlike the directory, a broken lesson does not stop the start: whoever looks for help must not wait for an author.
`flask courses check` and `make build` fail on it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from courses import schema
from courses.drawing import read_drawing
from courses.pages import read_page
from courses.records import Course, Lesson, Page
from directory.source import DataError, Fault, Record, read
from web.locales import languages

# Reads one page: the bytes, the name for faults, the kind, the language, the aims and the drawings.
Reader = Callable[[bytes, str, str, str, tuple[str, ...], dict[str, str]], tuple[Page | None, list[Fault]]]


@dataclass(frozen=True, slots=True)
class Content:
    """All courses in the order of their numbers, and what is wrong with the files."""

    courses: tuple[Course, ...]
    faults: tuple[Fault, ...]


def load(folder: Path, reader: Reader = read_page) -> Content:
    """Every course below `folder`. `reader` may be one that remembers what it has read (`cache`)."""
    faults: list[Fault] = []
    courses = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.is_dir() and not path.name.startswith("."):
            course = _course(path, reader, faults)
            if course:
                courses.append(course)
    numbers: dict[int, str] = {}
    for course in courses:
        if course.number in numbers:
            faults.append(Fault(f"{course.id}/course.yaml", 1, f"{numbers[course.number]} has the same number"))
        numbers[course.number] = course.id
    kept = {course.number: course for course in reversed(courses)}
    return Content(tuple(kept[number] for number in sorted(kept)), tuple(faults))


def _course(folder: Path, reader: Reader, faults: list[Fault]) -> Course | None:
    name = f"{folder.name}/course.yaml"
    try:
        top = read(folder / "course.yaml", name)
    except DataError as error:
        faults += error.faults
        return None
    found = list(course_faults(top))
    if found:
        faults += found
        return None
    drawings = _drawings(folder, faults)
    lessons = tuple(
        Lesson(
            id=row["id"],
            number=number,
            minutes=row["minutes"],
            aims=tuple(row["aims"]),
            delivery=row.get("delivery", top["delivery"]),
            tools=tuple(row.get("tools", ())),
            pages=_pages(folder / row["id"], folder.name, "lesson", tuple(row["aims"]), drawings, reader, faults),
        )
        for number, row in enumerate(top["lessons"], start=1)
    )
    known = {lesson.id for lesson in lessons} | {"about", "guide", "media"}
    faults += [
        Fault(f"{folder.name}/{path.name}", 1, "this folder is no lesson of course.yaml: name it there or remove it")
        for path in sorted(folder.iterdir())
        if path.is_dir() and path.name not in known
    ]
    return Course(
        id=folder.name,
        number=top["number"],
        audience=tuple(top["audience"]),
        delivery=top["delivery"],
        topics=tuple(top["topics"]),
        curricula=tuple(top["curricula"]),
        abuse=top["abuse"],
        lessons=lessons,
        about=_pages(folder / "about", folder.name, "about", (), drawings, reader, faults),
        guide=_pages(folder / "guide", folder.name, "guide", (), drawings, reader, faults),
    )


def course_faults(top: Record) -> list[Fault]:
    """What is wrong with a `course.yaml`."""
    lists: dict[str, tuple[str, ...] | None] = {
        "audience": schema.AUDIENCES, "topics": schema.TOPICS, "curricula": None,
    }  # fmt: skip
    faults = [
        top.fault(f"“{key}” must be a list of {_one_of(words)}")
        for key, words in lists.items()
        if not _is_list(top.get(key), words)
    ]
    if not _is_whole(top.get("number")):
        faults.append(top.fault("“number” must be a whole number from 1"))
    if top.get("delivery") not in schema.DELIVERIES:
        faults.append(top.fault(f"“delivery” must be one of {', '.join(schema.DELIVERIES)}"))
    if not isinstance(top.get("abuse"), bool):
        faults.append(top.fault("“abuse” must be true or false"))
    lessons = top.get("lessons")
    if not isinstance(lessons, list) or not lessons:
        return [*faults, top.fault("“lessons” must be a list")]
    for row in lessons:
        faults += _lesson_faults(row, top)
    names = [row["id"] for row in lessons if isinstance(row, Record) and "id" in row]
    faults += [top.fault(f"the lesson “{name}” stands here twice") for name in {n for n in names if names.count(n) > 1}]
    return faults


def _lesson_faults(row: Any, top: Record) -> list[Fault]:
    if not isinstance(row, Record):
        return [top.fault("every lesson is written as “- id: …” with “minutes” and “aims” below")]
    faults = []
    if not isinstance(row.get("id"), str):
        faults.append(row.fault("a lesson needs an “id”, the name of its folder"))
    if not _is_whole(row.get("minutes")):
        faults.append(row.fault("a lesson needs “minutes”, a whole number"))
    if not _is_list(row.get("aims"), None):
        faults.append(row.fault("a lesson needs “aims”, a list of ids"))
    if row.get("delivery", "either") not in schema.DELIVERIES:
        faults.append(row.fault(f"“delivery” must be one of {', '.join(schema.DELIVERIES)}"))
    if not _is_list(row.get("tools", []), schema.TOOLS):
        faults.append(row.fault(f"“tools” must be a list of {_one_of(schema.TOOLS)}"))
    return faults


def _one_of(words: tuple[str, ...] | None) -> str:
    return ", ".join(words) if words else "ids"


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _is_list(value: Any, words: tuple[str, ...] | None) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and (words is None or item in words) for item in value)


def _drawings(folder: Path, faults: list[Fault]) -> dict[str, str]:
    made = {}
    for path in sorted((folder / "media").glob("*.svg")):
        markup, found = read_drawing(
            path.read_text(encoding="utf-8", errors="replace"), f"{folder.name}/media/{path.name}"
        )
        faults += found
        if markup:
            made[path.name] = markup
    return made


def _pages(
    folder: Path,
    course: str,
    kind: str,
    aims: tuple[str, ...],
    drawings: dict[str, str],
    reader: Reader,
    faults: list[Fault],
) -> dict[str, Page]:
    pages = {}
    for path in sorted(folder.glob("*.md")):
        name = f"{course}/{folder.name}/{path.name}"
        if path.stem not in languages():
            faults.append(Fault(name, 1, f"a lesson file is named after its language: {', '.join(languages())}"))
            continue
        page, found = reader(path.read_bytes(), name, kind, path.stem, aims, drawings)
        faults += found
        if page:
            pages[path.stem] = page
    return pages
