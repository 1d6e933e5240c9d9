"""One turn from any door (page, frame, API): opens the state, understands, answers, seals the next state.

The person's words live in this call and nowhere else. A state that cannot be opened is forgotten, and the reply says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from chat import engine, heard, menus
from chat.dialogue import Dialogue
from chat.heard import Heard
from chat.listening import listen
from chat.people import Place
from chat.reply import Reply
from chat.seal import ExpiredError, RefusedError, Seal
from chat.talk import Talk, UnreadableTalkError, pack, unpack
from directory.records import Facts
from web.countries import CODES
from web.locales import languages
from web.tag import Tag

MOST_CHARACTERS = 2000


class TooLongError(ValueError):
    """A message of more than MOST_CHARACTERS."""


class UnknownPickError(ValueError):
    """A button or a country that does not exist: no form of ours sends it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What came in: words, a button, a choice of country, and the state of before."""

    text: str = ""
    pick: str = ""
    country: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """What goes out: the reply, the language and country it is for, and the sealed state."""

    reply: Reply
    tag: Tag
    state: str


class Helper:
    """The helper, with its facts, its seal and the clock."""

    def __init__(self, facts: Facts, clock: Callable[[], datetime], secret: bytes) -> None:
        self.facts, self.clock = facts, clock
        self.dialogue = Dialogue(facts)
        self._seal = Seal(secret)

    def hello(self, tag: Tag, surface: str) -> Turn:
        """The beginning of a conversation."""
        return self._out(self.dialogue.hello(self.place(tag)), tag, surface)

    def turn(self, said: Said, tag: Tag, surface: str) -> Turn:
        """The next turn. Raises TooLongError or UnknownPickError; anything else gets an answer."""
        if len(said.text) > MOST_CHARACTERS:
            raise TooLongError
        talk, opening = self._open(said.state, surface)
        told, tag = self._heard(said, tag)
        if told is None:
            reply = self.dialogue.turn(talk, Heard(deed="recap"), self.place(tag), (*opening, "empty"))
        else:
            reply = self.dialogue.turn(talk, told, self.place(tag), opening)
        return self._out(reply, tag, surface)

    def again(self, state: str, tag: Tag, surface: str, opening: str) -> Turn:
        """The same state once more, with a sentence before it: for a message that could not be read."""
        talk, _ = self._open(state, surface)
        return self._out(self.dialogue.turn(talk, Heard(deed="recap"), self.place(tag), (opening,)), tag, surface)

    def _heard(self, said: Said, tag: Tag) -> tuple[Heard | None, Tag]:
        if said.pick and not (menus.is_known(said.pick, self.facts) or said.pick == "country"):
            raise UnknownPickError(said.pick)
        if said.country and said.country not in CODES:
            raise UnknownPickError(said.country)
        kind, _, value = said.pick.partition(":")
        if kind == "language":
            return Heard(deed="recap"), Tag(languages()[value], tag.country)
        if kind == "country":
            tag = Tag(tag.language, said.country or None)
            return (Heard(values=(("country", said.country),)) if said.country else Heard(deed="skip")), tag
        if said.pick:
            return heard.from_pick(said.pick), tag
        if not said.text.strip():
            return None, tag
        _, told = listen(engine.script(tag.language.tag), said.text)
        country = told.value("country")
        return told, Tag(tag.language, country) if country in CODES else tag

    def _open(self, state: str, surface: str) -> tuple[Talk, tuple[str, ...]]:
        if not state:
            return Talk(), ()
        try:
            return unpack(self._seal.open(state, self._bound(surface), self.clock())), ()
        except ExpiredError:
            return Talk(), ("expired",)
        except (RefusedError, UnreadableTalkError):
            return Talk(), ("broken",)

    def _out(self, reply: Reply, tag: Tag, surface: str) -> Turn:
        return Turn(reply, tag, self._seal.close(pack(reply.talk), self._bound(surface), self.clock()))

    def _bound(self, surface: str) -> str:
        return f"{surface} {self.dialogue.version}"

    def place(self, tag: Tag) -> Place:
        """Where and when this is."""
        return Place(tag.country, tag.language.tag, self.clock())
