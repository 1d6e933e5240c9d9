"""Puts addresses in the place of the names that links in lessons have, for the reader's language and country."""

from __future__ import annotations

import re
from collections.abc import Callable

from courses.library import Library
from courses.prose import ANCHOR

_LINK = re.compile(rf'href="{ANCHOR}([a-z]+)(?:/([a-z0-9/-]+))?"')
# Pages of other rooms by the name that authors use. `country` is the reader's own where one was chosen.
PATHS = {"help": "help", "chat": "chat", "platforms": "help/platforms", "instruments": "help/law", "tools": "tools"}


def put_places(
    html: str,
    tag: str,
    country: str | None,
    library: Library,
    exists: Callable[[str], bool],
    lesson_at: Callable[[int, int], str | None] | None = None,
) -> str:
    """`html` with real addresses. A page that this site does not have leads to help; a closed lesson to the catalogue.

    `lesson_at` gives a lesson, by its numbers, another address than the public one, or None to leave it there.
    """

    def address(match: re.Match[str]) -> str:
        numbers = library.address(match[2] or "") if lesson_at and match[1] == "lesson" else None
        if lesson_at and numbers and numbers[1] and (own := lesson_at(numbers[0], numbers[1])):
            return f'href="{own}"'
        path = path_of(match[1], match[2] or "", country, library)
        full = f"/{tag}/{path}"
        return f'href="{full if exists(full) else f"/{tag}/help"}"'

    return _LINK.sub(address, html)


def path_of(name: str, target: str, country: str | None, library: Library) -> str:
    """The path of a place, without the tag."""
    if name in ("lesson", "course"):
        numbers = library.address(target)
        if numbers is None:
            return "learn"
        return f"learn/{numbers[0]}" + (f"/{numbers[1]}" if numbers[1] else "")
    if name == "country":
        return f"help/countries/{country}" if country else "help/countries"
    return PATHS.get(name, "help")
