"""Fills the templates of packs in the class's language and country, whatever the educator reads in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import g, render_template
from markupsafe import Markup

from classes.disclosure import disclosure
from classes.lesson_pack import GUIDE, PLAN, RULES, for_carers, make_pack
from courses import labels, marking, words_of_page
from courses.cli_papers import DRAWING, PAPER
from courses.pack import rooted
from courses.records import Block, Course
from courses.room import CoursesRoom
from directory.cards import Reader
from web import formats
from web.catalogues import catalogue
from web.tag import Tag

STYLES = Path(__file__).with_name("pack.css")


@contextmanager
def reading(tag: Tag) -> Iterator[None]:
    """Inside, pages are in this language and for this country."""
    before = g.get("tag")
    g.tag = tag
    try:
        yield
    finally:
        g.tag = before


def reader_of(courses: CoursesRoom, tag: Tag) -> Reader:
    """For whom cards are written."""
    return Reader(tag.language, catalogue(tag.language), courses.clock(), courses.facts)


def shared(courses: CoursesRoom, tag: Tag) -> dict[str, Any]:
    """What the templates of lessons expect beside the page's own values."""
    text = catalogue(tag.language)

    def gettexts(table: dict[str, str], keys: tuple[str, ...]) -> str:
        return formats.joined([text.gettext(table[key]) for key in keys], tag.language)

    return {
        "library": courses.library,
        "labels": labels,
        "marking": marking,
        "gettexts": gettexts,
        **words_of(courses, (), tag, on_paper=False),
    }


def words_of(courses: CoursesRoom, blocks: Iterable[Block], tag: Tag, on_paper: bool) -> dict[str, Any]:
    """What blocks draw from the facts; on paper nothing says what is open now."""
    who = reader_of(courses, tag)
    return words_of_page.block_words(blocks, courses.library.evidence, tag.country, who, on_paper=on_paper)


def body(courses: CoursesRoom, course: Course, tag: Tag, ages: str, on_paper: bool) -> Markup:
    """The pack without a frame."""
    pack = make_pack(courses.library, course, tag.language.tag)
    who = reader_of(courses, tag)
    told = disclosure(tag.country, ages, who, on_paper)
    common = {**shared(courses, tag), "course": course, "paper": on_paper, "on_paper": on_paper, "level": 3}
    inner = [block for shown in pack.parts.values() for block in shown.block.children]
    with reading(tag):
        sheets = []
        for planned in pack.lessons:
            blocks = [shown.block for shown in planned.view.blocks]
            words = words_of(courses, blocks, tag, on_paper)
            at = f"l{planned.lesson.number}-"
            sheet = render_template(
                "classes/pack_sheet.html",
                **{**common, **words, "lesson": planned.lesson, "view": planned.view, "at": at},
            )
            sheets.append(Markup(sheet))  # noqa: S704 (a template made it)
        values = {
            **common,
            **words_of(courses, inner, tag, on_paper),
            "pack": pack,
            "view": pack.guide or pack.about,
            "plan": pack.of(PLAN),
            "rules": pack.of(RULES),
            "guide": pack.of(GUIDE),
            "sheets": sheets,
            "disclosure": told,
            "carers": for_carers(told.services.young, told.services.staff),
            "parent": courses.facts.steps["helping-someone"].roles["parent"],
            "made": courses.clock().date(),
        }
        return Markup(render_template("classes/pack_body.html", **values))  # noqa: S704 (a template made it)


def card(courses: CoursesRoom, tag: Tag, ages: str) -> Markup:
    """The disclosure card alone, in a language and for a country."""
    made = disclosure(tag.country, ages, reader_of(courses, tag))
    with reading(tag):
        words = shared(courses, tag)
        return Markup(render_template("classes/pack_card.html", disclosure=made, on_paper=False, level=2, **words))  # noqa: S704


def paper(courses: CoursesRoom, course: Course, tag: Tag, ages: str) -> str:
    """The pack as one page for WeasyPrint: no script, no link into the site."""
    made = body(courses, course, tag, ages, on_paper=True)
    styles = PAPER.read_text(encoding="utf-8") + STYLES.read_text(encoding="utf-8")
    with reading(tag):
        html = render_template("classes/pack_paper.html", body=made, styles=styles, course=course)
    return rooted(html, "").replace("</svg><figcaption", f"{DRAWING}</svg><figcaption")
