"""Small charts as SVG, drawn on the server: words, and below them bars with numbers. Pure. The table beside it is a chart’s text.

Nothing is styled here: classes name the parts, `static/reports.css` colours them for light and dark. A drawing is 360 units wide,
about what a phone is, so its words are never smaller than those around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDE = 360
NUMBER = 110  # for what stands at the end of a bar
LINE, BAR, GAP = 19, 18, 10
LETTERS = 46  # how many stand in a line


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: how long, what it stands for (a class name such as `now`), and what stands at its end. None: not to be shown."""

    value: int | None
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """Bars that belong together, below their words."""

    words: str
    bars: tuple[Bar, ...]


def bars(groups: Sequence[Group], most: int, name: str) -> str:
    """A bar below the other. `most` is the value of the longest bar that there could be; `name` says what is drawn."""
    parts: list[str] = []
    top = 0
    for group in groups:
        top = _label(parts, group.words, top)
        for bar in group.bars:
            if bar.value is None:
                parts.append(_text(bar.words, 0, top, "chart-few"))
            else:
                wide = max(1.5, bar.value / max(1, most) * (WIDE - NUMBER))
                parts += [_rect(bar.kind, 0, top, wide), _text(bar.words, wide + 6, top)]
            top += BAR
        top += GAP
    return _svg(parts, top - GAP, name)


def stacks(groups: Sequence[Group], wholes: Sequence[int], name: str) -> str:
    """The bars of a group one after the other in a line as long as its whole; the words of the first stand at its end."""
    parts: list[str] = []
    top = 0
    for group, whole in zip(groups, wholes, strict=True):
        top = _label(parts, group.words, top)
        at = 0.0
        parts.append(_rect("rest", 0, top, WIDE - NUMBER))
        for bar in group.bars:
            wide = (bar.value or 0) / max(1, whole) * (WIDE - NUMBER)
            if wide:
                parts.append(_rect(bar.kind, at, top, wide))
            at += wide
        parts.append(_text(group.bars[0].words, WIDE - NUMBER + 6, top))
        top += BAR + GAP
    return _svg(parts, top - GAP, name)


def wrapped(words: str) -> list[str]:
    """Words in two lines at most, of LETTERS each; where something was left out stands an ellipsis."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= LETTERS or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > 2:
        lines = [lines[0], f"{lines[1]} …"]
    return [line if len(line) <= LETTERS + 2 else f"{line[:LETTERS]}…" for line in lines]


def _label(parts: list[str], words: str, top: int) -> int:
    for line in wrapped(words):
        parts.append(_text(line, 0, top, "chart-label"))
        top += LINE
    return top


def _rect(kind: str, left: float, top: float, wide: float) -> str:
    return f'<rect class="chart-{kind}" x="{left:.1f}" y="{top}" width="{wide:.1f}" height="{BAR - 4}" rx="2"/>'


def _text(words: str, left: float, top: float, kind: str = "chart-number") -> str:
    return f'<text class="{kind}" x="{left:.1f}" y="{top + BAR - 6}">{escape(words)}</text>'


def _svg(parts: Sequence[str], high: float, name: str) -> str:
    return (
        f'<svg class="chart" viewBox="0 0 {WIDE} {max(high, 1):.0f}" role="img" aria-label="{escape(name)}">'
        f"{''.join(parts)}</svg>"
    )
