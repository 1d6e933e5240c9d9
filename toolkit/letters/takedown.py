"""Letter 3: a request under the US TAKE IT DOWN Act, with its four required parts (`directory/data/platforms.yaml`, us_48_hours)."""

from __future__ import annotations

from toolkit.letter import Letter, Part
from toolkit.letters import common
from web.marks import N_

LETTER = Letter(
    number=3,
    id="takedown",
    name=N_("48-hour request under US law"),
    about=N_(
        "For platforms that come under US law: the four parts that make them act within 48 hours. You need "
        "not live in the US."
    ),
    seen_by=N_(
        "The people at the platform who handle reports. The letter asks them not to pass your name on; "
        "we cannot promise that they keep to it."
    ),
    before=(
        N_(
            "It has to have all four parts: signature, place, statement, contact. The page tells you when "
            "one is missing."
        ),
        N_(
            "Write down the day and hour when you send it. If it is still there after 48 hours, you can "
            "complain to the Federal Trade Commission."
        ),
    ),
    fields=("platform", "links", "account", "name", "person", "contact", "words"),
    choices=("sharing", "synthetic", "recorded", "minors"),
    parts=(
        Part(N_("Date: {today}")),
        Part(N_("To: {platform}")),
        Part(N_("Request for removal within 48 hours"), kind="subject"),
        common.GREETING,
        Part(N_("I ask you to remove an intimate picture under this law: {law}."), law="us-take-it-down-act-platforms"),
        Part(N_("1. Signature of the person shown, or of someone who may speak for them: {name}")),
        Part(N_("I sign for {person}."), when=("other",)),
        Part(N_("2. Where the picture is, so that you can find it: {links}")),
        common.ACCOUNT,
        Part(N_("3. I believe in good faith that the picture was published without the consent of the person shown.")),
        *common.what("sharing", "synthetic", "recorded", "minors"),
        common.WORDS,
        Part(N_("4. You can reach me at: {contact}")),
        Part(
            N_(
                "Please remove the picture as soon as you can, and within 48 hours of this request at the "
                "latest, and make reasonable efforts to find and remove the same picture elsewhere on your "
                "service."
            ),
        ),
        common.SECRECY,
        Part(N_("Yours faithfully,")),
        Part(N_("{name}"), kind="sign"),
    ),
    reader="service",
    fits=(
        frozenset({"at-app"}),
        frozenset({"app-us"}),
        frozenset({"shared", "synthetic", "hidden-recording", "sextortion"}),
    ),
)
