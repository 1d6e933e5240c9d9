"""The pages of the helper: the page of its own, the frame for other sites, and the plan to print. Thin."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, g, render_template, request, url_for

from chat import sentences
from chat.menus import tools_for
from chat.turns import Helper, Said, TooLongError, Turn, UnknownPickError
from directory import cards, labels
from web.countries import country_names
from web.locales import languages
from web.memory import remember
from web.request_tag import current_catalogue, current_tag
from web.settings import ROOT

PAGE, FRAME = "page", "frame"
TEMPLATES = {PAGE: "chat/chat.html", FRAME: "chat/frame.html"}
BODY_BYTES = 32 * 1024  # 2,000 letters of Korean, percent-encoded, and the state


def pages(helper: Helper) -> Blueprint:
    """The routes of the room."""
    bp = Blueprint("chat", __name__)

    def show(turn: Turn, surface: str, template: str = "", typed: str = "") -> str:
        g.tag = turn.tag
        reader = cards.Reader(current_tag().language, current_catalogue(), helper.clock(), helper.facts)
        action = url_for("chat.frame_say" if surface == FRAME else "chat.say")
        words = _words(turn, reader)
        return render_template(template or TEMPLATES[surface], **words, surface=surface, action=action, typed=typed)

    def answer(surface: str) -> str | tuple[str, int]:
        request.max_content_length = BODY_BYTES
        form = request.form
        text = form.get("text", "").replace("\r\n", "\n")
        said = Said(text, form.get("pick", ""), form.get("country", ""), form.get("state", ""))
        if said.pick == "plan":
            return show(helper.again(said.state, current_tag(), surface, "said"), surface, "chat/plan.html")
        try:
            return show(helper.turn(said, current_tag(), surface), surface)
        except TooLongError:
            return show(helper.again(said.state, current_tag(), surface, "too-long"), surface, typed=text), 422
        except UnknownPickError:
            abort(400)

    @bp.get("/<tag:tag>/chat")
    def talk() -> str:
        """The beginning of a conversation."""
        remember(by_minute=True)
        return show(helper.hello(current_tag(), PAGE), PAGE)

    @bp.post("/<tag:tag>/chat")
    def say() -> str | tuple[str, int]:
        """The next turn, in place; nothing of it in the address or kept."""
        return answer(PAGE)

    @bp.get("/embed/<tag:tag>/chat")
    def frame() -> str:
        """The same in a frame, for the sites of schools and organisations."""
        remember(by_minute=True)
        return show(helper.hello(current_tag(), FRAME), FRAME)

    @bp.post("/embed/<tag:tag>/chat")
    def frame_say() -> str | tuple[str, int]:
        """The next turn in a frame."""
        return answer(FRAME)

    @bp.get("/embed/waymark.js")
    def widget() -> Response:
        """The one script that puts the frame into a page of another site. Its address stays; its content is ours to mend."""
        return Response((ROOT / "chat" / "static" / "waymark.js").read_bytes(), mimetype="text/javascript")

    return bp


def _words(turn: Turn, reader: cards.Reader) -> dict[str, Any]:
    """What the templates need, in the reader's language."""
    reply = turn.reply
    return {
        "reply": reply,
        "turn": turn,
        "facts": reader.facts,
        "told": reply.talk.told,
        "fitting": tools_for(reply.talk.told) if not reply.crisis else (),
        "cards": [cards.card(found, reader) for found in reply.services],
        "labels": labels,
        "words": sentences,
        "names": country_names(reader.language),
        "tongues": languages(),
    }
