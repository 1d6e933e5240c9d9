"""What can be ticked instead of written, so that it can stand in the letter in another language."""

from __future__ import annotations

from dataclasses import dataclass

from web.marks import N_


@dataclass(frozen=True, slots=True)
class Choice:
    """What happened: `label` in the form, `sentence` in the letter, and the conducts of the law data that it may fall under."""

    label: str
    sentence: str
    conducts: tuple[str, ...]


WHAT = {
    "sharing": Choice(
        N_("A private picture was shared"),
        N_("An intimate picture was shared without the consent of the person shown."),
        ("sharing",),
    ),
    "threats": Choice(
        N_("Someone threatens to share one"),
        N_("Someone threatens to share an intimate picture."),
        ("threats",),
    ),
    "sextortion": Choice(
        N_("Someone demands money, pictures or something else"),
        N_(
            "Someone demands money, more pictures or something else, and threatens to share an intimate "
            "picture otherwise."
        ),
        ("sextortion",),
    ),
    "synthetic": Choice(
        N_("A sexual picture was faked"),
        N_(
            "A sexual picture was made by computer or edited so that it seems to show a real person, "
            "without that person’s consent."
        ),
        ("synthetic",),
    ),
    "recorded": Choice(
        N_("Someone filmed or took pictures in secret"),
        N_("Someone filmed, photographed or recorded the person shown in secret."),
        ("voyeurism", "creation"),
    ),
    "unsolicited": Choice(
        N_("Someone sent sexual pictures that were not wanted"),
        N_("Someone sent sexual pictures that were not wanted."),
        ("unsolicited",),
    ),
    "minors": Choice(
        N_("Someone in the picture was, or may have been, under 18 when it was made"),
        N_("Someone in the picture was, or may have been, under 18 when it was made."),
        ("minors",),
    ),
}

# For whom the letter speaks: the first is chosen until somebody chooses otherwise.
FOR_WHOM = {
    "me": N_("It is about me"),
    "other": N_("I write for someone else, as a parent, guardian or with their agreement"),
}
