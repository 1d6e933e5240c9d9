"""The real server, started as `make run` starts it: it answers, refuses what is broken, and writes nothing about anybody."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ports import reserved_port
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


def ask(port: int, raw: str) -> bytes:
    """Sends bytes and reads what comes until the server closes or is silent."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        answer = b""
        try:
            line.sendall(raw.encode("latin-1"))  # what is broken may be refused before all of it is sent
            line.shutdown(socket.SHUT_WR)
            while data := line.recv(65536):
                answer += data
        except OSError:
            pass
        return answer


@pytest.mark.skipif(sys.platform == "win32", reason="gunicorn needs a POSIX system")
def test_broken_requests_are_refused_and_nobody_is_written_down(tmp_path: Path) -> None:
    env = {**os.environ, "WORKERS": "1", "WAYMARK_DATA": str(tmp_path)}
    with (
        reserved_port() as port,
        subprocess.Popen(
            [sys.executable, "app.py"],
            cwd=ROOT,
            env={**env, "PORT": str(port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        for _ in range(1200):  # a busy machine may take long to start
            assert process.poll() is None, "the server did not start"
            try:
                if ask(port, "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").startswith(
                    b"HTTP/1.1 200"
                ):
                    break
            except OSError:
                time.sleep(0.05)
        for raw in BROKEN:
            status = ask(port, raw).split(b" ")[1:2]
            assert not status or status[0] < b"500", raw[:60]
        process.terminate()
        written = process.communicate(timeout=60)[0].decode()
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()).decode("latin-1")
    assert "web.health" in written
    assert CANARY not in written + kept
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
