"""Reads the finder's form. Everything may be left out; what is not in the vocabulary is refused as a broken form."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from directory import labels
from directory.records import Facts
from web.countries import CODES

AGES = tuple(labels.AGES)


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person told. None and empty mean "rather not say"."""

    country: str | None = None
    region: str | None = None
    situations: tuple[str, ...] = ()
    role: str | None = None
    age: str | None = None
    age_in_picture: str | None = None


def read_answers(form: MultiDict[str, str], facts: Facts, here: str | None) -> Answers:
    """The answers in a form; `here` is the country where the form does not ask.

    Raises BadRequest (400) for a value that our own form cannot send.
    """
    country = _choice(form.get("country", here or ""), CODES)
    known = facts.countries.get(country or "")
    region = _choice(form.get("region", ""), facts.regions)
    # A region of another country is left over from before the country was changed: it is dropped, not an error.
    region = region if known and region in known.regions else None
    situations = tuple(dict.fromkeys(form.getlist("situation")))
    return Answers(
        country=country,
        region=region,
        situations=tuple(name for name in (_choice(name, facts.situations) for name in situations) if name),
        role=_choice(form.get("role", ""), labels.ROLES),
        age=_choice(form.get("age", ""), AGES),
        age_in_picture=_choice(form.get("age_in_picture", ""), AGES),
    )


def _choice(value: str, allowed: Collection[str]) -> str | None:
    if not value:
        return None
    if value not in allowed:
        raise BadRequest
    return value
