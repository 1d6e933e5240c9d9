"""What the helper remembers of a conversation: ids and nothing else, never a word that somebody wrote.

It is small enough to travel sealed in the page (`seal.py`), so the server holds nothing at all.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import astuple, dataclass, field, replace
from typing import Any

KEEP_STEPS = 6  # how many steps one can go back
_MOST_BYTES = 8192


@dataclass(frozen=True, slots=True)
class Told:
    """What a person told, as ids of the taxonomy. None and empty mean "not told"; nothing is ever guessed."""

    situations: tuple[str, ...] = ()
    role: str | None = None
    age: str | None = None
    picture: str | None = None
    who: str | None = None
    made: str | None = None
    paid: str | None = None
    platform: str | None = None
    region: str | None = None
    safe: str | None = None
    crisis_of_other: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """The state of a conversation. `shown` are numbers of sentences; `asked` questions that were put; `past` what was told before."""

    told: Told = field(default_factory=Told)
    shown: frozenset[int] = frozenset()
    asked: tuple[str, ...] = ()
    pending: str | None = None
    repairs: int = 0
    past: tuple[Told, ...] = ()

    def step(self, **changes: Any) -> Talk:
        """The talk one step on, the present kept to come back to."""
        return replace(self, past=(*self.past, self.told)[-KEEP_STEPS:], **changes)


class UnreadableTalkError(ValueError):
    """A state that is not one of ours, or of an older version."""


def pack(talk: Talk) -> bytes:
    """The talk as bytes, some hundred of them: the steps to go back to repeat each other, so they are deflated."""
    bits = sum(1 << number for number in talk.shown)
    whole = [_lean(talk.told), f"{bits:x}", talk.asked, talk.pending, talk.repairs, [_lean(told) for told in talk.past]]
    return zlib.compress(json.dumps(whole, separators=(",", ":")).encode("ascii"), 9)


def unpack(data: bytes) -> Talk:
    """The talk that was packed. Raises UnreadableTalkError for anything else."""
    try:
        plain = zlib.decompressobj().decompress(data, _MOST_BYTES)
        told, bits, asked, pending, repairs, past = json.loads(plain)
        number = int(bits, 16)
        shown = frozenset(place for place in range(number.bit_length()) if number >> place & 1)
        return Talk(_full(told), shown, tuple(asked), pending, int(repairs), tuple(map(_full, past)))
    except (ValueError, TypeError, zlib.error) as error:
        raise UnreadableTalkError("not a state of this version") from error


def _lean(told: Told) -> list[Any]:
    """The values up to the last one that is set."""
    values = list(astuple(told))
    while values and not values[-1]:
        values.pop()
    return values


def _full(values: list[Any]) -> Told:
    first, *rest = values or [()]
    return Told(tuple(first), *rest)
