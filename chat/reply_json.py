"""A reply of the helper as data, for the API: the same words, services and buttons as on the page."""

from __future__ import annotations

from typing import Any

from chat.sentences import ASKED
from chat.turns import Turn
from chat.wording import DEEDS, message
from directory import answer_json
from directory.cards import Reader


def reply(turn: Turn, reader: Reader) -> dict[str, Any]:
    """What `POST /api/v1/chat` answers (chat/openapi.yaml)."""
    it, told = turn.reply, turn.reply.talk.told
    return {
        "state": turn.state,
        "lang": turn.tag.language.tag,
        "country": turn.tag.country,
        "node": it.node,
        "crisis": it.crisis,
        "emergency": answer_json.emergency_numbers(reader.facts, turn.tag.country, reader),
        "understood": [{"label": name} for name in told.situations],
        "because": [{"label": label, "words": words} for label, words in it.because],
        "lines": [
            {"kind": line.kind, "text": answer_json.step(line.text, reader, swap_tool=line.swap_tool)}
            for line in it.lines
        ],
        "steps": [
            {
                "situation": item.situation,
                "first": answer_json.step(item.first, reader, swap_tool=item.swap_tool),
                "do": [answer_json.step(step, reader, swap_tool=item.swap_tool) for step in item.do],
                "avoid": [reader.words(step).text for step in item.avoid],
                "keep": reader.words(item.evidence).text,
            }
            for item in it.advice
        ],
        "law": [{"id": law.id, "name": law.name, "summary": reader.words(law.summary).text} for law in it.laws],
        "services": [answer_json.service(found, reader) for found in it.services],
        "question": _question(turn, reader),
        "menu": [_button(pick, reader) for pick in it.menu],
        "always": [_button(pick, reader) for pick in DEEDS],
    }


def _question(turn: Turn, reader: Reader) -> dict[str, Any] | None:
    asked = turn.reply.question
    if asked is None:
        return None
    return {
        "id": asked.id,
        "text": reader.say(ASKED[asked.text]),
        "options": [_button(pick, reader) for pick, _ in asked.options],
    }


def _button(pick: str, reader: Reader) -> dict[str, str]:
    return {"pick": pick, "text": reader.words(message(pick, reader.facts)).text}
