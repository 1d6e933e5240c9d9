"""Findings that a lesson may quote, from `facts/evidence.yaml`: each with who was asked, where, when, and a caution."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from directory.source import DataError, Fault, Record, read

STRENGTHS = ("strong", "moderate", "weak", "official statement", "official guidance")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `text`, `caution` and `population` are English msgids; `source` is a citation and stays as it is."""

    id: str
    text: str
    caution: str
    population: str
    source: str
    year: int | None
    strength: str
    url: str


@dataclass(frozen=True, slots=True)
class Curriculum:
    """A curriculum that a course serves. `country` is a code of ISO 3166-1, or EU or INT."""

    id: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything in the file that pages show."""

    findings: dict[str, Finding]
    curricula: dict[str, Curriculum]


def load_evidence(path: Path) -> Evidence:
    """The evidence. Raises DataError with all that is wrong."""
    top = read(path, path.name)
    faults: list[Fault] = []
    findings = {row["id"]: _finding(row) for row in top["findings"] if _is_sound(row, faults)}
    curricula = {row["id"]: Curriculum(row["id"], row["name"], row["country"]) for row in top["curricula"]}
    if faults:
        raise DataError(faults)
    return Evidence(findings, curricula)


def _is_sound(row: Record, faults: list[Fault]) -> bool:
    found = [
        row.fault(f"a finding needs “{key}”") for key in ("id", "finding_en", "source", "seen") if not row.get(key)
    ]
    if row.get("strength") not in STRENGTHS:
        found.append(row.fault(f"“strength” must be one of {', '.join(STRENGTHS)}"))
    faults += found
    return not found


def _finding(row: Record) -> Finding:
    get = row.get
    return Finding(
        id=row["id"],
        text=row["finding_en"],
        caution=get("caution_en", ""),
        population=get("population", ""),
        source=row["source"],
        year=get("year"),
        strength=row["strength"],
        url=row["seen"][0]["url"],
    )
