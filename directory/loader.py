"""Loads `data/` once, at start. Malformed data stops the start and names file and line; old data never does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from directory import build, schema
from directory.records import Country, EmergencyNumber, Facts, Service
from directory.source import DataError, Fault, Record, read
from web.marks import N_

BANDS = ("under-18", "adult")

# A network's list: kinds, situations and what an entry does where its own note says nothing.
NETWORKS = {
    "inhope_hotlines": (
        ("child-hotline",),
        ("shared", "synthetic", "received-image"),
        N_("The national hotline of the INHOPE network, for reports of sexual pictures of anyone under 18."),
    ),
    "iwf_reporting_portals": (
        ("child-hotline",),
        ("shared", "synthetic", "received-image"),
        N_("A page for reports of sexual pictures of anyone under 18. Choose your country there."),
    ),
    "child_helplines": (
        ("child-helpline",),
        ("any",),
        N_("A line for children and young people, about anything that worries you."),
    ),
    "eu_116_111": (
        ("child-helpline",),
        ("any",),
        N_("A line for children and young people, about anything that worries you."),
    ),
    "eu_116_006": (("helpline",), ("any",), N_("Support for anyone harmed by a crime.")),
    "eu_116_016": (
        ("domestic-abuse", "sexual-violence"),
        ("partner-abuse", "threat", "danger", "pressure"),
        N_("A line for women who experience violence."),
    ),
}


def load(folder: Path) -> Facts:
    """Every fact below `folder`. Raises DataError with all that is wrong."""
    return _Loader(folder).load()


class _Loader:
    """Collects the faults of all files, so that an editor sees them at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []

    def load(self) -> Facts:
        countries = {country.code: country for country in self._countries()}
        international = self._top("international.yaml")
        abroad = tuple(build.service(row, None) for row in self._rows(international, "services", schema.SERVICE))
        emergency, none_known = self._emergency()
        first_steps = self._top("first_steps.yaml")
        steps = {
            name: build.steps(name, record)
            for name, record in first_steps.get("situations", {}).items()
            if self._steps_are_sound(record)
        }
        answers = {name: build.answer(name, record) for name, record in first_steps.get("questions", {}).items()}
        platforms = self._top("platforms.yaml")
        guides = [build.platform(row) for row in self._rows(platforms, "platforms", schema.PLATFORM)]
        instruments = self._top("instruments.yaml")
        regions = dict(self._top("regions.yaml"))
        reviews = [build.review(row) for row in self._rows(self._top("reviews.yaml"), "reviews", schema.REVIEW)]
        network = self._network(international, countries)
        taxonomy = self._top("taxonomy.yaml")
        situations = {name: bool(row.get("urgent", False)) for name, row in taxonomy.get("situations", {}).items()}
        services = self._by_id([*(s for c in countries.values() for s in c.services), *abroad, *_flat(network)])
        self._know_regions(services.values(), regions)
        if self.faults:
            raise DataError(self.faults)
        return Facts(
            countries=countries,
            international=abroad,
            network=network,
            emergency=emergency,
            none_known=none_known,
            steps=steps,
            answers=answers,
            platforms={guide.id: guide for guide in guides},
            instruments=tuple(build.instrument(row) for row in instruments["instruments"]),
            situations=situations,
            regions=regions,
            us_48_hours={key: value for key, value in platforms["us_48_hours"].items() if isinstance(value, str)},
            gaps={
                **{code: country.gaps for code, country in countries.items()},
                "international": tuple(international.get("gaps_en", ())),
                "platforms": tuple(platforms.get("gaps_en", ())),
                "instruments": tuple(instruments.get("gaps_en", ())),
                "first steps": tuple(first_steps.get("gaps_en", ())),
            },
            oldest=min((service.checked for service in services.values()), default=date.max),
            reviews=tuple(reviews),
            services=services,
        )

    def _top(self, name: str) -> Record:
        try:
            return read(self.folder / name, name)
        except DataError as error:
            self.faults += error.faults
            return Record(name, 1)

    def _sound(self, record: Any, shape: schema.Shape, within: Record, key: str) -> bool:
        if not isinstance(record, Record):
            self.faults.append(within.fault(f"every entry of “{key}” must be a mapping"))
            return False
        found = schema.faults(record, shape)
        self.faults += found
        return not found

    def _rows(self, top: Record, key: str, shape: schema.Shape) -> list[Record]:
        rows = top.get(key, [])
        if not isinstance(rows, list):
            self.faults.append(top.fault(f"“{key}” must be a list"))
            return []
        return [row for row in rows if self._sound(row, shape, top, key)]

    def _countries(self) -> Iterable[Country]:
        for path in sorted((self.folder / "countries").glob("*.yaml")):
            name = f"countries/{path.name}"
            top = self._top(name)
            if not self._sound(top, schema.COUNTRY, top, name) or not self._sound(
                top["police"], schema.POLICE, top, "police"
            ):
                continue
            if top["country"] != path.stem:
                self.faults.append(top.fault(f"“country” is {top['country']} but the file is named {path.name}"))
            top["services"] = self._rows(top, "services", schema.SERVICE)
            top["law"] = self._rows(top, "law", schema.LAW)
            self._own_ids(top)
            yield build.country(top)

    def _own_ids(self, top: Record) -> None:
        prefix = top["country"].lower() + "-"
        for row in [*top["services"], *top["law"]]:
            if not row["id"].startswith(prefix):
                self.faults.append(row.fault(f"“id” {row['id']} must begin with {prefix}"))
            if row.get("scope") == "regional" and "region" not in row:
                self.faults.append(row.fault(f"{row['id']} is regional, so “region” must be there"))

    def _emergency(self) -> tuple[dict[str, tuple[EmergencyNumber, ...]], frozenset[str]]:
        top = self._top("emergency.yaml")
        numbers = {
            code: tuple(
                build.emergency_number(row)
                for row in rows
                if self._sound(row, schema.EMERGENCY, top, f"numbers/{code}")
            )
            for code, rows in top.get("numbers", {}).items()
        }
        return numbers, frozenset(top.get("none_known", ()))

    def _steps_are_sound(self, record: Record) -> bool:
        pairs = [record.get(band) for band in BANDS]
        pairs += [record["thoughts"].get(band) for band in BANDS] if "thoughts" in record else []
        sound = [self._sound(block, schema.BLOCK, record, "steps") for block in pairs]
        return all(sound)

    def _network(self, top: Record, countries: dict[str, Country]) -> dict[str, tuple[Service, ...]]:
        found: dict[str, dict[str, Service]] = {}
        networks = top.get("networks", {})
        for group, (kinds, situations, note) in NETWORKS.items():
            for row in self._rows(networks, group, schema.NETWORK_ENTRY) if isinstance(networks, Record) else []:
                if row["country"] in countries:
                    continue  # a researched file knows more than a list
                here = found.setdefault(row["country"], {})
                entry = build.network_service(
                    row, f"{group.replace('_', '-')}-{len(here) + 1}", kinds, situations, note
                )
                # Two lists may hold the same line: the first, which is the more special, stays.
                here.setdefault(entry.phone or entry.url, entry)
        return {code: tuple(entries.values()) for code, entries in found.items()}

    def _by_id(self, services: list[Service]) -> dict[str, Service]:
        table: dict[str, Service] = {}
        for service in services:
            if service.id in table:
                where = f"countries/{service.country}.yaml" if service.country else "international.yaml"
                self.faults.append(Fault(where, 1, f"the id {service.id} stands twice"))
            table[service.id] = service
        return table

    def _know_regions(self, services: Iterable[Service], regions: dict[str, str]) -> None:
        for service in services:
            for code in service.region:
                if code not in regions:
                    self.faults.append(
                        Fault(
                            f"countries/{service.country}.yaml", 1, f"{service.id}: {code} has no name in regions.yaml"
                        )
                    )


def _flat(network: dict[str, tuple[Service, ...]]) -> Iterable[Service]:
    return (service for entries in network.values() for service in entries)
