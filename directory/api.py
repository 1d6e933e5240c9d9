"""The directory for other programs: no key, no cookie, any origin; the same answers as the pages."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, jsonify, request
from werkzeug.exceptions import BadRequest

from directory import answer_json, labels
from directory.cards import Reader
from directory.lookup import Question, find
from directory.moment import read_moment
from directory.room import Room
from web.catalogues import catalogue
from web.countries import CODES
from web.json_body import json_object
from web.locales import DEFAULT, languages

FIELDS = frozenset({"country", "situation", "age", "lang", "at", "age_in_picture", "role", "region"})


def blueprint(room: Room) -> Blueprint:
    """The routes below /api/v1/."""
    bp = Blueprint("directory_api", __name__, url_prefix="/api/v1")
    facts = room.facts

    def reader(tag: str) -> Reader:
        language = languages()[_known(tag, languages(), "lang")]
        return Reader(language, catalogue(language), room.clock(), facts)

    @bp.post("/directory/find")
    def find_services() -> Response:
        """Services, emergency numbers and first steps for a situation."""
        asked = json_object(FIELDS)
        who = reader(asked.get("lang", DEFAULT))
        at = room.clock()
        if "at" in asked:
            try:
                at = read_moment(_text(asked["at"], "at"))
            except ValueError as error:
                raise BadRequest(str(error)) from error
        question = Question(
            country=_maybe(asked, "country", CODES),
            situations=tuple(_known(name, facts.situations, "situation") for name in _list(asked, "situation")),
            age=_maybe(asked, "age", labels.AGES),
            language=who.language.tag,
            at=at,
            age_in_picture=_maybe(asked, "age_in_picture", labels.AGES),
            role=_maybe(asked, "role", labels.ROLES),
            region=_maybe(asked, "region", facts.regions),
        )
        return jsonify(answer_json.answer(question, Reader(who.language, who.text, at, facts)))

    @bp.get("/directory/countries/<code>")
    def country(code: str) -> Response:
        """All services and laws of a country."""
        if code not in CODES:
            abort(404)
        who = reader(request.args.get("lang", DEFAULT))
        known = facts.countries.get(code)
        question = Question(code, (), None, who.language.tag, who.at)
        laws = [
            {
                "id": law.id,
                "name": law.name,
                "status": law.status,
                "covers": list(law.covers),
                "civil": law.civil,
                "region": list(law.region),
                "in_force": law.in_force or None,
                "penalty": who.words(law.penalty).text if law.penalty else None,
                "summary": who.words(law.summary).text,
                "sources": [page.url for page in law.seen],
                "checked": law.checked.isoformat(),
                "confidence": law.confidence,
            }
            for law in (known.law if known else ())
        ]
        return jsonify(
            country=code,
            emergency=answer_json.emergency_numbers(facts, code, who),
            services=[answer_json.service(found, who) for found in find(facts, question)],
            law=laws,
        )

    @bp.get("/platforms")
    def platforms() -> Response:
        """How to report on each platform. A guide of low confidence has its link only."""
        who = reader(request.args.get("lang", DEFAULT))
        guides = [
            {
                "id": guide.id,
                "name": guide.name,
                "report_url": guide.report_url or None,
                "steps": [who.words(step).text for step in guide.how] if guide.confidence != "low" else [],
                "stopncii": guide.stopncii,
                "take_it_down": guide.take_it_down,
                "checked": guide.checked.isoformat(),
                "confidence": guide.confidence,
            }
            for guide in facts.platforms.values()
        ]
        return jsonify(platforms=guides)

    return bp


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise BadRequest(f"{name} must be text")
    return value


def _known(value: object, allowed: Any, name: str) -> str:
    text = _text(value, name)
    if text not in allowed:
        raise BadRequest(f"{name} is not known")
    return text


def _maybe(body: dict[str, Any], name: str, allowed: Any) -> str | None:
    return _known(body[name], allowed, name) if body.get(name) is not None else None


def _list(body: dict[str, Any], name: str) -> list[object]:
    value = body.get(name, [])
    value = [value] if isinstance(value, str) else value
    if not isinstance(value, list):
        raise BadRequest(f"{name} must be a list")
    return value
