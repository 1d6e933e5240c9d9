"""The real server, started as `make run` starts it: it answers, refuses what is broken, and writes nothing about anybody."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.served import served
from web.settings import ROOT

CANARY = "zugzwangcanary"
BROKEN = [
    f"GET /{CANARY} HTTP/9.9\r\n\r\n",
    f"{CANARY}\r\n\r\n",
    f"GET /en/{CANARY}%00 HTTP/1.1\r\nHost: x\r\n\r\n",
    f"GET / HTTP/1.1\r\nHost: x\r\n{CANARY}: {'a' * 9000}\r\n\r\n",
    f"GET /{'a' * 5000}{CANARY} HTTP/1.1\r\nHost: x\r\n\r\n",
    f"POST /en/help HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n{CANARY}",
    f"POST /en/help HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 30\r\n\r\nsituation={CANARY}&age=xxxxx",
    f"GET /en/ HTTP/1.1\r\nHost: {CANARY}.example\r\nX-Forwarded-For: 192.0.2.7\r\n\r\n",
]


@pytest.mark.skipif(sys.platform == "win32", reason="gunicorn needs a POSIX system")
def test_broken_requests_are_refused_and_nobody_is_written_down(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        for raw in BROKEN:
            status = server.ask(raw.encode("latin-1")).split(b" ")[1:2]
            assert not status or status[0] < b"500", raw[:60]
    written = server.output.read_text()
    kept = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
    assert "web.health" in written
    assert CANARY not in written
    assert CANARY.encode() not in kept
    assert "192.0.2.7" not in written
    assert written.count("127.0.0.1") == 1  # the line that says where the site is


def test_a_start_that_cannot_be_says_why_in_words(tmp_path: Path) -> None:
    env = {**os.environ, "PORT": "http", "WAYMARK_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "app.py"], cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode != 0
    assert "PORT must be a whole number" in done.stderr
    assert "Traceback" not in done.stderr
