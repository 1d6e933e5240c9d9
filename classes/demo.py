"""The example class: who is in it and how each of them answers. All of it is made up, and looks so. Pure.

Nothing is left to chance, so that two example classes are alike: learner number 3 of 12 answers as `answers_right` says.
"""

from __future__ import annotations

EMAIL = "example@waymark.invalid"  # a domain that can never get mail (RFC 2606)
TEACHER = "Example Teacher"
CO_EMAIL = "example-two@waymark.invalid"
CO_TEACHER = "Another Example"
CLASS = "Example class (made up)"
AGES = "13-15"

# Things of a shore and its sky: nobody is called so.
NICKNAMES = (
    "Lighthouse", "Pebble", "North Wind", "Seagull 7", "Driftwood", "Tide", "Compass", "Kelp", "Lantern", "Ferry", "Moonrise",
    "Sandcastle", "Harbour", "Cormorant", "Full Sail", "Blue Mussel",
)  # fmt: skip
QUESTIONS = (
    "How do I say no to a friend without losing them?",
    "What if somebody says yes but does not look happy?",
    "Who in school may I talk to when it is about a picture?",
)
# Every third learner has a lesson to do yet, every fifth has only begun.
UNDONE, BEGUN = 3, 5


def state(learner: int, lesson: int) -> str:
    """done, begun or nothing, for a learner and a lesson by their numbers."""
    if lesson == 0:
        return "begun" if learner % BEGUN == BEGUN - 1 else "done"
    return "" if (learner + lesson) % UNDONE == 0 else "done"


def answers_right(learner: int, question: int) -> bool:
    """Whether a learner finds the right answer the first time: two of three do, and each question troubles others."""
    return (learner * 7 + question * 5) % 3 != 0


def ratings(learner: int, aim: int) -> tuple[int, int]:
    """How a learner rates an aim before and after: nobody falls, most rise."""
    before = 1 + (learner + aim) % 2
    return before, min(3, before + (learner * 3 + aim) % 3)
