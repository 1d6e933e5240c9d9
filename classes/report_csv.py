"""A table as CSV (RFC 4180, UTF-8 with its mark, since some programs read another encoding without). Pure.

A nickname that a spreadsheet program would take for a formula gets an apostrophe before it; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io

from accounts.cells import safe_cell
from classes.tables import Table


def as_csv(table: Table) -> bytes:
    """The file."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    for line in table.lines:
        writer.writerow([safe_cell(cell) if isinstance(cell, str) else cell for cell in line])
    return out.getvalue().encode("utf-8", "replace")
