"""The shapes of courses, lessons and their blocks. Text is HTML that `prose` made and cleaned; all languages share the ids."""

from __future__ import annotations

from dataclasses import dataclass, field

from web.locales import DEFAULT


@dataclass(frozen=True, slots=True)
class Part:
    """An answer of a question or an option of a choice. `partner` is plain text; `leads` is the id of a choice."""

    id: str
    title: str
    html: str
    right: bool = False
    partner: str = ""
    leads: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a lesson. `kind` is one of schema.KINDS or “text”; the fields below `revision` belong to some kinds only."""

    kind: str
    id: str
    title: str
    html: str
    line: int
    revision: int = 1
    question: str = ""  # one, several, order, match
    aim: str = ""
    parts: tuple[Part, ...] = ()
    finding: str = ""
    covers: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()
    drawing: str = ""
    children: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file: a lesson, the words about a course, or a guide. `follows` is the English revision it was written from."""

    file: str
    title: str
    summary: str
    revision: int
    follows: int
    review: str
    aims: dict[str, str]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson in all the languages that it has been written in. `delivery`: facilitated, self-study, either.

    `tools` are names of tools of the toolkit that the lesson leads to.
    """

    id: str
    number: int
    minutes: int
    aims: tuple[str, ...]
    delivery: str
    tools: tuple[str, ...] = ()
    pages: dict[str, Page] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether it can be read: the English text is the one that all others fall back to."""
        return DEFAULT in self.pages


@dataclass(frozen=True, slots=True)
class Course:
    """A course. `abuse` means that answers are only ever shown to an educator as counts of five or more."""

    id: str
    number: int
    audience: tuple[str, ...]
    delivery: str
    topics: tuple[str, ...]
    curricula: tuple[str, ...]
    abuse: bool
    lessons: tuple[Lesson, ...]
    about: dict[str, Page] = field(default_factory=dict)
    guide: dict[str, Page] = field(default_factory=dict)

    @property
    def minutes(self) -> int:
        """How long all lessons take."""
        return sum(lesson.minutes for lesson in self.lessons)

    @property
    def is_open(self) -> bool:
        """Whether there is anything to show."""
        return DEFAULT in self.about and any(lesson.is_open for lesson in self.lessons)
