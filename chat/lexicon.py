"""Which concepts each word of a script stands for, as keys of the automaton; and which words it knows at all."""

from __future__ import annotations

from chat import vocabulary
from chat.fold import bare, one_script
from chat.normalise import divided
from chat.vocabulary import Vocabulary

WHOLE, START, INSIDE = 0, 1, 2
_EMPTY = {apostrophe: Vocabulary(set(), set(), set(), set(), apostrophe) for apostrophe in ("", " ")}


def spell(text: str, apostrophe: str) -> list[str]:
    """The words of a piece of script, spelt as a message is."""
    if text.isascii() and text.replace(" ", "").isalpha():
        return text.lower().split()
    return [one_script(word) for word in divided(text, _EMPTY[apostrophe]).plain]


def kind_of(text: str) -> tuple[int, str]:
    """How a written word is to be found: `photo` whole, `valokuv-` at the beginning of a word, `-bild-` anywhere in it."""
    if not text.endswith("-") or len(text) < 3:
        return WHOLE, text
    return (INSIDE, text[1:-1]) if text.startswith("-") else (START, text[:-1])


def is_concept(name: str) -> bool:
    """Whether a piece of a pattern names a concept; otherwise it is plain words."""
    return all("A" <= letter <= "Z" or letter.isdigit() or letter == "_" for letter in name) and not name.isdigit()


class Numbers:
    """Gives numbers to concepts, to sets of alternatives and to plain words, and keeps what each stands for."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.also: dict[int, set[int]] = {}
        self.plain: dict[str, int] = {}

    def of(self, name: str) -> int:
        """The number of a concept, a new one if it has none."""
        return self.numbers.setdefault(name, len(self.numbers))

    def piece(self, alternatives: tuple[str, ...]) -> int:
        """The number of a piece; each of its alternatives gives it too."""
        parts = [self.of(part) if is_concept(part) else self._plain(part) for part in alternatives]
        if len(parts) == 1:
            return parts[0]
        union = self.of("/".join(sorted(alternatives)))
        for part in parts:
            self.also.setdefault(part, set()).add(union)
        return union

    def _plain(self, text: str) -> int:
        return self.plain.setdefault(text, self.of(text))

    def emitted(self, number: int) -> set[int]:
        """All that is there when this concept is there."""
        return {number} | self.also.get(number, set())


class Lexicon:
    """Collects the words of a script. `joined`: phrases are also found written without their spaces."""

    def __init__(self, apostrophe: str, joined: bool) -> None:
        self.apostrophe, self.joined = apostrophe, joined
        self.keys: dict[str, set[int]] = {}
        self.kinds: dict[str, int] = {}
        self.sensitive: set[str] = set()
        self.known: set[str] = set()

    def put(self, written: str, number: int, sensitive: bool = False) -> None:
        """A word or phrase, as its author wrote it, and the concept it stands for."""
        kind, text = kind_of(written)
        parts = spell(text, self.apostrophe)
        if not parts:
            return
        self._key(" ".join(parts), number, kind)
        if self.joined and len(parts) > 1:
            self._key("".join(parts), number, kind)
        if sensitive and len(parts) == 1 and kind == WHOLE:
            self.sensitive.add(parts[0])

    def _key(self, text: str, number: int, kind: int) -> None:
        # Beginnings and insides are found without their accents too; whole words are, through the vocabulary.
        for spelt in {text} if kind == WHOLE else {text, bare(text)}:
            key = f" {spelt} " if kind == WHOLE else f" {spelt}" if kind == START else spelt
            self.keys.setdefault(key, set()).add(number)
            self.kinds[key] = kind

    def know(self, said: set[str]) -> None:
        """Words that are spelt right although no concept holds them."""
        self.known |= {part for text in said for part in text.split()}

    def vocabulary(self) -> Vocabulary:
        """The vocabulary of everything collected."""
        whole = {part for key, kind in self.kinds.items() if kind == WHOLE for part in key.split()}
        whole |= {part for key, kind in self.kinds.items() if kind == START for part in key.split()[:-1]}
        starts = {key.split()[-1] for key, kind in self.kinds.items() if kind == START}
        return vocabulary.build(whole | self.known, starts, self.sensitive, self.apostrophe)
