"""Text that goes into a cell of a spreadsheet, so that no program takes it for a formula (OWASP, CSV injection)."""

from __future__ import annotations

_STARTS = "=+-@\t\r\n＝＋－＠"


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it when it, or what follows blanks, could begin a formula."""
    return f"'{text}" if text.lstrip(" \u00a0\u200b")[:1] in _STARTS and text.strip() else text
