"""What one letter may stand for: other scripts, look-alikes, lost accents, masks. Tables and pure functions on one word."""

from __future__ import annotations

import unicodedata

# Serbian Cyrillic, as Montenegrin writes it, to Latin.
_CYRILLIC = dict(
    zip(
        "абвгдђежзијклљмнњопрстћуфхцчџшѓќыэйщьъюяё" + "ѕ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "đ",
            "e",
            "ž",
            "z",
            "i",
            "j",
            "k",
            "l",
            "lj",
            "m",
            "n",
            "nj",
            "o",
            "p",
            "r",
            "s",
            "t",
            "ć",
            "u",
            "f",
            "h",
            "c",
            "č",
            "dž",
            "š",
            "đ",
            "ć",
            "i",
            "e",
            "j",
            "šč",
            "_",
            "_",
            "ju",
            "ja",
            "e",
            "s",
        ],
        strict=False,
    )
)
_CYRILLIC_TABLE = str.maketrans({letter: latin.replace("_", "") for letter, latin in _CYRILLIC.items()})
# Letters of other scripts that look Latin, folded only inside a word that mixes scripts.
_LOOK_ALIKE = str.maketrans("асеорхуіјѕԁһкмтвнαοερτυικνѵɡı", "aceopxyijsdhkmtbhaoeptuiknvgi")
_LETTERS = {"đ": "d", "ð": "d", "þ": "th", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "ß": "ss", "ı": "i"}
_SECOND = str.maketrans({"đ": "dj", "ä": "ae", "ö": "oe", "å": "aa", "ü": "ue", "þ": "t"})
_LATIN = str.maketrans(_LETTERS)

# Digits and signs that stand for letters; the two readings differ in 1.
LEET = (str.maketrans("013457@$!|€", "oieastasiie"), str.maketrans("013457@$!|€", "oleastaslle"))
MASKS = "*#%·•×"
JOINTS = "._-~+/"


def bare(word: str) -> str:
    """The word without its accents: š→s, ä→a, ð→d."""
    if word.isascii() or min(word) >= "\u1100":  # Hangul and emoji have no accents to lose
        return word
    parts = unicodedata.normalize("NFD", word.translate(_LATIN))
    kept = "".join(letter for letter in parts if not unicodedata.combining(letter))
    # Hangul comes apart into jamo; it has no accents to lose.
    return unicodedata.normalize("NFC", kept)


def shadows(word: str) -> set[str]:
    """The ways in which a word is typed without its accents."""
    return {bare(word), bare(word.translate(_SECOND))} - {word}


def one_script(word: str) -> str:
    """Cyrillic words in Latin; look-alike letters of a word of mixed scripts made Latin."""
    if word.isascii():
        return word
    latin = foreign = False
    for letter in word:
        if letter < "\u0250":
            latin = latin or letter.isalpha()
        elif letter < "\u0530":
            foreign = True
    if not foreign:
        return word
    return word.translate(_LOOK_ALIKE) if latin else word.translate(_CYRILLIC_TABLE)


def squeezed(word: str, most: int) -> str:
    """The word with every letter that stands more than `most` times in a row shortened to `most`."""
    kept: list[str] = []
    run = 0
    for letter in word:
        run = run + 1 if kept and kept[-1] == letter else 1
        if run <= most:
            kept.append(letter)
    return "".join(kept)


def without_one(word: str) -> list[str]:
    """The word with each of its letters left out in turn."""
    return [word[:at] + word[at + 1 :] for at in range(len(word))]
