"""Which conduct the law of which country covers: one table, from the law data."""

from __future__ import annotations

from dataclasses import dataclass

from directory import labels
from directory.records import Facts, Law
from web.countries import country_name, sort_key
from web.locales import Language
from web.marks import N_

IN_FORCE = "in-force"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a country has on one conduct: law in force, only in a part of the country, only a bill, or nothing read."""

    state: str  # in-force, regional, civil, bill, none
    laws: tuple[Law, ...]


def table(facts: Facts, language: Language) -> list[tuple[str, dict[str, Cell]]]:
    """(country, conduct → cell), in the order of the alphabet of `language`."""
    codes = sorted(facts.countries, key=lambda code: sort_key(country_name(code, language), language))
    return [
        (code, {conduct: cell(facts.countries[code].law, conduct) for conduct in labels.CONDUCTS}) for code in codes
    ]


def cell(laws: tuple[Law, ...], conduct: str) -> Cell:
    """What a country's laws say on one conduct. Only law in force counts as law."""
    about = tuple(law for law in laws if conduct in law.covers)
    valid = [law for law in about if law.status == IN_FORCE]
    whole = [law for law in valid if not law.region]
    if any(not law.civil for law in whole):
        state = "in-force"
    elif whole:
        state = "civil"
    elif valid:
        state = "regional"
    elif any(law.status in ("bill", "passed") for law in about):
        state = "bill"
    else:
        state = "none"
    return Cell(state, about)


# The states of a cell, in words.
STATES = {
    "in-force": N_("crime"),
    "civil": N_("civil or administrative"),
    "regional": N_("in parts"),
    "bill": N_("not yet law"),
    "none": N_("not found"),
}
