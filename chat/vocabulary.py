"""The words that a script knows, and the one of them that a misspelt, unaccented or stretched word was meant to be."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from chat.fold import bare, shadows, squeezed, without_one

SHORTEST_TYPO = 5


@dataclass(slots=True)
class Vocabulary:
    """`known` words are left alone; `sensitive` ones are also found behind masks and typing errors."""

    known: Collection[str]
    starts: set[str]
    sensitive: set[str]
    signs: set[str]
    apostrophe: str = ""
    shadow: dict[str, str] = field(default_factory=dict)
    masked: dict[str, str] = field(default_factory=dict)
    near: dict[str, str] = field(default_factory=dict)

    def resolve(self, word: str, typos: bool) -> tuple[str, int]:
        """The known word meant by an unknown one, else the word itself; and 1 if it cost a look for typing errors."""
        if word in self.known:
            return word, 0
        plain = self._respelt(word)
        if plain:
            return plain, 0
        if not typos or len(word) < SHORTEST_TYPO or len(word) > 24 or not word.isalpha() or self._begins(word):
            return word, 0
        return self._mistyped(word) or word, 1

    def _respelt(self, word: str) -> str | None:
        found = self.shadow.get(word)
        if found:
            return found
        if not word.isascii():
            stripped = bare(word)
            if stripped in self.known:
                return stripped
            if stripped in self.shadow:
                return self.shadow[stripped]
        for most in (2, 1):
            short = squeezed(word, most)
            if short != word and (most == 2 or len(word) - len(short) > 1 or len(short) > 3):
                if short in self.known:
                    return short
                if short in self.shadow:
                    return self.shadow[short]
        return None

    def _begins(self, word: str) -> bool:
        return any(word[:size] in self.starts for size in range(3, len(word) + 1))

    def _mistyped(self, word: str) -> str | None:
        if word in self.near:  # a letter is missing
            return self.near[word]
        for shorter in without_one(word):
            if shorter in self.sensitive and len(shorter) >= SHORTEST_TYPO and shorter[0] == word[0]:
                return shorter  # a letter too many
            meant = self.near.get(shorter)
            if meant and len(meant) == len(word) and meant[0] == word[0]:
                wrong = sum(a != b for a, b in zip(word, meant, strict=True))
                # One letter wrong changes short words into other words (nudes, nodes); two exchanged hardly ever do.
                if (wrong == 2 and sorted(word) == sorted(meant)) or (wrong == 1 and len(word) >= SHORTEST_TYPO + 1):
                    return meant
        return None


def build(known: Iterable[str], starts: Iterable[str], sensitive: Iterable[str], apostrophe: str) -> Vocabulary:
    """A vocabulary from single words. All arguments are already in plain letters."""
    made = Vocabulary(set(known), set(starts), set(sensitive), set(), apostrophe)
    made.signs = {word for word in made.known if len(word) == 1 and not word.isalnum()}
    for word in sorted(made.known):
        for shadow in shadows(word) if not word.isascii() else ():
            if shadow not in made.known:
                made.shadow.setdefault(shadow, word)
    for word in sorted(made.sensitive):
        if len(word) >= 3:
            for at in range(len(word)):
                made.masked.setdefault(word[:at] + "*" + word[at + 1 :], word)
                if len(word) >= 5 and at + 1 < len(word):
                    made.masked.setdefault(word[:at] + "**" + word[at + 2 :], word)
            if len(word) >= 4:
                made.masked.setdefault(word[0] + "*" * (len(word) - 2) + word[-1], word)
        if len(word) >= SHORTEST_TYPO:
            for shorter in without_one(word):
                if shorter not in made.known:
                    made.near.setdefault(shorter, word)
    return made
