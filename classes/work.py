"""What one press in a lesson asks to be kept, read from the form of its page. Pure.

Fields: those of every lesson (`courses.forms`); `before.<aim>` and `after.<aim>` with 1, 2 or 3; `place`, the block on the screen.
Buttons: check and pick as ever; `skip` and `done` (both mean done: nobody is told which), `later`, `keep`.
What the form does not know it leaves out; what somebody wrote to themselves has no name and never comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict

from classes import answers
from courses.forms import read_form
from courses.records import Block

STEPS = (1, 2, 3)  # not yet, partly, well
DONE = ("done", "skip")


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to a question and what it was worth: right, part or wrong."""

    question: str
    text: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be kept. `place` is the block to go on from, empty where the form names none."""

    answers: tuple[Answered, ...] = ()
    picks: str = ""
    place: str = ""
    is_done: bool = False
    before: Mapping[str, int] = field(default_factory=dict)
    after: Mapping[str, int] = field(default_factory=dict)


def read_work(form: MultiDict[str, str], blocks: Sequence[Block], aims: Iterable[str]) -> Work:
    """What a form holds. Never fails."""
    given = read_form(form, blocks)
    answered = []
    for block in blocks:
        if block.id in given.checked:
            verdict = answers.verdict(block, given)
            if verdict != "empty":
                answered.append(Answered(block.id, answers.write(block, given), verdict))
    held = tuple(aims)
    place = given.last or form.get("place", "")
    return Work(
        answers=tuple(answered),
        picks=answers.write_picks(blocks, given.picked),
        place=place if place in {block.id for block in blocks if block.id} else "",
        is_done=any(name in form for name in DONE),
        before=_ratings(form, "before", held),
        after=_ratings(form, "after", held),
    )


def _ratings(form: MultiDict[str, str], when: str, aims: Iterable[str]) -> dict[str, int]:
    found = {aim: form.get(f"{when}.{aim}", "") for aim in aims}
    return {aim: int(value) for aim, value in found.items() if value in {str(step) for step in STEPS}}
