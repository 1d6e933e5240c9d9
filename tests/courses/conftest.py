"""A small course of its own for the tests, so that they hold whatever the lessons of the site say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from courses.evidence import Evidence, load_evidence
from courses.loader import Content, load
from courses.room import EVIDENCE

COURSE = """number: 1
audience: [13-15, adults]
delivery: either
topics: [consent]
curricula: [gb-eng-rshe-2025]
abuse: false
lessons:
  - id: first
    minutes: 10
    aims: [ask, hear]
"""
ABOUT = "---\ntitle: A course\nsummary: What it is about.\nrevision: 1\nreview: none\n---\n\nWelcome.\n"
LESSON = """---
title: A lesson
summary: What one learns.
revision: 1
review: none
aims:
  ask: Ask kindly
  hear: Hear the answer
---

/// note
    id: calm

It tells of a picture. Nothing is shown.
///

/// scene | At the stop
    id: stop

Mira waits. *Then* she asks.
///

## Why it matters {#why}

Because people **matter**. [Find help](help) or [go on](lesson:small/first).

//// choice
    id: turn

What do you do?

/// option | Ask
    id: ask
    leads: answer

They look up.
///
/// option | Leave
    id: leave

They wonder.
///
////

//// choice
    id: answer

They say no. You …

/// option | stop
    id: halt

They smile.
///
/// option | ask again
    id: again

They sigh. You can still stop.
///
////

//// question
    id: which
    kind: one
    aim: ask

Which is a yes?

/// answer | Yes
    id: "yes"
    right: true

It is.
///
/// answer | Hm
    id: hm

Not yet.
///
/// answer | Silence
    id: silence

Many people think so.
///
////

//// question
    id: all
    kind: several
    aim: hear

Which are signs?

/// answer | A nod
    id: nod
    right: true

Yes.
///
/// answer | A smile
    id: smile
    right: true

Often.
///
/// answer | A shoe
    id: shoe

No.
///
////

//// question
    id: row
    kind: order
    aim: ask

In which order?

/// answer | Look
    id: look

First.
///
/// answer | Ask
    id: ask

Second.
///
/// answer | Wait
    id: wait

Third.
///
////

//// question
    id: pairs
    kind: match
    aim: hear

What belongs together?

/// answer | A bell
    id: bell
    with: a ring

It rings.
///
/// answer | A door
    id: door
    with: a knock

One knocks.
///
////

/// reflect
    id: think

How would you ask?
///

/// figure
    id: found
    finding: umbach-10-countries

It is common.
///

/// law
    id: rule
    covers: [sharing, threats]

What the law says:
///

/// help
    id: people
    situations: [shared, ask-legal-aid]

People who help:
///

/// talk
    id: group

What helps?
///

/// key
    id: remember

- Ask.
///
"""


def write_course(folder: Path, lessons: dict[str, str], course: str = COURSE) -> Path:
    """Writes the course `small` below `folder`; `lessons` is language → text."""
    here = folder / "small"
    for name in ("about", "first"):
        (here / name).mkdir(parents=True, exist_ok=True)
    (here / "course.yaml").write_text(course, encoding="utf-8")
    (here / "about" / "en.md").write_text(ABOUT, encoding="utf-8")
    for tag, text in lessons.items():
        (here / "first" / f"{tag}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Content]:
    """Reads a course of one lesson, given in English and perhaps other languages."""

    def made(english: str = LESSON, **others: str) -> Content:
        return load(write_course(tmp_path, {"en": english, **others}))

    return made


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    """The evidence as shipped."""
    return load_evidence(EVIDENCE)


@pytest.fixture(scope="session")
def lesson_paths(app: Flask) -> list[str]:
    """The address of every open lesson, without its tag."""
    with app.test_client() as client:
        text = client.get("/en/learn").get_data(as_text=True)
    found = []
    for number in range(1, 20):
        if f'href="/en/learn/{number}"' in text:
            for part in range(1, 13):
                if app.test_client().get(f"/en/learn/{number}/{part}").status_code == 200:
                    found.append(f"learn/{number}/{part}")
    return found
