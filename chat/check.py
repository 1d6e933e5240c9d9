"""Everything that can be wrong in a script, each fault with its file and line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from chat import built, engine, loader
from chat.compiled import Script, compile_script
from chat.lexicon import is_concept
from chat.records import BUILT_IN, Group, Source
from chat.source import Line
from directory.source import DataError, Fault

FEWEST_YES, FEWEST_NO = 3, 2
_SCRIPTS = {"latin": "LATIN", "cyrillic": "CYRILLIC", "hangul": "HANGUL"}


def check(langs: Iterable[str]) -> list[Fault]:
    """The faults of these languages."""
    found: list[Fault] = []
    for lang in langs:
        try:
            source = loader.load(lang)
            script = compile_script(source, loader.rules(), None if lang == "en" else built.borrowed())
        except DataError as error:
            found += error.faults
            continue
        found += [
            *_names(source),
            *_dead(source, script),
            *_coverage(source, script),
            *_letters(source),
            *_samples(source, script),
        ]
    return sorted(found, key=lambda fault: (fault.file, fault.line))


def _used(source: Source) -> set[str]:
    used: set[str] = set()
    for group in source.groups:
        used |= {name for pattern in group.patterns for piece in (*pattern.pieces, *pattern.barred) for name in piece}
        used |= {str(word) for word in (*group.unless, *group.unless_anywhere)}
    return used


def _names(source: Source) -> Iterator[Fault]:
    for group in source.groups:
        said = [
            (name, pattern.at)
            for pattern in group.patterns
            for piece in (*pattern.pieces, *pattern.barred)
            for name in piece
        ]
        said += [(str(word), word) for word in (*group.unless, *group.unless_anywhere)]
        for name, at in said:
            if is_concept(name) and name not in source.concepts and name not in BUILT_IN:
                yield at.fault(f"there is no concept {name}")


def _dead(source: Source, script: Script) -> Iterator[Fault]:
    used, needed = _used(source), {concept for _, concept, _ in script.rules.adds if concept}
    for concept in source.concepts.values():
        if concept.name not in used | needed and not concept.scope and not concept.idiom:
            yield concept.at.fault(f"no pattern uses {concept.name}")
        if not (concept.words or concept.english):
            yield concept.at.fault(f"{concept.name} has no words")
    for name in needed - source.concepts.keys():
        yield Fault(f"{source.lang}/concepts", 1, f"every language needs the concept {name}")
    seen: dict[object, Line] = {}
    for group in source.groups:
        for pattern in group.patterns:
            key = (
                group.label,
                frozenset(pattern.pieces),
                pattern.barred,
                group.where,
                group.negated,
                group.question,
                group.past,
                group.short,
            )
            if key in seen and (not pattern.ordered):
                yield pattern.at.fault(f"can never matter: line {seen[key].line} says the same")
            seen.setdefault(key, pattern.at)
            single = pattern.pieces[0] if len(pattern.pieces) == 1 else ()
            if any(is_concept(name) and name in source.concepts and source.concepts[name].idiom for name in single):
                yield pattern.at.fault("an idiom means nothing and cannot give a label")


def _coverage(source: Source, script: Script) -> Iterator[Fault]:
    rules, have = script.rules, {group.label for group in source.groups}
    for label in sorted(rules.required - have):
        yield Fault(f"{source.lang}/patterns/{label}.yaml", 1, "every language needs this label")
    for group in source.groups:
        if group.label not in rules.order:
            yield group.at.fault(f"“{group.label}” is no label of the taxonomy")
        for name, given, fewest in (("yes", group.yes, FEWEST_YES), ("no", group.no, FEWEST_NO)):
            if len(given) < fewest:
                yield group.at.fault(f"needs at least {fewest} samples under “{name}”")


def _letters(source: Source) -> Iterator[Fault]:
    # People of every language mix Latin words in; what is looked for is a letter of a third script that only looks right.
    wanted = ["LATIN", *(_SCRIPTS[word] for word in map(str.lower, source.language.letters) if word in _SCRIPTS)]
    for concept in source.concepts.values():
        for word in concept.words:
            wrong = [c for c in word if c.isalpha() and not any(unicodedata.name(c, "").startswith(w) for w in wanted)]
            if wrong:
                yield word.fault(
                    f"“{word}” has a letter of another script: {wrong[0]} ({unicodedata.name(wrong[0], '?')})"
                )


def expected(sample: Line) -> tuple[str, list[str]]:
    """The text of a sample and, after `=>`, all the labels it must have in this order."""
    text, _, labels = sample.partition("=>")
    return text.strip(), [label.strip() for label in labels.split(",") if label.strip()]


def fault_of(group: Group, sample: Line, wanted: bool, script: Script) -> str | None:
    """What is wrong with a sample: its label is not given, or given where it must not be, or another situation comes first."""
    text, all_wanted = expected(sample)
    rules = script.rules
    got = [label.label for label in engine.understand(script, text).labels]
    if not wanted:
        return f"“{text}” must not be {group.label}" if group.label in got and group.strength != "quiet" else None
    if group.strength == "quiet":
        return (
            None
            if engine.understand(script, text).quiet_risk or group.label in got
            else f"“{text}” shows no quiet risk"
        )
    if group.label not in got:
        return f"“{text}” must be {group.label}, is {', '.join(got)}"
    missing = [label for label in all_wanted if label not in got]
    if missing:
        return f"“{text}” must also be {', '.join(missing)}, is {', '.join(got)}"
    first = next((label for label in got if label in rules.situations), None)
    if group.label in rules.situations and first != group.label and first not in all_wanted:
        return f"“{text}” is stolen by {first}: it is {', '.join(got)}"
    return None


def _samples(source: Source, script: Script) -> Iterator[Fault]:
    for group in source.groups:
        for sample, wanted in [*((s, True) for s in group.yes), *((s, False) for s in group.no)]:
            wrong = fault_of(group, sample, wanted, script)
            if wrong:
                yield sample.fault(wrong)
