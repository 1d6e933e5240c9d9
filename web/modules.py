"""Ties ES modules together when their files are named by content: every `from "./x.js"` gets the address that x.js has.

There is no build step: a browser that is pointed at the folder itself runs the same files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

_IMPORT = re.compile(rb'(\bfrom ")\./([\w-]+\.js)(";)')


def imports(body: bytes) -> list[str]:
    """The names of the files that a module imports."""
    return [name.decode() for _, name, _ in _IMPORT.findall(body)]


def linked(body: bytes, urls: Mapping[str, str]) -> bytes:
    """The module with the addresses of what it imports. Raises KeyError for a file that is not there."""
    return _IMPORT.sub(lambda found: found[1] + urls[found[2].decode()].encode() + found[3], body)


def order(names: Iterable[str], needs: Callable[[str], Iterable[str]]) -> list[str]:
    """The names, each after all that it needs. Raises ValueError when modules import each other in a circle."""
    done: list[str] = []

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ValueError(f"modules import each other: {' > '.join((*above, name))}")
        if name not in done:
            for other in needs(name):
                visit(other, (*above, name))
            done.append(name)

    for name in names:
        visit(name, ())
    return done
