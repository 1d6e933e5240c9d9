"""A bounded memory of things that are costly to make and the same for everybody."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Holds at most `parts` things and about `size` bytes of them; the least used go first.

    A key may hold ids, languages, countries, facts and moments only, never anything that a person wrote: what is kept
    outlives the request.
    """

    def __init__(self, parts: int, size: int, weigh: Callable[[T], int]) -> None:
        self._parts, self._size, self._weigh = parts, size, weigh
        self._things: OrderedDict[Hashable, T] = OrderedDict()
        self._held = 0
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The thing of this key, made now if there is none. Two requests at once may both make it; one is kept."""
        with self._lock:
            thing = self._things.get(key)
            if thing is not None:
                self._things.move_to_end(key)
                return thing
        thing = make()
        with self._lock:
            if key not in self._things:
                self._things[key] = thing
                self._held += self._weigh(thing)
            while len(self._things) > self._parts or self._held > self._size:
                self._held -= self._weigh(self._things.popitem(last=False)[1])
        return thing
