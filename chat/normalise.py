"""A message cut into words, each knowing where it stood, which sentence and clause it belongs to, and its plain spelling."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from chat.fold import JOINTS, LEET, MASKS, one_script
from chat.vocabulary import Vocabulary

CAP = 2000  # code points of the message that are read at all
MOST_WORDS = 800  # more than any prose of 2,000 letters has
_MOST_MASKED = 60
_APOSTROPHES = "'’‘ʼ`´＇"
_SENTENCE = ".!?。！？"
_CLAUSE = ",;:()[]—–…،、"
_QUOTES = '"“”«»„'
# A run of letters, a run of digits, or one sign that is neither space nor letter.
_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_VARIANT = re.compile("[\ufe00-\ufe0f]")
_MOVED = frozenset(_APOSTROPHES)
_CHUNK = re.compile(r"\S+")


@dataclass(slots=True)
class Words:
    """The words of a message as parallel lists; `text` is the message as it was read."""

    text: str
    plain: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    clause: list[int] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    asked: set[int] = field(default_factory=set)

    def said(self, first: int, last: int) -> str:
        """The person's own words from one word to another, both included."""
        return self.text[self.start[first] : self.end[last]]


def _dropped(letter: str) -> bool:
    # Zero-width and bidirectional controls, soft hyphens, variation selectors: format characters, and all control but space.
    return (
        unicodedata.category(letter) in ("Cf", "Cc", "Cs", "Co") and not letter.isspace()
    ) or "\ufe00" <= letter <= "\ufe0f"


def _clusters(text: str) -> list[tuple[str, int]]:
    """The text as letters with the marks that belong to them, with the place of each."""
    made: list[tuple[str, int]] = []
    for at, letter in enumerate(text):
        jamo = "\u1160" <= letter <= "\u11ff"
        if made and made[-1][0] and (unicodedata.combining(letter) or jamo):
            if len(made[-1][0]) < 5:  # more marks than any language uses are noise
                made[-1] = (made[-1][0] + letter, made[-1][1])
        else:
            made.append((letter, at))
    return made


def plain_letters(text: str, apostrophe: str = "") -> tuple[str, list[int] | None]:
    """Lower-case compatible letters and, where they moved, the place of each in `text`. `apostrophe` is put for one."""
    # Most text, in other letters too, keeps every letter in its place but apostrophes. What cannot be printed is dropped below.
    if text.replace("\n", " ").isprintable():
        plain = ""
        if text.isascii():
            plain = text.lower()
        elif unicodedata.is_normalized("NFKC", text) and not _VARIANT.search(text):
            plain = text.casefold()
        if len(plain) == len(text):
            moved = _MOVED.intersection(plain)
            if not moved:
                return plain, None
            for sign in moved:
                plain = plain.replace(sign, apostrophe)
            return plain, None if apostrophe else [at for at, letter in enumerate(text) if letter not in moved]
    letters: list[str] = []
    places: list[int] = []
    composed = unicodedata.is_normalized("NFC", text)
    for cluster, at in [(c, i) for i, c in enumerate(text)] if composed else _clusters(text):
        if cluster in _APOSTROPHES:
            out = apostrophe
        elif cluster.isascii():
            out = cluster.lower() if cluster.isprintable() or cluster.isspace() else ""
        elif _dropped(cluster[0]):
            out = ""
        else:
            out = unicodedata.normalize("NFKC", cluster).casefold()
        letters.append(out)
        places.extend([at] * len(out))
    return "".join(letters), places


def read(text: str, vocabulary: Vocabulary) -> Words:
    """The words of a message: capped, folded, divided, and each spelt as the vocabulary spells it where that is known."""
    words = divided(text[:CAP], vocabulary)
    _join_spelt(words, vocabulary)
    resolve, budget = vocabulary.resolve, 40
    known = vocabulary.known
    for at, word in enumerate(words.plain):
        if word not in known and not word.isdigit():
            words.plain[at], tried = resolve(one_script(word), budget > 0)
            budget -= tried
    return words


def divided(text: str, vocabulary: Vocabulary) -> Words:
    """The words of a text as they are written, masks taken off."""
    plain, places = plain_letters(text, vocabulary.apostrophe)
    words = Words(text)
    _divide(plain, words, vocabulary)
    if places is not None:
        words.start = [places[at] for at in words.start]
        words.end = [places[at - 1] + 1 for at in words.end]
    return words


class _Cutter:
    """Adds words, and knows in which sentence and clause the text stands."""

    __slots__ = ("clause", "quoted", "sentence", "words")

    def __init__(self, words: Words) -> None:
        self.words, self.sentence, self.clause, self.quoted = words, 0, 0, False

    def add(self, plain: str, start: int, end: int) -> None:
        words = self.words
        words.plain.append(plain)
        words.start.append(start)
        words.end.append(end)
        words.sentence.append(self.sentence)
        words.clause.append(self.clause)
        words.quoted.append(self.quoted)

    def end_sentence(self) -> None:
        self.sentence += 1
        self.clause += 1

    def sign(self, sign: str, piece: str, at: int) -> None:
        """A sign that is no word, at a place in a piece of text without spaces."""
        if sign in _SENTENCE:
            if sign in "?？":
                self.words.asked.add(self.sentence)
            # "..." is a pause in one thought; "e.g" and "a.b" are no ends either.
            following, before = piece[at + 1 : at + 2], piece[max(0, at - 1) : at]
            if following.isalnum() or following == "." or before == sign == ".":
                self.clause += 1
            else:
                self.end_sentence()
        elif sign in _QUOTES:
            self.quoted = not self.quoted
        elif sign in _CLAUSE or (sign == "-" and len(piece) == 1):
            self.clause += 1


def _divide(plain: str, words: Words, vocabulary: Vocabulary) -> None:
    cutter, masks, last = _Cutter(words), _MOST_MASKED, 0
    for chunk in _CHUNK.finditer(plain):
        at, piece = chunk.start(), chunk.group()
        if len(words.plain) >= MOST_WORDS:
            break
        if "\n" in plain[last:at]:
            cutter.end_sentence()
        last = chunk.end()
        if piece.isalpha():
            cutter.add(piece, at, last)
            continue
        masked = _unmasked(piece, vocabulary) if masks > 0 and len(piece) > 2 else None
        masks -= len(piece) > 2
        if masked:
            word, left, right = masked
            cutter.add(word, at + left, at + right)
            piece, at = piece[right:], at + right
        for part in _PIECE.finditer(piece):
            if len(words.plain) >= MOST_WORDS:
                break
            sign = part.group()
            if sign[0].isalnum() or sign in vocabulary.signs or unicodedata.category(sign[0]) in ("So", "Sc"):
                # The same emoji over and over is one word.
                if sign.isalnum() or words.plain[-1:] != [sign]:
                    cutter.add(sign, at + part.start(), at + part.end())
            else:
                cutter.sign(sign, piece, part.start())


def _unmasked(chunk: str, vocabulary: Vocabulary) -> tuple[str, int, int] | None:
    """The sensitive word that a chunk like n*des, s3xt or k.m.s hides, with its place in the chunk; None when it hides none."""
    left, right = 0, min(len(chunk), 40)
    while left < right and not (chunk[left].isalnum() or chunk[left] in MASKS or chunk[left] in "@$"):
        left += 1
    while right > left and not (chunk[right - 1].isalnum() or chunk[right - 1] in MASKS or chunk[right - 1] in "@$"):
        right -= 1
    core = chunk[left:right]
    if len(core) < 3 or core.isalpha() or core.isdigit() or not any(letter.isalpha() for letter in core):
        return None
    for table in LEET:
        word = core.translate(table)
        if any(letter in MASKS for letter in word):
            word = "".join("*" if letter in MASKS else letter for letter in word)
            found = vocabulary.masked.get(word)
        else:
            joined = "".join(letter for letter in word if letter not in JOINTS)
            # A hyphen or a full stop between two ordinary words is no mask: only letter-by-letter spelling is joined.
            spelt = len(joined) == len(word) or len(word) - len(joined) >= len(joined) - 1
            found = joined if spelt and joined in vocabulary.sensitive else None
        if found:
            return found, left, right
    return None


def _join_spelt(words: Words, vocabulary: Vocabulary) -> None:
    """Letters typed apart (n u d e s) become the word, when it is a sensitive one."""
    at, plain, tries = 0, words.plain, _MOST_MASKED
    if sum([len(word) == 1 for word in plain]) < 3:
        return
    while at + 2 < len(plain) and tries:
        stop = at
        while stop < len(plain) and len(plain[stop]) == 1 and plain[stop].isalpha() and stop - at < 16:
            stop += 1
        if stop - at < 3:
            at = stop + 1
            continue
        tries -= 1
        run = "".join(plain[at:stop])
        for size in range(len(run), 2, -1):
            if run[:size] in vocabulary.sensitive:
                plain[at : at + size] = [run[:size]]
                words.end[at] = words.end[at + size - 1]
                for rows in (words.start, words.end, words.sentence, words.clause, words.quoted):
                    del rows[at + 1 : at + size]
                break
        at += 1
