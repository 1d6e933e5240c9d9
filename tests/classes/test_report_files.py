"""CSV and XLSX say what the screen says; numbers are numbers; no cell is a formula or a link; no name and no time is inside."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import openpyxl

from classes.report_csv import as_csv
from classes.report_xlsx import as_xlsx
from classes.tables import Head, Table
from tests.classes.test_report import ABUSE, CALM, rows_of
from tests.classes.work_done import answered, assign, rated, went
from tests.databases import Site
from tests.people import educator_client, make_class, make_educator, make_learner, make_learners

NASTY = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1",
    "\t=1",
    "http://evil.example",
    '=HYPERLINK("http://evil.example")',
    'a,b;"c"\nd',
    "é漢🙂",
]


def read_csv(body: bytes) -> list[list[str]]:
    """The lines of a CSV file."""
    assert body.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def read_xlsx(body: bytes) -> dict[str, list[list[object]]]:
    """The cells of each sheet."""
    book = openpyxl.load_workbook(io.BytesIO(body))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}


def test_cells_that_look_like_formulas() -> None:
    table = Table(
        "t", "T", (Head("Name"), Head("Number", number=True)), [(name, index) for index, name in enumerate(NASTY)]
    )
    lines = read_csv(as_csv(table))
    for name, line in zip(NASTY, lines[1:], strict=True):
        assert line[0] in (name, f"'{name}")
        assert line[0].lstrip()[0] not in "=+-@＝"
    body = as_xlsx([table], date(2026, 11, 23))
    book = openpyxl.load_workbook(io.BytesIO(body))
    for row, name in zip(list(book.worksheets[0].iter_rows())[1:], NASTY, strict=True):
        assert row[0].value == name
        assert row[0].data_type == "s"
        assert row[0].hyperlink is None
        assert row[1].data_type == "n"


def test_a_file_is_the_same_bytes_on_the_same_day_and_holds_no_time() -> None:
    table = Table("t", "T: [a]/b", (Head("Name"),), [("Otter",)], ("All",))
    one, other = (as_xlsx([table], date(2026, 11, 23)) for _ in range(2))
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert all(info.date_time[:3] == (1980, 1, 1) for info in archive.infolist())
    assert "2026-11-23T00:00:00Z" in core
    assert "Otter" not in core


def test_the_files_of_the_progress_table_equal_the_screen(site: Site) -> None:
    teacher = make_educator(site)
    row = make_class(site, teacher)
    first = make_learner(site, row, nickname="=cmd")
    second = make_learner(site, row, nickname="Birch, “B”")
    assign(site, row, "consent", "what-consent-is")
    assign(site, row, "recognise", only=[first])
    went(site, row, first, "consent", "what-consent-is")
    went(site, row, second, "consent", "what-consent-is", done=False)
    client = educator_client(site, teacher)
    there = f"/class/fi/{row.id}/report"
    screen: list[list[object]] = [
        [line[0], *(int(cell) if cell.isdigit() else cell for cell in line[1:])]
        for line in rows_of(client.get(there))[2:]
    ]
    answer = client.get(f"{there}/progress.xlsx")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="waymark-progress.xlsx"'
    (cells,) = read_xlsx(answer.data).values()
    assert cells[1:] == screen
    answer = client.get(f"{there}/progress.csv")
    assert answer.content_type == "text/csv; charset=utf-8"
    lines = read_csv(answer.data)
    as_text = [[str(cell) for cell in line] for line in cells]
    as_text[1][0] = "'=cmd"
    assert lines == as_text


def test_the_files_of_a_lesson_equal_the_screen(site: Site) -> None:
    teacher = make_educator(site)
    row = make_class(site, teacher)
    learners = make_learners(site, row, 20)
    client = educator_client(site, teacher)
    for where, number, question, answer in (
        (CALM, "1/1", "friday-yes", "friday"),
        (ABUSE, "2/1", "good-news", "crossed"),
    ):
        course, lesson = where.split("/")
        assign(site, row, course, lesson)
        answered(site, row, learners[:9], f"{where}/{question}", answer, "right")
        rated(site, row, learners[:9], f"{where}/{'spot' if course == 'consent' else 'stop'}", 1, 3)
        there = f"/class/en/{row.id}/report/{number}"
        screen = [line for line in rows_of(client.get(there)) if line[0]]
        sheets = list(read_xlsx(client.get(f"{there}/lesson.xlsx").data).values())
        asked, aims = sheets
        for line in asked[1:]:
            assert [str("" if cell is None else cell) for cell in line[1:]] in screen
            assert all(isinstance(cell, int) or cell == "not shown" for cell in line[3:])
        for line in aims[1:]:
            assert [str(cell) for cell in line] in screen
        for name, sheet in (("answers", asked), ("aims", aims)):
            body = client.get(f"{there}/{name}.csv").data
            assert read_csv(body) == [[str("" if cell is None else cell) for cell in line] for line in sheet]
        assert client.get(f"{there}/progress.csv").status_code == 404
