"""When a class that nobody uses is warned, and when it is erased. Pure.

No use for 400 days: its teachers are warned by mail and on their first page. Thirty days later, if still nobody used it, it goes
with its learners. Any use, or a press on “keep”, takes the warning back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Protocol, TypeVar

from accounts.letters import FROM_US, HELLO, Mail
from web.marks import N_

IDLE = timedelta(days=400)
NOTICE = timedelta(days=30)

SUBJECT = N_("A class that nobody uses")
OPENING = N_("nobody has used these classes for more than a year:")
WHAT = N_(
    "We keep nothing for longer than it is needed. Without a word from you they are erased on %(day)s, with all that belongs to them."
)
HOW = N_("To keep a class, sign in and press “Keep this class”:")


class Idle(Protocol):
    """What is needed of a class."""

    @property
    def active_on(self) -> date:
        """The last day of use."""

    @property
    def warned_on(self) -> date | None:
        """The day of the warning, if there was one."""


Row = TypeVar("Row", bound=Idle)


def erased_on(warned_on: date) -> date:
    """The day on which a class that was warned goes."""
    return warned_on + NOTICE


def to_warn(classes: Iterable[Row], today: date) -> list[Row]:
    """Those unused for 400 days that were not warned yet."""
    return [it for it in classes if it.warned_on is None and today - it.active_on >= IDLE]


def to_erase(classes: Iterable[Row], today: date) -> list[Row]:
    """Those warned 30 days ago and unused since."""
    return [
        it
        for it in classes
        if it.warned_on is not None and it.active_on <= it.warned_on and today >= erased_on(it.warned_on)
    ]


def write_warning(to: str, names: Iterable[str], day: str, translate: Callable[[str], str], link: str) -> Mail:
    """The mail to a teacher: the names of the classes, the day in words, and where to keep them."""
    body = [translate(HELLO), translate(OPENING), "\n".join(f"- {name}" for name in names)]
    body += [translate(WHAT) % {"day": day}, translate(HOW), link, "-- \n" + translate(FROM_US)]
    return Mail(to, f"Waymark: {translate(SUBJECT)}", "\n\n".join(body) + "\n", link)
