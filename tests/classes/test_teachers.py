"""Teaching a class with others: one link, one use; and what the owner alone may do."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from classes.models import CoTeacherInvitation, Teaching
from tests.browsing import Browsing, text_of
from tests.databases import Site
from tests.people import educator_client, make_class, make_educator, make_learner


def link_of(client: Browsing, there: str) -> str:
    """A new link, as the owner sees it."""
    page = client.follow(client.submit(f"{there}/teachers", button="Make a link for a colleague"))
    found = re.search(r'value="https://waymark\.test(/class/[^"]+)"', page.get_data(as_text=True))
    assert found
    assert "teach-with" not in client.get(f"{there}/teachers").get_data(as_text=True), "shown once"
    return found[1]


def test_a_link_works_once_and_is_kept_as_a_hash(site: Site) -> None:
    owner, colleague = make_educator(site), make_educator(site)
    row = make_class(site, owner)
    there = f"/class/en/{row.id}"
    client, other, third = (educator_client(site, one) for one in (owner, colleague, make_educator(site)))
    link = link_of(client, there)
    with site.store.read() as session:
        assert link.rpartition("/")[2].encode() not in session.scalars(select(CoTeacherInvitation)).one().token_hash
    assert owner.name in text_of(other.get(link))
    with site.store.read() as session:
        assert len(session.scalars(select(Teaching)).all()) == 1, "to look is not to join"
    assert row.name in text_of(other.follow(other.submit(link, button="Teach this class too")))
    assert third.get(link).status_code == 404
    assert third.get(there).status_code == 404
    assert other.get(f"{there}/delete").status_code == 404
    assert colleague.name in text_of(client.get(f"{there}/teachers"))


def test_a_link_ends_after_a_week_or_when_it_is_withdrawn(site: Site) -> None:
    owner = make_educator(site)
    there = f"/class/en/{make_class(site, owner).id}"
    old = link_of(educator_client(site, owner), there)
    site.clock.advance(days=8)
    colleague = make_educator(site)
    assert educator_client(site, colleague).get(old).status_code == 404
    client = educator_client(site, owner)
    new = link_of(client, there)
    client.submit(f"{there}/teachers", button="Make open links worthless")
    assert educator_client(site, colleague).get(new).status_code == 404
    for path in ("/class/en/teach-with/x", f"/class/en/teach-with/{'A' * 43}"):
        assert client.get(path).status_code == 404


def test_the_owner_removes_and_passes_on_and_others_leave(site: Site) -> None:
    owner, second, third = make_educator(site), make_educator(site), make_educator(site)
    row = make_class(site, owner, second, third)
    there = f"/class/en/{row.id}"
    first, two, three = (educator_client(site, one) for one in (owner, second, third))
    assert two.get(f"{there}/teachers/{third.id}/remove").status_code == 404
    assert two.get(f"{there}/teachers/{owner.id}/own").status_code == 404
    assert first.get(f"{there}/teachers/{owner.id}/remove").status_code == 404
    assert first.get(f"{there}/leave").status_code == 404
    first.follow(first.submit(f"{there}/teachers/{third.id}/remove", button="Remove"))
    assert three.get(there).status_code == 404
    first.follow(first.submit(f"{there}/teachers/{second.id}/own", button="Pass the class on"))
    assert first.get(f"{there}/delete").status_code == 404
    assert two.get(f"{there}/delete").status_code == 200
    first.follow(first.submit(f"{there}/leave", button="Leave the class"))
    assert first.get(there).status_code == 404
    with site.store.read() as session:
        assert [(it.educator_id, it.is_owner) for it in session.scalars(select(Teaching))] == [(second.id, True)]


@pytest.mark.parametrize("who", ["stranger", "former"])
def test_what_is_not_yours_looks_like_what_never_was(site: Site, who: str) -> None:
    owner, other = make_educator(site), make_educator(site)
    row = make_class(site, owner, *([other] if who == "former" else []))
    learner = make_learner(site, row)
    if who == "former":
        client = educator_client(site, owner)
        client.submit(f"/class/en/{row.id}/teachers/{other.id}/remove", button="Remove")
    client = educator_client(site, other)
    random = "/class/en/11111111-2222-4333-8444-555555555555"
    for path in (
        "",
        "/people",
        "/people/add",
        f"/people/{learner.id}",
        "/assign",
        "/assign/1/1",
        "/settings",
        "/teachers",
        "/cards",
    ):
        mine, none = client.get(f"/class/en/{row.id}{path}"), client.get(random + path)
        assert mine.status_code == none.status_code == 404
        folded = [re.sub(r'value="[^"]{60,}"', "", page.get_data(as_text=True)) for page in (mine, none)]
        assert folded[0].replace(str(row.id), "x") == folded[1].replace(random.rpartition("/")[2], "x")
