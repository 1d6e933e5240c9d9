"""What lessons cost: time to read, bytes to send and to keep, and what a hundred lessons in eight languages would."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path

from courses.library import Library
from web.locales import languages

BUDGET, LIMIT = 14 * 1024, 20 * 1024  # bytes of compressed HTML: nine lessons in ten, and any
MANY = 100


def packed(body: bytes) -> int:
    """The size of a page as it is sent."""
    return len(gzip.compress(body, 9, mtime=0))


def name_of(text: str) -> str:
    """A name for a text that changes whenever it does."""
    return hashlib.sha256(text.encode()).hexdigest()


def lines(library: Library, seconds: float, sizes: dict[str, int], kept: Path) -> Iterator[str]:
    """The figures for people. `seconds` is how long all files took to read, `sizes` the compressed bytes of each page."""
    files = sum(
        len(pages)
        for course in library.courses
        for pages in (course.about, course.guide, *(it.pages for it in course.lessons))
    )
    lessons = sum(len(lesson.pages) for course in library.courses for lesson in course.lessons)
    if not files or not sizes:
        yield "no lessons"
        return
    rows = sorted(sizes.values())
    heavy = sum(size > BUDGET for size in rows)
    bytes_kept = kept.stat().st_size
    many = MANY * len(languages())
    yield f"{lessons} lesson files of {files}: {seconds:.1f} s to read and render, {1000 * seconds / files:.0f} ms each"
    yield (
        f"page: {rows[len(rows) // 2] / 1024:.1f} KiB compressed at the middle, {rows[-1] / 1024:.1f} at most; "
        f"{heavy} of {len(rows)} above {BUDGET // 1024}, {sum(size > LIMIT for size in rows)} above {LIMIT // 1024}"
    )
    yield (
        f"{MANY} lessons × {len(languages())} languages would take {seconds / files * many:.0f} s to build and "
        f"{bytes_kept / files * many / 1024 / 1024:.0f} MB on the disk, about twice that in memory, shared by the workers"
    )
