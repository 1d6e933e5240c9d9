"""Charts are sound XML, true in length, and say in words what they cannot draw."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from classes.charts import LETTERS, NUMBER, WIDE, Bar, Group, bars, stacks, wrapped

SVG = "{http://www.w3.org/2000/svg}"
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=90)


def drawn(svg: str) -> ET.Element:
    """The drawing, parsed as XML."""
    return ET.fromstring(svg)  # noqa: S314 (ours)


@given(
    st.lists(st.tuples(WORDS, st.lists(st.one_of(st.none(), st.integers(0, 500)), min_size=1, max_size=3)), max_size=6),
    WORDS,
)
def test_any_words_and_numbers_make_a_drawing_inside_its_box(
    groups: list[tuple[str, list[int | None]]], name: str
) -> None:
    made = [Group(words, tuple(Bar(value, "now", str(value)) for value in values)) for words, values in groups]
    for svg in (bars(made, 500, name), stacks(made, [500 * len(group.bars) for group in made], name)):
        found = drawn(svg)
        assert found.get("role") == "img"
        high = float((found.get("viewBox") or "").split()[3])
        for rect in found.iter("rect"):
            assert float(rect.get("x") or 0) + float(rect.get("width") or 0) <= WIDE - NUMBER + 0.2
            assert float(rect.get("y") or 0) + float(rect.get("height") or 0) <= high
        assert not any(node.get("style") for node in found.iter())


def test_bars_are_as_long_as_their_numbers() -> None:
    found = drawn(
        bars([Group("a", (Bar(20, "now", "20"), Bar(5, "now", "5"), Bar(None, "now", "not shown")))], 20, "n")
    )
    wide = [float(rect.get("width") or 0) for rect in found.iter("rect")]
    assert wide == [WIDE - NUMBER, (WIDE - NUMBER) / 4]
    assert [text.text for text in found.iter("text")] == ["a", "20", "5", "not shown"]


@given(WORDS)
def test_labels_fit(words: str) -> None:
    lines = wrapped(words)
    assert 1 <= len(lines) <= 2
    assert all(len(line) <= LETTERS + 2 for line in lines)
