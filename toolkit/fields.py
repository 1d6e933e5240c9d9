"""What a person may fill into a letter, each with why it is asked. All of it may be left blank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from web.marks import N_


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `label` and `hint` are msgids; a `list` has one thing a line; a `date` is written out by the page."""

    label: str
    hint: str
    kind: Literal["line", "area", "list", "date", "platform"] = "line"


FIELDS = {
    "recipient": Field(
        N_("Whom you write to"),
        N_("An office, a company or a person. If you do not know, write “Police” or “Customer support”."),
    ),
    "name": Field(
        N_("Your name"),
        N_("At the top of this page it says who will see it."),
    ),
    "person": Field(
        N_("The name of the person in the picture, if it is not you"),
        N_("Leave it blank if the picture shows you."),
    ),
    "contact": Field(
        N_("How they can reach you"),
        N_("An email address or number that the other person cannot open. Your home address is not needed."),
    ),
    "platform": Field(
        N_("App or site"),
        N_("Where the picture is, or where the messages came."),
        "platform",
    ),
    "links": Field(
        N_("Links, one on each line"),
        N_("The address of each post or page. Do not go looking for more: what you have is enough."),
        "list",
    ),
    "account": Field(
        N_("Account that did it"),
        N_("The user name exactly as written, or the name of the person if you know it."),
    ),
    "seen": Field(
        N_("When you first saw it"),
        N_("The day is enough. A day that is nearly right is fine too."),
        "date",
    ),
    "words": Field(
        N_("In your own words"),
        N_("Short is fine. What you write here stays in your words: the page does not translate it."),
        "area",
    ),
    "work": Field(
        N_("Which picture is yours"),
        N_(
            "Describe it so that it can be told from others, without details of the body: “a photo I took "
            "in my room in May 2024”."
        ),
        "area",
    ),
    "query": Field(
        N_("Search words that bring it up"),
        N_("For example your name. One on each line."),
        "list",
    ),
    "school": Field(
        N_("Name of the school, and the class"),
        N_("So that the letter reaches the right people."),
    ),
    "deadline": Field(
        N_("By when they should answer"),
        N_("A week from now is usual."),
        "date",
    ),
}
