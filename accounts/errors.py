"""What the services of the signed-in rooms raise; `accounts.room` turns each into a page."""

from __future__ import annotations

from datetime import timedelta


class NotFoundError(LookupError):
    """There is no such thing, or it is somebody else's: nobody is told which. The page is the 404 of any random address."""


class TooManyTriesError(Exception):
    """Tried too often lately; `wait` says how long nothing will be tried. The page is a calm 429."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__("too many tries")
        self.wait = wait


NotFound = NotFoundError  # the name that policies use
