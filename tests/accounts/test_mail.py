"""Mails: what they say, how they leave, and what is never written anywhere."""

from __future__ import annotations

import logging
import smtplib
import socket
import threading

import pytest

from accounts import letters, mail
from accounts.letters import Mail
from accounts.mail import Post, Server, message, parse_server, show_link
from web.catalogues import catalogue
from web.locales import languages

MAIL = Mail(
    "åsa@school.example",
    "Waymark: Bestätigen",
    "Hallo,\n\n.\nein Link:\n\nhttps://waymark.test/class/en/x\n",
    "https://x",
)


class Postman(threading.Thread):
    """A mail server that takes one mail."""

    def __init__(self, refuse: int = 0) -> None:
        super().__init__(daemon=True)
        self.line = socket.create_server(("127.0.0.1", 0))
        self.port = self.line.getsockname()[1]
        self.heard: list[str] = []
        self.refuse = refuse
        self.start()

    def run(self) -> None:
        for _ in range(self.refuse):
            self.line.accept()[0].close()
        talk, _ = self.line.accept()
        file = talk.makefile("rwb")

        def say(text: str) -> None:
            file.write(text.encode() + b"\r\n")
            file.flush()

        say("220 here")
        in_data = False
        for raw in file:
            text = raw.decode("utf-8").rstrip("\r\n")
            self.heard.append(text)
            if in_data:
                if text == ".":
                    in_data = False
                    say("250 taken")
            elif text.upper() == "DATA":
                in_data = True
                say("354 go on")
            elif text == "QUIT":
                say("221 bye")
                break
            elif text.startswith("ehlo"):
                say("250-here\r\n250 SMTPUTF8")
            else:
                say("250 ok")
        talk.close()
        self.line.close()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "PAUSES", (0.0, 0.0))


def test_a_mail_arrives(quick: None) -> None:
    postman = Postman()
    post = Post(Server("127.0.0.1", postman.port, "", "", secure=False), "waymark@school.example")
    post.take(Mail("ann@school.example", MAIL.subject, MAIL.text, MAIL.link))
    postman.join(10)
    assert not postman.is_alive()
    text = "\n".join(postman.heard)
    assert "mail FROM:<waymark@school.example>" in text
    assert "rcpt TO:<ann@school.example>" in text
    assert "Auto-Submitted: auto-generated" in text
    assert "X-Mailer" not in text


def test_a_server_that_is_away_is_tried_again(quick: None, caplog: pytest.LogCaptureFixture) -> None:
    postman = Postman(refuse=2)
    post = Post(Server("127.0.0.1", postman.port, "", "", secure=False), "waymark@school.example")
    with caplog.at_level(logging.WARNING):
        post.take(Mail("ann@school.example", "x", "y\n"))
        postman.join(10)
    assert not postman.is_alive()
    assert "rcpt TO:<ann@school.example>" in "\n".join(postman.heard)
    assert "could not be sent" in caplog.text
    assert "ann" not in caplog.text


def test_nothing_is_raised_when_no_server_is_there(quick: None, caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    post = Post(Server("127.0.0.1", port, "", "", secure=False), "waymark@school.example")
    with caplog.at_level(logging.WARNING):
        post.take(Mail("ann@school.example", "x", "y\n"))
        assert post._thread is not None
        post._thread.shutdown(wait=True)
    assert caplog.text.count("could not be sent") == 3
    assert "ann" not in caplog.text


def test_a_server_elsewhere_needs_encryption(monkeypatch: pytest.MonkeyPatch) -> None:
    class Plain(smtplib.SMTP):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__()

        def ehlo(self, name: str = "") -> tuple[int, bytes]:
            return 250, b""

        def close(self) -> None:
            return

    monkeypatch.setattr(smtplib, "SMTP", Plain)
    post = Post(Server("mail.example", 587, "", "", secure=False), "waymark@school.example")
    with pytest.raises(smtplib.SMTPException):
        post._send(MAIL)


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", Server("mail.example", 587, "", "", False)),
        ("smtps://ann%40x:p%2Fw@mail.example", Server("mail.example", 465, "ann@x", "p/w", True)),
        ("smtp://localhost:2525", Server("localhost", 2525, "", "", False)),
    ],
)
def test_how_a_server_is_written(url: str, server: Server) -> None:
    assert parse_server(url) == server


@pytest.mark.parametrize("url", ["", "http://mail.example", "smtp://", "mail.example"])
def test_what_is_no_server(url: str) -> None:
    with pytest.raises(ValueError, match="smtp"):
        parse_server(url)


def test_no_address_breaks_a_header() -> None:
    assert message(MAIL, "waymark@school.example")["To"] == "åsa@school.example"
    for to in ("a@b.de\r\nBcc: c@d.ef", "a@b.de\nX: y"):
        with pytest.raises(ValueError, match=r"."):
            message(Mail(to, "x", "y"), "waymark@school.example")


def test_without_a_server_the_operator_sees_the_link_and_no_address(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        show_link(Mail("kestrel@school.example", "x", "y", "https://waymark.test/class/en/register/abc"))
        show_link(Mail("kestrel@school.example", "x", "y"))
    assert "No mail server is set (MAIL_URL)" in caplog.text
    assert "https://waymark.test/class/en/register/abc" in caplog.text
    assert "kestrel" not in caplog.text
    assert len(caplog.records) == 1


@pytest.mark.parametrize("tag", list(languages()))
def test_every_letter_in_every_language(tag: str) -> None:
    whole = [
        letters.CONFIRM,
        letters.ALREADY,
        letters.RESET,
        letters.INVITATION,
        letters.NEW_ADDRESS,
        letters.ERASED,
        *letters.NOTICES.values(),
    ]
    for letter in whole:
        made = letters.write(
            letter, "ann@school.example", catalogue(languages()[tag]).gettext, "https://waymark.test/x"
        )
        assert made.subject.startswith("Waymark: ")
        assert "\n" not in made.subject
        assert ("https://waymark.test/x" in made.text) == (letters.LINK in letter.paragraphs)
        assert "ann@school.example" not in made.text
