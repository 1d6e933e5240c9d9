"""Which bars a report draws: how many are done with each lesson, how often each answer was given, aims before and after. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from classes.charts import Bar, Group, bars, stacks
from classes.report import Count, Say
from classes.report_lesson import STEPS, WHEN, Aim, Asked, cell
from classes.tables import Table
from web.marks import N_


def progress(counts: Sequence[Count], table: Table, say: Say) -> str:
    """For each lesson how many are done, and behind them how many have begun."""
    titles = [head.title for head in table.heads[2:]]
    of_all = say(N_("%(done)s of %(all)s"))
    groups = [
        Group(
            title,
            (
                Bar(count.done, "done", of_all % {"done": count.done, "all": count.all}),
                Bar(count.begun, "begun", ""),
            ),
        )
        for title, count in zip(titles, counts, strict=False)
    ]
    return stacks(groups, [count.all for count in counts], say(N_("How many are done with each lesson")))


def question(one: Asked, say: Say) -> str:
    """For each answer how often it was given first, and how often now."""
    numbers = [number for row in one.rows for number in (row.first, row.now) if number is not None]
    groups = [
        Group(
            row.words,
            (Bar(row.first, "before", str(cell(row.first, say))), Bar(row.now, "after", str(cell(row.now, say)))),
        )
        for row in one.rows
    ]
    return bars(groups, max(numbers, default=1), say(N_("How often each answer was given")))


def aim(one: Aim, say: Say) -> str:
    """For each step how many chose it before, and how many after."""
    numbers = [number for counts in (one.before, one.after) for number in counts.values() if number is not None]
    groups = [
        Group(
            say(words),
            tuple(
                Bar(counts[str(step)], when, str(cell(counts[str(step)], say)))
                for when, counts in zip(WHEN, (one.before, one.after), strict=True)
            ),
        )
        for step, words in STEPS.items()
    ]
    return bars(groups, max(numbers, default=1), say(N_("How well learners say they can do it")))
