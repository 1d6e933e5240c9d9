"""Letter 4: a request to erase personal data (GDPR article 17, and what other countries have)."""

from __future__ import annotations

from toolkit.letter import Letter, Part
from toolkit.letters import common
from web.marks import N_

LETTER = Letter(
    number=4,
    id="erasure",
    name=N_("Request to erase your data"),
    about=N_(
        "For a website, a company or a group that keeps or shows your picture. A picture of you is personal data."
    ),
    seen_by=N_(
        "Whoever runs the site. On a small site that may be the one who posted the picture: then let a "
        "removal service or a lawyer write for you."
    ),
    before=(N_("If they say no or do not answer, you can complain to the data protection authority of your country."),),
    fields=("recipient", "links", "name", "person", "contact", "words"),
    choices=("sharing", "synthetic", "recorded", "minors"),
    parts=(
        *common.DATE_AND_RECIPIENT,
        Part(N_("Request to erase personal data"), kind="subject"),
        common.GREETING,
        Part(N_("You keep or show a picture of a person. That is personal data, and I ask you to erase it.")),
        *common.SHOWN,
        common.LINKS,
        *common.what("sharing", "synthetic", "recorded", "minors"),
        common.WORDS,
        Part(N_("I did not consent to this use. If I ever did, I withdraw my consent now."), when=("me",)),
        Part(
            N_("The person shown did not consent to this use. Any earlier consent is withdrawn now."), when=("other",)
        ),
        Part(N_("I rely on the law on personal data that binds you, and on this law:"), cites="erasure"),
        Part(N_("I ask you to:")),
        Part(
            N_("erase the picture and everything that belongs to it, copies included, without undue delay;"),
            kind="item",
        ),
        Part(N_("tell those to whom you passed it on that they must erase it too;"), kind="item"),
        Part(N_("confirm to me in writing that you have done so."), kind="item"),
        Part(N_("If you refuse, please give me your reasons and name the authority where I can complain.")),
        common.SECRECY,
        *common.SIGNED,
    ),
    reader="country",
    fits=(frozenset({"at-app", "at-work", "at-school"}), frozenset({"shared", "synthetic", "hidden-recording"})),
)
