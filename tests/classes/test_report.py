"""What an educator sees of who has done what, and what never; on both databases."""

from __future__ import annotations

from typing import Any

import html5lib
from sqlalchemy import event

from tests.browsing import Browsing, text_of
from tests.classes.work_done import answered, assign, rated, went
from tests.databases import Site
from tests.people import educator_client, make_class, make_educator, make_learner, make_learners

ABUSE, CALM = "recognise/what-it-is", "consent/what-consent-is"
LESSON = {ABUSE: "2/1", CALM: "1/1"}


def rows_of(page: Any) -> list[list[str]]:
    """The cells of every table row of a page, as words."""
    tree = html5lib.parse(page.get_data(as_text=True), treebuilder="etree", namespaceHTMLElements=False)
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in tree.iter("tr")]


def row_named(page: Any, words: str) -> list[str]:
    """The first row whose first cell begins so."""
    return next(row for row in rows_of(page) if row and row[0].startswith(words))


def test_the_table_says_who_is_done_and_who_has_begun(site: Site) -> None:
    teacher = make_educator(site)
    row = make_class(site, teacher)
    otter, birch = (make_learner(site, row, nickname=name) for name in ("Otter", "Birch"))
    assign(site, row, "consent", "what-consent-is")
    assign(site, row, "consent", "asking", only=[otter])
    went(site, row, otter, "consent", "what-consent-is")
    went(site, row, otter, "consent", "asking", done=False)
    went(site, row, birch, "consent", "asking")
    page = educator_client(site, teacher).get(f"/class/en/{row.id}/report")
    assert row_named(page, "Otter") == ["Otter", "1", "done", "begun"]
    # Birch took a lesson that was never assigned to them: that is theirs.
    assert row_named(page, "Birch") == ["Birch", "0", "not yet", "not assigned"]
    assert row_named(page, "Learners who are done") == ["Learners who are done", "1", "1", "0"]
    assert b"1 of 2" in page.data
    assert b"0 of 1" in page.data


def test_a_lesson_that_was_not_assigned_is_nobodys_business(site: Site) -> None:
    teacher = make_educator(site)
    row = make_class(site, teacher)
    learners = make_learners(site, row, 7)
    assign(site, row, "consent", "what-consent-is")
    answered(site, row, learners, f"{ABUSE}/good-news", "crossed", "right")
    went(site, row, learners[0], "recognise", "threats")
    client = educator_client(site, teacher)
    assert "threats" not in text_of(client.get(f"/class/en/{row.id}/report")).lower()
    for path in ("2/1", "2/1/answers.csv", "2/1/lesson.xlsx"):
        assert client.get(f"/class/en/{row.id}/report/{path}").status_code == 404


def test_answers_are_counted_first_and_now(site: Site) -> None:
    teacher = make_educator(site)
    row = make_class(site, teacher)
    learners = make_learners(site, row, 6)
    assign(site, row, "consent")
    answered(site, row, learners[:2], f"{CALM}/friday-yes", "friday", "right")
    answered(site, row, learners[2:5], f"{CALM}/friday-yes", "keeps", "wrong", now=("friday", "right"))
    answered(site, row, learners[:3], f"{CALM}/clear-yes", "", "right")
    rated(site, row, learners[:4], f"{CALM}/spot", 1, 3)
    page = educator_client(site, teacher).get(f"/class/en/{row.id}/report/1/1")
    assert row_named(page, "Veeti may wear it")[1:] == ["fits", "2", "5"]
    assert row_named(page, "Veeti decides")[1:] == ["does not fit", "3", "0"]
    assert "Less than half had this right at first" in text_of(page)
    aims = [found for found in rows_of(page) if found[1:] == ["4", "0", "0", "0", "0", "4"]]
    assert len(aims) == 1
    assert page.data.count(b'<svg class="chart"') >= 2


def test_in_courses_on_abuse_only_counts_of_five_or_more(site: Site) -> None:
    teacher = make_educator(site)
    row = make_class(site, teacher)
    learners = make_learners(site, row, 25)
    assign(site, row, "recognise")
    answered(site, row, learners[:15], f"{ABUSE}/good-news", "crossed", "right")
    answered(site, row, learners[15:19], f"{ABUSE}/good-news", "proud", "wrong")
    answered(site, row, learners[19:23], f"{ABUSE}/good-news", "only-one", "wrong", now=("crossed", "right"))
    answered(site, row, learners[:4], f"{ABUSE}/what-drew-did", "taken shared-it", "right")
    rated(site, row, learners[:12], f"{ABUSE}/stop", 1, 2)
    rated(site, row, learners[12:18], f"{ABUSE}/stop", 2, 2)
    page = educator_client(site, teacher).get(f"/class/en/{row.id}/report/2/1")
    few = "not shown"
    assert row_named(page, "Yes. Sana")[1:] == ["fits", few, few]  # with fifteen shown, four and four would be known
    assert row_named(page, "No. Beth")[1:] == ["does not fit", few, few]
    assert row_named(page, "Taken a private")[1:] == ["fits", few, few]
    assert "Too few answers to show them" in text_of(page)
    numbers = [int(cell) for found in rows_of(page) for cell in found if cell.isdigit()]
    assert all(number >= 5 for number in numbers)
    assert 23 not in numbers


def test_done_is_done_however_it_was_done(site: Site) -> None:
    """Who skipped to the summary has no answers; no page of a course on abuse says how many answered."""
    teacher = make_educator(site)
    row = make_class(site, teacher)
    learners = make_learners(site, row, 12)
    assign(site, row, "recognise")
    for one in learners:
        went(site, row, one, "recognise", "what-it-is")
    answered(site, row, learners[:5], f"{ABUSE}/good-news", "crossed", "right")
    answered(site, row, learners[5:10], f"{ABUSE}/good-news", "proud", "wrong")
    answered(site, row, learners[10:11], f"{ABUSE}/good-news", "only-one", "wrong")
    client = educator_client(site, teacher)
    overview, lesson = client.get(f"/class/en/{row.id}/report"), client.get(f"/class/en/{row.id}/report/2/1")
    assert row_named(overview, "Learners who are done")[2] == "12"
    numbers = [cell for found in rows_of(lesson) for cell in found if cell.isdigit()]
    assert numbers == []  # five, five and one: the one would be known


def test_nobody_else_sees_it(site: Site) -> None:
    teacher, stranger = make_educator(site), make_educator(site)
    row = make_class(site, teacher)
    learner = make_learner(site, row)
    assign(site, row, "consent")
    client = educator_client(site, stranger)
    nowhere = "00000000-0000-4000-8000-000000000000"
    for path in (
        "report",
        "report/progress.csv",
        "report/progress.xlsx",
        "report/1/1",
        "report/1/1/aims.csv",
        "report/1/1/lesson.xlsx",
        "pack",
        "pack/1",
        "pack/1.pdf",
        "disclosure",
    ):
        theirs, random = client.get(f"/class/en/{row.id}/{path}"), client.get(f"/class/en/{nowhere}/{path}")
        assert theirs.status_code == random.status_code == 404
        assert theirs.data.replace(str(row.id).encode(), b"") == random.data.replace(nowhere.encode(), b"")
    from tests.people import learner_client

    assert learner_client(site, learner).get(f"/class/en/{row.id}/report").status_code == 404
    assert site.client().get(f"/class/en/{row.id}/report").status_code == 303


def test_an_archived_class_is_still_read(site: Site) -> None:
    teacher = make_educator(site)
    row = make_class(site, teacher, archived_on=site.clock.now.date())
    make_learner(site, row)
    assign(site, row, "consent")
    assert educator_client(site, teacher).get(f"/class/fi/{row.id}/report").status_code == 200


def queries_of(site: Site, client: Browsing, path: str) -> int:
    """How many statements a page asks for, sign-in included."""
    asked: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        asked.append(statement)

    event.listen(site.store.engine, "before_cursor_execute", note)
    try:
        assert client.get(path).status_code == 200
    finally:
        event.remove(site.store.engine, "before_cursor_execute", note)
    return len([it for it in asked if not it.startswith(("PRAGMA", "BEGIN", "ROLLBACK", "COMMIT"))])


def test_eight_queries_are_enough_whatever_the_size(site: Site) -> None:
    teacher = make_educator(site)
    row = make_class(site, teacher)
    client = educator_client(site, teacher)
    counts = []
    for size in (1, 12):
        learners = make_learners(site, row, size)
        for course in ("consent", "recognise", "respond", "literacy"):
            assign(site, row, course, only=learners)
        assign(site, row, "consent")
        for one in learners:
            went(site, row, one, "consent", "what-consent-is")
        counts.append(
            [
                queries_of(site, client, f"/class/en/{row.id}/{path}")
                for path in ("report", "report/1/1", "report/progress.csv")
            ]
        )
    assert counts[0] == counts[1]
    assert max(counts[1]) <= 8
