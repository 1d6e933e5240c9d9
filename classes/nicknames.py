"""What a nickname may be, and when two are the same to the eye.

Any script is welcome. A nickname holds something that can be seen, nothing that turns text around or hides in it, and is
at most 40 characters. Pure.
"""

from __future__ import annotations

import unicodedata

from web.marks import N_

MOST = 40  # as long as the column
FOLDED_MOST = 80
_JOINERS = "\u200c\u200d\ufe0f"  # they shape letters and emoji

EMPTY = N_("A nickname needs at least one letter or figure.")
TOO_LONG = N_("A nickname has at most %(most)s characters.")
TAKEN = N_("Somebody in the class has this nickname already. Please choose another.")


def clean_nickname(typed: str) -> str:
    """The nickname as it is kept: composed, single blanks, nothing invisible but what shapes letters and emoji."""
    text = unicodedata.normalize("NFC", typed[:400])
    seen = "".join(" " if letter.isspace() else letter for letter in text)
    return " ".join("".join(letter for letter in seen if _may_stay(letter)).split())


def _may_stay(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def fold_nickname(nickname: str) -> str:
    """The nickname as it is compared: case, width and invisible signs make no difference."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", nickname[:400]).casefold())
    return " ".join(
        "".join(letter for letter in text if unicodedata.category(letter) != "Cf" and letter != "\ufe0f").split()
    )


def fault_of(nickname: str) -> str | None:
    """What is wrong with a cleaned nickname, as a msgid (with `most`), or None."""
    if not any(unicodedata.category(letter)[0] in "LNS" for letter in nickname):
        return EMPTY
    return TOO_LONG if len(nickname) > MOST or len(fold_nickname(nickname)) > FOLDED_MOST else None
