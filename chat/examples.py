"""Labelled messages, everyday talk and the samples beside the patterns, as the features that cues are fitted to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from chat import built, engine, loader, samples
from chat.compiled import Script
from chat.cue_features import NOTHING, is_word
from chat.meanings import STEM, Meaning, Meanings, read, themselves
from chat.records import Source
from chat.samples import Sample

EVERYDAY = "everyday.txt"
_KNOWN = 5  # English examples with a word that other languages may mix in


@dataclass(frozen=True, slots=True)
class Example:
    """A message as features. `known`: the labels that are known to be there or not, None when all are.

    `first`: the situation that comes first, or that there is none; empty when that is not known.
    """

    words: frozenset[str]
    concepts: frozenset[str]
    meanings: frozenset[Meaning]
    labels: frozenset[str]
    known: frozenset[str] | None = None
    first: str = ""


class Gathering:
    """Makes examples of one language. Given the meanings of its words, it says too what they mean."""

    def __init__(self, script: Script, meanings: Meanings) -> None:
        self.script, self.meanings = script, meanings

    def example(self, text: str, labels: Iterable[str], known: Iterable[str] | None = None) -> Example:
        """A message with its labels as an example; one without any situation carries the label of that."""
        words, concepts, said = engine.features(self.script, text)
        labels = list(labels)
        situations = [label for label in labels if label in self.script.rules.situations]
        if not situations and known is None:
            labels.append(NOTHING)
        first = situations[0] if situations else NOTHING if NOTHING in labels else ""
        told = None if known is None else frozenset(known)
        meant = frozenset(self.meanings.all(said).items())
        return Example(frozenset(words), frozenset(concepts), meant, frozenset(labels), told, first)

    def examples(self, source: Source, messages: list[Sample], everyday: list[str]) -> list[Example]:
        """The labelled messages first, then everyday talk, then the samples of the patterns, whose other labels are not known."""
        made = [self.example(sample.text, sample.labels) for sample in messages]
        rules = self.script.rules
        made += [
            # A single "yes" is everyday talk too, and still a yes.
            self.example(line, [NOTHING], [*rules.situations, *rules.questions, *rules.signals, NOTHING])
            for line in everyday
        ]
        for group in source.groups:
            if group.strength == "quiet":
                continue
            for sample in group.yes:
                text, _, more = sample.partition("=>")
                labels = [group.label, *(label.strip() for label in more.split(",") if label.strip())]
                situation = [NOTHING] if set(labels) & set(rules.situations) else []
                made.append(self.example(text.strip(), labels, [*labels, *situation]))
            made += [self.example(str(sample), (), [group.label]) for sample in group.no]
        return made


def gathered(
    script: Script, source: Source, folder: Path, meanings: Meanings | None = None
) -> tuple[list[Example], int]:
    """All examples of a language, from the folder of its messages, and how many of them are labelled messages.

    Only `dev.jsonl` is read of those: what is held out stays unknown to the cues too.
    """
    everyday = folder / EVERYDAY
    lines = everyday.read_text(encoding="utf-8").splitlines() if everyday.exists() else []
    messages = samples.read(folder / "dev.jsonl")
    talk = [line for line in lines if line.strip() and not line.startswith("#")]
    return Gathering(script, meanings or Meanings({})).examples(source, messages, talk), len(messages)


def english_meanings(made: list[Example], fewest: int = 1) -> dict[str, tuple[Meaning, ...]]:
    """The beginnings of English words that are in so many English examples, as what they mean."""
    counted = Counter(stem for one in made for stem in {word.strip()[:STEM] for word in one.words if is_word(word)})
    return themselves(stem for stem, count in counted.items() if count >= fewest)


def of_all(messages: Path) -> dict[str, tuple[list[Example], int]]:
    """The examples of every language. English words that others mix in mean themselves, where English messages have them too."""
    english = built.fresh("en")
    plain, _ = gathered(english, loader.load("en"), messages / "en")
    made = {"en": gathered(english, loader.load("en"), messages / "en", Meanings({}, english_meanings(plain)))}
    known = english_meanings(plain, _KNOWN)
    for lang in loader.available():
        if lang != "en":
            table = Meanings(read(loader.FOLDER / lang), known)
            made[lang] = gathered(built.fresh(lang), loader.load(lang), messages / lang, table)
    return made
