"""What `flask courses build` and `pack` make with templates: sheets as PDF, and a course as one file."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from flask import Flask, g, render_template
from markupsafe import Markup

from courses import words_of_page
from courses.cost import name_of, packed
from courses.marking import Given
from courses.pack import POLICY, inlined, rooted
from courses.records import Course, Lesson
from courses.room import CoursesRoom
from directory import cards
from web.assets import FOLDER as STATIC
from web.catalogues import catalogue
from web.locales import languages
from web.tag import Tag

PAPER = Path(__file__).with_name("paper.css")
SCRIPTS = ("exit.js", "site.js", "courses.js")
# WeasyPrint does not apply the styles of the page inside a drawing, so the drawing brings its own.
_COLOURS = {"svg": "1c2326", ".a1": "14484c", ".a2": "7fa9a3", ".a3": "f3b64b", ".s1": "e4eeec", ".s2": "bcd4cf"}
DRAWING = f"<style>{''.join(f'{name}{{color:#{colour}}}' for name, colour in _COLOURS.items())}</style>"


def can_make_pdf() -> bool:
    """Whether WeasyPrint and the libraries that it needs are installed."""
    try:
        import weasyprint  # noqa: F401, PLC0415 (optional)
    except (ImportError, OSError):
        return False
    return True


def sheet_html(app: Flask, room: CoursesRoom, tag: Tag, course: Course, lesson: Lesson) -> str:
    """The sheet of a lesson for paper."""
    with app.test_request_context(f"/{tag}/learn"):
        g.tag = tag
        words = _lesson_words(room, tag, course, lesson)
        html = render_template("courses/paper.html", paper=True, styles=PAPER.read_text(encoding="utf-8"), **words)
    return rooted(html, "").replace("</svg><figcaption", f"{DRAWING}</svg><figcaption")


def make_pdf(html: str, path: Path) -> None:
    """Writes a sheet as PDF. Nothing is fetched: whatever names an address is refused."""
    from weasyprint import HTML  # noqa: PLC0415 (optional)
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    path.parent.mkdir(parents=True, exist_ok=True)
    HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=[])).write_pdf(path)
    path.with_suffix(".mark").write_text(name_of(html), encoding="utf-8")


def is_made(html: str, path: Path) -> bool:
    """Whether a PDF was made of this very sheet."""
    mark = path.with_suffix(".mark")
    return path.exists() and mark.exists() and mark.read_text(encoding="utf-8") == name_of(html)


def page_sizes(app: Flask, room: CoursesRoom) -> dict[str, int]:
    """The compressed bytes of every lesson's page in every language."""
    client = app.test_client()
    return {
        path: packed(client.get(path).data)
        for tag in languages()
        for course, lesson in open_lessons(room)
        for path in [f"/{tag}/learn/{course.number}/{lesson.number}"]
    }


def make_sheets(app: Flask, room: CoursesRoom) -> int:
    """Makes the sheets of all lessons that exist in a language, where the old one is of another text. Gives their number."""
    wanted, made = [], 0
    for language in languages().values():
        for course, lesson in open_lessons(room):
            path = room.pdf(language.tag, course.number, lesson.number)
            if language.tag not in lesson.pages:
                path.unlink(missing_ok=True)
                continue
            html = sheet_html(app, room, Tag(language), course, lesson)
            made += 1
            if not is_made(html, path):
                wanted.append((html, path))
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as workers:
        list(workers.map(make_pdf, *zip(*wanted, strict=True)) if wanted else ())
    return made


def open_lessons(room: CoursesRoom) -> Iterator[tuple[Course, Lesson]]:
    """Every lesson that can be read."""
    for course in room.library.courses:
        yield from ((course, lesson) for lesson in course.lessons if lesson.is_open)


def pack_html(app: Flask, room: CoursesRoom, tag: Tag, course: Course, site: str) -> str:
    """A course as one file."""
    with app.test_request_context(f"/{tag}/learn"):
        g.tag = tag
        lessons = []
        for lesson in course.lessons:
            if lesson.is_open:
                words = _lesson_words(room, tag, course, lesson)
                html = Markup(render_template("courses/pack_lesson.html", at=f"l{lesson.number}-", **words))  # noqa: S704
                lessons.append({"number": lesson.number, "title": words["view"].title, "html": html})
        page = render_template(
            "courses/pack.html",
            course=course,
            about=room.library.about(course, tag.language.tag),
            lessons=lessons,
            policy=POLICY,
            made=room.clock().date(),
            scripts={name: inlined(name, (STATIC / name).read_text(encoding="utf-8")) for name in SCRIPTS},
            styles="".join(
                inlined(name, (STATIC / name).read_text(encoding="utf-8")) for name in ("site.css", "courses.css")
            ),
        )
    return rooted(page, site)


def _lesson_words(room: CoursesRoom, tag: Tag, course: Course, lesson: Lesson) -> dict[str, Any]:
    view = room.library.lesson(course, lesson, tag.language.tag)
    blocks = [shown.block for shown in view.blocks]
    who = cards.Reader(tag.language, catalogue(tag.language), room.clock(), room.facts)
    return {
        "course": course,
        "lesson": lesson,
        "view": view,
        **words_of_page.answer_words(blocks, Given()),
        **words_of_page.block_words(blocks, room.library.evidence, tag.country, who, on_paper=True),
    }
