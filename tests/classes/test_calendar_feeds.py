"""Calendar feeds: for whoever knows their address, with titles that say nothing, and new addresses that end old ones."""

from __future__ import annotations

import re
from datetime import timedelta

from icalendar import Calendar

from classes.assigning import Plan
from classes.service_assign import Target, assign
from tests.browsing import Browsing
from tests.databases import Site
from tests.people import educator_client, make_class, make_educator, make_learner

TELLING = re.compile(r"threat|sext|image|abuse|nude|help|recognise", re.IGNORECASE)


def feed_of(page: Browsing, path: str) -> str:
    found = re.search(r'value="https://waymark\.test(/class/[^"]+\.ics)"', page.get(path).get_data(as_text=True))
    assert found
    return found[1]


def titles(site: Site, path: str) -> list[str]:
    answer = site.client().get(path)  # a calendar program has no cookie
    assert answer.status_code == 200
    assert answer.mimetype == "text/calendar"
    assert "Set-Cookie" not in answer.headers
    assert not TELLING.search(answer.get_data(as_text=True))
    calendar = Calendar.from_ical(answer.data)
    return sorted(str(event["SUMMARY"]) for event in calendar.walk("VEVENT"))


def test_a_class_and_its_teacher_have_feeds_with_neutral_titles(site: Site) -> None:
    teacher = make_educator(site)
    row = make_class(site, teacher, name="8B")
    learner = make_learner(site, row)
    today = site.clock.now.date()
    held = today + timedelta(days=3)
    for target in (
        Target("recognise", "threats", Plan(held, None, held)),
        Target("consent", "asking", Plan(today, held, None)),
        Target("consent", "pressure", Plan(today, None, None), frozenset([learner.id])),
    ):
        assign(site.store, teacher.id, row.id, target, today)
    client = educator_client(site, teacher)
    of_class = feed_of(client, f"/class/en/{row.id}/settings")
    assert titles(site, of_class) == ["Lesson 1.2: due", "Lesson 1.2: opens", "Lesson 2.2: together"]
    client.submit("/class/en/classes", button="Make an address for my calendar")
    own = feed_of(client, "/class/en/classes")
    assert titles(site, own) == [
        "8B: Lesson 1.2: due",
        "8B: Lesson 1.2: opens",
        "8B: Lesson 1.3: opens",
        "8B: Lesson 2.2: together",
    ]
    client.submit(f"/class/en/{row.id}/settings", button="Make a new address")
    client.submit("/class/en/classes", button="Make a new address")
    assert site.client().get(of_class).status_code == site.client().get(own).status_code == 404
    assert titles(site, feed_of(client, f"/class/en/{row.id}/settings"))
    new = feed_of(client, "/class/en/classes")
    client.submit("/class/en/classes", button="Stop this calendar")
    assert site.client().get(new).status_code == 404


def test_a_feed_ends_with_the_class_put_away_and_nobody_guesses_one(site: Site) -> None:
    teacher = make_educator(site)
    row = make_class(site, teacher)
    client = educator_client(site, teacher)
    path = feed_of(client, f"/class/en/{row.id}/settings")
    assert titles(site, path) == []
    client.submit(f"/class/en/{row.id}/settings", button="Archive")
    assert site.client().get(path).status_code == 404
    for token in ("x", "A" * 32, "A" * 400):
        assert site.client().get(f"/class/en/calendar/{token}.ics").status_code == 404
