"""What the mails say. Plain text, no picture, no tracking; subjects that say nothing about lessons. Pure: texts by `translate`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from web.marks import N_


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail. `link` is what the log shows where no mail server is set."""

    to: str
    subject: str
    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """The msgids of a mail: a subject, paragraphs, of which `LINK` stands for the link."""

    subject: str
    paragraphs: tuple[str, ...]


LINK = "%(link)s"
HELLO = N_("Hello,")
NOT_YOU = N_("If this was not you, you do not have to do anything.")
NOT_YOU_ACT = N_("If this was not you, choose a new password now, and end all other sessions in your account:")
FROM_US = N_("Waymark. Nobody reads answers to this mail.")

CONFIRM = Letter(
    N_("Confirm your address"),
    (
        N_("somebody, probably you, wants to use Waymark with this address. Open this page within a day to finish:"),
        LINK,
        NOT_YOU,
    ),
)
ALREADY = Letter(
    N_("You have an account"),
    (
        N_(
            "somebody, probably you, tried to register with this address. It has an account already. You can sign in here:"
        ),
        LINK,
        N_("If you do not know the password any more, choose a new one from that page."),
        NOT_YOU,
    ),
)
RESET = Letter(
    N_("Choose a new password"),
    (
        N_("somebody, probably you, asked for a new password. Open this page within an hour to choose one:"),
        LINK,
        NOT_YOU,
    ),
)
INVITATION = Letter(
    N_("You are invited"),
    (
        N_("you are invited to use Waymark as an educator. Open this page within 14 days to make your account:"),
        LINK,
        N_("If you did not expect this, you do not have to do anything."),
    ),
)
NEW_ADDRESS = Letter(
    N_("Confirm your address"),
    (N_("you asked to use this address for your account. Open this page within a day to confirm it:"), LINK, NOT_YOU),
)


def _notice(sentence: str) -> Letter:
    return Letter(N_("Your account was changed"), (sentence, NOT_YOU_ACT, LINK))


NOTICES = {
    "password": _notice(N_("the password of your account was changed.")),
    "address-asked": _notice(N_("somebody, probably you, asked to use another e-mail address for your account.")),
    "address": _notice(N_("your account now uses another e-mail address. This is the last mail to this one.")),
    "second-factor": _notice(N_("signing in to your account now takes a code from an app as well.")),
    "no-second-factor": _notice(N_("signing in to your account no longer takes a second step.")),
    "recovery-used": _notice(N_("somebody, probably you, signed in to your account with a recovery code.")),
    "recovery-new": _notice(N_("your account has new recovery codes. The old ones no longer work.")),
    "passkey": _notice(N_("a passkey was added to your account.")),
    "passkey-removed": _notice(N_("a passkey was removed from your account.")),
}
ERASED = Letter(
    N_("Your account was deleted"),
    (N_("your account and all that belonged to it were deleted, as you asked. This is our last mail to you."),),
)


def write(letter: Letter, to: str, translate: Callable[[str], str], link: str = "") -> Mail:
    """The mail in a language."""
    body = [link if part == LINK else translate(part) for part in letter.paragraphs]
    text = "\n\n".join([translate(HELLO), *body, "-- \n" + translate(FROM_US)])
    return Mail(to, f"Waymark: {translate(letter.subject)}", text + "\n", link)
