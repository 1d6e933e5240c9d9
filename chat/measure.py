"""How well a script understands labelled messages, and why it understands a message as it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from chat import cue_features, engine, matching, normalise, scope
from chat.compiled import Script
from chat.samples import Sample


def _first(labels: Iterable[str], kinds: tuple[str, ...]) -> str | None:
    return next((label for label in labels if label in kinds), None)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "- (0)"


def counts(script: Script, samples: list[Sample]) -> Counter[str]:
    """Right and wrong by label and in the sums that the targets are set in; keys are like `crisis right`."""
    rules, tally = script.rules, Counter[str]()
    for sample in samples:
        found = engine.understand(script, sample.text)
        got, want = {label.label for label in found.labels}, set(sample.labels)
        for label in want | got:
            tally[
                f"{label} {'right' if label in want and label in got else 'missed' if label in want else 'extra'}"
            ] += 1
        for label in rules.urgent:
            tally["crisis wanted"] += label in want
            tally["crisis right"] += label in want and label in got
            tally["crisis got"] += label in got
        tally["questions wanted"] += len(want & set(rules.questions))
        tally["questions right"] += len(want & got & set(rules.questions))
        tally["questions got"] += len(got & set(rules.questions))
        wanted = _first(sample.labels, rules.situations)
        if wanted:
            tally["first wanted"] += 1
            tally["first right"] += wanted == _first((label.label for label in found.labels), rules.situations)
        elif _first((label.label for label in found.labels), rules.situations):
            tally["false situation"] += 1
        for name in ("country", "platform", "age"):
            if getattr(sample, name):
                tally[f"={name} wanted"] += 1
                tally[f"={name} right"] += getattr(sample, name) == getattr(found, name)
            elif getattr(found, name):
                tally[f"={name} invented"] += 1
    return tally


def report(script: Script, samples: list[Sample], misses: bool, only: str | None = None) -> Iterator[str]:
    """The lines of a report; misses at the end, the sums before them."""
    tally = counts(script, samples)
    for label in script.rules.order:
        right, missed, extra = (tally[f"{label} {kind}"] for kind in ("right", "missed", "extra"))
        if right + missed + extra:
            yield f"{label:18} recall {_share(right, right + missed):18} precision {_share(right, right + extra)}"
    for name in ("crisis", "questions"):
        right, wanted, got = (tally[f"{name} {kind}"] for kind in ("right", "wanted", "got"))
        yield f"{name:18} recall {_share(right, wanted):18} precision {_share(right, got)}"
    first = _share(tally["first right"], tally["first wanted"])
    yield f"{'first situation':18} {first}, {tally['false situation']} where there is none"
    for name in ("country", "platform", "age"):
        right, wanted, extra = (tally[f"={name} {kind}"] for kind in ("right", "wanted", "invented"))
        yield f"{name:18} {_share(right, wanted)}, {extra} invented"
    yield from _misses(script, samples, only) if misses else ()


def _misses(script: Script, samples: list[Sample], only: str | None) -> Iterator[str]:
    for sample in samples:
        found = engine.understand(script, sample.text)
        got, want = [label.label for label in found.labels], sample.labels
        wrong = {label for label in set(got) ^ set(want) if label in script.rules.order}
        if _first(got, script.rules.situations) != _first(want, script.rules.situations):
            wrong.add("first")
        for name in ("country", "platform", "age"):
            if getattr(sample, name) != getattr(found, name):
                wrong.add(name)
        if wrong and (only is None or only in wrong):
            yield f"- {sample.text}\n    wanted: {' '.join(want)}\n    got:    {' '.join(got)}"


def alarms(script: Script, lines: list[str]) -> Iterator[str]:
    """The lines of unrelated talk that were given a situation, and how many there are."""
    crisis = situation = 0
    for line in lines:
        got = [label for label in engine.understand(script, line).labels if label.label in script.rules.situations]
        if got:
            situation += 1
            crisis += any(label.label in script.rules.urgent for label in got)
            yield f"- {line}\n    got: {'; '.join(f'{label.label} ({label.because})' for label in got)}"
    yield f"{len(lines)} lines: crisis {crisis}, any situation {_share(situation, len(lines))}"


def why(script: Script, text: str) -> Iterator[str]:
    """The words as read, the concepts in them, the patterns fulfilled, and what came of it."""
    words = normalise.read(text, script.vocabulary)
    yield "words:    " + " ".join(words.plain)
    seen, _ = engine.seen_and_told(script, words)
    around = scope.Scope(script, words, seen)
    for sentence, there in sorted(seen.by_sentence.items()):
        for concept, places in there.items():
            name = script.names[concept]
            said = ", ".join(
                " ".join(words.plain[a : b + 1]) + (" (denied)" if around.denied[a] else "") for a, b in places
            )
            yield f"{sentence + 1}: {name} ← {said}"
    for match in matching.find(script, words, seen, around):
        at = match.rule.group.at if match.rule else None
        written = match.rule.text if match.rule else ""
        said = words.said(match.first, match.last)
        yield f"{match.label} ({match.strength}) by {at and at.file}:{at and at.line} “{written}” ← {said}"
    if script.cues:
        concepts = cue_features.of_concepts(seen, around)
        sums = zip(
            script.cues.labels,
            script.cues.scores(
                cue_features.of_words(words), concepts, script.meanings.all(cue_features.spelt(words.plain))
            ),
            script.cues.bars,
            strict=True,
        )
        near = sorted(sums, key=lambda row: row[2] - row[1])[:5]
        yield "cues:     " + ", ".join(f"{label} {score:.2f} of {bar:.2f}" for label, score, bar in near)
    found = engine.understand(script, text)
    yield "labels:   " + ", ".join(f"{label.label} ({label.because})" for label in found.labels)
    yield f"country {found.country}, platform {found.platform}, age {found.age}, language {found.other_language}"
    yield f"quiet risk {found.quiet_risk}"
