"""The tools, in the order in which a person is likely to need them. Their addresses and titles say little (design, URL)."""

from __future__ import annotations

from dataclasses import dataclass

from web.marks import N_


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool: `endpoint` of its page, `icon` of templates/components/icons.html."""

    endpoint: str
    icon: str
    name: str
    about: str


TOOLS = (
    Tool(
        "toolkit.device",
        "phone",
        N_("Is my device safe?"),
        N_("A few questions about phone and accounts. They also say when it is better not to change anything yet."),
    ),
    Tool(
        "toolkit.notes",
        "form",
        N_("Keep a record"),
        N_(
            "Links, accounts, dates and words in one list. You can lock it with a passphrase, print it or hand it over."
        ),
    ),
    Tool(
        "toolkit.letters",
        "email",
        N_("Write a letter"),
        N_(
            "To the police, an app, a search engine, a school and others. In your language, and in that of "
            "whoever must read it."
        ),
    ),
    Tool(
        "toolkit.apps",
        "app",
        N_("Report it on the app"),
        N_("Steps for each app that you can tick off, with the letter one tap away."),
    ),
    Tool(
        "toolkit.fingerprints",
        "web",
        N_("How picture fingerprints work"),
        N_("Try it on our drawings: how StopNCII and Take It Down find copies without seeing the picture."),
    ),
    Tool(
        "toolkit.plan",
        "check",
        N_("A list to take along"),
        N_("Your next steps and numbers on one page, with a title that tells nothing."),
    ),
)
