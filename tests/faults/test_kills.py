"""The real server is killed (-9) again and again while educators add learners: nothing acknowledged is lost, nothing is there twice.

`make faults` kills two hundred times, `make test` a few.
"""

from __future__ import annotations

import http.client
import os
import re
import secrets
import signal
import threading
import time
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from accounts import cookies, service_session
from accounts.models import Learner
from classes.models import Membership
from tests.databases import Site
from tests.people import make_class, make_educator
from tests.served import Server, served

KILLS = int(os.environ.get("KILLS", "3"))
WRITERS = 3


class Writer(threading.Thread):
    """An educator who adds learners one by one, and remembers which were acknowledged."""

    def __init__(self, site: Site, number: int) -> None:
        super().__init__()
        self.site, self.number = site, number
        self.educator = make_educator(site)
        self.acknowledged: set[str] = set()
        self.tried: set[str] = set()
        self.port = 0
        self.over = False
        with site.store.write() as session:
            token, _ = service_session.begin(
                session, self.educator, whole=True, device="", now=site.clock.now, random=secrets.token_bytes
            )
        self.head = {"Cookie": f"{cookies.name_of('session', False)}={token}", "Sec-Fetch-Site": "same-origin"}
        self.class_id = make_class(site, self.educator).id
        self.csrf = ""

    def _ask(self, method: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            kind = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
            path = f"/class/en/{self.class_id}/people/add"
            line.request(method, path, urlencode(form) if form else None, {**self.head, **kind})
            answer = line.getresponse()
            return answer.status, answer.read().decode()
        finally:
            line.close()

    def run(self) -> None:
        """Writes until told to stop; a server that is away is waited for."""
        count = 0
        while not self.over:
            with suppress(OSError, http.client.HTTPException):
                if not self.csrf:
                    found = re.search(r'name="csrf" value="([^"]+)"', self._ask("GET")[1])
                    self.csrf = found[1] if found else ""
                    continue
                count += 1
                nickname = f"otter{self.number}x{count}"
                self.tried.add(nickname)
                status, _ = self._ask("POST", {"csrf": self.csrf, "nicknames": nickname})
                if status == 303:
                    self.acknowledged.add(nickname)
                continue
            time.sleep(0.05)


def _kill(server: Server) -> None:
    """-9 to the server and all its workers at once."""
    pid = server.process.pid
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    for one in (pid, *map(int, children)):
        with suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)
    server.process.wait()


def test_no_acknowledged_write_is_lost_and_none_is_doubled(
    site: Site, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    site.clock.now = datetime.now(UTC)
    url = "" if site.kind == "sqlite" else request.getfixturevalue("postgresql")
    writers = [Writer(site, number) for number in range(WRITERS)]
    env = {"WAYMARK_DATA": str(site.folder), "DATABASE_URL": url}
    with ExitStack() as stack:
        for number in range(KILLS + 1):
            (tmp_path / str(number)).mkdir()
            server = stack.enter_context(served(tmp_path / str(number), WORKERS="2", **env))
            for writer in writers:
                writer.port = server.port
                if not number:
                    writer.start()
            before = sum(len(writer.acknowledged) for writer in writers)
            for _ in range(1200):  # some writes, then no warning
                if sum(len(writer.acknowledged) for writer in writers) >= before + 4:
                    break
                time.sleep(0.05)
            if number == KILLS:
                for writer in writers:
                    writer.over = True
                    writer.join()
            else:
                _kill(server)
    with site.store.read() as session:
        for writer in writers:
            rows = session.scalars(
                select(Learner.nickname)
                .join(Membership, Membership.learner_id == Learner.id)
                .where(Membership.class_id == writer.class_id)
            ).all()
            assert len(writer.acknowledged) >= KILLS
            assert writer.acknowledged <= set(rows), "an acknowledged write is lost"
            assert set(rows) <= writer.tried
            assert len(rows) == len(set(rows)), "a write is there twice"
