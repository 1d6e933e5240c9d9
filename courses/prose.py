"""Turns the Markdown of an author into HTML that can do nothing: an allow-list of tags, links to our own pages, caps on size.

Python-Markdown lets `<script>` and `javascript:` through and needs 49 s for 16,000 opening brackets
(`../shared/reading/code.md`, rows 17 and 18), so such text is refused before it is rendered, and nh3 cleans what comes out.
"""

from __future__ import annotations

import re
from html import escape

import markdown
import nh3

from directory.source import Fault

LONGEST = 12_000  # characters of one text
# More of one of these marks in a single text than any lesson needs; the renderer's time grows with their square.
MARKS = {"[": 60, "]": 60, "(": 300, "*": 400, "_": 400, "`": 0, "!": 400, "\\": 60, ">": 200}
TAGS = frozenset({"p", "ul", "ol", "li", "strong", "em", "a", "blockquote", "br"})
PLACES = frozenset({"help", "chat", "country", "platforms", "instruments", "tools"})
# A link in rendered text: `/~/help`, `/~/lesson/consent/asking`. The page puts the address in the place of it (`places`).
ANCHOR = "/~/"

_RAW = re.compile(r"<\s*[A-Za-z/!?]")
_TAG = re.compile(r"<([a-z][a-z0-9]*)")
_HREF = re.compile(r'(<a [^>]*?href=")([^"]*)(")')
_TARGET = re.compile(r"lesson:[a-z0-9-]+/[a-z0-9-]+|course:[a-z0-9-]+")
_STRONG = re.compile(r"\*\*([^*]+)\*\*")
_EMPHASIS = re.compile(r"\*([^*]+)\*")


def _renderer() -> markdown.Markdown:
    made = markdown.Markdown(output_format="html", extensions=["sane_lists"])
    made.preprocessors.deregister("html_block")
    for name in ("html", "autolink", "automail", "image_link", "image_reference", "reference", "short_reference"):
        made.inlinePatterns.deregister(name)
    made.parser.blockprocessors.deregister("reference")
    return made


_MARKDOWN = _renderer()
# The renderer calls itself for each level.
_NESTED = re.compile(r"\s*(?:(?:[0-9]{1,9}[.)]|[-*+>])\s*){4}")


def faults_of(text: str, file: str, line: int) -> list[Fault]:
    """What forbids a text before it is rendered. `line` is that of its first line."""
    if len(text) > LONGEST:
        return [Fault(file, line, f"this text has {len(text)} characters; {LONGEST} is the most: cut it into blocks")]
    faults = [
        Fault(file, line, f"there are too many “{mark}” in this text: write plain sentences")
        for mark, most in MARKS.items()
        if text.count(mark) > most
    ]
    for number, row in enumerate(text.splitlines(), start=line):
        if _RAW.search(row):
            faults.append(Fault(file, number, "HTML is not allowed: write Markdown, without angle brackets"))
        if _NESTED.match(row):
            faults.append(
                Fault(file, number, "lists and quotes stand in each other too deeply: write them one after the other")
            )
        if "![" in row:
            faults.append(Fault(file, number, "images are not allowed here: use a media block with a drawing of ours"))
        if re.search(r"[\u202a-\u202e\u2066-\u2069\u200b\ufeff]", row):
            faults.append(Fault(file, number, "there is an invisible character in this line: type the line anew"))
    return faults


def render(text: str, file: str, line: int, *, headings: bool = False) -> tuple[str, list[Fault]]:
    """The HTML of a text, and what is wrong with it. `headings` allows `###`, as parts of a guide need them."""
    faults = faults_of(text, file, line)
    if faults:
        return "", faults
    html = _MARKDOWN.reset().convert(text)
    allowed = TAGS | {"h3"} if headings else TAGS
    for tag in sorted(set(_TAG.findall(html)) - allowed):
        faults.append(
            Fault(file, line, _REFUSED.get(tag, f"this makes a “{tag}”, which no lesson may hold: write plain text"))
        )
    for _, target, _ in _HREF.findall(html):
        if target not in PLACES and not _TARGET.fullmatch(target):
            known = ", ".join(sorted(PLACES))
            number = line + next((n for n, row in enumerate(text.splitlines()) if target in row), 0)
            faults.append(
                Fault(
                    file,
                    number,
                    f"the link “{target}” is not allowed: use {known}, lesson:course/lesson or course:course",
                )
            )
    placed = _HREF.sub(lambda found: found[1] + ANCHOR + found[2].replace(":", "/") + found[3], html)
    return clean(placed, allowed), faults


_REFUSED = {
    "pre": "a line begins with four spaces: remove them",
    "code": "a line begins with four spaces, or has back-ticks: remove them",
    "hr": "a line of hyphens is not allowed: use a heading",
    "h1": "headings here are “## Title {#id}”, with two #",
    "h2": "a heading may not stand inside a block, nor be underlined with hyphens: put it between blocks",
    "h3": "headings in lessons are “## Title {#id}”; only parts of a guide may have ###",
}


def clean(html: str, tags: frozenset[str] = TAGS) -> str:
    """`html` with nothing but the allowed tags and links into our own pages."""
    return nh3.clean(
        html,
        tags=set(tags),
        attributes={"a": {"href"}, "*": set()},
        url_schemes=set(),
        link_rel=None,
        strip_comments=True,
    ).strip()


def inline(text: str) -> str:
    """A title as HTML: plain text, with **strong** and *emphasis*."""
    return _EMPHASIS.sub(r"<em>\1</em>", _STRONG.sub(r"<strong>\1</strong>", escape(text, quote=False)))


def plain(html: str) -> str:
    """The words of rendered text, for search and for reading aloud."""
    spaced = re.sub(r"</(?:p|li|h3|blockquote)>|<br>", " ", html)
    text = re.sub(r"<[^>]+>", "", spaced)
    return (
        re.sub(r"\s+", " ", text)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replace("&nbsp;", " ")
        .strip()
    )
