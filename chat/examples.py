"""Labelled messages, everyday talk and the samples beside the patterns, as the features that cues are fitted to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from chat import engine, samples
from chat.compiled import Script
from chat.cue_features import NOTHING
from chat.records import Source
from chat.samples import Sample

EVERYDAY = "everyday.txt"


@dataclass(frozen=True, slots=True)
class Example:
    """A message as features. `known`: the labels that are known to be there or not, None when all are."""

    words: frozenset[str]
    concepts: frozenset[str]
    labels: frozenset[str]
    known: frozenset[str] | None = None


def example(script: Script, text: str, labels: Iterable[str], known: Iterable[str] | None = None) -> Example:
    """A message with its labels as an example; one without any situation carries the label of that."""
    words, concepts = engine.features(script, text)
    said = frozenset(labels)
    more = frozenset() if said & set(script.rules.situations) or known is not None else frozenset([NOTHING])
    return Example(frozenset(words), frozenset(concepts), said | more, None if known is None else frozenset(known))


def examples(script: Script, source: Source, messages: list[Sample], everyday: list[str]) -> list[Example]:
    """The labelled messages first, then everyday talk, then the samples of the patterns, whose other labels are not known."""
    made = [example(script, sample.text, sample.labels) for sample in messages]
    rules = script.rules
    made += [
        # A single "yes" is everyday talk too, and still a yes.
        example(script, line, [NOTHING], [*rules.situations, *rules.questions, *rules.signals, NOTHING])
        for line in everyday
    ]
    for group in source.groups:
        if group.strength == "quiet":
            continue
        for sample in group.yes:
            text, _, more = sample.partition("=>")
            labels = {group.label, *(label.strip() for label in more.split(",") if label.strip())}
            situation = {NOTHING} if labels & set(script.rules.situations) else set()
            made.append(example(script, text.strip(), labels, labels | situation))
        made += [example(script, str(sample), (), [group.label]) for sample in group.no]
    return made


def gathered(script: Script, source: Source, folder: Path) -> tuple[list[Example], int]:
    """All examples of a language, from the folder of its messages, and how many of them are labelled messages.

    Only `dev.jsonl` is read of those: what is held out stays unknown to the cues too.
    """
    everyday = folder / EVERYDAY
    lines = everyday.read_text(encoding="utf-8").splitlines() if everyday.exists() else []
    messages = samples.read(folder / "dev.jsonl")
    talk = [line for line in lines if line.strip() and not line.startswith("#")]
    return examples(script, source, messages, talk), len(messages)
