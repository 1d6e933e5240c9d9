"""Lessons of a class: who may take them, what is kept, going on anywhere in any language, skipping, rating. On both databases."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from classes import service_progress
from classes.models import AimRating, Answer, AssignedLearner, Assignment, Progress
from classes.work import Answered, Work
from tests.browsing import Browsing, text_of
from tests.databases import Site
from tests.people import educator_client, learner_client, make_class, make_educator, make_learner

# The first lesson of the first course; its first question is of kind one.
PAGE = "/class/en-GB/mine/1/1"


class Room:
    """A class with one learner, to whom the first course is assigned."""

    def __init__(self, site: Site, **values: Any) -> None:
        self.site = site
        self.teacher = make_educator(site)
        self.row = make_class(site, self.teacher)
        self.learner = make_learner(site, self.row)
        self.assignment = self.assign(**{"course": "consent", "lesson": None, **values})
        self.client = learner_client(site, self.learner)

    def assign(self, **values: Any) -> Assignment:
        row = Assignment(class_id=self.row.id, **{"opens_on": self.site.clock.now.date(), **values})
        with self.site.store.write() as session:
            session.add(row)
        return row

    def rows(self, table: Any) -> list[Any]:
        with self.site.store.read() as session:
            return list(session.scalars(select(table).where(table.learner_id == self.learner.id)))


def first_question(site: Site) -> Any:
    return questions(site)[0]


def questions(site: Site, course: int = 1, lesson: int = 1, kind: str = "one") -> list[Any]:
    library = site.app.extensions["waymark.classes"].courses.library
    found, one = library.find_lesson(course, lesson)
    return [shown.block for shown in library.lesson(found, one, "en").blocks if shown.block.question == kind]


def test_an_answer_is_kept_and_shown_again_in_any_language_and_device(site: Site) -> None:
    room, asked = Room(site), first_question(site)
    right = next(part for part in asked.parts if part.right)
    answer = room.client.submit(PAGE, {f"a.{asked.id}": right.id}, button=f"check={asked.id}")
    assert answer.headers["Location"] == f"{PAGE}#{asked.id}"
    (kept,) = room.rows(Answer)
    assert (kept.question, kept.first, kept.first_verdict, kept.latest_verdict) == (
        asked.id,
        right.id,
        "right",
        "right",
    )
    assert room.rows(Progress)[0].block == asked.id
    for other, path in ((room.client, PAGE), (learner_client(site, room.learner), "/class/ko-GB/mine/1/1")):
        html = other.get(path).get_data(as_text=True)
        assert f'name="a.{asked.id}" value="{right.id}" checked' in html
        assert f'href="#{asked.id}"' in html  # go on where you stopped
    assert f"/class/ko/mine/1/1#{asked.id}" in learner_client(site, room.learner).get("/class/ko/mine").get_data(
        as_text=True
    )


def test_the_first_answer_stays_and_the_last_one_changes(site: Site) -> None:
    room, asked = Room(site), first_question(site)
    right = next(part.id for part in asked.parts if part.right)
    wrong = next(part.id for part in asked.parts if not part.right)
    for picked in (wrong, right, right):
        assert room.client.submit(PAGE, {f"a.{asked.id}": picked}, button=f"check={asked.id}").status_code == 303
    (kept,) = room.rows(Answer)
    assert (kept.first, kept.first_verdict, kept.latest, kept.latest_verdict) == (wrong, "wrong", right, "right")


def test_a_question_checked_without_an_answer_keeps_none(site: Site) -> None:
    room, asked = Room(site), first_question(site)
    room.client.submit(PAGE, button=f"check={asked.id}")
    assert room.rows(Answer) == []


def test_ways_taken_in_a_story_are_kept_and_no_answer(site: Site) -> None:
    room = Room(site)
    library = site.app.extensions["waymark.classes"].courses.library
    course, lesson = library.find_lesson(1, 1)
    choice = next(it.block for it in library.lesson(course, lesson, "en").blocks if it.block.kind == "choice")
    room.client.submit(PAGE, button=f"pick={choice.id}.{choice.parts[0].id}")
    assert room.rows(Answer) == []
    assert room.rows(Progress)[0].picks == f"{choice.id}:{choice.parts[0].id}"
    assert 'aria-pressed="true"' in room.client.get(PAGE).get_data(as_text=True)


def test_skipping_counts_as_done_and_leaves_no_trace_of_which_it_was(site: Site) -> None:
    skipped, done = Room(site), Room(site)
    answer = skipped.client.submit(PAGE, button="skip=1")
    assert answer.status_code == 303
    done.client.submit(PAGE, button="done=1")
    one, other = skipped.rows(Progress)[0], done.rows(Progress)[0]
    assert one.is_done
    assert {name: getattr(one, name) for name in ("block", "picks", "is_done")} == {
        name: getattr(other, name) for name in ("block", "picks", "is_done")
    }
    assert "done" in text_of(skipped.client.get("/class/en/mine"))


def test_done_stays_done(site: Site) -> None:
    room, asked = Room(site), first_question(site)
    room.client.submit(PAGE, button="done=1")
    room.client.submit(PAGE, {f"a.{asked.id}": asked.parts[0].id}, button=f"check={asked.id}")
    assert room.rows(Progress)[0].is_done


def test_aims_are_rated_before_and_after_in_three_steps_only_if_one_likes(site: Site) -> None:
    room = Room(site)
    room.client.submit(PAGE, {"before.spot": "1"}, button="keep=before")
    room.client.submit(PAGE, {"after.spot": "3", "after.size": "2"}, button="done=1")
    rated = {row.aim: (row.before, row.after) for row in room.rows(AimRating)}
    assert rated == {"spot": (1, 3), "size": (None, 2)}
    html = room.client.get(PAGE).get_data(as_text=True)
    assert 'name="before.spot" value="1" autocomplete="off" checked' in html
    assert 'name="after.spot" value="3" autocomplete="off" checked' in html
    room.client.post(PAGE, data={"csrf": room.client.token(PAGE), "after.spot": "4", "before.size": "x"})
    assert {row.aim: (row.before, row.after) for row in room.rows(AimRating)} == rated


def test_a_script_sends_the_same_form_and_gets_204(site: Site) -> None:
    room, asked = Room(site), first_question(site)
    data = {"csrf": room.client.token(PAGE), f"a.{asked.id}": asked.parts[0].id, f"d.{asked.id}": "1"}
    answer = room.client.post(PAGE, data=data, headers={"Accept": "application/json"})
    assert answer.status_code == 204
    assert len(room.rows(Answer)) == 1


def test_changing_the_language_within_a_lesson_keeps_answers_and_place(site: Site) -> None:
    room, asked = Room(site), first_question(site)
    answer = room.client.submit(
        PAGE, {f"a.{asked.id}": asked.parts[0].id, f"d.{asked.id}": "1", "place": asked.id}, button="tongue=fi"
    )
    assert answer.headers["Location"] == f"/class/fi-GB/mine/1/1#{asked.id}"
    assert len(room.rows(Answer)) == 1


def test_reflections_are_never_sent_and_no_field_of_them_is_read(site: Site) -> None:
    room = Room(site)
    page = room.client.get(PAGE).get_data(as_text=True)
    areas = [part.split(">")[0] for part in page.split("<textarea")[1:]]
    assert areas
    assert not any("name=" in area for area in areas)
    room.client.post(PAGE, data={"csrf": room.client.token(PAGE), "reflect": "canary-words", "place": "canary-words"})
    with site.store.read() as session:
        everything = str([session.execute(select(table)).all() for table in (Progress, Answer, AimRating)])
    assert "canary-words" not in everything


def test_coming_back_later_keeps_everything(site: Site) -> None:
    room, asked = Room(site), first_question(site)
    answer = room.client.submit(PAGE, {f"a.{asked.id}": asked.parts[0].id, f"d.{asked.id}": "1"}, button="later=1")
    assert answer.headers["Location"] == "/class/en-GB/mine"
    assert len(room.rows(Answer)) == 1


def test_a_lesson_opens_on_its_day_and_to_those_it_is_for(site: Site) -> None:
    room = Room(site, lesson="asking", opens_on=date(2026, 11, 25), held_on=date(2026, 11, 25))
    random = room.client.get("/class/en-GB/mine/1/200")
    for path in ("/class/en-GB/mine/1/2", PAGE, "/class/en-GB/mine/2/2"):
        assert room.client.get(path).status_code == 404
    assert random.status_code == 404
    site.clock.advance(days=2)
    client = learner_client(site, room.learner)
    assert client.get("/class/en-GB/mine/1/2").status_code == 200
    some = room.assign(course="recognise", lesson="myths", for_all=False)
    assert client.get("/class/en-GB/mine/2/5").status_code == 404
    with site.store.write() as session:
        session.add(AssignedLearner(assignment_id=some.id, learner_id=room.learner.id))
    assert client.get("/class/en-GB/mine/2/5").status_code == 200


def test_nobody_else_can_write_there(site: Site) -> None:
    room, asked = Room(site), first_question(site)
    stranger = learner_client(site)
    token = stranger.token("/class/en/me")
    data = {"csrf": token, f"a.{asked.id}": asked.parts[0].id, "check": asked.id}
    assert stranger.post(PAGE, data=data).status_code == 404
    teacher = educator_client(site, room.teacher)
    assert teacher.post(PAGE, data={**data, "csrf": teacher.token()}).status_code == 404
    assert site.client().get(PAGE).headers["Location"] == "/class/en-GB/join"
    assert room.rows(Answer) == room.rows(Progress) == []


def test_reading_changes_nothing(site: Site) -> None:
    room = Room(site)
    room.client.get(PAGE)
    assert room.rows(Progress) == []


def test_the_page_says_truly_who_sees_what(site: Site) -> None:
    room = Room(site)
    room.assign(course="recognise", lesson="myths")
    assert "as numbers for the whole class, without names" in text_of(room.client.get(PAGE))
    assert "and only from five on" in text_of(room.client.get("/class/en-GB/mine/2/5"))


def test_the_tables_of_progress_hold_no_moment(site: Site) -> None:
    del site
    for table in (Progress, Answer, AimRating):
        kinds = {str(column.type) for column in table.__table__.columns}
        assert not any("DATE" in kind or "TIME" in kind for kind in kinds)


@pytest.mark.parametrize("tag", ["fr", "es", "fi", "sv", "is", "ko", "cnr"])
def test_every_language_has_every_lesson(site: Site, tag: str) -> None:
    room = Room(site)
    for name in ("recognise", "respond", "literacy"):
        room.assign(course=name, lesson=None)
    client: Browsing = room.client
    for number in range(1, 5):
        for part in range(1, 7):
            assert client.get(f"/class/{tag}-GB/mine/{number}/{part}").status_code == 200


def test_many_presses_at_once_lose_and_double_nothing(site: Site) -> None:
    room, asked = Room(site), questions(site)
    learners = [room.learner, *(make_learner(site, room.row) for _ in range(9))]
    failed: list[BaseException] = []

    def press(learner: Any) -> None:
        try:
            for verdict in ("wrong", "right"):
                for block in asked:
                    work = Work((Answered(block.id, block.parts[0].id, verdict),), place=block.id)
                    service_progress.keep(
                        site.store, learner.id, "consent", "what-consent-is", work, date(2026, 11, 23)
                    )
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=press, args=(learner,)) for learner in learners for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    with site.store.read() as session:
        assert session.scalar(select(func.count()).select_from(Answer)) == len(learners) * len(asked)
        assert session.scalar(select(func.count()).select_from(Progress)) == len(learners)


def test_using_a_class_notes_the_day(site: Site) -> None:
    room, asked = Room(site), first_question(site)
    site.clock.advance(days=3)
    client = learner_client(site, room.learner)
    client.submit(PAGE, {f"a.{asked.id}": asked.parts[0].id}, button=f"check={asked.id}")
    with site.store.read() as session:
        row = session.get_one(type(room.row), room.row.id)
        assert row.active_on == room.row.active_on + timedelta(days=3)
