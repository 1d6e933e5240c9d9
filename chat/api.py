"""The helper for other programs: no key, no cookie, any origin; the same answers as the page. What is sent is kept nowhere."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import BadRequest

from chat.reply_json import reply
from chat.routes import BODY_BYTES
from chat.turns import MOST_CHARACTERS, Helper, Said, TooLongError, UnknownPickError
from directory.cards import Reader
from web.catalogues import catalogue
from web.countries import CODES
from web.json_body import json_object
from web.locales import DEFAULT, languages
from web.tag import Tag

FIELDS = frozenset({"lang", "country", "text", "pick", "state"})


def blueprint(helper: Helper) -> Blueprint:
    """The route below /api/v1/."""
    bp = Blueprint("chat_api", __name__, url_prefix="/api/v1")

    @bp.post("/chat")
    def chat() -> Response:
        """One turn of the conversation; without text, pick and state its beginning."""
        request.max_content_length = BODY_BYTES
        body = _body()
        tag = _tag(body)
        # A state made for one site's page is of no use on another's.
        surface = f"api {request.headers.get('Origin', '')}"
        country = body.get("country", "") if body.get("pick") == "country" else ""
        said = Said(body.get("text", ""), body.get("pick", ""), country, body.get("state", ""))
        try:
            turn = (
                helper.turn(said, tag, surface) if said.text or said.pick or said.state else helper.hello(tag, surface)
            )
        except TooLongError as error:
            raise BadRequest(f"text may have at most {MOST_CHARACTERS} characters") from error
        except UnknownPickError as error:
            raise BadRequest("pick is not known") from error
        language = turn.tag.language
        return jsonify(reply(turn, Reader(language, catalogue(language), helper.clock(), helper.facts)))

    return bp


def _body() -> dict[str, str]:
    body = json_object(FIELDS)
    if not all(isinstance(value, str) for value in body.values() if value is not None):
        raise BadRequest("every field is text")
    # A lone half of a surrogate pair is valid JSON and no text: it becomes a replacement character.
    return {name: value.encode("utf-8", "replace").decode() for name, value in body.items() if value is not None}


def _tag(body: dict[str, str]) -> Tag:
    lang, country = body.get("lang", DEFAULT), body.get("country") or None
    if lang not in languages() or (country and country not in CODES):
        raise BadRequest("lang or country is not known")
    return Tag(languages()[lang], country)
