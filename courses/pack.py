"""Turns a page into one file that needs nothing else: styles and scripts inside, no link that would lead nowhere. Pure."""

from __future__ import annotations

import re
from html import escape

_LINK = re.compile(r'<a ([^>]*?)href="(/[^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
# What a browser may do with the file: use what stands in it, ask nobody for anything.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)


def rooted(html: str, site: str) -> str:
    """`html` with links into the site made whole by `site` (https://example.org), or turned into plain words without one."""

    def whole(match: re.Match[str]) -> str:
        before, path, after, words = match.groups()
        if not site:
            return f"<span>{words}</span>"
        return f'<a {before}href="{escape(site.rstrip("/"))}{path}"{after} rel="noreferrer">{words}</a>'

    return _LINK.sub(whole, html)


def inlined(name: str, text: str) -> str:
    """The text of a style sheet or script for the inside of its tag. Raises ValueError where it would end the tag early."""
    if "</" in text:
        raise ValueError(f"{name} holds “</”, which would end its tag inside a page")
    return text
