"""What the signed-in rooms stand on, made once at start: the store, keys, hashing, chance and the clock."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from accounts.csrf import Csrf
from accounts.passwords import Passwords
from accounts.sealing import Sealer, derive
from store.ready import ReadyStore
from web.settings import Settings

KEY = "waymark.accounts"  # in app.extensions


@dataclass(slots=True)
class Floor:
    """All of it; once made, only tests put another store below it.

    `totp` seals second factors, `form` and `device` seal cookies, `attempts` keys the counters of tries.
    """

    settings: Settings
    store: ReadyStore
    passwords: Passwords
    csrf: Csrf
    totp: Sealer
    form: Sealer
    device: Sealer
    attempts: bytes
    random: Callable[[int], bytes] = field(default=secrets.token_bytes)
    below: Callable[[int], int] = field(default=secrets.randbelow)

    @property
    def now(self) -> datetime:
        """The present moment."""
        return self.settings.clock()


def make_floor(settings: Settings, secret: bytes) -> Floor:
    """The floor for these settings. Opens nothing."""
    url = settings.database_url or f"sqlite:///{settings.data_folder / 'waymark.db'}"
    random = secrets.token_bytes
    return Floor(
        settings=settings,
        store=ReadyStore(url),
        passwords=Passwords(settings.argon2),
        csrf=Csrf(secret, random),
        totp=Sealer(secret, "totp", random),
        form=Sealer(secret, "form cookie", random),
        device=Sealer(secret, "device cookie", random),
        attempts=derive(secret, "attempts"),
    )
