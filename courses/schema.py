"""What may stand in a lesson: the blocks with their options, and the words that `course.yaml` may use."""

from __future__ import annotations

from dataclasses import dataclass, field

ID = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
LANGUAGE_FREE = ("id", "revision")
REVIEWS = ("none", "native", "professional")
AUDIENCES = ("13-15", "16-18", "adults", "educators")
DELIVERIES = ("facilitated", "self-study", "either")
# The tools of the toolkit, by name: a lesson may lead to one; tests/courses keeps the two lists the same.
TOOLS = ("device", "notes", "letters", "apps", "fingerprints", "plan")
TOPICS = (
    "consent", "sharing", "abuse", "law", "help", "evidence", "accounts", "media", "design", "bystander", "relationships",
)  # fmt: skip
QUESTIONS = ("one", "several", "order", "match")
GUIDE_PARTS = (
    "aims", "before", "ground-rules", "timings", "activities", "hard-questions", "question-box", "disclosure", "after",
)  # fmt: skip
TITLE, SUMMARY = 60, 140  # characters at most


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of block: its options, whether it has text, and what may stand inside it."""

    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    text: bool = True
    titled: bool = field(default=True)


KINDS = {
    "note": Kind(),
    "scene": Kind(),
    "choice": Kind(inside=("option",)),
    "question": Kind(needs=("kind", "aim"), inside=("answer",)),
    "reflect": Kind(),
    "figure": Kind(needs=("finding",)),
    "law": Kind(needs=("covers",)),
    "help": Kind(needs=("situations",)),
    "key": Kind(),
    "media": Kind(needs=("file",), titled=False),
    "talk": Kind(),
    "part": Kind(inside=("help", "law")),
    "answer": Kind(may=("right", "with")),
    "option": Kind(may=("leads",)),
}
IN_LESSONS = tuple(name for name in KINDS if name not in ("part", "answer", "option"))
