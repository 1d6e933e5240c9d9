"""Letter 9: to the person who did it. Never offered where an answer to it could be dangerous (issue 6)."""

from __future__ import annotations

from toolkit.letter import Letter, Part
from web.marks import N_

LETTER = Letter(
    number=9,
    id="stop",
    name=N_("“Please stop and delete”"),
    about=N_("To someone you know, when you are sure that writing to them is safe."),
    seen_by=N_(
        "The person you write to, and anybody whom they show it to. A court may see it one day too, so keep it calm."
    ),
    before=(
        N_("You owe them no letter. If you are not sure, let someone else write, or leave it."),
        N_("Write once, keep a copy with the date, and do not argue afterwards."),
        N_("Never meet them because of it."),
    ),
    fields=("recipient", "seen", "deadline", "name"),
    choices=("sharing", "synthetic", "recorded"),
    parts=(
        Part(N_("Date: {today}")),
        Part(N_("To: {recipient}")),
        Part(N_("Please stop, and delete the picture"), kind="subject"),
        Part(N_("I write about a picture of me.")),
        Part(N_("You shared it without my consent."), when=("sharing",), kind="item"),
        Part(N_("You made it, or had it made, without my consent: it is a fake."), when=("synthetic",), kind="item"),
        Part(N_("You took it without my knowledge."), when=("recorded",), kind="item"),
        Part(N_("I learnt of it on: {seen}")),
        Part(N_("I do not agree to this. If I ever agreed to anything, I take it back.")),
        Part(N_("Please:")),
        Part(N_("do not share the picture any more, with anybody, in any way;"), kind="item"),
        Part(N_("delete it everywhere: phone, computer, cloud, chats, backups;"), kind="item"),
        Part(N_("ask everybody who got it from you to delete it too;"), kind="item"),
        Part(N_("confirm to me in writing that you have done so, by this day: {deadline}"), kind="item"),
        Part(N_("Please do not contact me about anything else.")),
        Part(N_("{name}"), kind="sign"),
    ),
    reader="country",
    never=frozenset(
        {"danger", "partner-abuse", "sextortion", "grooming", "threat", "self-harm", "under-18", "picture-under-18"}
    ),
    needs=(
        frozenset({"adult"}),
        frozenset({"picture-adult"}),
        frozenset({"shared", "synthetic", "hidden-recording"}),
    ),
)
