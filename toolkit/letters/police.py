"""Letter 1: a report to the police."""

from __future__ import annotations

from toolkit.letter import Letter, Part
from toolkit.letters import common
from web.marks import N_

LETTER = Letter(
    number=1,
    id="police",
    name=N_("Report to the police"),
    about=N_("Tells the police what happened, names the laws that may apply, and asks for a reference number."),
    seen_by=N_(
        "The police. In many countries a report goes into a file that the accused person or their "
        "lawyer may read later. "
        "Ask about this before you give an address."
    ),
    before=(
        N_("In danger now? Call. A letter is too slow for that."),
        N_(
            "Whether to report is your choice. A helpline can go through it with you first, and you may "
            "bring someone along."
        ),
        N_("If you are under 18, you can do this with an adult you trust or with a children’s helpline."),
    ),
    fields=("recipient", "name", "person", "contact", "platform", "links", "account", "seen", "words"),
    choices=common.ALL_WHAT,
    parts=(
        *common.DATE_AND_RECIPIENT,
        Part(N_("Report: intimate-image abuse"), kind="subject"),
        common.GREETING,
        Part(N_("I wish to report what was done to me."), when=("me",)),
        Part(N_("I wish to report what was done to {person}, whom I may speak for."), when=("other",)),
        common.HAPPENED,
        *common.what(*common.ALL_WHAT),
        Part(N_("App or site: {platform}")),
        common.LINKS,
        common.ACCOUNT,
        common.SEEN,
        common.WORDS,
        Part(N_("I believe that the following law may apply. It is for you to decide which does:"), cites="crimes"),
        Part(N_("I can tell you more, and hand over what I have noted: dates, links, account names and messages.")),
        common.NO_PICTURE,
        Part(N_("I ask you to:")),
        Part(N_("record this report and give me its reference number;"), kind="item"),
        Part(N_("tell me who is in charge of it and how I can reach them;"), kind="item"),
        Part(N_("ask the service to keep its data before they are deleted;"), kind="item"),
        Part(N_("tell me before my contact details go into a file that the other side can read."), kind="item"),
        *common.SIGNED,
    ),
    reader="country",
)
