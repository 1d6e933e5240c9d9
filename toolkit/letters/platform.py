"""Letter 2: a notice to a platform, under its own rules and, where it holds, the Digital Services Act."""

from __future__ import annotations

from toolkit.letter import Letter, Part
from toolkit.letters import common
from web.marks import N_

LETTER = Letter(
    number=2,
    id="platform",
    name=N_("Notice to an app or a site"),
    about=N_("Asks a platform to take a picture or an account down, under its own rules and the law of your country."),
    seen_by=N_(
        "The people at the platform who handle reports. The letter asks them not to pass your name on; "
        "we cannot promise that they keep to it."
    ),
    before=(
        N_("Most platforms want reports through their own form. Use the form, and copy the text from here into it."),
        N_(
            "If someone in the picture is under 18, the report works without your name in many places. "
            "Leave it blank if you like."
        ),
    ),
    fields=("platform", "links", "account", "seen", "name", "person", "contact", "words"),
    choices=(*common.POSTED, "sextortion"),
    parts=(
        Part(N_("Date: {today}")),
        Part(N_("To: {platform}")),
        Part(N_("Notice: intimate content without consent"), kind="subject"),
        common.GREETING,
        Part(N_("I ask you to remove the content named here from your service.")),
        *common.SHOWN,
        common.LINKS,
        common.ACCOUNT,
        common.SEEN,
        common.HAPPENED,
        *common.what(*common.POSTED, "sextortion"),
        common.WORDS,
        Part(N_("It breaks your own rules on intimate pictures without consent.")),
        Part(
            N_(
                "This is also a notice under Article 16 of this law: {law}. I believe that the content is "
                "illegal, since the person shown did not agree to it."
            ),
            place="eu",
            law="eu-dsa",
        ),
        Part(N_("I believe that the following law may have been broken:"), cites="crimes"),
        Part(N_("I also rely on this law:"), place="elsewhere", cites="duties"),
        Part(
            N_(
                "Please confirm that you received this, decide soon, and tell me your decision, its "
                "reasons and how to object to it."
            ),
        ),
        Part(
            N_("Please treat this as sexual material of a child: block it at once and report it to the authorities."),
            when=("minors",),
        ),
        Part(
            N_("Please also look for the same picture elsewhere on your service and keep it from being posted again.")
        ),
        common.SECRECY,
        Part(N_("I believe in good faith that what I say in this notice is accurate and complete.")),
        *common.SIGNED,
    ),
    reader="service",
    fits=(frozenset({"at-app", "at-messages", "at-search"}),),
)
