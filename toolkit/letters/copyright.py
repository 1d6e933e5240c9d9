"""Letter 5: a copyright notice, for a picture that the person took themselves (`instruments.yaml`, us-dmca)."""

from __future__ import annotations

from toolkit.letter import Letter, Part
from toolkit.letters import common
from web.marks import N_

LETTER = Letter(
    number=5,
    id="copyright",
    name=N_("Copyright notice"),
    about=N_(
        "Only if you took the picture yourself, and the site did not react to the report about intimate pictures."
    ),
    seen_by=N_(
        "Often the person who posted the picture. Sites pass copyright notices on, with your name, and "
        "some are published in a database. "
        "If the other person must not learn your name or where you are, do not use this letter; let a "
        "service or a lawyer write."
    ),
    before=(
        N_("Try the report about intimate pictures first: it is quicker and keeps your name back."),
        N_("It does not fit fakes, or pictures that someone else took."),
        N_(
            "If the other person objects, the picture can come back after 10 to 14 working days unless you go to court."
        ),
    ),
    fields=("platform", "work", "links", "name", "contact"),
    choices=(),
    parts=(
        Part(N_("Date: {today}")),
        Part(N_("To: {platform}")),
        Part(N_("Notice of copyright infringement"), kind="subject"),
        common.GREETING,
        Part(N_("This is a notice under this law: {law}."), law="us-dmca"),
        Part(N_("The picture that is mine: {work}")),
        Part(N_("I took it myself and hold the copyright in it.")),
        Part(N_("Where it is used without my permission: {links}")),
        Part(
            N_(
                "I believe in good faith that this use is not permitted by me, by anyone who acts for me, or "
                "by the law."
            )
        ),
        Part(
            N_(
                "What I say in this notice is accurate. I state under penalty of perjury that I am the "
                "owner of the copyright."
            ),
        ),
        Part(N_("Please remove the picture and tell me when you have done so.")),
        common.SECRECY,
        *common.SIGNED,
    ),
    reader="service",
    never=frozenset({"under-18"}),
    needs=(frozenset({"took-me"}),),
    fits=(frozenset({"at-app"}), frozenset({"shared", "hidden-recording", "sextortion"})),
)
