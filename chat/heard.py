"""What one turn of a person says: by writing, or by pressing a button. Both become the same record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chat.weighing import Understood

# What the buttons `do:…` ask for. Others say a value: `situation:shared`, `ask:ask-law`, `not:shared`, `paid:yes`, `language:fi`.
DEEDS = frozenset({"back", "restart", "rest", "human", "skip", "menu", "recap"})


@dataclass(frozen=True, slots=True)
class Heard:
    """One turn. `because` gives for each label the person's own words, for this answer only; they are never kept."""

    labels: tuple[str, ...] = ()
    because: tuple[tuple[str, str], ...] = ()
    others: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    values: tuple[tuple[str, str], ...] = ()
    deed: str = ""
    quiet_risk: bool = False
    nearest: tuple[str, ...] = ()
    written: bool = False

    def value(self, name: str) -> str | None:
        """What was told for a slot in this turn."""
        return dict(self.values).get(name)

    def any(self, names: Iterable[str]) -> bool:
        """Whether one of these labels was given."""
        return not set(names).isdisjoint(self.labels)


def from_text(understood: Understood, denied: frozenset[str] = frozenset(), nearest: tuple[str, ...] = ()) -> Heard:
    """What a written message says."""
    values = {
        "country": understood.country,
        "platform": understood.platform,
        "age": understood.age,
        "language": understood.other_language,
    }
    return Heard(
        # Patterns and weighted words may disagree: what is denied is not so.
        labels=tuple(label.label for label in understood.labels if label.label not in denied),
        because=tuple((label.label, label.because) for label in understood.labels),
        others=frozenset(label.label for label in understood.labels if label.who == "other"),
        denied=denied,
        values=tuple((name, value) for name, value in values.items() if value),
        quiet_risk=understood.quiet_risk,
        nearest=nearest,
        written=True,
    )


def from_pick(pick: str) -> Heard:
    """What a button says. The caller has checked that the button exists (`picks.known`)."""
    kind, _, value = pick.partition(":")
    if kind in ("situation", "ask"):
        return Heard(labels=(value,))
    if kind == "not":
        return Heard(denied=frozenset({value}))
    if kind == "do":
        return Heard(deed=value)
    return Heard(values=((kind, value),))
