"""The cards of learners who were just added or got new words: as a page, as PDF, and put away. Thin."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, g, redirect, render_template, session
from werkzeug.wrappers import Response as AnyResponse

from accounts import current, words
from accounts.sealing import RefusedError
from classes import cards, paper
from classes.cards import Card
from classes.models import SchoolClass
from classes.routes_parts import Page, address, here, join_address, page, room, tag_of
from web.marks import N_
from web.tag import Tag

bp = Blueprint("classes_cards", __name__)

STYLES = Path(__file__).with_name("cards.css")
KEPT = "cards"  # in the session
CARDS_DONE = N_("The words are put away. If a card is lost, give that learner new words.")


def hashed(text: str) -> str:
    """The hash of secret words, however they are typed."""
    return room().base.passwords.hash(words.folded(text))


def chosen(language: str) -> str:
    """Four words by chance."""
    return words.choose(language, secrets.randbelow)


def keep_cards(class_id: uuid.UUID, new: Sequence[Card]) -> None:
    """Has these cards wait for the next page, beside those that wait already."""
    waiting = cards.join(waiting_cards(class_id), new)
    session[KEPT] = room().cards.close_text(cards.pack(class_id, waiting, current.now()), _bound())


def waiting_cards(class_id: uuid.UUID) -> list[Card]:
    """The cards of a class that can still be seen."""
    try:
        raw = room().cards.open_text(str(session.get(KEPT, "")), _bound())
    except RefusedError:
        return []
    return cards.unpack(raw, class_id, current.now())


@bp.get("/class/<tag:tag>/<uuid:class_id>/cards")
@current.for_educators
def card_page(class_id: uuid.UUID) -> Page:
    """The cards of those who were just added, to be printed. Later there are none."""
    found = here(class_id)
    waiting = waiting_cards(class_id)
    return page("cards", school_class=found, cards=waiting, can_pdf=paper.can_make_pdf(), **_card_words(found))


@bp.get("/class/<tag:tag>/<uuid:class_id>/cards.pdf")
@current.for_educators
def card_paper(class_id: uuid.UUID) -> AnyResponse:
    """The same cards as PDF, in the language of the class."""
    found = here(class_id)
    waiting = waiting_cards(class_id)
    if not waiting or not paper.can_make_pdf():
        abort(404)
    html = _card_html(tag_of(found), cards=waiting, school_class=found, **_card_words(found))
    return Response(paper.make_pdf(html), mimetype="application/pdf")


@bp.post("/class/<tag:tag>/<uuid:class_id>/cards/done")
@current.for_educators
def cards_done(class_id: uuid.UUID) -> AnyResponse:
    """Puts the words away for good."""
    here(class_id)
    session.pop(KEPT, None)
    current.say(CARDS_DONE)
    return redirect(address(class_id, "people"), 303)


def _bound() -> str:
    return current.educator().id.hex


def _card_words(found: SchoolClass) -> dict[str, Any]:
    where = join_address(found)
    # The code stands on the card by itself, so the address is shown without it.
    return {"qr": cards.draw_qr(where), "where": where.partition("://")[2].rpartition("/")[0]}


def _card_html(tag: Tag, **values: Any) -> str:
    """The cards for paper, in the language of the class whatever the educator reads in."""
    before, g.tag = g.get("tag"), tag
    try:
        return render_template("classes/cards_paper.html", styles=STYLES.read_text(encoding="utf-8"), **values)
    finally:
        g.tag = before
