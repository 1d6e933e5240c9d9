"""`flask courses …`: check, status, build and pack, for authors, translators and operators."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from courses import cache, cli_papers, cost, status
from courses.check import check as check_content
from courses.room import CoursesRoom
from web.countries import CODES
from web.locales import DEFAULT, languages
from web.tag import Tag


def group(room: CoursesRoom) -> AppGroup:
    """The commands of the room."""
    cli = AppGroup("courses", help="Lessons: check them, see what is translated, make papers.")

    @cli.command("check")
    def check() -> None:
        """Checks every lesson; exit 1 with file and line for each fault."""
        content = cache.load_quickly(room.content, room.built)
        faults = check_content(content, room.content, room.library.evidence, room.facts)
        for fault in faults:
            click.echo(str(fault))
        files = sum(1 for _ in room.content.rglob("*.md"))
        click.echo(f"{files} files, {len(faults)} faults")
        sys.exit(1 if faults else 0)

    @cli.command("status")
    def show_status() -> None:
        """Prints lesson × language: written, stale, missing, or who reviewed it."""
        click.echo("\n".join(status.lines(cache.load_quickly(room.content, room.built))))

    @cli.command("build")
    @click.option("--quick", is_flag=True, help="only what makes the start quick")
    @click.option("--pdf/--no-pdf", default=True, help="the sheets as PDF, where WeasyPrint is installed")
    def build(quick: bool, pdf: bool) -> None:
        """Reads and renders every lesson anew, checks it, makes the sheets; prints what a lesson costs."""
        began = time.perf_counter()
        content = cache.build(room.content, room.built)
        read = time.perf_counter() - began
        if quick:
            return
        faults = check_content(content, room.content, room.library.evidence, room.facts)
        click.echo("\n".join(map(str, faults)) or "all lessons are sound")
        sizes = cli_papers.page_sizes(_app(), room)
        for line in cost.lines(room.library, read, sizes, room.built / cache.NAME):
            click.echo(line)
        click.echo(f"checked and rendered in {time.perf_counter() - began:.1f} s")
        if pdf and cli_papers.can_make_pdf():
            click.echo(
                f"{cli_papers.make_sheets(_app(), room)} sheets as PDF, {time.perf_counter() - began:.1f} s in all"
            )
        elif pdf:
            click.echo("no PDF: WeasyPrint is not installed; the sheets can still be printed from the browser")
        sys.exit(1 if faults else 0)

    @cli.command("pack")
    @click.argument("name")
    @click.option("--lang", default=DEFAULT, type=click.Choice(list(languages())))
    @click.option(
        "--country", type=click.Choice(sorted(CODES)), metavar="XX", help="whose law and services stand in it"
    )
    @click.option("--site", default="", help="address of this site, for its links; without it they are plain words")
    @click.option("--out", type=click.Path(dir_okay=False), help="the file; <course>-<lang>.html if left out")
    def pack(name: str, lang: str, country: str | None, site: str, out: str | None) -> None:
        """Makes one HTML file of a whole course, for a memory stick or a mail."""
        course = next((course for course in room.library.courses if name in (course.id, str(course.number))), None)
        if course is None:
            known = ", ".join(course.id for course in room.library.courses)
            raise click.BadParameter(f"there is no course “{name}”: use {known}")
        html = cli_papers.pack_html(_app(), room, Tag(languages()[lang], country), course, site)
        path = Path(out or f"{course.id}-{lang}.html")
        path.write_text(html, encoding="utf-8")
        click.echo(f"{path}: {len(html.encode()) / 1024:.0f} KiB")

    return cli


def _app() -> Flask:
    return current_app._get_current_object()  # type: ignore[attr-defined,no-any-return]
