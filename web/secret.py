"""The one secret, made on first start and readable by its owner only."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from web.settings import SettingsError

BYTES = 32


def load_secret(folder: Path) -> bytes:
    """The secret kept in `folder`/secret.key, made there if it is not there yet.

    Two processes that start at once agree, since only one of them can create the file.
    Raises SettingsError when the file can be read by others or is too short.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "secret.key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read(path)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(BYTES))
        file.flush()
        os.fsync(file.fileno())
    return _read(path)


def _read(path: Path) -> bytes:
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise SettingsError(f"{path} can be read by others. Run: chmod 600 {path}")
    try:
        secret = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError as error:
        raise SettingsError(f"{path} is not a secret that Waymark made. Move it away and start again.") from error
    if len(secret) < BYTES:
        raise SettingsError(f"{path} holds fewer than {BYTES} bytes. Move it away and start again.")
    return secret
