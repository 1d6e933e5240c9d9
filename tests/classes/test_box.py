"""The question box: who reads and when is said first, no author is kept, danger shows help to the writer and an alert to the class."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from sqlalchemy import select

from classes.models import BoxQuestion, SchoolClass
from store.base import Base
from tests.browsing import text_of
from tests.databases import Site
from tests.people import educator_client, learner_client, make_class, make_educator, make_learner

QUESTION = "What is the difference between a joke and pressure?"
DANGER = "I want to kill myself, I cannot go on"


class Room:
    def __init__(self, site: Site, **values: Any) -> None:
        self.site = site
        self.teacher, self.other = make_educator(site, name="Ms Heron"), make_educator(site, name="Mr Lynx")
        self.row = make_class(site, self.teacher, self.other, **values)
        self.learner = make_learner(site, self.row, nickname="Wren")
        self.client = learner_client(site, self.learner)
        self.teaching = educator_client(site, self.teacher)
        self.path = f"/class/en-GB/{self.row.id}/box"

    def ask(self, text: str, **fields: str) -> Any:
        return self.client.submit("/class/en-GB/box", {"text": text, **fields}, button="Put it into the box")

    def questions(self) -> list[BoxQuestion]:
        with self.site.store.read() as session:
            return list(session.scalars(select(BoxQuestion)))

    def alert(self) -> bool:
        with self.site.store.read() as session:
            return session.get_one(SchoolClass, self.row.id).box_alert


def test_before_writing_it_says_who_reads_when_and_that_it_is_not_for_emergencies(site: Site) -> None:
    words = text_of(Room(site, box_days=3).client.get("/class/en-GB/box"))
    assert "Mr Lynx and Ms Heron" in words
    assert "within 3 days" in words
    assert "Not for emergencies" in words


def test_a_question_is_kept_without_its_author(site: Site) -> None:
    room = Room(site)
    answer = room.ask(QUESTION, known="no")
    assert answer.headers["Location"] == "/class/en-GB/box/sent"
    assert room.client.follow(answer).status_code == 200
    (kept,) = room.questions()
    assert (kept.text, kept.learner_id, kept.is_read) == (QUESTION, None, False)
    assert not room.alert()
    with site.store.read() as session:
        for table in Base.metadata.sorted_tables:
            for row in session.execute(select(table)).mappings():
                if QUESTION in str(dict(row)):
                    assert table.name == "box_question"
                    assert room.learner.id not in row.values()
    words = text_of(room.teaching.get(room.path))
    assert QUESTION in words
    assert "Wren" not in words
    assert "Without a name" in words
    assert "30 November 2026" in words


def test_whoever_wants_to_be_known_is(site: Site) -> None:
    room = Room(site)
    room.ask(QUESTION, known="yes")
    assert room.questions()[0].learner_id == room.learner.id
    assert "From Wren" in text_of(room.teaching.get(room.path))


@pytest.mark.parametrize("tag", ["en", "fi"])
def test_what_sounds_like_danger_shows_help_at_once_and_is_not_kept(site: Site, tag: str) -> None:
    room = Room(site, language=tag)
    room.client.get("/class/en-GB/box")
    answer = room.client.submit(
        f"/class/{tag}-GB/box", {"text": DANGER, "known": "yes"}, button="Put it into the box" if tag == "en" else ""
    )
    assert answer.status_code == 422
    html = answer.get_data(as_text=True)
    assert "tel:" in html
    assert DANGER in html  # what one wrote is not lost to the writer
    assert room.questions() == []
    assert room.alert()
    with site.store.read() as session:
        everything = str([session.execute(select(table)).all() for table in Base.metadata.sorted_tables])
    assert "kill myself" not in everything
    page = room.teaching.get(room.path)
    words = text_of(page)
    assert "Somebody in this class may need help" in words
    assert "Wren" not in words
    assert "kill" not in words


def test_the_help_is_that_of_the_country_of_the_class(site: Site) -> None:
    room = Room(site, country="FI")
    answer = room.client.submit("/class/en/box", {"text": DANGER}, button="Put it into the box")
    html = answer.get_data(as_text=True)
    assert "Kriisipuhelin" in html
    assert "tel:112" in html  # the address of the page names no country, the class does


def test_a_question_for_the_class_after_all_can_still_be_put(site: Site) -> None:
    room = Room(site)
    first = room.ask(DANGER)
    again = room.client.post_on(first, {"general": "1"}, button="Put it into the box")
    assert again.status_code == 303
    assert [it.text for it in room.questions()] == [DANGER]
    assert room.alert()


def test_the_alert_is_put_away_by_a_teacher(site: Site) -> None:
    room = Room(site)
    room.ask(DANGER)
    page = room.teaching.get(room.path)
    assert f"/class/en-GB/{room.row.id}/disclosure" in page.get_data(as_text=True)
    assert room.teaching.post_on(page, {}, button="I know what to do: put this away").status_code == 303
    assert not room.alert()


def test_questions_are_read_and_erased(site: Site) -> None:
    room = Room(site)
    room.ask(QUESTION)
    answer = room.teaching.submit(room.path, button="I have read it")
    assert answer.status_code == 303
    assert room.questions()[0].is_read
    assert room.teaching.submit(room.path, button="Erase it").status_code == 303
    assert room.questions() == []
    if site.kind == "sqlite":
        assert QUESTION.encode() not in b"".join(path.read_bytes() for path in site.folder.glob("waymark.db*"))


def test_a_box_can_be_closed_and_its_days_changed(site: Site) -> None:
    room = Room(site)
    token = room.teaching.token(room.path)
    assert room.teaching.post(room.path, data={"csrf": token, "days": "14"}).status_code == 303
    assert "The box is closed" in text_of(room.client.get("/class/en-GB/box"))
    answer = room.client.post("/class/en-GB/box", data={"csrf": room.client.token("/class/en-GB/me"), "text": QUESTION})
    assert answer.status_code == 422
    assert room.questions() == []
    assert room.teaching.post(room.path, data={"csrf": token, "days": "5000"}).status_code == 422


def test_empty_and_endless_questions_are_asked_again(site: Site) -> None:
    room = Room(site)
    for text in ("", " \n ", "x" * 1001):
        answer = room.client.post("/class/en-GB/box", data={"csrf": room.client.token("/class/en-GB/me"), "text": text})
        assert answer.status_code == 422
    assert "x" * 1001 in answer.get_data(as_text=True)
    assert room.questions() == []


def test_markup_stays_text(site: Site) -> None:
    room = Room(site)
    room.ask("<script>alert(1)</script> why?")
    html = room.teaching.get(room.path).get_data(as_text=True)
    assert "&lt;script&gt;" in html


def test_other_educators_and_learners_find_nothing(site: Site) -> None:
    room = Room(site)
    room.ask(QUESTION)
    question = room.questions()[0].id
    random = uuid.uuid4()
    stranger = educator_client(site)
    token = stranger.token("/class/en/account")
    bodies = set()
    for path in (room.path, f"/class/en-GB/{random}/box"):
        answer = stranger.get(path)
        assert answer.status_code == 404
        bodies.add(answer.get_data(as_text=True).replace(str(room.row.id), "").replace(str(random), ""))
    assert len(bodies) == 1
    for path in (f"{room.path}/{question}", f"{room.path}/{random}", f"{room.path}/alert", room.path):
        data = {"csrf": token, "days": "7", "erase": "1", "open": "1"}
        assert stranger.post(path, data=data).status_code == 404
    assert room.client.get(room.path).status_code == 404
    assert len(room.questions()) == 1


def test_a_former_co_teacher_finds_nothing(site: Site) -> None:
    room = Room(site)
    client = educator_client(site, room.other)
    assert client.get(room.path).status_code == 200
    from classes.models import Teaching

    with site.store.write() as session:
        session.delete(session.get_one(Teaching, (room.row.id, room.other.id)))
    assert client.get(room.path).status_code == 404
