"""The cards that an educator prints and gives out: where to join, the class code, a nickname, four secret words.

The QR code is drawn here, as SVG, and holds the address with the class code and nothing of the learner: whoever photographs a
card from afar reads no nickname and no words from it. Between two pages the cards lie sealed in the educator's sign-in, for half
an hour at most or until they say that they are done. Pure.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import segno

SHOWN_FOR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Card:
    """What one learner is given: the words can be seen this once."""

    learner_id: uuid.UUID
    nickname: str
    words: str


def pack(class_id: uuid.UUID, cards: Iterable[Card], now: datetime) -> bytes:
    """The cards as they are sealed."""
    rows = [[str(card.learner_id), card.nickname, card.words] for card in cards]
    until = (now + SHOWN_FOR).isoformat()
    return json.dumps({"class": str(class_id), "until": until, "cards": rows}, ensure_ascii=False).encode()


def unpack(raw: bytes, class_id: uuid.UUID, now: datetime) -> list[Card]:
    """The cards of this class; none once their time is over."""
    data = json.loads(raw)
    if data["class"] != str(class_id) or datetime.fromisoformat(data["until"]) <= now:
        return []
    return [Card(uuid.UUID(learner), nickname, words) for learner, nickname, words in data["cards"]]


def join(before: Sequence[Card], new: Sequence[Card]) -> list[Card]:
    """Cards that wait to be printed, and newer ones; of one learner only the newest."""
    again = {card.learner_id for card in new}
    return [*(card for card in before if card.learner_id not in again), *new]


def draw_qr(address: str) -> str:
    """The QR code of an address as SVG that sizes to its box, for a page or for paper."""
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_inline(omitsize=True, border=2, svgclass="qr", lineclass="qr-line", dark="#000", light="#fff"))
