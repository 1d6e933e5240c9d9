"""What a turn changes in what was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from chat.heard import Heard
from chat.talk import Told
from directory.lookup import ordered_situations
from directory.records import Facts

HELPING = "helping"  # for somebody else, not told who
SELF = "self"
# Signals of the taxonomy and the slot that each fills.
_SIGNALS = {
    "knows-them": ("who", "knows-them"),
    "stranger": ("who", "stranger"),
    "paid-already": ("paid", "yes"),
    "synthetic": ("made", "fake"),
}
_SLOTS = ("role", "age", "picture", "who", "made", "paid", "platform", "region", "safe")
_YES = {"age": "under-18", "picture": "under-18", "paid": "yes", "who": "knows-them", "made": "real", "safe": "yes"}
_NO = {"age": "adult", "picture": "adult", "paid": "no", "who": "stranger", "made": "fake", "safe": "no"}


def after(told: Told, heard: Heard, pending: str | None, facts: Facts) -> Told:
    """What is told after this turn. Corrections win over what was told before, also over this turn's own labels."""
    situations = [name for name in heard.labels if name in facts.situations]
    kept = [name for name in (*told.situations, *situations) if name not in heard.denied]
    changes: dict[str, object] = {"situations": ordered_situations(facts, kept)}
    for label, (slot, value) in _SIGNALS.items():
        if label in heard.labels:
            changes[slot] = value
    changes |= {slot: value for slot, value in heard.values if slot in _SLOTS}
    changes |= _plain_answer(heard, pending)
    if changes.get("made") == "fake" and "synthetic" not in heard.denied and _has_picture(kept):
        changes["situations"] = ordered_situations(facts, [*kept, "synthetic"])
    if "for-someone-else" in heard.labels and told.role in (None, SELF):
        changes["role"] = HELPING
    if "synthetic" in heard.denied:
        changes["made"] = None
    urgent = [name for name in situations if facts.situations[name]]
    if urgent:
        changes["crisis_of_other"] = all(name in heard.others for name in urgent)
        changes["safe"] = None
    return replace(told, **changes)  # type: ignore[arg-type]


def _has_picture(situations: list[str]) -> bool:
    return not {"shared", "threat", "sextortion"}.isdisjoint(situations)


def _plain_answer(heard: Heard, pending: str | None) -> Mapping[str, str]:
    """A bare yes or no answers the question that was put; with anything else in the message it may mean that instead."""
    if not pending or not heard.written:
        return {}
    slot = pending
    if "yes" in heard.labels and slot in _YES:
        return {slot: _YES[slot]}
    if "no" in heard.labels and slot in _NO:
        return {slot: _NO[slot]}
    if slot == "picture" and heard.value("age"):
        return {"picture": heard.value("age") or ""}
    return {}
