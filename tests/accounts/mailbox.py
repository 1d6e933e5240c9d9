"""Catches the mails of a site instead of sending them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from accounts.letters import Mail
from accounts.mail import Post
from accounts.routes_parts import POST
from tests.browsing import HOME
from tests.databases import Site


class Outbox(list[Mail]):
    """What would have been sent, in order."""

    def place(self, number: int = -1) -> str:
        """The path that a mail's link leads to."""
        assert self[number].link.startswith(HOME + "/class/")
        return self[number].link.removeprefix(HOME)

    def to(self, email: str) -> list[str]:
        """The subjects of the mails to an address."""
        return [mail.subject for mail in self if mail.to == email]


@pytest.fixture
def outbox(site: Site) -> Iterator[Outbox]:
    """The mails of this test."""
    caught = Outbox()
    before = site.app.extensions[POST]
    site.app.extensions[POST] = Post(None, "waymark@school.example", caught.append)
    yield caught
    site.app.extensions[POST] = before
    for mail in caught:
        assert not re.search(r"%\(\w+\)s", mail.text + mail.subject), mail
