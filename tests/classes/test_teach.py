"""Class mode: every step of every lesson, no names, the language changes at any step, counts only from five on. On both databases."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from classes import service_progress
from classes.models import Assignment
from classes.work import Answered, Work
from tests.browsing import text_of
from tests.databases import Site
from tests.people import educator_client, learner_client, make_class, make_educator, make_learner


class Room:
    def __init__(self, site: Site, learners: int = 6) -> None:
        self.teacher = make_educator(site)
        self.row = make_class(site, self.teacher)
        self.learners = [make_learner(site, self.row, nickname=f"Heron{n}") for n in range(learners)]
        self.client = educator_client(site, self.teacher)
        self.path = f"/class/en-GB/{self.row.id}/teach"
        with site.store.write() as session:
            session.add(Assignment(class_id=self.row.id, course="consent", lesson=None, opens_on=site.clock.now.date()))


def steps_of(site: Site, course: int, lesson: int) -> list[Any]:
    library = site.app.extensions["waymark.classes"].courses.library
    return [shown.block for shown in library.lesson(*library.find_lesson(course, lesson), "en").blocks]


def test_the_lessons_can_be_chosen(site: Site) -> None:
    room = Room(site, 0)
    html = room.client.get(room.path).get_data(as_text=True)
    assert f"{room.path}/1/1" in html
    assert f"{room.path}/4/6" in html


@pytest.mark.parametrize(("course", "lesson"), [(1, 1), (1, 2), (2, 2), (2, 6), (3, 1), (4, 4)])
def test_every_step_can_be_shown_and_ends(site: Site, course: int, lesson: int) -> None:
    room = Room(site, 1)
    last = len(steps_of(site, course, lesson)) + 2
    for step in range(1, last + 1):
        page = room.client.get(f"{room.path}/{course}/{lesson}/{step}")
        assert page.status_code == 200
        html = page.get_data(as_text=True)
        assert "Heron0" not in html
        assert "<input" not in html.split("<main")[1].split("</main>")[0]
        assert ("data-next" in html) == (step < last)
        assert ("data-back" in html) == (step > 1)
        assert f"/class/fi-GB/{room.row.id}/teach/{course}/{lesson}" in html  # another language, the same step
    assert room.client.get(f"{room.path}/{course}/{lesson}/{last + 1}").status_code == 404


def test_the_same_step_in_another_language(site: Site) -> None:
    room = Room(site, 0)
    for tag in ("fi", "ko"):
        assert room.client.get(f"/class/{tag}/{room.row.id}/teach/1/1/4").status_code == 200


def answer(site: Site, room: Room, block: Any, picked: list[int]) -> None:
    for learner, number in zip(room.learners, picked, strict=False):
        work = Work((Answered(block.id, block.parts[number].id, "right"),), place=block.id)
        service_progress.keep(site.store, learner.id, "consent", "what-consent-is", work, site.clock.now.date())


def test_the_class_sees_counts_of_five_or_more_only(site: Site) -> None:
    room = Room(site, 12)
    blocks = steps_of(site, 1, 1)
    number, block = next((n, block) for n, block in enumerate(blocks, start=2) if block.question == "one")
    path = f"{room.path}/1/1/{number}?counts=1"
    answer(site, room, block, [0] * 4)
    assert "Too few have answered" in text_of(room.client.get(path))
    answer(site, room, block, [0] * 7 + [1] * 5)
    words = text_of(room.client.get(path))
    assert "7 of the class" in words
    assert "5 of the class" not in words  # with 7, 5 and 0 the 0 would follow from it
    answer(site, room, block, [0] * 10 + [1] * 2)
    words = text_of(room.client.get(path))
    assert "2 of the class" not in words
    assert "of the class" not in text_of(room.client.get(f"{room.path}/1/1/{number}"))


def test_only_those_who_teach_the_class_find_it(site: Site) -> None:
    room = Room(site)
    stranger, learner = educator_client(site), learner_client(site, room.learners[0])
    for path in ("", "/1/1", "/1/1/3", "/1/1/3?counts=1"):
        assert stranger.get(room.path + path).status_code == 404
        assert learner.get(room.path + path).status_code == 404
        assert room.client.get(f"/class/en-GB/{uuid.uuid4()}/teach{path}").status_code == 404
    assert site.client().get(room.path).headers["Location"] == "/class/en-GB/sign-in"
    assert room.client.get(f"{room.path}/9/1").status_code == 404
