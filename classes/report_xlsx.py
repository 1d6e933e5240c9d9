"""Tables as XLSX, a sheet each: words as words and never as formulas or links, numbers as numbers, no name and no time inside."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, datetime, time

import xlsxwriter  # type: ignore[import-untyped]

from classes.tables import Table

WIDEST = 40  # characters
SHEET_NAME = 31  # what the format allows
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def as_xlsx(tables: Iterable[Table], made_on: date) -> bytes:
    """The file. The same tables on the same day give the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"title": "Waymark", "author": "Waymark", "created": datetime.combine(made_on, time())})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "bottom"})
    for table in tables:
        sheet = book.add_worksheet(table.title.translate(_NOT_IN_NAMES).strip()[:SHEET_NAME])
        for row, line in enumerate(table.lines):
            style = bold if row == 0 or (table.foot and row == len(table.rows) + 1) else None
            for column, cell in enumerate(line):
                if isinstance(cell, int):
                    sheet.write_number(row, column, cell, style)
                else:
                    sheet.write_string(row, column, cell, style)
        sheet.freeze_panes(1, 1)
        first = max((len(str(row[0])) for row in table.rows[:200]), default=10)
        sheet.set_column(0, 0, min(WIDEST, first + 2))
        sheet.set_column(1, len(table.heads), 18)
    book.close()
    return buffer.getvalue()
