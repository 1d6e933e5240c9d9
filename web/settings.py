"""What the operator may set, read once from the environment and checked before anything starts."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class SettingsError(ValueError):
    """A setting that cannot be used; the text names it and says what to do."""


def utc_now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the product can be told from outside. Sizes in bytes, hops in number of proxies."""

    host: str = "127.0.0.1"
    port: int = 5000
    workers: int = 2
    threads: int = 8
    data_folder: Path = ROOT / "data"
    facts_folder: Path = ROOT / "directory" / "data"
    proxy_hops: int = 0
    testing: bool = False
    clock: Callable[[], datetime] = field(default=utc_now, compare=False)


def _whole(env: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = env.get(name, str(default))
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise SettingsError(f"{name} must be a whole number from {least} to {most}, not {text!r}.")
    return int(text)


def read_settings(env: Mapping[str, str] = os.environ) -> Settings:
    """Settings from the environment variables HOST, PORT, WORKERS, THREADS, WAYMARK_DATA and PROXY_HOPS.

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
    )
