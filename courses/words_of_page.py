"""What the templates of the room are given, put together from the pure files. No HTML and no Flask here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from courses import catalogue, labels, marking, schema
from courses.country_blocks import help_block, law_block
from courses.evidence import Evidence
from courses.marking import Given
from courses.records import Block
from directory import cards
from directory import labels as directory_labels
from web.catalogues import Catalogue
from web.countries import CODES, country_name
from web.locales import Language


@dataclass(frozen=True, slots=True)
class Field:
    """One list of the catalogue's form. Values are bare numbers (`catalogue`)."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


def filter_fields(
    wanted: catalogue.Wanted, evidence: Evidence, language: Language, text: Catalogue
) -> tuple[Field, ...]:
    """The lists to choose from, in the reader's language."""
    say = text.gettext
    minutes = {n: text.ngettext("%(num)s minute", "%(num)s minutes", n) % {"num": n} for n in catalogue.MINUTES}
    curricula = {row.id: f"{_where(row.country, language)}{row.name}" for row in evidence.curricula.values()}
    tables: tuple[tuple[str, dict[Any, str], Any], ...] = (
        ("a", {key: say(labels.AUDIENCES[key]) for key in schema.AUDIENCES}, wanted.audience),
        ("m", minutes, wanted.minutes),
        ("t", {key: say(words) for key, words in labels.TOPICS.items()}, wanted.topic),
        ("d", {key: say(labels.DELIVERIES[key]) for key in schema.DELIVERIES}, wanted.delivery),
        ("c", curricula, wanted.curriculum),
    )
    fields = []
    for name, table, chosen in tables:
        options = tuple((str(number), words) for number, words in enumerate(table.values(), start=1))
        at = str(list(table).index(chosen) + 1) if chosen is not None else ""
        fields.append(Field(name, catalogue.LABELS[name], options, at))
    return tuple(fields)


def _where(country: str, language: Language) -> str:
    return f"{country_name(country, language)}: " if country in CODES else ""


def answer_words(blocks: list[Block], given: Given) -> dict[str, Any]:
    """What a lesson's page says of the answers in its form."""
    return {
        "given": given,
        "marks": {block.id: marking.mark(block, given) for block in blocks if block.id in given.checked},
        "reached": marking.reached(blocks, given.picked),
        "key": next(block.id for block in blocks if block.kind == "key"),
    }


def block_words(
    blocks: Iterable[Block], evidence: Evidence, country: str | None, who: cards.Reader, *, on_paper: bool = False
) -> dict[str, Any]:
    """What blocks draw from the facts: findings, the law and the services of the reader's country. Paper never says what is open."""
    held = tuple(blocks)
    services = {block.id: help_block(block, country, who) for block in held if block.kind == "help"}
    return {
        "findings": evidence.findings,
        "conducts": directory_labels.CONDUCTS,
        "law_status": directory_labels.LAW_STATUS,
        "cards": cards,
        "reader_country": who.facts.countries.get(country or ""),
        "laws": {block.id: law_block(block, country, who) for block in held if block.kind == "law"},
        "services": {name: cards.timeless(found) for name, found in services.items()} if on_paper else services,
    }
