"""Every route of the signed-in rooms: who may come, that nobody gets at what is another's, that no GET changes a thing, that no
post works without its token or from another site, and that no form takes more than it shows."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from sqlalchemy import Boolean, Date, DateTime, Integer, Uuid, delete, select
from werkzeug.routing import Rule

from accounts.models import Educator, OneTimeLink
from classes.models import Teaching
from store.base import Base
from tests.browsing import Browsing, forms_of
from tests.classes.world import World, address, id_names, make_world, methods, rules, snapshot
from tests.databases import Site

AUDIENCES = {"anybody", "educators", "learners", "admins"}
WORD = "zugzwangcanary"


@pytest.fixture
def world(site: Site) -> World:
    return make_world(site)


def audience(site: Site, rule: Rule) -> str:
    """Whom a route says it is for."""
    return str(getattr(site.app.view_functions[rule.endpoint], "audience", ""))


def ask(client: Browsing, method: str, path: str, token: str = "") -> tuple[int, bytes, str]:
    """Status, body and where it leads."""
    answer = client.open(path, method=method, data={"csrf": token} if method != "GET" else None)
    return answer.status_code, answer.get_data(), answer.headers.get("Location", "")


def with_ids(site: Site) -> Iterator[tuple[Rule, str]]:
    """The routes that name something by its id, with each method."""
    for rule in rules(site):
        if id_names(site, rule):
            for method in methods(rule):
                yield rule, method


def test_every_route_says_whom_it_is_for_and_takes_get_or_post(site: Site) -> None:
    found = rules(site)
    assert len(found) > 60
    assert [rule.rule for rule in found if audience(site, rule) not in AUDIENCES] == []
    assert [rule.rule for rule in found if set(methods(rule)) - {"GET", "POST"}] == []


def test_addresses_hold_ids_and_no_words_of_people(site: Site) -> None:
    names = {name for rule in rules(site) for name in rule.arguments}
    ids = {name for rule in rules(site) for name in id_names(site, rule)}
    assert names - ids <= {"tag", "token", "code", "number", "part", "step", "name"}, names  # name: of a table


def test_strangers_are_sent_to_the_door(world: World) -> None:
    site, client = world.site, world.client("anybody")
    token = client.token("/class/en/sign-in")
    for rule in rules(site):
        kind = audience(site, rule)
        if kind == "anybody":
            continue
        for method in methods(rule):
            status, _, where = ask(client, method, address(site, rule, world.mine.ids), token)
            assert (status, where) == (303, "/class/en/join" if kind == "learners" else "/class/en/sign-in"), rule.rule


def test_the_wrong_kind_of_person_finds_nothing(world: World) -> None:
    site = world.site
    wrong = {"educators": ["learner"], "learners": ["owner", "admin"], "admins": ["owner", "learner"]}
    clients = {who: world.client(who) for who in ("learner", "owner", "admin")}
    tokens = {who: clients[who].token("/class/en/mine" if who == "learner" else "/class/en/account") for who in clients}
    nothing = {who: ask(clients[who], "GET", "/class/en/there-is-no-such-page") for who in clients}
    for rule in rules(site):
        for who in wrong.get(audience(site, rule), []):
            for method in methods(rule):
                answer = ask(clients[who], method, address(site, rule, world.mine.ids), tokens[who])
                assert answer == nothing[who], f"{who} {method} {rule.rule}: {answer[0]}"


# There is nothing to show before words were made; and whoever made a class passes it on before they leave.
EMPTY = {"/class/<tag:tag>/<uuid:class_id>/cards.pdf", "/class/<tag:tag>/<uuid:class_id>/leave"}


def test_mine_opens(world: World) -> None:
    """So that the tests of what does not open say something."""
    site = world.site
    clients = {
        "educators": world.client("owner"),
        "learners": world.client("learner"),
        "admins": world.client("admin"),
        "anybody": world.client("anybody"),
    }
    for rule in rules(site):
        if "GET" in methods(rule) and not {"token", "code"} & set(rule.arguments):
            status, _body, where = ask(clients[audience(site, rule)], "GET", address(site, rule, world.mine.ids))
            assert status in (200, 303) or rule.rule in EMPTY, f"{rule.rule}: {status}"
            assert not where.startswith("/class/en/sign-in") or audience(site, rule) == "anybody", rule.rule


@pytest.mark.parametrize("who", ["stranger", "former", "outsider", "admin"])
def test_what_is_anothers_is_not_found_and_looks_like_what_never_was(world: World, who: str) -> None:
    site, store = world.site, world.site.store
    client = world.client(who)
    if who == "former":  # somebody who taught this class until today
        with store.write() as session:
            one = session.scalars(select(Educator).order_by(Educator.made_on)).all()[-1]
            session.add(Teaching(class_id=world.mine.ids["class_id"], educator_id=one.id, is_owner=False))
        with store.write() as session:
            session.execute(delete(Teaching).where(Teaching.educator_id == one.id))
    token = client.token("/class/en/mine" if who == "outsider" else "/class/en/account")
    before = snapshot(store)
    for rule, method in with_ids(site):
        if audience(site, rule) == "admins" and who == "admin":
            continue
        random = {name: uuid.uuid4() for name in world.mine.ids}
        there = ask(client, method, address(site, rule, world.mine.ids), token)
        never = ask(client, method, address(site, rule, random), token)
        assert there[0] == 404, f"{who} {method} {rule.rule}: {there[0]}"
        assert there == never, f"{who} {method} {rule.rule}"
    assert snapshot(store) == before


def test_my_class_does_not_open_what_hangs_on_anothers(world: World) -> None:
    site, client = world.site, world.client("owner")
    token = client.token("/class/en/account")
    before = snapshot(site.store)
    for rule, method in with_ids(site):
        for name in id_names(site, rule):
            if name == "class_id" or audience(site, rule) != "educators":
                continue
            foreign = {**world.mine.ids, name: world.other.ids[name]}
            random = {**world.mine.ids, name: uuid.uuid4()}
            there = ask(client, method, address(site, rule, foreign), token)
            assert there[0] == 404, f"{method} {rule.rule} with another's {name}: {there[0]}"
            assert there == ask(client, method, address(site, rule, random), token), rule.rule
    assert snapshot(site.store) == before


def test_a_deleted_class_is_as_if_it_had_never_been(world: World) -> None:
    site, client = world.site, world.client("owner")
    with site.store.erase() as session:
        session.execute(
            delete(Base.metadata.tables["school_class"]).where(
                Base.metadata.tables["school_class"].c.id == world.mine.ids["class_id"]
            )
        )
    random = {name: uuid.uuid4() for name in world.mine.ids}
    for rule, method in with_ids(site):
        if "class_id" in rule.arguments and method == "GET":
            there = ask(client, method, address(site, rule, world.mine.ids))
            assert there[0] == 404
            assert there == ask(client, method, address(site, rule, random)), rule.rule


def test_no_get_changes_a_thing(world: World) -> None:
    site = world.site
    clients = {
        "educators": world.client("owner"),
        "learners": world.client("learner"),
        "admins": world.client("admin"),
        "anybody": world.client("anybody"),
    }
    before = snapshot(site.store)
    for rule in rules(site):
        if "GET" in methods(rule):
            path = address(site, rule, world.mine.ids)
            for who in (audience(site, rule), "educators", "learners"):
                client = clients[who]
                assert client.get(path).status_code < 500, rule.rule
                assert client.head(path).status_code < 500, rule.rule
            assert snapshot(site.store) == before, f"GET {rule.rule} changed something"


def test_no_page_of_theirs_is_kept_in_memory(world: World) -> None:
    """What is kept outlives the request: neither an address with an id nor a name may be in it."""
    site = world.site
    clients = {
        "educators": world.client("owner"),
        "learners": world.client("learner"),
        "admins": world.client("admin"),
        "anybody": world.client("anybody"),
    }
    with site.store.read() as session:
        names = [row.name for row in session.scalars(select(Educator))]
    for rule in rules(site):
        if "GET" in methods(rule):
            clients[audience(site, rule)].get(address(site, rule, world.mine.ids))
            clients[audience(site, rule)].get(address(site, rule, {name: uuid.uuid4() for name in world.mine.ids}))
    parts = site.app.jinja_env.globals["kept"].__self__._parts  # type: ignore[attr-defined]
    kept = repr([(key[1:], str(part)) for key, part in parts.items()])
    assert parts
    for word in [str(one) for one in world.mine.ids.values()] + names + [world.mine.learner.nickname, 'name="csrf"']:
        assert word not in kept
    assert not [key for key in site.app.wsgi_app._pages if "/class" in key]  # type: ignore[attr-defined]


REFUSED = [
    ("no token", {}, ""), ("a token of nobody", {}, "A" * 88), ("a token of another", {}, "other"),
    ("another site", {"Sec-Fetch-Site": "cross-site"}, "mine"), ("a sibling", {"Sec-Fetch-Site": "same-site"}, "mine"),
    ("no origin", {"Origin": "null"}, "mine"), ("another port", {"Origin": "https://waymark.test:444"}, "mine"),
]  # fmt: skip


def test_no_post_works_without_its_token_or_from_elsewhere(world: World) -> None:
    site = world.site
    clients = {
        "educators": world.client("owner"),
        "learners": world.client("learner"),
        "admins": world.client("admin"),
        "anybody": world.client("owner"),
    }
    mine = {
        who: client.token("/class/en/mine" if who == "learners" else "/class/en/account")
        for who, client in clients.items()
    }
    other = world.client("stranger").token("/class/en/account")
    before = snapshot(site.store)
    for rule in rules(site):
        if "POST" in methods(rule):
            who = audience(site, rule)
            path = address(site, rule, world.mine.ids)
            for what, headers, token in REFUSED:
                sent = {"mine": mine[who], "other": other}.get(token, token)
                status = clients[who].post(path, data={"csrf": sent}, headers=headers).status_code
                assert status == 403, f"{what}: POST {rule.rule} answered {status}"
    assert snapshot(site.store) == before


def hostile(names: set[str], victim: uuid.UUID) -> dict[str, str]:
    """A field for each column of each table that the form does not have."""
    given = {}
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            kind = column.type
            real = getattr(kind, "impl", kind)
            if column.name not in names:
                given[column.name] = (
                    "1" if isinstance(kind, Boolean) else "1999-01-01" if isinstance(kind, Date) or isinstance(real, DateTime)
                    else "424242" if isinstance(kind, Integer) else str(victim) if isinstance(kind, Uuid) else WORD
                )  # fmt: skip
    return given


def powers(store: object) -> tuple[object, ...]:
    """Who may what."""
    with store.read() as session:  # type: ignore[attr-defined]
        admins = session.scalars(select(Educator.id).where(Educator.is_admin).order_by(Educator.id)).all()
        closed = session.scalars(select(Educator.id).where(Educator.closed_on.is_not(None))).all()
        owners = session.execute(
            select(Teaching.class_id, Teaching.educator_id).where(Teaching.is_owner).order_by(Teaching.class_id)
        ).all()
        totp = session.scalars(select(Educator.id).where(Educator.totp_secret.is_not(None))).all()
    return admins, closed, owners, totp


def test_no_form_takes_more_than_it_shows(world: World) -> None:
    site = world.site
    seen: set[tuple[str, tuple[str, ...]]] = set()
    pressed = 0
    for who, kind in (("owner", "educators"), ("learner", "learners"), ("anybody", "anybody")):
        for rule in rules(site):
            if "GET" not in methods(rule) or audience(site, rule) != kind or {"token", "code"} & set(rule.arguments):
                continue
            path = address(site, rule, world.mine.ids)
            if any(word in path for word in ("delete", "leave", "own")):
                continue  # these take no values: they are pressed with and without extras in their own tests
            client = world.client(who)
            page = client.get(path)
            for form in forms_of(page) if page.status_code == 200 and page.mimetype == "text/html" else []:
                key = (form.action.split("?")[0], tuple(sorted(form.names)))
                if (
                    form.method != "post"
                    or key in seen
                    or any(word in form.action for word in ("sign-out", "remove", "delete", "leave", "end", "close"))
                ):
                    continue
                seen.add(key)
                before = powers(site.store)
                data = {name: values for name, values in form.values.items() if values}
                data |= {name: [value] for name, value in hostile(form.names, world.other.ids["class_id"]).items()}
                status = client.post(form.action or path, data=data).status_code
                assert status < 500, f"{form.action}: {status}"
                pressed += status == 303
                rows = snapshot(site.store)
                with site.store.read() as session:
                    links = repr([(row.email, row.data) for row in session.scalars(select(OneTimeLink))])
                assert WORD not in repr(rows) + links, f"{form.action} took a column of ours"
                assert "1999, 1, 1" not in repr(rows), f"{form.action} took a date of ours"
                assert "424242" not in repr(rows), f"{form.action} took a number of ours"
                assert powers(site.store) == before, f"{form.action} changed a power"
    assert pressed > 3
    assert len(seen) > 12
