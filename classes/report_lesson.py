"""What a class answered in a lesson, and how well learners say they can do what it aims at: counts, never who. Pure.

In courses on abuse only counts of five or more (`classes.counting`); also nothing that says how many answered at all, since
somebody who is done and did not answer may have skipped for their own safety.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from classes import answers
from classes.counting import safe_counts, safe_picks
from classes.tables import FEW, Cell, Head, Table
from courses.records import Block
from web.marks import N_

Say = Callable[[str], str]
Counts = Mapping[str, int | None]

VERDICTS = {"right": N_("all of it right"), "part": N_("some of it right"), "wrong": N_("not right yet")}
STEPS = {1: N_("not yet"), 2: N_("partly"), 3: N_("well")}
WHEN = {"before": N_("Before"), "after": N_("After")}
FIRST, NOW = N_("First answer"), N_("Answer now")
FITS, NOT = N_("fits"), N_("does not fit")


@dataclass(frozen=True, slots=True)
class Answered:
    """So many learners answered a question first in this way and now in that."""

    question: str
    first: str
    first_verdict: str
    latest: str
    latest_verdict: str
    count: int


@dataclass(frozen=True, slots=True)
class Rated:
    """So many learners rated an aim in this way before and in that after; None where they did not."""

    aim: str
    before: int | None
    after: int | None
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """An answer of a question: its words, whether it fits, how often it was given first and now. None is not to be shown."""

    words: str
    note: str
    first: int | None
    now: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the lesson and what was answered. `is_shown`: there is a number to show.

    `is_hard`: less than half had it right at first; never said where a count is not to be shown.
    """

    id: str
    text: str
    rows: tuple[Row, ...]
    is_shown: bool
    is_hard: bool = False


@dataclass(frozen=True, slots=True)
class Aim:
    """An aim of the lesson: for each step how many chose it, before and after; None is not to be shown."""

    id: str
    words: str
    before: Counts
    after: Counts
    is_shown: bool


def questions(blocks: Iterable[Block], answered: Sequence[Answered], abuse: bool, say: Say) -> list[Asked]:
    """Every question of the lesson with its counts, in the order of the lesson."""
    found = []
    for block in blocks:
        if block.kind == "question":
            mine = [row for row in answered if row.question == block.id]
            first = _counts(block, [(row.first, row.first_verdict, row.count) for row in mine], abuse)
            now = _counts(block, [(row.latest, row.latest_verdict, row.count) for row in mine], abuse)
            rows = tuple(Row(words, note, first[key], now[key]) for key, words, note in _answers_of(block, say))
            is_shown = any(row.first or row.now for row in rows)
            found.append(Asked(block.id, question_words(block), rows, is_shown, _is_hard(block, first)))
    return found


def _is_hard(block: Block, first: Counts) -> bool:
    if block.question == "several":
        return False  # its answers are given together, so their counts have no whole
    right = {part.id for part in block.parts if part.right} or {"right"}
    known = [count for count in first.values() if count is not None]
    return len(known) == len(first) and 2 * sum(first[name] or 0 for name in right) < sum(known)


def question_words(block: Block) -> str:
    """A question in plain words: its title, or the last line of its text, where the question itself stands."""
    if block.title:
        return plain(block.title)
    lines = [plain(line) for line in block.html.replace("</p>", "</p>\n").split("\n")]
    return next((line for line in reversed(lines) if line), block.id)


def plain(html: str) -> str:
    """HTML of an author as plain text."""
    return Markup(html).striptags()  # noqa: S704 (only its words are kept)


def _answers_of(block: Block, say: Say) -> list[tuple[str, str, str]]:
    if block.question in ("one", "several"):
        return [(part.id, plain(part.title), say(FITS) if part.right else say(NOT)) for part in block.parts]
    # What was put where is of no use without the lesson beside it: whether it worked says where a class struggles.
    return [(name, say(words), "") for name, words in VERDICTS.items()]


def _counts(block: Block, given: Iterable[tuple[str, str, int]], abuse: bool) -> Counts:
    total: Counter[str] = Counter()
    answered = 0
    for text, verdict, count in given:
        answered += count
        for name in answers.chosen(block, text) if block.question in ("one", "several") else (verdict,):
            total[name] += count
    names = [part.id for part in block.parts] if block.question in ("one", "several") else list(VERDICTS)
    counts = {name: total[name] for name in names}
    if not abuse:
        return counts
    return safe_picks(counts, answered) if block.question == "several" else safe_counts(counts)


def aims(words: Mapping[str, str], rated: Sequence[Rated], abuse: bool) -> list[Aim]:
    """Every aim of the lesson (`words` by id) with its counts."""
    found = []
    for name, text in words.items():
        mine = [row for row in rated if row.aim == name]
        before = _steps(((row.before, row.count) for row in mine), abuse)
        after = _steps(((row.after, row.count) for row in mine), abuse)
        is_shown = any((*before.values(), *after.values()))
        found.append(Aim(name, text, before, after, is_shown))
    return found


def _steps(given: Iterable[tuple[int | None, int]], abuse: bool) -> Counts:
    total: Counter[int] = Counter()
    for step, count in given:
        if step in STEPS:
            total[step] += count
    counts = {str(step): total[step] for step in STEPS}
    return safe_counts(counts) if abuse else counts


def answers_table(asked: Sequence[Asked], say: Say) -> Table:
    """All questions of a lesson as one table."""
    heads = (
        Head(say(N_("Question"))),
        Head(say(N_("Answer"))),
        Head(say(N_("Fits"))),
        Head(say(FIRST), number=True),
        Head(say(NOW), number=True),
    )
    rows = [
        (one.text, row.words, row.note, cell(row.first, say), cell(row.now, say)) for one in asked for row in one.rows
    ]
    return Table("answers", say(N_("Questions and answers")), heads, rows)


def aims_table(found: Sequence[Aim], say: Say) -> Table:
    """All aims of a lesson as one table."""
    steps = [Head(say(words), say(WHEN[when]), number=True) for when in WHEN for words in STEPS.values()]
    rows = [
        (one.words, *(cell(count, say) for counts in (one.before, one.after) for count in counts.values()))
        for one in found
    ]
    return Table("aims", say(N_("Aims, before and after")), (Head(say(N_("Aim"))), *steps), rows)


def cell(count: int | None, say: Say) -> Cell:
    """A count, or the words that stand for one that is not to be shown."""
    return say(FEW) if count is None else count
