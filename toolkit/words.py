"""The second language of the list as a script of its own: both languages in one page would be too heavy for a slow connection.

It is loaded with the page, so that nothing is asked while somebody ticks; without it the page offers the list in parts.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A script named by its content, so that it never goes stale; `integrity` is for the tag that loads it."""

    name: str
    integrity: str
    body: bytes


def words(lang: str, lines: Sequence[str]) -> Words:
    """The script that hands these lines, in the language `lang` of HTML, to static/toolkit/plan.js."""
    text = json.dumps([lang, *lines], ensure_ascii=False, separators=(",", ":"))
    body = f"globalThis.waymarkWords={text};\n".encode()
    digest = hashlib.sha384(body).digest()
    return Words(f"{lang}.{digest.hex()[:12]}.js", "sha384-" + base64.b64encode(digest).decode(), body)
