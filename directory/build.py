"""Turns checked records of the data files into the shapes of `records.py`. No checking here: `schema.py` went before."""

from __future__ import annotations

from datetime import date
from typing import Any

from directory.records import (
    Answer,
    Article,
    Block,
    Country,
    EmergencyNumber,
    Instrument,
    Law,
    OtherNumber,
    Platform,
    Police,
    Review,
    Seen,
    Service,
    Steps,
)
from directory.source import Record


def _seen(rows: list[Any]) -> tuple[Seen, ...]:
    return tuple(Seen(row["url"], row.get("fact", "")) for row in rows if isinstance(row, dict) and "url" in row)


def _others(record: Record) -> tuple[OtherNumber, ...]:
    return tuple(OtherNumber(row["number"], row["for_en"]) for row in record.get("other_numbers", ()))


def service(record: Record, country: str | None) -> Service:
    """A service of a country, or an international one where `country` is None."""
    get = record.get
    picture = get("picture", "under-18" if "child-hotline" in record["kinds"] else "any")
    return Service(
        id=record["id"],
        name=record["name"],
        kinds=tuple(record["kinds"]),
        situations=tuple(record["situations"]),
        scope=record["scope"],
        url=get("url", ""),
        languages=tuple(record["languages"]),
        confidence=record["confidence"],
        checked=record["checked"],
        country=country,
        name_en=get("name_en", ""),
        operator=get("operator", ""),
        note=record["note_en"],
        region=tuple(get("region", ())),
        only_in=tuple(get("only_in", ())),
        min_age=get("min_age"),
        max_age=get("max_age"),
        picture=None if picture == "any" else picture,
        hashing=get("hashing", False),
        for_helpers=get("for_helpers", False),
        phone=get("phone", ""),
        phone_display=get("phone_display", get("phone", "")),
        phone_note=get("phone_note_en", ""),
        short_code=get("short_code", False),
        silent_call=get("silent_call", ""),
        sms=get("sms", ""),
        whatsapp=get("whatsapp", ""),
        handles=tuple((row["app"], row["handle"]) for row in get("handles", ())),
        email=get("email", ""),
        chat_url=get("chat_url", ""),
        report_url=get("report_url", ""),
        relay_for_deaf=get("relay_for_deaf", ""),
        other_numbers=_others(record),
        hours=get("hours", ""),
        tz=get("tz", ""),
        cost=get("cost", "unknown"),
        anonymous=get("anonymous"),
        seen=_seen(record["seen"]),
    )


def network_service(
    record: Record, name: str, kind: tuple[str, ...], situations: tuple[str, ...], note: str
) -> Service:
    """An entry of a network's list as a service of its country; `name` ends its id, `note` is used where it has none."""
    get = record.get
    return Service(
        id=f"{record['country'].lower()}-{name}",
        name=record["name"],
        kinds=kind,
        situations=situations,
        scope="network",
        url=get("url", ""),
        languages=(),
        confidence=record["confidence"],
        checked=record["checked"],
        country=record["country"],
        note=get("note_en") or note,
        picture="under-18" if "child-hotline" in kind else None,
        max_age=17 if kind == ("child-helpline",) else None,
        phone=get("phone", ""),
        phone_display=get("phone_display", get("phone", "")),
        short_code=get("short_code", False),
        sms=get("sms", ""),
        other_numbers=_others(record),
        seen=_seen(record["seen"]),
    )


def law(record: Record) -> Law:
    """A law."""
    get = record.get
    in_force = get("in_force", "")
    return Law(
        id=record["id"],
        name=record["name"],
        status=record["status"],
        covers=tuple(record["covers"]),
        civil=record["civil"],
        summary=record["summary_en"],
        confidence=record["confidence"],
        checked=record["checked"],
        name_en=get("name_en", ""),
        region=tuple(get("region", ())),
        in_force=in_force.isoformat() if isinstance(in_force, date) else str(in_force),
        penalty=get("maximum_penalty_en", ""),
        seen=_seen(record["seen"]),
    )


def country(record: Record) -> Country:
    """A country with all it holds."""
    code, police = record["country"], record["police"]
    return Country(
        code=code,
        languages=tuple(record["languages"]),
        police=Police(
            url=police["url"],
            note=police["note_en"],
            phone=police.get("phone", ""),
            email=police.get("email", ""),
            other_numbers=_others(police),
        ),
        services=tuple(service(row, code) for row in record["services"]),
        law=tuple(law(row) for row in record["law"]),
        note=record.get("note_en", ""),
        gaps=tuple(record["gaps_en"]),
        age_of_majority=record.get("age_of_majority"),
        age_of_consent=record.get("age_of_consent"),
    )


def emergency_number(record: Record) -> EmergencyNumber:
    """A number to call at once."""
    return EmergencyNumber(
        number=record["number"],
        reaches=record["for"],
        checked=record.get("checked", True),
        first=record.get("first", False),
        source=record["source"],
    )


def block(record: Record) -> Block:
    """The first steps for one age band."""
    return Block(
        first=record["first_en"],
        do=tuple(record["do_en"]),
        avoid=tuple(record["avoid_en"]),
        say=record["say_en"],
        evidence=record["evidence_en"],
        service_kinds=tuple(record["service_kinds"]),
    )


def steps(situation: str, record: Record) -> Steps:
    """The first steps for one situation."""
    thoughts = record.get("thoughts", {})
    return Steps(
        situation=situation,
        blocks={band: block(record[band]) for band in ("under-18", "adult")},
        if_signal=dict(record.get("if_en", {})),
        roles=dict(record.get("roles_en", {})),
        confidence=record["confidence"],
        sources=_seen(record["sources"]),
        thoughts={band: block(thoughts[band]) for band in ("under-18", "adult") if band in thoughts},
    )


def answer(question: str, record: Record) -> Answer:
    """The answer to a question of the taxonomy."""
    return Answer(question, record["answer_en"], _seen(record["sources"]))


def platform(record: Record) -> Platform:
    """A platform guide."""
    get = record.get
    return Platform(
        id=record["id"],
        name=record["name"],
        operator=get("operator", ""),
        report_url=get("report_url", ""),
        how=tuple(get("how_en", ())),
        bans=tuple(get("bans", ())),
        confidence=record["confidence"],
        checked=record["checked"],
        policy_url=get("policy_url", ""),
        other_urls=tuple(get("other_urls", ())),
        email=get("email", ""),
        stopncii=get("stopncii"),
        take_it_down=get("take_it_down"),
        needs_account=get("needs_account"),
        response_time=get("response_time", ""),
        note=get("note_en", ""),
        seen=_seen(record["seen"]),
    )


def review(record: Record) -> Review:
    """A review."""
    return Review(record["language"], record["country"], record["by"], record["date"])


def instrument(record: Record) -> Instrument:
    """A treaty, a regulation or a programme."""
    get = record.get
    in_force = get("in_force")
    return Instrument(
        id=record["id"],
        name=record["name"],
        kind=record["kind"],
        scope=record["scope"],
        confidence=record["confidence"],
        checked=record["checked"],
        in_force=in_force is not False if in_force is not None else None,
        summary=get("summary_en", ""),
        for_a_person=get("for_a_person_en", ""),
        caution=get("caution_en", ""),
        status=get("status_en", ""),
        articles=tuple(Article(str(row["article"]), row["title_en"], row["what_en"]) for row in get("articles", ())),
        seen=_seen(record["seen"]),
    )
