"""A lesson pack: everything an educator needs to teach a course, put together from the course itself and the directory. Pure.

Plan, guide, ground rules and what to do when somebody tells come from the guide's parts; sheets from the lessons; nothing is
written twice. What a course has no guide for is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from courses.library import Library, Shown, View
from courses.records import Course, Lesson
from directory.cards import Card

# Parts of a guide (`courses.schema.GUIDE_PARTS`) by the section of the pack that they stand in.
PLAN = ("aims", "before", "timings")
RULES = ("ground-rules",)
GUIDE = ("activities", "hard-questions", "question-box", "disclosure", "after")
SECTIONS = ("plan", "rules", "guide", "sheets", "letter", "card")


@dataclass(frozen=True, slots=True)
class Planned:
    """A lesson in the plan. `lang` is set where its words are English."""

    lesson: Lesson
    view: View


@dataclass(frozen=True, slots=True)
class Pack:
    """The pack of a course in the class's language; `guide` is None where there is none, and then its parts are empty."""

    course: Course
    about: View
    lessons: tuple[Planned, ...]
    guide: View | None
    parts: Mapping[str, Shown]

    def of(self, names: Sequence[str]) -> list[Shown]:
        """The parts of the guide with these names that there are."""
        return [self.parts[name] for name in names if name in self.parts]

    @property
    def in_english(self) -> bool:
        """Whether some of it is in English although the class reads another language."""
        views = [self.about, *(it.view for it in self.lessons), *([self.guide] if self.guide else [])]
        return any(view.lang or view.partly_english for view in views)

    @property
    def reviewed(self) -> bool:
        """Whether a person has read all of it."""
        views = [self.about, *(it.view for it in self.lessons), *([self.guide] if self.guide else [])]
        return all(view.reviewed for view in views)


def make_pack(library: Library, course: Course, language: str) -> Pack:
    """The pack of an open course in a language."""
    guide = library.guide(course, language)
    return Pack(
        course=course,
        about=library.about(course, language),
        lessons=tuple(
            Planned(lesson, library.lesson(course, lesson, language)) for lesson in course.lessons if lesson.is_open
        ),
        guide=guide,
        parts={shown.block.id: shown for shown in guide.blocks if shown.block.kind == "part"} if guide else {},
    )


def for_carers(young: Sequence[Card], staff: Sequence[Card]) -> list[Card]:
    """The services of the letter to carers: one for them, one for their child."""
    return [*staff[:1], *young[:1]]
