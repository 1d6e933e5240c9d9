"""What the files of a script say, as plain records: concepts, pattern groups, names, ages, rules."""

from __future__ import annotations

from dataclasses import dataclass, field

from chat.source import Line

SCOPES = ("negation", "negation-before", "me", "you", "other", "past", "reported", "question", "break")
BUILT_IN = ("PLATFORM", "COUNTRY", "LANGUAGE", "NUMBER", "MONEY", "CHILD_AGE", "ADULT_AGE")


@dataclass(slots=True)
class Concept:
    """Words that mean the same to us. `value` is set for names of places, platforms and languages."""

    name: str
    at: Line
    words: list[Line] = field(default_factory=list)
    english: list[Line] = field(default_factory=list)
    scope: str | None = None
    sensitive: bool = False
    idiom: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """Pieces that must be there, each a set of concept names or plain words, and pieces that must not."""

    at: Line
    pieces: tuple[tuple[str, ...], ...]
    ordered: bool
    barred: tuple[tuple[str, ...], ...] = ()


@dataclass(slots=True)
class Group:
    """Patterns of one label that share conditions and samples."""

    label: str
    at: Line
    patterns: list[Pattern]
    yes: list[Line]
    no: list[Line]
    unless: list[Line] = field(default_factory=list)
    unless_anywhere: list[Line] = field(default_factory=list)
    within: int = 12
    where: str = "sentence"
    negated: str = "no"
    past: str = "either"
    question: str = "either"
    quoted: str = "either"
    who: str | None = None
    short: int = 0
    first: bool = False
    strength: str = "strong"


@dataclass(slots=True)
class Language:
    """How a language is written: which letters, what an apostrophe does, which endings a word may take.

    `draft`: its script is being written; it is used, but not yet held to the checks.
    """

    letters: list[Line] = field(default_factory=list)
    apostrophe: str = "join"
    endings: list[Line] = field(default_factory=list)
    joined: bool = False
    common: list[Line] = field(default_factory=list)
    draft: bool = False


@dataclass(slots=True)
class Ages:
    """Words around a number that make it an age, and words that are an age by themselves."""

    after: list[Line] = field(default_factory=list)
    before: list[Line] = field(default_factory=list)
    before_other: list[Line] = field(default_factory=list)
    not_after: list[Line] = field(default_factory=list)
    not_before: list[Line] = field(default_factory=list)
    theirs: list[Line] = field(default_factory=list)
    child: list[Line] = field(default_factory=list)
    adult: list[Line] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Source:
    """All that the folder of one language says."""

    lang: str
    language: Language
    concepts: dict[str, Concept]
    groups: list[Group]
    platforms: dict[Line, list[Line]]
    places: dict[Line, list[Line]]
    not_places: list[Line]
    tongues: dict[Line, list[Line]]
    ages: Ages


@dataclass(frozen=True, slots=True)
class Rules:
    """The language-free rules of `labels.yaml`."""

    order: tuple[str, ...]
    urgent: tuple[str, ...]
    situations: tuple[str, ...]
    questions: tuple[str, ...]
    signals: tuple[str, ...]
    conversation: tuple[str, ...]
    drops: tuple[tuple[str, frozenset[str]], ...]
    adds: tuple[tuple[frozenset[str], str | None, str], ...]
    leads: dict[str, tuple[str, ...]]
    required: frozenset[str]
    rank: dict[str, int]  # the place of each label in `order`
