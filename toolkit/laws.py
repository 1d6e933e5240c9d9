"""Which laws of a country a letter names. They come from the directory by id; only law in force that was read counts."""

from __future__ import annotations

from dataclasses import dataclass

from directory.records import Facts, Law
from toolkit.areas import EEA
from toolkit.choices import WHAT
from toolkit.letter import Cited

# Laws on pictures of under-18s whose own text covers adults too (read from their summaries). All others that name minors
# are named only in a letter about somebody under 18.
FOR_ADULTS_TOO = frozenset(
    {"de-stgb-201a", "mx-cdmx-codigo-penal", "no-strl-298-305", "se-brb-6-10", "us-take-it-down-act-crime"}
)
# The law on personal data of a country, where the directory has read it, beside the rule of the European Economic Area.
ERASURE = {"ES": "es-lopdgdd", "ME": "me-zakon-o-zastiti-podataka"}
ERASURE_IN_EEA = "gdpr-art17"
# Laws of the European Union by the name that a country's own file gives them.
OWN_NAMES = {"eu-dsa": {"fr": "fr-dsa", "es": "es-dsa"}}


@dataclass(frozen=True, slots=True)
class Citation:
    """A law as a letter names it: its official `name` in `lang`, an English `gloss` (msgid), and where and when it counts."""

    name: str
    lang: str
    gloss: str = ""
    regions: tuple[str, ...] = ()
    when: tuple[str, ...] = ()


def _counts(law: Law) -> bool:
    return law.status == "in-force" and law.confidence != "low"


def cited(facts: Facts, country: str | None, what: Cited) -> tuple[Citation, ...]:
    """The laws to list for one kind of paragraph; none without a country."""
    known = facts.countries.get(country or "")
    laws = known.law if known else ()
    lang = known.languages[0] if known else ""
    if what == "crimes":
        found = [(law, choices(law)) for law in laws if _counts(law) and not law.civil]
        return tuple(_citation(law, lang, when) for law, when in found if when)
    if what == "duties":
        duties = [law for law in laws if _counts(law) and law.civil and "platform-duty" in law.covers]
        return tuple(_citation(law, lang, ()) for law in duties)
    rules = [by_id(facts, ERASURE_IN_EEA, "en")] if country in EEA else []
    if country in ERASURE:
        rules.append(by_id(facts, ERASURE[country], lang))
    return tuple(rules)


def choices(law: Law) -> tuple[str, ...]:
    """The things that happened for which a criminal law may apply, as keys of `choices.WHAT`."""
    if "platform-duty" in law.covers:
        return ()
    if "minors" in law.covers and law.id not in FOR_ADULTS_TOO:
        return ("minors",)
    return tuple(name for name, choice in WHAT.items() if set(choice.conducts) & set(law.covers))


def _citation(law: Law, lang: str, when: tuple[str, ...]) -> Citation:
    # A name without an English one is in English already.
    return Citation(law.name, lang if law.name_en else "en", law.name_en, law.region, when)


def by_id(facts: Facts, name: str, lang: str) -> Citation:
    """The law or instrument with this id, as it is called in `lang` where that is known. Raises KeyError when there is none."""
    name = OWN_NAMES.get(name, {}).get(lang, name)
    for code, country in facts.countries.items():
        for law in country.law:
            if law.id == name:
                return _citation(law, facts.countries[code].languages[0], ())
    return {it.id: Citation(it.name, "en") for it in facts.instruments}[name]
