"""The learners of a class: adds many at once with secret words, names them anew, gives new words, erases them.

Words are hashed before the transaction begins: Argon2 is slow on purpose, and others want to write meanwhile.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from accounts.models import Learner, SignIn
from classes import policy
from classes.cards import Card
from classes.models import Membership
from classes.nicknames import fold_nickname
from classes.service_activity import touch
from classes.service_erase import erase_learner
from store.store import Store

MOST_AT_ONCE = 100
MOST_IN_CLASS = 1000

MakeWords = Callable[[str], str]  # language → four words
HashWords = Callable[[str], str]  # of the words as `accounts.words.folded` gives them


class TakenError(ValueError):
    """Nicknames that somebody in the class has already."""

    def __init__(self, nicknames: Sequence[str]) -> None:
        super().__init__("taken")
        self.nicknames = tuple(nicknames)


class FullError(ValueError):
    """The class would have more than MOST_IN_CLASS learners, or more than MOST_AT_ONCE were to be added."""


@dataclass(frozen=True, slots=True)
class Person:
    """A learner in the list of the class. `has_begun`: the printed words were used and replaced."""

    id: uuid.UUID
    nickname: str
    has_begun: bool


def list_people(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID) -> list[Person]:
    """The learners of a class, in no order that means anything. Raises NotFound."""
    with store.read() as session:
        policy.own_class(session, educator_id, class_id)
        rows = session.execute(
            select(Learner.id, Learner.nickname, Learner.words_are_new)
            .join(Membership, Membership.learner_id == Learner.id)
            .where(Membership.class_id == class_id)
            .order_by(Membership.folded)
        ).all()
    return [Person(found, nickname, not new) for found, nickname, new in rows]


def get_person(store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, learner_id: uuid.UUID) -> Learner:
    """One learner of the class. Raises NotFound."""
    with store.read() as session:
        return policy.own_learner(session, educator_id, class_id, learner_id)


def taken_nicknames(session: Session, class_id: uuid.UUID, nicknames: Sequence[str]) -> list[str]:
    """Those of the nicknames that somebody in the class has, or that stand twice in the list."""
    there = set(session.scalars(select(Membership.folded).where(Membership.class_id == class_id)))
    taken = []
    for nickname in nicknames:
        folded = fold_nickname(nickname)
        if folded in there:
            taken.append(nickname)
        there.add(folded)
    return taken


def add_learners(
    store: Store,
    educator_id: uuid.UUID,
    class_id: uuid.UUID,
    nicknames: Sequence[str],
    today: date,
    make_words: MakeWords,
    hash_words: HashWords,
) -> list[Card]:
    """Adds learners with these nicknames (cleaned and without fault), all or none, and gives their cards.

    Raises NotFound, TakenError, FullError.
    """
    if len(nicknames) > MOST_AT_ONCE:
        raise FullError
    with store.read() as session:
        language = policy.own_open_class(session, educator_id, class_id).language
        _check_room(session, class_id, nicknames)
    cards = [Card(uuid.uuid4(), nickname, make_words(language)) for nickname in nicknames]
    hashes = [hash_words(card.words) for card in cards]
    try:
        with store.write() as session:
            policy.lock_open_class(session, educator_id, class_id)
            _check_room(session, class_id, nicknames)
            session.add_all(
                Learner(id=card.learner_id, nickname=card.nickname, language=language, words_hash=hashed)
                for card, hashed in zip(cards, hashes, strict=True)
            )
            session.flush()
            session.add_all(
                Membership(learner_id=card.learner_id, class_id=class_id, folded=fold_nickname(card.nickname))
                for card in cards
            )
            touch(session, class_id, today)
    except IntegrityError as error:
        raise TakenError(()) from error
    return cards


def _check_room(session: Session, class_id: uuid.UUID, nicknames: Sequence[str]) -> None:
    count = session.scalar(select(func.count()).where(Membership.class_id == class_id)) or 0
    if count + len(nicknames) > MOST_IN_CLASS:
        raise FullError
    taken = taken_nicknames(session, class_id, nicknames)
    if taken:
        raise TakenError(taken)


def rename_learner(
    store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, learner_id: uuid.UUID, nickname: str, today: date
) -> None:
    """Gives a learner another nickname. Raises NotFound, TakenError."""
    try:
        with store.write() as session:
            learner = policy.own_learner(session, educator_id, class_id, learner_id)
            put_nickname(session, learner, nickname)
            touch(session, class_id, today)
    except IntegrityError as error:
        raise TakenError((nickname,)) from error


def put_nickname(session: Session, learner: Learner, nickname: str) -> None:
    """Changes the nickname in both places where it stands. Raises TakenError."""
    place = session.execute(select(Membership).where(Membership.learner_id == learner.id)).scalar_one()
    folded = fold_nickname(nickname)
    others = select(Membership.learner_id).where(
        Membership.class_id == place.class_id, Membership.folded == folded, Membership.learner_id != learner.id
    )
    if session.scalar(others) is not None:
        raise TakenError((nickname,))
    learner.nickname, place.folded = nickname, folded


def reset_words(
    store: Store,
    educator_id: uuid.UUID,
    class_id: uuid.UUID,
    learner_id: uuid.UUID,
    today: date,
    make_words: MakeWords,
    hash_words: HashWords,
) -> Card:
    """New printed words for a learner; the ones before and all their sign-ins end. Raises NotFound."""
    with store.read() as session:
        learner = policy.own_learner(session, educator_id, class_id, learner_id)
    card = Card(learner_id, learner.nickname, make_words(learner.language))
    hashed = hash_words(card.words)
    with store.write() as session:
        learner = policy.own_learner(session, educator_id, class_id, learner_id)
        learner.words_hash, learner.words_are_new = hashed, True
        session.execute(delete(SignIn).where(SignIn.learner_id == learner_id))
        touch(session, class_id, today)
    return card


def remove_learner(
    store: Store, educator_id: uuid.UUID, class_id: uuid.UUID, learner_id: uuid.UUID, today: date
) -> None:
    """Erases a learner and all that is theirs. Raises NotFound."""
    with store.erase() as session:
        erase_learner(session, policy.own_learner(session, educator_id, class_id, learner_id).id)
        touch(session, class_id, today)
