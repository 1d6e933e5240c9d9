"""What the operator may set, read once from the environment and checked before anything starts."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent


# Passes, KiB of memory and lanes of Argon2id: OWASP's first recommendation (Password Storage Cheat Sheet). Only tests set less.
ARGON2 = (2, 19456, 1)
REGISTRATIONS = ("open", "invitation", "closed")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
DATABASES = ("sqlite:///", "postgresql://", "postgres://")


class SettingsError(ValueError):
    """A setting that cannot be used; the text names it and says what to do."""


def utc_now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the product can be told from outside. Sizes in bytes, hops in number of proxies.

    `database_url` empty: a file in the data folder. `mail_url` empty: links are shown in the log instead of being sent.
    `public_url` is where people reach the site, such as https://waymark.example; without it classes work on this machine only.
    """

    host: str = "127.0.0.1"
    port: int = 5000
    workers: int = 2
    threads: int = 8
    data_folder: Path = ROOT / "data"
    facts_folder: Path = ROOT / "directory" / "data"
    proxy_hops: int = 0
    testing: bool = False
    database_url: str = ""
    registration: str = "open"
    mail_url: str = ""
    mail_from: str = ""
    public_url: str = ""
    argon2: tuple[int, int, int] = ARGON2
    clock: Callable[[], datetime] = field(default=utc_now, compare=False)


def _whole(env: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = env.get(name, str(default))
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise SettingsError(f"{name} must be a whole number from {least} to {most}, not {text!r}.")
    return int(text)


def _one_of(env: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str:
    value = env.get(name) or allowed[0]
    if value not in allowed:
        raise SettingsError(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")
    return value


def _database(url: str) -> str:
    # The address may hold a password, so no message quotes it.
    if url and not url.startswith(DATABASES):
        raise SettingsError("DATABASE_URL must begin with postgresql:// or sqlite:///.")
    return "postgresql" + url.removeprefix("postgres") if url.startswith("postgres://") else url


def _mail(url: str) -> str:
    parts = urlsplit(url)
    if url and (parts.scheme not in ("smtp", "smtps") or not parts.hostname):
        raise SettingsError("MAIL_URL must look like smtp://name:password@host:587 or smtps://name:password@host:465.")
    return url


def _sender(env: Mapping[str, str]) -> str:
    sender = env.get("MAIL_FROM", "")
    if env.get("MAIL_URL") and not sender:
        raise SettingsError("MAIL_FROM must be the address that mails come from, since MAIL_URL is set.")
    if sender and ("@" not in sender or any(letter.isspace() or ord(letter) < 32 for letter in sender)):
        raise SettingsError("MAIL_FROM must be a plain address, such as waymark@school.example.")
    return sender


def _public(url: str) -> str:
    """`scheme://host[:port]` alone, https but on this machine."""
    if not url:
        return ""
    parts = urlsplit(url.rstrip("/"))
    plain = parts.hostname and not (parts.path or parts.query or parts.fragment or parts.username)
    if not plain or parts.scheme not in ("http", "https"):
        raise SettingsError("PUBLIC_URL must be the address of the site alone, such as https://waymark.example.")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise SettingsError("PUBLIC_URL must begin with https://, or nobody could sign in safely.")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def read_settings(env: Mapping[str, str] = os.environ) -> Settings:
    """Settings from the environment variables HOST, PORT, WORKERS, THREADS, WAYMARK_DATA, PROXY_HOPS, DATABASE_URL, REGISTRATION,
    MAIL_URL, MAIL_FROM and PUBLIC_URL.

    Raises SettingsError for a value that cannot be meant.
    """
    default = Settings()
    return Settings(
        host=env.get("HOST", default.host),
        port=_whole(env, "PORT", default.port, 1, 65535),
        workers=_whole(env, "WORKERS", default.workers, 1, 64),
        threads=_whole(env, "THREADS", default.threads, 1, 64),
        data_folder=Path(env["WAYMARK_DATA"]) if env.get("WAYMARK_DATA") else default.data_folder,
        proxy_hops=_whole(env, "PROXY_HOPS", default.proxy_hops, 0, 8),
        database_url=_database(env.get("DATABASE_URL", "")),
        registration=_one_of(env, "REGISTRATION", REGISTRATIONS),
        mail_url=_mail(env.get("MAIL_URL", "")),
        mail_from=_sender(env),
        public_url=_public(env.get("PUBLIC_URL", "")),
    )
