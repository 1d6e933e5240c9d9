"""The door of the conversation: a state and what was heard give a reply and the next state. Pure; no language, no clock.

Urgent things come first, whatever else was said; then what was asked to be put right; then what happened; then questions; then
details. What is not understood is repaired in three steps that never loop, with crisis lines on each (`../shared/design.md`).
"""

from __future__ import annotations

import zlib
from dataclasses import replace

from chat import speaking
from chat.asking import next_question
from chat.flow import flow
from chat.heard import Heard
from chat.menus import menu
from chat.people import People, Place
from chat.remembering import after
from chat.reply import Line, Reply
from chat.sentences import SENTENCES
from chat.talk import Talk, Told
from directory.conduct_table import IN_FORCE
from directory.lookup import Found
from directory.records import Facts, Law

_SMALL = {"thanks": "thanks", "goodbye": "goodbye", "greet": "greet", "unsure": "unsure"}
MOST_REPAIRS = 3
MOST_LAWS = 3
# What a situation is called in the law (`directory/labels.py`, CONDUCTS).
_CONDUCTS = {
    "sextortion": "sextortion",
    "threat": "threats",
    "shared": "sharing",
    "synthetic": "synthetic",
    "hidden-recording": "voyeurism",
    "unsolicited": "unsolicited",
    "grooming": "minors",
    "received-image": "sharing",
    "own-behaviour": "sharing",
}


class Dialogue:
    """The helper over the facts of the directory."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._directory = People(facts)
        self._numbers = {text: number for number, text in enumerate(speaking.every_text(facts))}

    @property
    def version(self) -> int:
        """Changes when the numbers of the sentences may have changed: a state of before is then refused."""
        return zlib.crc32("\0".join(self._numbers).encode("utf-8"))

    def hello(self, place: Place) -> Reply:
        """The first page."""
        return self._finish("hello", speaking.plain("hello", "kept"), Talk(), place, Heard())

    def turn(self, talk: Talk, heard: Heard, place: Place, opening: tuple[str, ...] = ()) -> Reply:
        """The reply to one turn. `opening` are sentences to begin with (a state that had expired, say)."""
        before = speaking.plain(*opening)
        if heard.deed == "restart" or "restart" in heard.labels:
            return self._finish("again", [*before, *speaking.plain("again")], Talk(), place, heard, again=True)
        if heard.deed == "back" and talk.past:
            talk = replace(talk, told=talk.past[-1], past=talk.past[:-1], pending=None, repairs=0)
            return self._again(talk, place, heard, [*before, *speaking.plain("back")])
        if heard.deed == "recap":
            return self._again(talk, place, heard, before)
        told = after(talk.told, heard, talk.pending, self.facts)
        node = self._node(talk, told, heard)
        lines = self._lines(node, talk, told, heard, place)
        misses = node.startswith("repair")
        pending = talk.pending if misses else None
        repairs = min(talk.repairs + 1, MOST_REPAIRS) if misses else 0
        stepped = talk.step(told=told, pending=pending, repairs=repairs) if told != talk.told else talk
        stepped = replace(stepped, pending=pending, repairs=repairs)
        again = node in ("exit", "language", "danger", "self-harm") or heard.any(("repeat",)) or heard.deed == "menu"
        return self._finish(node, [*before, *lines], stepped, place, heard, again=again)

    def _node(self, talk: Talk, told: Told, heard: Heard) -> str:
        facts, new = self.facts, [name for name in heard.labels if name in self.facts.situations]
        if "exit" in heard.labels:
            return "exit"
        urgent = [name for name in told.situations if name in new and facts.situations[name]]
        if urgent:
            return urgent[0]
        if heard.denied & set(talk.told.situations):
            return "corrected"
        if talk.pending == "safe" and told.safe != talk.told.safe:
            return "safe"
        if heard.deed == "human" or heard.any(("human",)):
            return "human"
        if new or heard.deed == "rest":
            return "situation"
        if heard.any(facts.answers):
            return "answer"
        if heard.value("language"):
            return "language"
        if told != talk.told or heard.deed == "skip" or heard.value("country") or self._passes(talk, heard):
            return "exact"
        if heard.any(("repeat",)) and told.situations:
            return "exact"
        if "abusive" in heard.labels:
            return "abusive"
        if heard.any(_SMALL) or heard.deed == "menu":
            return "small-talk"
        return f"repair-{min(talk.repairs + 1, MOST_REPAIRS)}"

    def _passes(self, talk: Talk, heard: Heard) -> bool:
        """Whether somebody passes over the question that was put."""
        return talk.pending is not None and heard.any(("unsure", "no", "yes"))

    def _lines(self, node: str, talk: Talk, told: Told, heard: Heard, place: Place) -> list[Line]:
        if node in ("danger", "self-harm"):
            lines = speaking.in_crisis(self.facts, told, node)
            rest = [name for name in told.situations if not self.facts.situations[name]]
            lines += speaking.plain("later") if rest or heard.any(self.facts.answers) else []
            return lines + ([] if place.country else speaking.plain("no-country"))
        if node == "situation":
            return self._about(told, heard)
        if node == "answer":
            return self._answers(told, heard, place)
        if node == "safe":
            return speaking.plain(f"safe-{told.safe}")
        if node == "corrected":
            return [*speaking.plain("corrected"), *speaking.understood(told.situations, told)]
        if node == "human":
            return speaking.plain("not-a-person", "human") if heard.written else speaking.plain("human")
        if node == "exact":
            return self._exact(talk, told, heard)
        if node == "small-talk":
            named = [_SMALL[label] for label in heard.labels if label in _SMALL]
            return speaking.plain(*named[:1]) if named else speaking.plain("menu")
        return speaking.plain(node)

    def _about(self, told: Told, heard: Heard) -> list[Line]:
        if heard.deed == "rest":
            rest = tuple(name for name in told.situations if not self.facts.situations[name])
            return [*speaking.plain("rest"), *(speaking.about(self.facts, told, rest) if rest else ())]
        new = tuple(name for name in told.situations if name in heard.labels)
        lines = speaking.about(self.facts, told, new)
        lines += [
            Line(self.facts.answers[name].answer, "answer") for name in heard.labels if name in self.facts.answers
        ][:1]
        if heard.quiet_risk or "sextortion" in new:
            lines += speaking.plain("heavy")
        return lines

    def _answers(self, told: Told, heard: Heard, place: Place) -> list[Line]:
        asked = [name for name in heard.labels if name in self.facts.answers]
        lines = [Line(self.facts.answers[name].answer, "answer") for name in asked[:2]]
        if "ask-law" in asked:
            lines += speaking.plain("law-here" if self._laws(told, heard, place) else "law-none")
        return lines + (speaking.plain("heavy") if heard.quiet_risk else [])

    def _exact(self, talk: Talk, told: Told, heard: Heard) -> list[Line]:
        if heard.any(("repeat",)):
            return [*speaking.plain("short"), *speaking.about(self.facts, told, told.situations)[-1:]]
        if heard.deed == "skip" or (told == talk.told and not heard.values):
            return speaking.plain("skipped")
        lines = speaking.plain("exact")
        if told.situations:
            lines += [line for line in speaking.about(self.facts, told, told.situations) if line not in lines]
        return lines

    def _again(self, talk: Talk, place: Place, heard: Heard, lines: list[Line]) -> Reply:
        if talk.told.situations:
            lines = [*lines, *speaking.about(self.facts, talk.told, talk.told.situations)]
        return self._finish("exact", lines or speaking.plain("again"), talk, place, heard, again=True)

    def _finish(
        self, node: str, lines: list[Line], talk: Talk, place: Place, heard: Heard, *, again: bool = False
    ) -> Reply:
        """Drops what was said before, adds people, the next question and the buttons, and notes what was said."""
        said = [line for line in dict.fromkeys(lines) if again or self._numbers[line.text] not in talk.shown]
        if not said and self._numbers[SENTENCES["said"]] not in talk.shown:
            said = speaking.plain("said")
        told, kind = talk.told, flow().nodes[node]
        urgent = tuple(name for name in told.situations if self.facts.situations[name])
        crisis = bool(urgent) and told.safe != "yes"
        question = None
        if not node.startswith("repair") and node not in ("exit", "language"):
            question = next_question(flow(), talk, place.country, self.facts, crisis=crisis)
        talk = replace(
            talk,
            shown=talk.shown | {self._numbers[line.text] for line in said},
            asked=(*talk.asked, question.id) if question else talk.asked,
            pending=question.id if question else talk.pending,
        )
        return Reply(
            node=node,
            lines=tuple(said),
            services=self._people("crisis" if crisis else kind.people, told, place, urgent, heard),
            talk=talk,
            crisis=crisis,
            advice=speaking.advice_for(self.facts, told, told.situations) if told.situations else (),
            laws=self._laws(told, heard, place),
            question=question,
            menu=menu(kind.menu, self.facts, told, heard, urgent),
            because=heard.because,
        )

    def _people(self, kind: str, told: Told, place: Place, urgent: tuple[str, ...], heard: Heard) -> tuple[Found, ...]:
        if kind == "none":
            return ()
        if kind == "crisis" and heard.deed != "rest":
            return self._directory.crisis_lines(told, place, urgent)
        if kind == "any":
            return self._directory.to_talk_to(told, place)
        asked = [name for name in heard.labels if name in self.facts.answers]
        if asked:
            return self._directory.for_questions(told, place, asked)
        heavy = heard.quiet_risk or "sextortion" in told.situations or bool(urgent)
        return self._directory.best(told, place, heavy=heavy)

    def _laws(self, told: Told, heard: Heard, place: Place) -> tuple[Law, ...]:
        """Law in force of the country, on what happened, for somebody who asks about the law."""
        country = self.facts.countries.get(place.country or "")
        if "ask-law" not in heard.labels or country is None:
            return ()
        wanted = {_CONDUCTS[name] for name in told.situations if name in _CONDUCTS} or {"sharing", "threats"}
        valid = [law for law in country.law if law.status == IN_FORCE and wanted & set(law.covers)]
        return tuple(sorted(valid, key=lambda law: (bool(law.region), law.civil)))[:MOST_LAWS]
