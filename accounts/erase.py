"""Deletes a person and all that is theirs. Rooms register a part each, naming the tables that it covers; a test compares them
with the metadata and counts what is left. Afterwards the caller has the store clean its files, write-ahead log included.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from accounts.export import Owner
from accounts.said import Said


def _nothing(session: Any, person_id: uuid.UUID) -> Sequence[Said]:
    del session, person_id
    return ()


@dataclass(frozen=True, slots=True)
class Part:
    """What one room erases of an educator or a learner.

    `erase(session, person_id)` deletes or passes on, inside the caller's transaction. `foretell(session, person_id)` says beforehand
    what will happen, such as which class passes to whom, for the page that asks once more.
    """

    name: str
    owner: Owner
    tables: frozenset[str]
    erase: Callable[[Any, uuid.UUID], None]
    foretell: Callable[[Any, uuid.UUID], Sequence[Said]] = _nothing


_parts: dict[tuple[str, Owner], Part] = {}


def register(part: Part) -> None:
    """Adds a part; one of the same name and owner takes the place of the one before."""
    _parts[part.name, part.owner] = part


def parts(owner: Owner) -> list[Part]:
    """The parts of an owner, last registered first: what stands on others goes before them."""
    return [part for part in reversed(_parts.values()) if part.owner == owner]


def erase(session: Any, owner: Owner, person_id: uuid.UUID) -> None:
    """Runs all parts. The account itself goes with the part of `accounts`, the last one."""
    for part in parts(owner):
        part.erase(session, person_id)


def foretell(session: Any, owner: Owner, person_id: uuid.UUID) -> list[Said]:
    """What all parts say will happen."""
    return [said for part in parts(owner) for said in part.foretell(session, person_id)]
