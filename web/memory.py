"""Keeps finished pages in memory, compressed once, and answers with them before Flask is asked.

Only answers that a view marked with `remember` are kept: they depend on the path alone and on the day (is a fact too old?), or on
the minute where they say what is open. So a page that was made for one person is, byte for byte, the page of everybody.
"""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

from flask import request

PAGES = 1500
BYTES = 40 * 1024 * 1024
MINUTE, DAY = 60, 24 * 3600  # seconds
_FLAG = "waymark.remember"

Environ = dict[str, Any]
StartResponse = Callable[..., Any]


def remember(*, by_minute: bool = False) -> None:
    """Marks the page that is being made as one for everybody; `by_minute` when it says what is open now."""
    request.environ[_FLAG] = MINUTE if by_minute else DAY


def is_remembered() -> bool:
    """Whether the page that is being made will be kept, and so compressed, by the memory."""
    return _FLAG in request.environ


@dataclass(frozen=True, slots=True)
class _Page:
    headers: list[tuple[str, str]]
    plain: bytes
    packed: bytes
    period: int  # seconds
    number: int  # which minute or day since 1970 it was made in


class PageMemory:
    """WSGI middleware. Holds at most PAGES pages and BYTES bytes, the least used go first."""

    def __init__(self, app: Callable[[Environ, StartResponse], Iterable[bytes]], clock: Callable[[], datetime]) -> None:
        self._app, self._clock = app, clock
        self._pages: OrderedDict[str, _Page] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answers from memory, or asks the app and keeps what it may."""
        if environ.get("SCRIPT_NAME"):
            # We are never mounted below a path: who says so would put their own address into every link of a kept page.
            start_response("404 Not Found", [("Content-Type", "text/plain"), ("Content-Length", "0")])
            return []
        # Only plain addresses are looked up: a query or another method always goes to the app.
        if environ["REQUEST_METHOD"] != "GET" or environ.get("QUERY_STRING"):
            return self._app(environ, start_response)
        key = f"{environ['wsgi.url_scheme']} {environ.get('PATH_INFO', '')}"
        page = self._find(key)
        if page is not None:
            return _answer(page, environ, start_response)
        return self._ask(key, environ, start_response)

    def _number(self, period: int) -> int:
        return int(self._clock().timestamp() // period)

    def _find(self, key: str) -> _Page | None:
        with self._lock:
            page = self._pages.get(key)
            if page is None or page.number != self._number(page.period):
                return None
            self._pages.move_to_end(key)
            return page

    def _ask(self, key: str, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        caught: list[Any] = []

        def hold(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], object]:
            caught[:] = [status, headers, exc_info]
            return lambda data: None

        answer = self._app(environ, hold)
        status, headers, exc_info = caught
        mark = environ.get(_FLAG)
        if mark is None or not status.startswith("200"):
            start_response(status, headers, exc_info)
            return answer
        plain = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        kept = [pair for pair in headers if pair[0] != "Content-Length"]
        kept.append(("Vary", "Accept-Encoding"))
        page = _Page(kept, plain, gzip.compress(plain, 9, mtime=0), mark, self._number(mark))
        self._keep(key, page)
        return _answer(page, environ, start_response)

    def _keep(self, key: str, page: _Page) -> None:
        with self._lock:
            old = self._pages.pop(key, None)
            self._bytes += _weight(page) - (_weight(old) if old else 0)
            self._pages[key] = page
            while len(self._pages) > PAGES or self._bytes > BYTES:
                _, dropped = self._pages.popitem(last=False)
                self._bytes -= _weight(dropped)


def _weight(page: _Page) -> int:
    return len(page.plain) + len(page.packed)


def _answer(page: _Page, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    packed = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
    body = page.packed if packed else page.plain
    extra = [("Content-Length", str(len(body)))] + ([("Content-Encoding", "gzip")] if packed else [])
    start_response("200 OK", page.headers + extra)
    return [body]
