"""An educator's way through their classes, as a browser without script goes it; on both databases."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from accounts.models import Learner
from classes.models import AssignedLearner, Assignment, Membership, SchoolClass, Teaching
from classes.service_people import MOST_AT_ONCE
from tests.browsing import Browsing, text_of
from tests.databases import Site
from tests.people import educator_client, make_class, make_educator, make_learner

NEW = {"name": "8B", "ages": "13-15", "language": "en", "country": "FI"}


def count(site: Site, table: type) -> int:
    with site.store.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def a_class(site: Site) -> tuple[Browsing, str, SchoolClass]:
    """A browser of its only teacher, the address of the class, the class."""
    teacher = make_educator(site)
    row = make_class(site, teacher)
    return educator_client(site, teacher), f"/class/en/{row.id}", row


def test_a_class_is_made_with_a_code_and_leads_on_to_its_learners(site: Site) -> None:
    client = educator_client(site)
    assert "Make a class" in text_of(client.get("/class/en/classes"))
    page = client.follow(client.submit("/class/en/classes/new", NEW, button="Make the class"))
    assert "Add learners" in text_of(page)
    with site.store.read() as session:
        row = session.scalars(select(SchoolClass)).one()
        assert (row.name, row.language, row.country, row.ages) == ("8B", "en", "FI", "13-15")
        assert session.scalars(select(Teaching)).one().is_owner
    assert "8B" in text_of(client.get("/class/en/classes"))
    assert f"{row.code[:4]}-{row.code[4:]}" in text_of(client.get(f"/class/en/{row.id}"))


@pytest.mark.parametrize(
    "fields", [{"name": ""}, {"name": "x" * 61}, {"ages": "7-9"}, {"language": "xx"}, {"country": "ZZ"}]
)
def test_bad_input_makes_nothing_and_keeps_what_was_typed(site: Site, fields: dict[str, str]) -> None:
    client = educator_client(site)
    page = client.submit("/class/en/classes/new", {**NEW, **fields})
    assert page.status_code == 422
    assert "Please look at this again" in text_of(page)
    assert count(site, SchoolClass) == 0


def test_the_settings_change_what_they_say_and_nothing_else(site: Site) -> None:
    client, there, row = a_class(site)
    page = client.get(f"{there}/settings")
    more = {"code": "AAAAAAAA", "is_owner": "1", "archived_on": "2026-01-01", "box_alert": "1", "calendar_token": "x"}
    token = re.search(r'name="csrf" value="([^"]+)"', page.get_data(as_text=True))
    assert token
    client.post(f"{there}/settings", data={**NEW, **more, "name": "9C", "csrf": token[1]})
    with site.store.read() as session:
        now = session.get_one(SchoolClass, row.id)
        assert (now.name, now.country) == ("9C", "FI")
        kept = ("code", "archived_on", "box_alert", "calendar_token", "made_on")
        assert all(getattr(now, name) == getattr(row, name) for name in kept)


def test_thirty_learners_are_added_at_once_and_their_words_are_shown_once(site: Site) -> None:
    client, there, row = a_class(site)
    names = [f"Otter {number}" for number in range(30)]
    cards = client.follow(client.submit(f"{there}/people/add", {"nicknames": "\n".join(names)}, button="add=1"))
    text = text_of(cards)
    assert all(name in text for name in names)
    assert text.count("These words work once") == 30
    assert cards.get_data(as_text=True).count("<svg") >= 30
    assert count(site, Membership) == 30
    with site.store.read() as session:
        assert all(
            learner.words_are_new and learner.words_hash.startswith("$argon2id$")
            for learner in session.scalars(select(Learner))
        )
    client.post_on(cards, {}, button="I have printed them: put the words away")
    assert "These words work once" not in text_of(client.get(f"{there}/cards"))
    assert client.get(f"{there}/cards.pdf").status_code == 404
    assert row.id


def test_the_words_go_with_the_half_hour_and_wait_for_nobody_else(site: Site) -> None:
    client, there, row = a_class(site)
    other = educator_client(site, make_educator(site))
    client.submit(f"{there}/people/add", {"nicknames": "Otter"}, button="add=1")
    assert "work once" in text_of(client.get(f"{there}/cards"))
    assert other.get(f"{there}/cards").status_code == 404
    for _ in range(2):
        site.clock.advance(minutes=16)
        page = client.get(f"{there}/cards")
    assert "There are no cards to print now" in text_of(page)
    assert row.id


def test_cards_become_a_pdf_where_it_can_be_made(site: Site) -> None:
    client, there, _ = a_class(site)
    client.submit(f"{there}/people/add", {"nicknames": "Otter\n민지"}, button="add=1")
    paper = client.get(f"{there}/cards.pdf")
    assert paper.status_code == 200
    assert paper.mimetype == "application/pdf"
    assert paper.data.startswith(b"%PDF")


def test_a_qr_code_holds_the_address_with_the_class_code_and_nothing_of_the_learner(site: Site) -> None:
    from classes import cards

    drawn = cards.draw_qr("https://waymark.test/class/en/join/K7PM-4XQD")
    assert drawn == cards.draw_qr("https://waymark.test/class/en/join/K7PM-4XQD")
    assert "style" not in drawn
    assert "<svg" in drawn
    assert site.kind


def test_nicknames_that_are_there_already_are_named_and_nobody_is_added(site: Site) -> None:
    client, there, row = a_class(site)
    make_learner(site, row, nickname="Otter")
    page = client.submit(f"{there}/people/add", {"nicknames": "Birch\nOTTER"}, button="add=1")
    assert page.status_code == 422
    assert "OTTER: somebody in the class has it already" in text_of(page)
    assert "Birch" in page.get_data(as_text=True)
    assert count(site, Membership) == 1


def test_a_paste_of_ten_thousand_lines_gets_a_clear_answer_quickly(site: Site) -> None:
    client, there, _ = a_class(site)
    lines = "\n".join(f"Learner {number:05}" for number in range(10_000))
    page = client.submit(f"{there}/people/add", {"nicknames": lines[:99_000]}, button="add=1")
    assert page.status_code == 422
    assert f"more than {MOST_AT_ONCE} nicknames" in text_of(page)
    page = client.submit(f"{there}/people/add", {"nicknames": lines}, button="add=1")
    assert page.status_code == 422
    assert count(site, Learner) == 0


def test_a_file_fills_the_list_and_adds_nobody(site: Site) -> None:
    client, there, _ = a_class(site)
    page = client.get(f"{there}/people/add")
    token = re.search(r'name="csrf" value="([^"]+)"', page.get_data(as_text=True))
    assert token
    sent = {
        "csrf": token[1],
        "nicknames": "Dune",
        "read": "1",
        "file": (io.BytesIO(b"nickname\nOtter\nBirch\n"), "class.csv"),
    }
    page = client.post(f"{there}/people/add", data=sent, content_type="multipart/form-data")
    assert page.status_code == 200
    assert "2 names were read from the file" in text_of(page)
    assert "Dune\nOtter\nBirch" in page.get_data(as_text=True)
    assert count(site, Learner) == 0
    sent = {"csrf": token[1], "read": "1", "file": (io.BytesIO(b"PK\x03\x04"), "class.zip")}
    page = client.post(f"{there}/people/add", data=sent, content_type="multipart/form-data")
    assert page.status_code == 422
    assert "We could not open this zip file" in text_of(page)


def test_a_learner_gets_another_nickname_new_words_and_goes(site: Site) -> None:
    client, there, row = a_class(site)
    learner = make_learner(site, row, nickname="Otter")
    make_learner(site, row, nickname="Birch")
    person = f"{there}/people/{learner.id}"
    assert client.submit(person, {"nickname": "birch"}).status_code == 422
    assert client.submit(person, {"nickname": "\u200b"}).status_code == 422
    client.follow(client.submit(person, {"nickname": "Comet"}))
    with site.store.read() as session:
        assert session.get_one(Learner, learner.id).nickname == "Comet"
        assert session.get_one(Membership, learner.id).folded == "comet"
    cards = client.follow(client.submit(person, button="Make new words"))
    assert "Comet" in text_of(cards)
    with site.store.read() as session:
        now = session.get_one(Learner, learner.id)
        assert now.words_are_new
        assert now.words_hash != learner.words_hash
    assert client.submit(f"{person}/remove", button="Remove from the class").status_code == 422
    client.follow(client.submit(f"{person}/remove", {"sure": "1"}))
    assert count(site, Learner) == 1
    assert client.get(person).status_code == 404


def test_an_archived_class_can_be_looked_at_and_restored_but_not_changed(site: Site) -> None:
    client, there, row = a_class(site)
    learner = make_learner(site, row)
    client.follow(client.submit(f"{there}/settings", button="Archive"))
    assert "This class is archived" in text_of(client.get(there))
    for path in ("", "/people", "/assign", "/teachers", "/settings"):
        assert client.get(there + path).status_code == 200
    for path in ("/people/add", f"/people/{learner.id}", "/assign/1/1"):
        assert client.get(there + path).status_code == 404
    client.follow(client.submit(there, button="Use it again"))
    assert client.get(f"{there}/people/add").status_code == 200


def test_a_class_is_deleted_in_two_steps_with_its_learners(site: Site) -> None:
    client, there, row = a_class(site)
    make_learner(site, row)
    assert client.submit(f"{there}/delete", button="Delete the class").status_code == 422
    assert count(site, SchoolClass) == 1
    client.follow(client.submit(f"{there}/delete", {"sure": "1"}))
    assert count(site, SchoolClass) == count(site, Learner) == count(site, Membership) == 0


def test_what_is_deleted_is_gone_from_the_files(site: Site) -> None:
    client, there, row = a_class(site)
    make_learner(site, row, nickname="Xylophone-canary-7731")
    client.submit(f"{there}/settings", {"name": "Quetzal-canary-9902"}, button="Save")
    client.follow(client.submit(f"{there}/delete", {"sure": "1"}))
    if site.kind == "sqlite":  # PostgreSQL's files are its own: docs say what its operator does
        bytes_ = b"".join(path.read_bytes() for path in site.folder.glob("waymark.db*"))
        assert bytes_
        assert b"canary-7731" not in bytes_
        assert b"canary-9902" not in bytes_
    assert count(site, SchoolClass) == 0


def test_a_new_code_ends_the_old_one(site: Site) -> None:
    client, there, row = a_class(site)
    client.follow(client.submit(there, button="Make a new code"))
    with site.store.read() as session:
        assert session.get_one(SchoolClass, row.id).code != row.code


def test_a_lesson_to_be_led_needs_its_day_and_opens_on_it(site: Site) -> None:
    client, there, row = a_class(site)
    page = client.submit(f"{there}/assign/2/2", {"way": "together"})
    assert page.status_code == 422
    assert "Please fill this in" in text_of(page)
    day = site.clock.now.date() + timedelta(days=4)
    client.follow(
        client.submit(f"{there}/assign/2/2", {"way": "together", "held_on": day.isoformat()}, button="Assign")
    )
    with site.store.read() as session:
        made = session.scalars(select(Assignment)).one()
        assert (made.course, made.lesson) == ("recognise", "threats")
        assert made.opens_on == made.held_on == day
        assert made.due_on is None
        assert made.for_all
    assert row.id


def test_as_homework_it_warns_says_why_and_takes_a_second_press(site: Site) -> None:
    client, there, _ = a_class(site)
    page = client.submit(f"{there}/assign/2/2", {"way": "alone"}, button="Assign")
    assert page.status_code == 422
    assert "press once more" in text_of(page)
    assert "At home nobody can" in text_of(page)
    assert count(site, Assignment) == 0
    client.follow(client.post_on(page, {"sure": "1"}, button="Assign"))
    assert count(site, Assignment) == 1
    page = client.submit(f"{there}/assign/2", {"way": "alone"}, button="Assign")
    assert "2.2 Threats" in text_of(page)
    assert page.status_code == 422


def test_some_learners_get_a_lesson_with_its_days(site: Site) -> None:
    client, there, row = a_class(site)
    one, other = make_learner(site, row), make_learner(site, row)
    stranger = make_learner(site, make_class(site, make_educator(site)))
    page = client.submit(f"{there}/assign/1/1", {"who": "some"}, button="Assign")
    assert page.status_code == 422
    page = client.submit(f"{there}/assign/1/1", {"who": "some", "learners": [str(stranger.id)]}, button="Assign")
    assert page.status_code == 422
    due = site.clock.now.date() + timedelta(days=7)
    fields = {"who": "some", "learners": [str(one.id)], "due_on": due.isoformat()}
    client.follow(client.submit(f"{there}/assign/1/1", fields, button="Assign"))
    with site.store.read() as session:
        assert session.scalars(select(AssignedLearner.learner_id)).all() == [one.id]
        made = session.scalars(select(Assignment)).one()
        assert (made.due_on, made.opens_on, made.for_all) == (due, site.clock.now.date(), False)
    assert client.submit(f"{there}/assign/1/1", fields, button="Assign").status_code == 422, "the same twice"
    where = f"{there}/assigned/{made.id}"
    client.follow(client.submit(where, {"learners": [str(other.id)]}, button="Save"))
    with site.store.read() as session:
        assert session.scalars(select(AssignedLearner.learner_id)).all() == [other.id]
    client.follow(client.submit(where, {"who": "all"}, button="Save"))
    assert count(site, AssignedLearner) == 0
    client.follow(client.submit(where, button="Take it back"))
    assert count(site, Assignment) == 0


def test_pages_of_a_class_speak_every_language(site: Site) -> None:
    client, there, row = a_class(site)
    make_learner(site, row)
    client.submit(f"{there}/assign/1/1", {"who": "all"}, button="Assign")
    for tag in ("fr", "es-CL", "fi-FI", "sv", "is", "ko-KR", "cnr-ME"):
        for path in (
            "",
            "/people",
            "/people/add",
            "/assign",
            "/assign/2/2",
            "/teachers",
            "/settings",
            "/delete",
            "/cards",
        ):
            assert client.get(there.replace("/en/", f"/{tag}/") + path).status_code == 200
        assert client.get(f"/class/{tag}/classes").status_code == 200
        assert client.get(f"/class/{tag}/classes/new").status_code == 200
