"""People in the site, made without forms: educators, classes, learners, and browsers in which they are signed in."""

from __future__ import annotations

import secrets
from itertools import count
from typing import Any

from accounts import cookies, service_session, words
from accounts.models import Educator, Learner
from classes.models import Membership, SchoolClass, Teaching
from tests.browsing import HOME, Browsing
from tests.databases import Site

PASSWORD = "heron lamp under the stairs"  # noqa: S105
WORDS = "river candle orange seven"
_number = count(1)


def make_educator(site: Site, **values: Any) -> Educator:
    """An educator. `password`: PASSWORD if not given."""
    number = next(_number)
    password = values.pop("password", PASSWORD)
    row = Educator(
        **{
            "email": f"teacher{number}@school.example",
            "name": f"Teacher {number}",
            "password_hash": site.app.extensions["waymark.accounts"].passwords.hash(password),
            "language": "en",
            "country": "GB",
            "made_on": site.clock.now.date(),
            **values,
        }
    )
    with site.store.write() as session:
        session.add(row)
    return row


def make_class(site: Site, owner: Educator, *others: Educator, **values: Any) -> SchoolClass:
    """A class of `owner`, taught by `others` too."""
    number = next(_number)
    row = SchoolClass(
        **{
            "name": f"Class {number}",
            "language": "en",
            "country": "GB",
            "ages": "13-15",
            "code": f"TST{number:05d}",
            "calendar_token": secrets.token_urlsafe(32),
            "made_on": site.clock.now.date(),
            "active_on": site.clock.now.date(),
            **values,
        }
    )
    with site.store.write() as session:
        session.add(row)
        session.flush()
        session.add(Teaching(class_id=row.id, educator_id=owner.id, is_owner=True))
        session.add_all(Teaching(class_id=row.id, educator_id=other.id, is_owner=False) for other in others)
    return row


def make_learner(site: Site, school_class: SchoolClass, **values: Any) -> Learner:
    """A learner of a class, whose words are theirs already. `words`: WORDS if not given."""
    number = next(_number)
    typed = values.pop("words", WORDS)
    row = Learner(
        **{
            "nickname": f"Otter{number}",
            "language": "en",
            "words_hash": site.app.extensions["waymark.accounts"].passwords.hash(words.folded(typed)),
            "words_are_new": False,
            **values,
        }
    )
    with site.store.write() as session:
        session.add(row)
        session.flush()
        session.add(Membership(learner_id=row.id, class_id=school_class.id, folded=row.nickname.casefold()))
    return row


def make_learners(site: Site, school_class: SchoolClass, how_many: int) -> list[Learner]:
    """So many learners."""
    return [make_learner(site, school_class) for _ in range(how_many)]


def educator_client(site: Site, educator: Educator | None = None) -> Browsing:
    """A browser in which an educator (a new one if none is given) is signed in with all factors."""
    return signed_in(site, educator or make_educator(site))


def learner_client(site: Site, learner: Learner | None = None) -> Browsing:
    """A browser in which a learner (a new one of a new class if none is given) is signed in."""
    return signed_in(site, learner or make_learner(site, make_class(site, make_educator(site))))


def signed_in(site: Site, person: Educator | Learner, whole: bool = True) -> Browsing:
    """A browser with a sign-in of this person."""
    with site.store.write() as session:
        token, _ = service_session.begin(
            session, person, whole=whole, device="Firefox, Linux", now=site.clock.now, random=secrets.token_bytes
        )
    client = site.client()
    client.set_cookie(
        cookies.name_of("session", True),
        token,
        domain=HOME.removeprefix("https://"),
        path="/class",
        secure=True,
        httponly=True,
    )
    return client
