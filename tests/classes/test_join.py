"""Joining with code, nickname and secret words; new words; changing, taking along, leaving and erasing. On both databases."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta

from sqlalchemy import func, select

from accounts import words
from accounts.models import Learner, SignIn
from classes.models import Answer, Assignment, Membership, Progress
from store.base import Base
from tests.browsing import text_of
from tests.databases import Site
from tests.people import WORDS, learner_client, make_class, make_educator, make_learner

CODE = "K7PM4XQD"
PRINTED = "paper boat garden spoon"
CARD = {"code": "k7pm 4xqd", "nickname": "Otter", "words": PRINTED}


def a_class(site: Site, **values: object):  # type: ignore[no-untyped-def]
    row = make_class(site, make_educator(site), **{"code": CODE, **values})
    return row, make_learner(site, row, nickname="Otter", words=PRINTED, words_are_new=True)


def test_the_printed_words_work_once_and_new_ones_are_shown(site: Site) -> None:
    a_class(site)
    client = site.client()
    answer = client.submit("/class/en/join", CARD)
    assert answer.status_code == 303
    page = client.follow(answer)
    assert page.request.path == "/class/en-GB/me/words"
    four = page.get_data(as_text=True).split('class="new-words"')[1].split("</ol>")[0]
    new = " ".join(part.split("</li>")[0] for part in four.split("<li>")[1:])
    assert len(new.split()) == 4
    assert new != PRINTED
    # The page may be looked at again until they are written down, then never more.
    assert new.split()[0] in client.get("/class/en/me/words").get_data(as_text=True)
    assert "Have you written" in text_of(client.get("/class/en/mine"))
    assert client.submit("/class/en/me/words", button="I have written them down").status_code == 303
    assert new.split()[0] not in text_of(client.get("/class/en/me/words"))
    other = site.client()
    assert other.submit("/class/en/join", CARD).status_code == 422
    again = other.submit("/class/en/join", {**CARD, "words": new.upper()})
    assert again.headers["Location"] == "/class/en-GB/mine"


def test_who_opens_the_page_in_another_language_goes_on_in_it(site: Site) -> None:
    a_class(site)
    client = site.client()
    page = client.follow(client.submit("/class/fi/join", CARD))
    assert page.request.path == "/class/fi-GB/me/words"
    four = page.get_data(as_text=True).split('class="new-words"')[1].split("</ol>")[0]
    new = [part.split("</li>")[0] for part in four.split("<li>")[1:]]
    assert set(new) <= set(words.listed("fi"))
    again = site.client().submit("/class/en/join", {**CARD, "words": " ".join(new)})
    assert again.headers["Location"] == "/class/fi-GB/mine"


def test_new_words_are_kept_as_a_hash_and_a_seal_only(site: Site) -> None:
    a_class(site)
    client = site.client()
    page = client.follow(client.submit("/class/en/join", CARD))
    four = page.get_data(as_text=True).split('class="new-words"')[1].split("</ol>")[0]
    words = [part.split("</li>")[0] for part in four.split("<li>")[1:]]
    with site.store.read() as session:
        kept = "".join(
            str(row) for table in Base.metadata.sorted_tables for row in session.execute(select(table)).all()
        )
    assert not any(f" {word} " in kept or f"'{word}'" in kept for word in words if len(word) > 3)


def test_whatever_does_not_fit_gets_the_same_answer(site: Site) -> None:
    a_class(site)
    pages = set()
    for change in ({"code": "K7PM4XQF"}, {"nickname": "Nobody"}, {"words": "one two three four"}, {"code": "?"}):
        answer = site.client().submit("/class/en/join", {**CARD, **change})
        assert answer.status_code == 422
        text = text_of(answer)
        pages.add(text)
        assert "These three do not fit together" in text
        assert 'value="paper' not in answer.get_data(as_text=True)  # words are never put back
    assert len(pages) == 1


def test_an_archived_class_is_not_joined(site: Site) -> None:
    a_class(site, archived_on=date(2026, 11, 1))
    assert site.client().submit("/class/en/join", CARD).status_code == 422


def test_no_list_of_names_is_ever_shown(site: Site) -> None:
    row, _ = a_class(site)
    for nickname in ("Heron", "Lynx"):
        make_learner(site, row, nickname=nickname)
    client = site.client()
    seen = [client.get("/class/en/join"), client.submit("/class/en/join", {**CARD, "nickname": "Badger"})]
    inside = learner_client(site, make_learner(site, row, nickname="Wren"))
    seen += [inside.get(f"/class/en/{path}") for path in ("mine", "me", "me/words", "me/leave", "box", "box/sent")]
    for page in seen:
        assert not any(name in page.get_data(as_text=True) for name in ("Heron", "Lynx"))


def test_the_square_code_of_a_card_brings_the_class_code(site: Site) -> None:
    for path in ("/class/en/join?code=K7PM4XQD", "/class/en/join/k7pm-4xqd"):
        assert 'value="K7PM-4XQD"' in site.client().get(path).get_data(as_text=True)
    assert "script" not in text_of(site.client().get("/class/en/join?code=<script>"))


def test_guessing_is_slowed_down(site: Site) -> None:
    a_class(site)
    client = site.client()
    answers = [
        client.submit("/class/en/join", {**CARD, "words": f"wrong words {n} again"}).status_code for n in range(12)
    ]
    assert answers[0] == 422
    assert answers[-1] == 429


def test_signing_in_changes_the_token_and_ends_with_twenty_idle_minutes(site: Site) -> None:
    row, _ = a_class(site)
    client = learner_client(site, make_learner(site, row))
    assert client.get("/class/en/mine").status_code == 200
    site.clock.advance(minutes=21)
    assert client.get("/class/en/mine").headers["Location"] == "/class/en/join"


def test_after_joining_one_is_where_one_wanted_to_go(site: Site) -> None:
    row, _ = a_class(site)
    make_learner(site, row, nickname="Wren")
    client = site.client()
    client.get("/class/en/box")
    answer = client.submit("/class/en/join", {"code": CODE, "nickname": "wren", "words": WORDS})
    assert answer.headers["Location"] == "/class/en/box"


def test_nickname_and_language_can_change(site: Site) -> None:
    row, _ = a_class(site)
    make_learner(site, row, nickname="Heron")
    learner = make_learner(site, row, nickname="Wren")
    client = learner_client(site, learner)
    taken = client.submit("/class/en/me", {"nickname": "HERON", "language": "fi"})
    assert taken.status_code == 422
    assert "Somebody in the class has this nickname already" in text_of(taken)
    assert 'value="HERON"' in taken.get_data(as_text=True)
    for bad in ("", "\u202e", "x" * 60):
        assert client.submit("/class/en/me", {"nickname": bad, "language": "fi"}).status_code == 422
    assert (
        client.submit("/class/en/me", {"nickname": "Zaunkönig 🐦", "language": "fi"}).headers["Location"]
        == "/class/fi/me"
    )
    with site.store.read() as session:
        kept = session.get_one(Learner, learner.id)
        assert (kept.nickname, kept.language) == ("Zaunkönig 🐦", "fi")
        assert session.get_one(Membership, learner.id).folded == "zaunkönig 🐦"


def test_a_form_changes_only_what_it_declares(site: Site) -> None:
    row, _ = a_class(site)
    learner = make_learner(site, row, nickname="Wren")
    client = learner_client(site, learner)
    token = client.token("/class/en/me")
    client.post(
        "/class/en/me",
        data={
            "csrf": token,
            "nickname": "Wren",
            "language": "en",
            "words_hash": "x",
            "words_are_new": "1",
            "id": "0",
            "class_id": "0",
        },
    )
    with site.store.read() as session:
        kept = session.get_one(Learner, learner.id)
        assert kept.words_hash == learner.words_hash
        assert not kept.words_are_new


def test_new_words_end_the_other_devices(site: Site) -> None:
    row, _ = a_class(site)
    learner = make_learner(site, row)
    here, there = learner_client(site, learner), learner_client(site, learner)
    assert here.submit("/class/en/me/words", button="Get new words").status_code == 303
    assert "new-words" in here.get("/class/en/me/words").get_data(as_text=True)
    assert there.get("/class/en/mine").status_code == 303


def test_everything_can_be_taken_along(site: Site) -> None:
    row, _ = a_class(site)
    client = learner_client(site, make_learner(site, row, nickname="Wren"))
    answer = client.get("/class/en/me/all")
    names = zipfile.ZipFile(io.BytesIO(answer.data)).namelist()
    assert {"README.txt", "everything.json", "account.csv", "progress.csv", "answers.csv"} <= set(names)
    assert "Wren" in zipfile.ZipFile(io.BytesIO(answer.data)).read("account.csv").decode()


def test_two_taps_erase_everything(site: Site) -> None:
    row, _ = a_class(site)
    learner = make_learner(site, row, nickname="Zaunkoenigin")
    today = site.clock.now.date()
    with site.store.write() as session:
        session.add(Assignment(class_id=row.id, course="consent", lesson=None, opens_on=today))
        session.add(Progress(learner_id=learner.id, course="consent", lesson="asking", class_id=row.id, block="b"))
        session.add(
            Answer(
                learner_id=learner.id,
                course="consent",
                lesson="asking",
                question="q",
                class_id=row.id,
                first="canary-answer",
                first_verdict="right",
                latest="canary-answer",
                latest_verdict="right",
            )
        )
    client = learner_client(site, learner)
    assert 'href="/class/en/me/leave"' in client.get("/class/en/me").get_data(as_text=True)  # the first tap
    answer = client.submit("/class/en/me/leave", button="Erase everything")  # the second
    assert "is erased" in client.follow(answer).get_data(as_text=True)
    assert client.get("/class/en/mine").status_code == 303
    with site.store.read() as session:
        for table in (Membership, Progress, Answer, SignIn):
            found = select(func.count()).select_from(table).where(table.learner_id == learner.id)
            assert session.scalar(found) == 0
        assert session.get(Learner, learner.id) is None
    if site.kind == "sqlite":
        files = b"".join(path.read_bytes() for path in site.folder.glob("waymark.db*"))
        assert b"Zaunkoenigin" not in files
        assert b"canary-answer" not in files


def test_what_is_due_stands_on_the_first_page(site: Site) -> None:
    row, _ = a_class(site)
    learner = make_learner(site, row)
    today = site.clock.now.date()
    with site.store.write() as session:
        session.add_all(
            [
                Assignment(
                    class_id=row.id, course="consent", lesson="asking", opens_on=today, due_on=today + timedelta(days=3)
                ),
                Assignment(class_id=row.id, course="consent", lesson="pressure", opens_on=today + timedelta(days=2)),
                Assignment(
                    class_id=row.id,
                    course="consent",
                    lesson="equality",
                    opens_on=today - timedelta(days=9),
                    due_on=today - timedelta(days=2),
                ),
                Assignment(class_id=row.id, course="consent", lesson="repair", opens_on=today, for_all=False),
            ]
        )
        session.add(
            Progress(
                learner_id=learner.id, course="consent", lesson="equality", class_id=row.id, block="x", is_done=False
            )
        )
    page = learner_client(site, learner).get("/class/en/mine")
    html, words = page.get_data(as_text=True), text_of(page)
    assert "/class/en/mine/1/2" in html
    assert "/class/en/mine/1/3" not in html
    assert "/class/en/mine/1/5#x" in html
    assert "/class/en/mine/1/6" not in html
    assert "Opens on 25 November 2026" in words
    assert "You can still take it" in words


def test_an_archived_class_leaves_the_way_out(site: Site) -> None:
    row, _ = a_class(site, archived_on=date(2026, 11, 1))
    client = learner_client(site, make_learner(site, row))
    assert "This class is over" in text_of(client.get("/class/en/mine"))
    assert client.get("/class/en/box").status_code == 404
    assert client.submit("/class/en/me/leave", button="Erase everything").status_code == 303
