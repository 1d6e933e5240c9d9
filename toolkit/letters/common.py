"""Paragraphs that several letters share, so that they are translated once."""

from __future__ import annotations

from toolkit.choices import WHAT
from toolkit.letter import Part
from web.marks import N_

DATE_AND_RECIPIENT = (Part(N_("Date: {today}")), Part(N_("To: {recipient}")))
GREETING = Part(N_("Dear Sir or Madam,"))
SHOWN = (
    Part(N_("I am the person shown."), when=("me",)),
    Part(N_("I write for the person shown, {person}, whom I may speak for."), when=("other",)),
)
LINKS = Part(N_("Where it is: {links}"))
ACCOUNT = Part(N_("Account that did it, as far as I know: {account}"))
SEEN = Part(N_("First seen on: {seen}"))
WORDS = Part(N_("In my own words: {words}"), when=("words",))
NO_PICTURE = Part(
    N_("I do not attach any picture. Please do not ask me to send it by email or in a chat."),
)
SECRECY = Part(N_("Please do not pass my name or my contact details on to the person who did this or who posted it."))
SIGNED = (
    Part(N_("Yours faithfully,")),
    Part(N_("{name}"), kind="sign"),
    Part(N_("You can reach me at: {contact}")),
)


def what(*names: str) -> tuple[Part, ...]:
    """A sentence for each thing that happened, those of `names` that were ticked."""
    return tuple(Part(WHAT[name].sentence, when=(name,), kind="item") for name in names)


HAPPENED = Part(N_("What happened:"))
ALL_WHAT = tuple(WHAT)
POSTED = ("sharing", "threats", "synthetic", "recorded", "minors")
