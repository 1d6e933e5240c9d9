"""The reports of a class, on the screen and as files. Thin: they read, have tables made, and show them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, abort, render_template
from markupsafe import Markup

from accounts import current
from accounts.current import for_educators
from classes import report, report_charts, report_html, report_lesson
from classes.report import Column
from classes.report_csv import as_csv
from classes.report_xlsx import as_xlsx
from classes.service_report import ClassRows, LessonRows, class_rows, lesson_rows
from classes.tables import Table
from courses.room import CoursesRoom
from web.request_tag import current_catalogue, current_tag

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {report.DONE: "done", report.BEGUN: "begun", report.OPEN: "open", report.APART: "apart"}


def pages(courses: CoursesRoom) -> Blueprint:
    """The routes."""
    bp = Blueprint("classes_report", __name__, url_prefix="/class/<tag:tag>/<uuid:class_id>/report")
    library = courses.library

    def say(message: str) -> str:
        return current_catalogue().gettext(message)

    def overview(rows: ClassRows) -> tuple[list[Column], Table]:
        tongue = current_tag().language.tag
        shown = report.columns(rows.given, library)
        titles = {it.key: library.lesson(it.course, it.lesson, tongue).title for it in shown}
        about = {it.course.id: library.about(it.course, tongue).title for it in shown}
        return shown, report.progress_table(shown, rows.learners, titles, about, say)

    def read_class(class_id: uuid.UUID) -> ClassRows:
        return class_rows(current.store(), current.educator().id, class_id)

    def read_lesson(class_id: uuid.UUID, number: int, part: int) -> tuple[Column, LessonRows]:
        course, lesson = library.find_lesson(number, part) or abort(404)
        rows = lesson_rows(current.store(), current.educator().id, class_id, course.id, lesson.id)
        # What was not assigned is nobody's business.
        shown = report.columns(rows.given, library)
        column = next((it for it in shown if it.course is course and it.lesson is lesson), None)
        return column or abort(404), rows

    def lesson_words(column: Column, rows: LessonRows) -> dict[str, Any]:
        view = library.lesson(column.course, column.lesson, current_tag().language.tag)
        blocks = [shown.block for shown in view.blocks]
        abuse = column.course.abuse
        asked = report_lesson.questions(blocks, rows.answered, abuse, say)
        aims = report_lesson.aims(dict(zip(column.lesson.aims, view.aims, strict=True)), rows.rated, abuse)
        tables = {it.name: it for it in (report_lesson.answers_table(asked, say), report_lesson.aims_table(aims, say))}
        return {"view": view, "asked": asked, "aims": aims, "tables": tables}

    @bp.get("")
    @for_educators
    def progress(class_id: uuid.UUID) -> str:
        """Learners × lessons."""
        rows = read_class(class_id)
        shown, table = overview(rows)
        counts = report.counts(shown, table, say)
        return render_template(
            "classes/report.html",
            school_class=rows.school_class,
            table=table,
            columns=shown,
            body=report_html.body(table, {say(words): kind for words, kind in KINDS.items()}),
            foot=report_html.foot(table),
            chart=Markup(report_charts.progress(counts, table, say)),  # noqa: S704 (charts escape)
        )

    @bp.get("/progress.csv")
    @for_educators
    def progress_csv(class_id: uuid.UUID) -> Response:
        """The same table as CSV."""
        return _file(as_csv(overview(read_class(class_id))[1]), "text/csv", "waymark-progress.csv")

    @bp.get("/progress.xlsx")
    @for_educators
    def progress_xlsx(class_id: uuid.UUID) -> Response:
        """The same table as XLSX."""
        table = overview(read_class(class_id))[1]
        return _file(as_xlsx([table], current.today()), XLSX, "waymark-progress.xlsx")

    @bp.get("/<plain:number>/<plain:part>")
    @for_educators
    def lesson(class_id: uuid.UUID, number: int, part: int) -> str:
        """What was answered in a lesson, and its aims before and after."""
        column, rows = read_lesson(class_id, number, part)
        words = lesson_words(column, rows)
        return render_template(
            "classes/report_lesson.html",
            school_class=rows.school_class,
            column=column,
            step_words=report_lesson.STEPS,
            when_words=report_lesson.WHEN,
            cell=lambda count: report_lesson.cell(count, say),
            charts=_charts(words, say),
            **words,
        )

    @bp.get("/<plain:number>/<plain:part>/<name>.csv")
    @for_educators
    def lesson_csv(class_id: uuid.UUID, number: int, part: int, name: str) -> Response:
        """One of the tables of a lesson as CSV: `answers` or `aims`."""
        column, rows = read_lesson(class_id, number, part)
        table: Table = lesson_words(column, rows)["tables"].get(name) or abort(404)
        return _file(as_csv(table), "text/csv", f"waymark-{column.number}-{table.name}.csv")

    @bp.get("/<plain:number>/<plain:part>/lesson.xlsx")
    @for_educators
    def lesson_xlsx(class_id: uuid.UUID, number: int, part: int) -> Response:
        """All tables of a lesson as XLSX."""
        column, rows = read_lesson(class_id, number, part)
        tables = lesson_words(column, rows)["tables"].values()
        return _file(as_xlsx(tables, current.today()), XLSX, f"waymark-{column.number}.xlsx")

    return bp


def _charts(words: Mapping[str, Any], say: report.Say) -> dict[str, Markup]:
    made = {one.id: report_charts.question(one, say) for one in words["asked"] if one.is_shown}
    made |= {f"aim-{one.id}": report_charts.aim(one, say) for one in words["aims"] if one.is_shown}
    return {name: Markup(drawing) for name, drawing in made.items()}  # noqa: S704 (charts escape)


def _file(body: bytes, mime: str, name: str) -> Response:
    kind = f"{mime}; charset=utf-8" if mime.startswith("text/") else mime
    return Response(body, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
