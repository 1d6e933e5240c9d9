"""Two languages that nobody speaks, made in memory: they show text that was never marked and boxes that break.

`accented` is English with accents and 40 % more letters; `mirrored` is right to left. Tests switch them on.
"""

from __future__ import annotations

import gettext
import re
from dataclasses import replace

from web.catalogues import Catalogue
from web.locales import DEFAULT, Language, languages

_ACCENTS = str.maketrans("aceinosuyzAEINOSUY", "àçéîñöšûýžÀÉÎÑÖŠÛÝ")
_KEPT = re.compile(r"(%\(\w+\)[sd]|\{\w+\}|&\w+;|<[^>]+>)")
OPEN, CLOSE = "⟦", "⟧"


def accented(message: str) -> str:
    """`message` with accents and padding, its placeholders left alone, between brackets that show where it was cut."""
    body = "".join(part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in _KEPT.split(message))
    # In pieces of nine letters, as long words are, so that the padding itself can wrap.
    padding = len(message) * 2 // 5
    return f"{OPEN}{body}{' ~~~~~~~~' * (padding // 9)}{'~' * (padding % 9)}{CLOSE}"


class _Pseudo(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return accented(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return accented(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return accented(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return accented(msgid1 if n == 1 else msgid2)


def pseudo_language(name: str) -> tuple[Language, Catalogue]:
    """The pseudo-language `accented` or `mirrored`, in the place of English, and its catalogue."""
    html = {"accented": "en", "mirrored": "ar"}[name]
    return replace(languages()[DEFAULT], html=html), Catalogue(html, _Pseudo(), is_source=True)
