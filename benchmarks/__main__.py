"""`python -m benchmarks`: a page of ours against a bare Flask view of the same bytes, same server, same workers, same run."""

from __future__ import annotations

import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from web.settings import ROOT

SECONDS = 3.0
CLIENTS = 8
ROUNDS = 5
# (path, form to post, least share of the bare view's requests a second: issues 2, 3 and 4, "Numbers")
PAGES = (
    ("/en-GB/help/countries/GB", "", 0.7),
    ("/fi-FI/", "", 0.7),
    ("/ko-KR/help", "", 0.7),
    ("/en-GB/chat", "text=someone+wants+money+or+he+will+post+my+nudes", 0.4),
    ("/ko-KR/learn/1/1", "", 0.8),
)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start(command: list[str], port: int, **env: str) -> subprocess.Popen[bytes]:
    """Starts a server and waits until it answers."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PORT": str(port), **env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(400):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=1).close()
        except OSError:
            time.sleep(0.025)
        else:
            return process
    raise RuntimeError("the server did not start")


def load(port: int, path: str, form: str = "") -> float:
    """Requests a second over kept connections, from CLIENTS threads for SECONDS; posts where there is a form."""
    request = f"{'POST' if form else 'GET'} {path} HTTP/1.1\r\n{head_of(port, form)}\r\n\r\n{form}".encode()
    done = [0] * CLIENTS
    end = time.perf_counter() + SECONDS

    def ask(index: int) -> None:
        while time.perf_counter() < end:
            with socket.create_connection(("127.0.0.1", port)) as line:
                for _ in range(200):
                    line.sendall(request)
                    data = line.recv(65536)
                    head, _, body = data.partition(b"\r\n\r\n")
                    length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                    while len(body) < length:
                        body += line.recv(65536)
                    done[index] += 1
                    if time.perf_counter() >= end:
                        return

    threads = [threading.Thread(target=ask, args=(index,)) for index in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / SECONDS


def head_of(port: int, form: str) -> str:
    """The lines below the first one of a request."""
    head = f"Host: 127.0.0.1:{port}\r\nAccept-Encoding: gzip"
    return f"{head}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}" if form else head


def served_bytes(port: int, path: str, form: str = "") -> bytes:
    """The compressed body that our server gives."""
    data = form.encode() or None
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        body: bytes = answer.read()
        return body


def memory_of(process: subprocess.Popen[bytes]) -> list[float]:
    """Resident memory of a server's processes, in MB."""
    listed = subprocess.run(
        ["ps", "--ppid", str(process.pid), "-o", "rss="], capture_output=True, text=True, check=False
    ).stdout
    return [int(line) / 1024 for line in listed.split()]


def main() -> int:
    """Prints the figures; exit 1 when one is under its bar."""
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        ours_port, bare_port = free_port(), free_port()
        began = time.perf_counter()
        ours = start([sys.executable, "app.py"], ours_port, WAYMARK_DATA=folder)
        print(f"start: {time.perf_counter() - began:.2f} s (at most 3)")
        for path, form, least in PAGES:
            body = Path(folder) / "body.gz"
            body.write_bytes(served_bytes(ours_port, path, form))
            bare = start([sys.executable, "-m", "benchmarks.bare"], bare_port, BARE_BODY=str(body))
            ratios = []
            for _ in range(ROUNDS):
                mine, theirs = load(ours_port, path, form), load(bare_port, "/", form)
                ratios.append(mine / theirs)
            bare.terminate()
            bare.wait()
            ratio = statistics.median(ratios)
            failed |= ratio < least
            print(f"{path}: {mine:.0f} requests/s, bare Flask {theirs:.0f}, ratio {ratio:.2f} (at least {least})")
        print("memory of the workers, MB (at most 250):", ", ".join(f"{size:.0f}" for size in memory_of(ours)))
        ours.terminate()
        ours.wait()
    print(f"peak of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
