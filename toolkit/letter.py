"""The shapes of a letter: what it asks for, what it says, who may be offered it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["subject", "text", "item", "sign"]
Place = Literal["", "eu", "elsewhere"]
Cited = Literal["", "crimes", "duties", "erasure"]


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph. `text` is an English msgid; {names} in it are fields that the person fills in, or a {law}.

    `when` are choices: the paragraph stands when any of them was made. `place` says where it holds. `law` is the id of the law
    or instrument that {law} names; `cites` lists laws of the country after the paragraph.
    """

    text: str
    when: tuple[str, ...] = ()
    kind: Kind = "text"
    place: Place = ""
    law: str = ""
    cites: Cited = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter. `number` is its address for ever: what it is about must not stand in a browser's history.

    `reader` is who must be able to read it: somebody in the country, or a service that works in English.
    It is offered when no answer is in `never`, each group in `needs` has an answer, and so has each group in `fits` whose
    question was answered at all (`offers.is_offered`).
    """

    number: int
    id: str
    name: str
    about: str
    seen_by: str
    before: tuple[str, ...]
    fields: tuple[str, ...]
    choices: tuple[str, ...]
    parts: tuple[Part, ...]
    reader: Literal["country", "service"]
    never: frozenset[str] = frozenset()
    needs: tuple[frozenset[str], ...] = ()
    fits: tuple[frozenset[str], ...] = ()
