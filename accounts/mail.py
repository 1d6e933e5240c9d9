"""Sends mail by any SMTP server, or, where none is set, shows the link in the operator's log.

Mail leaves on a thread of its own, so that the time of an answer never tells whether there was a mail to send. A server that is
away is tried again twice; then the mail is dropped, with a line in the log that names nobody, and the person asks once more.
"""

from __future__ import annotations

import logging
import smtplib
import ssl
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import localtime, make_msgid
from urllib.parse import unquote, urlsplit

from accounts.letters import Mail

log = logging.getLogger("waymark")
TIMEOUT = 20
PAUSES = (2.0, 15.0)  # seconds before the second and the third try


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server: `secure` from the first byte (smtps), else with STARTTLS, which only a server of this machine may lack."""

    host: str
    port: int
    user: str
    password: str
    secure: bool


def parse_server(url: str) -> Server:
    """The server of `smtp://user:password@host:port` or `smtps://…`. Raises ValueError for anything else."""
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("a mail server is written smtp://user:password@host:587 or smtps://user:password@host:465")
    secure = parts.scheme == "smtps"
    port = parts.port or (465 if secure else 587)
    return Server(parts.hostname, port, unquote(parts.username or ""), unquote(parts.password or ""), secure)


class Post:
    """The post office of one process. `take` accepts a mail and returns at once."""

    def __init__(self, server: Server | None, sender: str, deliver: Callable[[Mail], None] | None = None) -> None:
        self._deliver = deliver or (self._send if server else show_link)
        self._server, self._sender = server, sender
        self._waits = server is not None and deliver is None
        self._thread: ThreadPoolExecutor | None = None

    def take(self, mail: Mail) -> None:
        """Sends a mail soon. Nothing is raised: whether it could be sent must not show."""
        if not self._waits:
            self._deliver(mail)
            return
        if self._thread is None:  # not before the first mail: a worker is forked before it
            self._thread = ThreadPoolExecutor(1, "mail")
        self._thread.submit(self._try, mail)

    def _try(self, mail: Mail) -> None:
        for pause in (*PAUSES, None):
            try:
                self._deliver(mail)
            except (OSError, smtplib.SMTPException, ValueError) as error:
                log.warning("a mail could not be sent: %s", type(error).__name__)
                if pause is None or isinstance(error, (smtplib.SMTPRecipientsRefused, ValueError)):
                    return
                time.sleep(pause)
            else:
                return

    def _send(self, mail: Mail) -> None:
        server = self._server
        if server is None:
            return
        trust = ssl.create_default_context()
        if server.secure:
            line: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT, context=trust)
        else:
            line = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT)
        with line:
            if not server.secure:
                line.ehlo()
                if line.has_extn("starttls"):
                    line.starttls(context=trust)
                elif server.host not in ("localhost", "127.0.0.1", "::1"):
                    raise smtplib.SMTPNotSupportedError("no STARTTLS")
            if server.user:
                line.login(server.user, server.password)
            line.send_message(message(mail, self._sender))


def message(mail: Mail, sender: str) -> EmailMessage:
    """The mail as it is sent. Raises ValueError when an address would break a header."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, mail.to, mail.subject
    domain = sender.rpartition("@")[2].strip("<> ") or "localhost"
    made["Message-ID"] = make_msgid(domain=domain)
    made["Date"] = localtime()
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(mail.text)
    return made


def show_link(mail: Mail) -> None:
    """Shows the operator the link of a mail that cannot be sent, with the address only hinted at."""
    if mail.link:
        hint = f"{mail.to[:1]}…@{mail.to.rpartition('@')[2]}"
        log.warning("No mail server is set (MAIL_URL), so here is the link that %s would have got: %s", hint, mail.link)
