"""The pages of the helper: the page of its own, the frame for other sites, and the plan to print. Thin."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, abort, g, render_template, request, url_for

from chat import sentences
from chat.menus import tools_for
from chat.turns import Helper, Said, TooLongError, Turn, UnknownPickError
from directory import cards, labels
from web.countries import country_names
from web.kept import Kept
from web.locales import languages
from web.memory import is_remembered, remember
from web.request_tag import current_catalogue, current_tag
from web.settings import ROOT
from web.stitched import Stitched, place

PAGE, FRAME = "page", "frame"
TEMPLATES = {PAGE: "chat/chat.html", FRAME: "chat/frame.html"}
KEPT_PAGES, KEPT_BYTES = 400, 16 * 1024 * 1024
BODY_BYTES = 32 * 1024  # 2,000 letters of Korean, percent-encoded, and the state


def pages(helper: Helper) -> Blueprint:
    """The routes of the room."""
    bp = Blueprint("chat", __name__)

    rendered: Kept[Stitched] = Kept(KEPT_PAGES, KEPT_BYTES, lambda page: page.size)

    def show(turn: Turn, surface: str, template: str = "", typed: str = "") -> Response:
        """The page of a turn. Whatever is a person's own is filled in after the page was made, so the page can be kept."""
        g.tag = turn.tag
        template = template or TEMPLATES[surface]

        def make() -> Stitched:
            reader = cards.Reader(current_tag().language, current_catalogue(), helper.clock(), helper.facts)
            action = url_for("chat.frame_say" if surface == FRAME else "chat.say")
            return Stitched(render_template(template, **_words(turn, reader), surface=surface, action=action))

        page = rendered.get((template, surface, *_sameness(turn, helper.clock())), make)
        words = {"state": turn.state, "typed": typed} | {f"because-{label}": said for label, said in turn.reply.because}
        if "gzip" not in request.headers.get("Accept-Encoding", "") or is_remembered():
            return Response(page.plain(words), mimetype="text/html")
        head = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return Response(page.gzipped(words), mimetype="text/html", headers=head)

    def answer(surface: str) -> Response:
        request.max_content_length = BODY_BYTES
        form = request.form
        text = form.get("text", "").replace("\r\n", "\n")
        said = Said(text, form.get("pick", ""), form.get("country", ""), form.get("state", ""))
        if said.pick == "plan":
            return show(helper.again(said.state, current_tag(), surface, "said"), surface, "chat/plan.html")
        try:
            return show(helper.turn(said, current_tag(), surface), surface)
        except TooLongError:
            reply = show(helper.again(said.state, current_tag(), surface, "too-long"), surface, typed=text)
            reply.status_code = 422
            return reply
        except UnknownPickError:
            abort(400)

    @bp.get("/<tag:tag>/chat")
    def talk() -> Response:
        """The beginning of a conversation."""
        remember(by_minute=True)
        return show(helper.hello(current_tag(), PAGE), PAGE)

    @bp.post("/<tag:tag>/chat")
    def say() -> Response:
        """The next turn, in place; nothing of it in the address or kept."""
        return answer(PAGE)

    @bp.get("/embed/<tag:tag>/chat")
    def frame() -> Response:
        """The same in a frame, for the sites of schools and organisations."""
        remember(by_minute=True)
        return show(helper.hello(current_tag(), FRAME), FRAME)

    @bp.post("/embed/<tag:tag>/chat")
    def frame_say() -> Response:
        """The next turn in a frame."""
        return answer(FRAME)

    @bp.get("/embed/waymark.js")
    def widget() -> Response:
        """The one script that puts the frame into a page of another site. Its address stays; its content is ours to mend."""
        return Response((ROOT / "chat" / "static" / "waymark.js").read_bytes(), mimetype="text/javascript")

    return bp


def _sameness(turn: Turn, now: datetime) -> tuple[Hashable, ...]:
    """All that the page of a turn depends on but for the person's own words and the sealed state."""
    reply, told = turn.reply, turn.reply.talk.told
    minute = now.replace(second=0, microsecond=0)
    return (
        turn.tag, minute, reply.node, reply.lines, reply.crisis, reply.advice, reply.question, reply.menu,
        tuple((found.service.id, found.state, found.why) for found in reply.services), tuple(law.id for law in reply.laws),
        told.situations, told.platform, bool(reply.talk.past), tuple((label, bool(said)) for label, said in reply.because),
    )  # fmt: skip


def _words(turn: Turn, reader: cards.Reader) -> dict[str, Any]:
    """What the templates need, in the reader's language."""
    reply = turn.reply
    return {
        "reply": reply,
        "place": place,
        "facts": reader.facts,
        "told": reply.talk.told,
        "fitting": tools_for(reply.talk.told) if not reply.crisis else (),
        "cards": [cards.card(found, reader) for found in reply.services],
        "labels": labels,
        "words": sentences,
        "names": country_names(reader.language),
        "tongues": languages(),
    }
