"""The syntax of lessons is that of `pymdownx.blocks`: both readers find the same blocks in every lesson of the site."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import markdown
import pytest
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block as TheirBlock
from pymdownx.blocks.block import type_any

from courses import schema
from courses.front_matter import split_front
from courses.room import CONTENT
from courses.scan import Node, scan

LESSONS = sorted(path for path in CONTENT.glob("*/*/*.md"))


def _block(name: str) -> type[TheirBlock]:
    options = ("id", "kind", "aim", "right", "with", "leads", "finding", "covers", "situations", "file", "revision")

    class Generic(TheirBlock):  # type: ignore[misc]
        NAME = name
        ARGUMENT = None
        OPTIONS = dict.fromkeys(options, ("", type_any))

        def on_create(self, parent: Element) -> Element:
            made = parent.makeelement("div", {"data-kind": name, "data-id": str(self.options["id"])})
            parent.append(made)
            return made

    return Generic


class _Blocks(BlocksExtension):  # type: ignore[misc]
    def extendMarkdownBlocks(self, md: markdown.Markdown, block_mgr: object) -> None:  # noqa: N802
        for name in schema.KINDS:
            block_mgr.register(_block(name), {})  # type: ignore[attr-defined]


def _ours(node: Node) -> list[tuple[str, str]]:
    found = []
    for item in node.items:
        if isinstance(item, Node):
            found += [(item.name, str(item.fields.values.get("id", ""))), *_ours(item)]
    return found


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: "/".join(path.parts[-3:]))
def test_both_find_the_same(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    _, body, first, _ = split_front(text, "a")
    node, _ = scan(body, "a", first)
    made: list[tuple[str, str]] = []
    converter = markdown.Markdown(extensions=[_Blocks()])
    html = converter.convert(body)
    parts = html.split('<div data-id="')[1:]
    made = [(part.split('data-kind="')[1].split('"')[0], part.split('"')[0]) for part in parts]
    assert made == _ours(node)
