"""Our own drawings, made safe to stand inside a page: an allow-list of shapes, no text, no script, nothing from elsewhere."""

from __future__ import annotations

import re
from html import escape
from xml.etree.ElementTree import Element, ParseError, XMLParser, fromstring

from directory.source import Fault

BYTES = 6000
_SVG = "{http://www.w3.org/2000/svg}"
SHAPES = frozenset({"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
ATTRIBUTES = frozenset(
    {"viewBox", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height", "points"}
    | {"transform", "class", "fill", "stroke", "stroke-width", "opacity", "stroke-linecap", "stroke-linejoin"}
    | {"stroke-dasharray", "fill-rule", "clip-rule", "fill-opacity", "stroke-opacity"}
)
CLASSES = frozenset({"a1", "a2", "a3", "s1", "s2"})
_VALUE = re.compile(r"[A-Za-z0-9 .,()+\-%\n\t]*")
_COLOURS = frozenset({"none", "currentColor"})


DEEPEST = 20


def read_drawing(text: str, file: str) -> tuple[str, list[Fault]]:
    """The inner markup of a drawing and its view box as one `<svg>`, and what is wrong with it."""
    if len(text.encode()) > BYTES:
        return "", [Fault(file, 1, f"the drawing is larger than {BYTES} bytes: make it simpler")]
    if "<!" in text.replace("<!--", "") or "<?" in text.replace("<?xml", ""):
        return "", [Fault(file, 1, "a drawing may hold no DOCTYPE, entity or instruction: remove it")]
    try:
        # No entity can be declared without the DOCTYPE that was refused above.
        root = fromstring(text, parser=XMLParser())  # noqa: S314
    except ParseError as error:
        return "", [Fault(file, error.position[0], "this is not well-formed SVG")]
    faults: list[Fault] = []
    if root.tag != f"{_SVG}svg" or not root.get("viewBox"):
        faults.append(
            Fault(file, 1, 'the drawing must begin with <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360">')
        )
    inner = "".join(_shape(child, file, faults) for child in root)
    own = _attributes(root, file, faults, leave=frozenset({"width", "height"}))
    return ("" if faults else f"<svg{own}>{inner}</svg>"), faults


def _shape(element: Element, file: str, faults: list[Fault], depth: int = 1) -> str:
    name = str(element.tag).removeprefix(_SVG)
    if name in ("title", "desc", "metadata"):
        return ""  # the text of the media block says what it shows
    if name not in SHAPES or name == "svg":
        faults.append(
            Fault(file, 1, f"“{name}” is not allowed in a drawing: use {', '.join(sorted(SHAPES - {'svg'}))}")
        )
        return ""
    if depth > DEEPEST:
        faults.append(Fault(file, 1, f"shapes stand in each other more than {DEEPEST} deep: draw it flatter"))
        return ""
    attributes = _attributes(element, file, faults)
    inner = "".join(_shape(child, file, faults, depth + 1) for child in element)
    return f"<{name}{attributes}>{inner}</{name}>" if inner else f"<{name}{attributes}/>"


def _attributes(element: Element, file: str, faults: list[Fault], leave: frozenset[str] = frozenset()) -> str:
    made = []
    for name, value in element.attrib.items():
        if name in leave:
            continue
        wrong = name not in ATTRIBUTES or not _VALUE.fullmatch(value)
        wrong = wrong or (name in ("fill", "stroke") and value not in _COLOURS)
        wrong = wrong or (name == "class" and not CLASSES.issuperset(value.split()))
        if wrong:
            faults.append(
                Fault(
                    file,
                    1,
                    f"{name}={value[:30]!r} is not allowed in a drawing: colours are currentColor and classes a1 a2 a3 s1 s2",
                )
            )
        made.append(f' {name}="{escape(" ".join(value.split()))}"')
    return "".join(made)
