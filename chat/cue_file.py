"""The cue file of a language: one feature a line, readable enough to review, written the same for the same weights.

labels  danger  self-harm …
start   -0.912  -0.934 …
bars    -0.310  …
steps   0.0123  0.0210
word     knife   57   T..c…       after the word and how telling it is, one letter a label, in the order of `labels`:
concept  WEAPON  30   Q.b.…       A to Z speaks for it, a to z against it, the later in the alphabet the more
A label with > before it: that this is what the message is about first. Beside the folders stands a file for all languages:
meaning  knife   80   R..b…       an English word beginning, which words of all languages stand for (chat/meanings.py)
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from chat.cues import LARGEST, Cues, Table
from chat.meanings import MOST, Weights
from directory.source import DataError, Fault

NAME = "cues.tsv"
NOTE = "# Made by `flask chat fit`, never by hand. How to read it: chat/cue_file.py"
_LETTERS = "zyxwvutsrqponmlkjihgfedcba.ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Each letter as the byte that is added up: the weight, moved so that it is never below 0.
_BYTES = str.maketrans({letter: chr(at) for at, letter in enumerate(_LETTERS)})
Row = tuple[list[int], int]  # the weight for each label, and how telling the feature is


def text(labels: tuple[str, ...], numbers: Mapping[str, list[float]], tables: Mapping[str, Mapping[str, Row]]) -> str:
    """The file as text, from the features of each kind."""
    lines = [NOTE, "\t".join(["labels", *labels])]
    lines += ["\t".join([name, *(f"{value:.4f}" for value in values)]) for name, values in numbers.items()]
    for kind, rows in tables.items():
        for feature in sorted(rows):
            weights, telling = rows[feature]
            lines.append(
                "\t".join([kind, feature, str(telling), "".join(_LETTERS[weight + LARGEST] for weight in weights)])
            )
    return "\n".join(lines) + "\n"


def read(folder: Path) -> Cues | None:
    """The cues of a language folder, None where it has none yet. Raises DataError for a file that was damaged."""
    path = folder / NAME
    if not path.exists():
        return None
    try:
        return parsed(path.read_text(encoding="utf-8"))
    except (ValueError, KeyError, IndexError) as error:
        raise DataError([Fault(f"{folder.name}/{NAME}", 1, f"is damaged, make it anew: {error}")]) from error


def read_shared(folder: Path) -> Weights | None:
    """What is weighed alike in all languages, from the folder that holds theirs; None where it was not made yet."""
    path = folder / NAME
    if not path.exists():
        return None
    try:
        return shared(path.read_text(encoding="utf-8"))
    except (ValueError, KeyError, IndexError) as error:
        raise DataError([Fault(NAME, 1, f"is damaged, make it anew: {error}")]) from error


def _rows(content: str) -> tuple[dict[str, list[str]], dict[str, dict[str, tuple[int, int]]]]:
    """The lines above the features by their first word; and of each kind the features, packed, and how telling they are."""
    head: dict[str, list[str]] = {}
    tables: dict[str, dict[str, tuple[int, int]]] = {"word": {}, "concept": {}, "meaning": {}}
    for line in content.splitlines():
        kind, *cells = line.split("\t")
        if kind in tables:
            feature, telling, letters = cells
            if len(letters) != len(head["labels"]):
                raise ValueError(f"“{feature}” has not one letter a label")
            lanes = bytearray(2 * len(letters) + 2)
            lanes[:-2:2] = letters.translate(_BYTES).encode("latin-1")
            lanes[-2] = int(telling)
            tables[kind][feature] = int.from_bytes(lanes, "little"), int(telling)
        elif cells:
            head[kind] = cells
    return head, tables


def parsed(content: str) -> Cues:
    """The cues that the file of a language says."""
    head, rows = _rows(content)
    tables = {kind: {feature: packed for feature, (packed, _) in found.items()} for kind, found in rows.items()}
    labels = tuple(head["labels"])
    start, bars, steps = ([float(cell) for cell in head[name]] for name in ("start", "bars", "steps"))
    if not len(labels) == len(start) == len(bars):
        raise ValueError("labels, start and bars differ in number")
    words, concepts = (
        Table(tables[kind], len(labels) + 1, step) for kind, step in zip(("word", "concept"), steps, strict=True)
    )
    return Cues(labels, words, concepts, tuple(start), tuple(bars))


def shared(content: str) -> Weights:
    """The weights of meanings that the file of all languages says."""
    head, rows = _rows(content)
    meanings = rows["meaning"]
    numbers = {stem: at for at, stem in enumerate(meanings)}
    # How telling a meaning is counts by its square where it is surer: it has no lane of its own here.
    lanes = (1 << 16 * len(head["labels"])) - 1
    packed, telling = [row[0] & lanes for row in meanings.values()], [row[1] for row in meanings.values()]
    themselves = {stem: ((at, MOST),) for stem, at in numbers.items()}
    return Weights(numbers, packed, telling, len(head["labels"]), float(head["steps"][0]), themselves)
