"""What deploy/ puts together, as plain processes: two copies of the site, PostgreSQL, and nginx with the configuration as shipped."""

from __future__ import annotations

import http.cookiejar
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.databases import postgresql, waymark  # noqa: F401 (fixtures)
from tests.deploy.nginx import prepare
from tests.ports import reserved_port
from tests.served import Server, served
from web.settings import ROOT

pytestmark = pytest.mark.skipif(
    shutil.which("nginx") is None, reason="nginx is not installed (Debian: apt-get install nginx-light)"
)
EMAIL, PASSWORD = "teacher@school.example", "seven slow herons over the lake"
CANARY = "zwartbles"


def unverified() -> ssl.SSLContext:
    """For a certificate that the test made itself."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


class Visitor:
    """A browser that keeps cookies, at nginx's HTTPS port."""

    def __init__(self, port: int) -> None:
        self.base = f"https://localhost:{port}"
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPSHandler(context=unverified()),
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()),
        )

    def ask(self, path: str, form: dict[str, str] | None = None, **headers: str) -> tuple[int, str]:
        """(status, body) after redirects."""
        data = urlencode(form).encode() if form is not None else None
        wanted = urllib.request.Request(self.base + path, data, {"Origin": self.base, **headers})  # noqa: S310
        try:
            with self._opener.open(wanted, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def sign_in(self) -> None:
        """Signs the educator in."""
        _, page = self.ask("/class/en/sign-in")
        token = re.search(r'name="csrf" value="([^"]+)"', page)
        assert token
        status, page = self.ask(
            "/class/en/sign-in",
            {"csrf": token[1], "email": EMAIL, "password": PASSWORD},
            **{"Sec-Fetch-Site": "same-origin"},
        )
        assert status == 200
        assert self.is_signed_in()

    def is_signed_in(self) -> bool:
        """Whether the page of an account opens."""
        status, page = self.ask("/class/en/account")
        return status == 200 and EMAIL in page


@dataclass
class Town:
    """All of it, running."""

    folder: Path
    https: int
    copies: list[Server]

    def visitor(self) -> Visitor:
        """Somebody new."""
        return Visitor(self.https)


@contextmanager
def nginx(folder: Path, http: int, https: int, copies: list[Server]) -> Iterator[None]:
    """nginx with deploy/nginx.conf; only names, ports and places are those of this machine."""
    text = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    servers = "\n".join(f"server 127.0.0.1:{copy.port} max_fails=2 fail_timeout=5s;" for copy in copies)
    text = re.sub(r"server app:5000[^;]*;\s*server app:5000[^;]*;", servers, text)
    text = re.sub(r"listen \[::\][^;]*;", "", text)
    text = text.replace("listen 80;", f"listen 127.0.0.1:{http};").replace("listen 443 ", f"listen 127.0.0.1:{https} ")
    text = text.replace("/tmp/", f"{folder}/")  # noqa: S108
    text = text.replace("Host $host;", "Host $http_host;")
    text = text.replace("X-Forwarded-Host $host;", "X-Forwarded-Host $http_host;")
    path = prepare(folder, "daemon off;\n" + text)
    with subprocess.Popen(["nginx", "-c", path, "-e", f"{folder}/errors"]) as process:
        for _ in range(400):
            with suppress(OSError), socket.create_connection(("127.0.0.1", https), timeout=1):
                break
            time.sleep(0.05)
        yield
        process.terminate()


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, postgresql: str) -> Iterator[Town]:  # noqa: F811
    folder = tmp_path_factory.mktemp("town")
    with ExitStack() as stack:
        http, https = stack.enter_context(reserved_port()), stack.enter_context(reserved_port())
        env = {
            "DATABASE_URL": postgresql, "PROXY_HOPS": "1", "PUBLIC_URL": f"https://localhost:{https}", "WAYMARK_DATA": str(folder / "data"),
        }  # fmt: skip
        copies = []
        for name in ("one", "two"):
            (folder / name).mkdir()
            copies.append(stack.enter_context(served(folder / name, **env)))
        command = [sys.executable, "-m", "flask", "--app", "app", "accounts", "create-admin", EMAIL]
        made = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **env},
            input=f"{PASSWORD}\n",
            text=True,
            capture_output=True,
            check=False,
        )
        assert made.returncode == 0, made.stderr
        (folder / "nginx").mkdir()
        stack.enter_context(nginx(folder / "nginx", http, https, copies))
        yield Town(folder, https, copies)


def test_sessions_are_shared_and_a_copy_that_dies_is_not_noticed(town: Town) -> None:
    teacher = town.visitor()
    teacher.sign_in()
    assert all(teacher.is_signed_in() for _ in range(6))  # whichever copy answers
    gone = town.copies[0].process
    gone.kill()
    gone.wait()
    for path in ("/en-GB/help", "/fi-FI/chat", "/ko-KR/learn/1/1", "/en/"):
        assert town.visitor().ask(path)[0] == 200
    assert all(teacher.is_signed_in() for _ in range(6))


def test_slow_senders_keep_nobody_waiting(town: Town) -> None:
    """Many lines send a body a letter at a time; nginx waits for them, and the copies are free for others."""
    context = unverified()
    slow = []
    for _ in range(60):
        line = context.wrap_socket(socket.create_connection(("127.0.0.1", town.https), timeout=30))
        line.sendall(b"POST /en/help HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nc")
        slow.append(line)
    try:
        for _ in range(5):
            assert town.visitor().ask("/en-GB/help")[0] == 200
    finally:
        for line in slow:
            line.close()


def test_a_forged_chain_counts_for_nothing_and_nothing_is_written(town: Town) -> None:
    forged = {
        "X-Forwarded-For": f"{CANARY}, 192.0.2.7",
        "Forwarded": f"for={CANARY}",
        "X-Forwarded-Host": f"{CANARY}.example",
    }
    for form in (None, {"text": f"{CANARY} someone shared my picture"}, {"text": CANARY * 9000}):
        status, page = town.visitor().ask("/en-GB/chat", form, **forged)
        assert status in (200, 413, 422)
        assert f"{CANARY}.example" not in page
    for file in town.folder.rglob("*"):
        if file.is_file():
            assert CANARY.encode() not in file.read_bytes(), file
            assert b"192.0.2.7" not in file.read_bytes(), file
