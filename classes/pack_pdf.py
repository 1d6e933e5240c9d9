"""Makes the PDF of a pack in a process of its own, so that a worker keeps its memory and goes on answering; keeps the last few.

Nothing in a pack is of a person, so a PDF that was made for one class is the same for every class of its language and country.
`python -m classes.pack_pdf` reads a page on standard input and writes its PDF.
"""

from __future__ import annotations

import subprocess
import sys
from collections import OrderedDict
from threading import Lock

from courses.cost import name_of
from web.settings import ROOT

KEPT = 12
SECONDS = 90


class PackTooSlowError(RuntimeError):
    """The PDF was not made: no time, no memory, or a fault of the library."""


class Pdfs:
    """The PDFs made last, by the text that they were made of. One is made at a time."""

    def __init__(self) -> None:
        self._made: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def make(self, html: str) -> bytes:
        """The PDF of a page. Raises PackTooSlowError."""
        name = name_of(html)
        with self._lock:
            if name not in self._made:
                self._made[name] = _run(html)
            self._made.move_to_end(name)
            while len(self._made) > KEPT:
                self._made.popitem(last=False)
            return self._made[name]


def _run(html: str) -> bytes:
    command = [sys.executable, "-m", "classes.pack_pdf"]
    try:
        done = subprocess.run(  # noqa: S603 (a command of ours)
            command, input=html.encode(), capture_output=True, timeout=SECONDS, cwd=ROOT, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise PackTooSlowError from error
    return done.stdout


def _main() -> None:
    from weasyprint import HTML  # noqa: PLC0415 (optional)
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    page = HTML(string=sys.stdin.buffer.read().decode(), url_fetcher=URLFetcher(allowed_protocols=[]))
    sys.stdout.buffer.write(page.write_pdf())


if __name__ == "__main__":
    _main()
