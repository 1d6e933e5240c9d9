"""The chosen server under malformed requests: nothing is smuggled, floods of headers are refused. Slow senders are held
off by the proxy: tests/deploy/test_topology.py."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.served import Server, served

HEAD = "POST /en/help HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
SECOND = "GET /en/smuggled-page HTTP/1.1\r\nHost: localhost\r\n\r\n"
# Two readings of where the body ends: a server that takes one and a proxy that takes the other would split them differently.
AMBIGUOUS = [
    f"{HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{SECOND}",
    f"{HEAD}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n{SECOND}",
    f"{HEAD}Content-Length: 0\r\nContent-Length: 44\r\n\r\n{SECOND}",
    f"{HEAD}Content-Length: 0, 44\r\n\r\n{SECOND}",
    f"{HEAD}Content-Length: +0\r\n\r\n{SECOND}",
    f"{HEAD}Content-Length: 0x0\r\n\r\n{SECOND}",
    f"{HEAD}Content-Length: -1\r\n\r\n{SECOND}",
    f"{HEAD}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n{SECOND}",
    f"{HEAD}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n{SECOND}",
    f"{HEAD}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n{SECOND}",
    f"{HEAD}Transfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n{SECOND}",
    f"{HEAD}Transfer-Encoding: chunked\r\n\r\n0;a=\n\r\n\r\n{SECOND}",
    f"{HEAD}Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n{SECOND}",
    f"{HEAD}Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n{SECOND}",
    f"{HEAD}X: a\r\n Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n{SECOND}",
    f"GET /en/ HTTP/1.1\nHost: localhost\nContent-Length: 44\n\n{SECOND}",
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("attacked"), THREADS="4") as it:
        yield it


def _statuses(answer: bytes) -> list[int]:
    return [int(part[:3]) for part in answer.split(b"HTTP/1.1 ")[1:]]


def test_a_plain_request_and_one_after_it_are_two(server: Server) -> None:
    """What the next test looks for would be seen."""
    body = f"{HEAD}Content-Length: 9\r\n\r\ncountry=GB{SECOND}".replace("country=GB", "age=adult")
    assert _statuses(server.ask(body.encode())) == [200, 404]


@pytest.mark.parametrize("raw", AMBIGUOUS)
def test_no_request_hides_in_another(server: Server, raw: str) -> None:
    statuses = _statuses(server.ask(raw.encode("latin-1"), 8))
    assert 404 not in statuses, "the second request was taken from what is the body of the first in another reading"
    assert all(status < 500 or status == 501 for status in statuses)


def test_floods_of_headers_are_refused(server: Server) -> None:
    for flood in (
        "".join(f"X-{n}: a\r\n" for n in range(5000)),
        f"X: {'a' * 20_000}\r\n",
        "Cookie: " + "a=b; " * 5000 + "\r\n",
    ):
        answer = server.ask(f"GET /en/ HTTP/1.1\r\nHost: localhost\r\n{flood}\r\n".encode())
        assert all(400 <= status < 500 for status in _statuses(answer))
    assert _statuses(server.ask(b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")) == [200]
