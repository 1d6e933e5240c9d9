"""Parts of pages that are made once, as `{% call kept(key) %}…{% endcall %}`: a menu, the foot, a card in a language.

A key may hold ids, languages, countries, facts and moments only, never anything that a person wrote: what is kept outlives
the request.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from flask import Flask
from markupsafe import Markup

from web.request_tag import current_catalogue

PARTS = 3000
CHARACTERS = 12 * 1024 * 1024


class Fragments:
    """Holds at most PARTS parts and CHARACTERS characters; the least used go first."""

    def __init__(self) -> None:
        self._parts: OrderedDict[Hashable, Markup] = OrderedDict()
        self._held = 0
        self._lock = Lock()

    def kept(self, key: Hashable, caller: Callable[[], Markup]) -> Markup:
        """The part of this key in the reader's language, made now if there is none. Two requests at once may both make it."""
        key = (current_catalogue(), key)
        with self._lock:
            part = self._parts.get(key)
            if part is not None:
                self._parts.move_to_end(key)
                return part
        part = caller()
        with self._lock:
            if key not in self._parts:
                self._parts[key] = part
                self._held += len(part)
            while len(self._parts) > PARTS or self._held > CHARACTERS:
                self._held -= len(self._parts.popitem(last=False)[1])
        return part


def install(app: Flask) -> None:
    """Gives templates `kept`."""
    app.jinja_env.globals["kept"] = Fragments().kept
