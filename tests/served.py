"""The real server for tests: started as `make run` starts it, asked with raw bytes, stopped at the end."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.ports import reserved_port
from web.settings import ROOT

READY = b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@dataclass
class Server:
    """A running server: its port, its process, and the file it writes to."""

    port: int
    process: subprocess.Popen[bytes]
    output: Path

    def connect(self, seconds: float = 30) -> socket.socket:
        """A line to it."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def ask(self, raw: bytes, seconds: float = 30) -> bytes:
        """Sends bytes and reads until the server closes, or is silent for so long."""
        with self.connect(seconds) as line:
            answer = b""
            with suppress(OSError):  # what is broken may be refused before all of it is sent
                line.sendall(raw)
                line.shutdown(socket.SHUT_WR)
                while data := line.recv(65536):
                    answer += data
            return answer


@contextmanager
def served(folder: Path, **env: str) -> Iterator[Server]:
    """A server on a port of its own, with its data and output in `folder`."""
    with reserved_port() as port, (folder / "output").open("wb") as output:
        settings = {"WORKERS": "1", "WAYMARK_DATA": str(folder / "data"), **env, "PORT": str(port)}
        command = [sys.executable, str(ROOT / "app.py")]
        with subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **settings}, stdout=output, stderr=output
        ) as process:
            server = Server(port, process, folder / "output")
            try:
                _wait(server)
                yield server
            finally:
                process.terminate()
                process.wait(60)


def _wait(server: Server) -> None:
    for _ in range(1200):  # a busy machine may take long to start
        assert server.process.poll() is None, server.output.read_text()
        with suppress(OSError):
            if server.ask(READY).startswith(b"HTTP/1.1 200"):
                return
        time.sleep(0.05)
    raise AssertionError("the server did not start")
