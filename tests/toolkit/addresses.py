"""The addresses of every page of the tools."""

from __future__ import annotations

from tests.addresses import HOME, TAGS
from toolkit.letters import LETTERS

TOOLS = (
    "tools",
    "tools/notes",
    "tools/letters",
    *(f"tools/letters/{number}" for number in LETTERS),
    "tools/apps",
    "tools/fingerprints",
    "tools/device",
    "tools/plan",
)


def every_tool() -> list[str]:
    """Each page of the tools in each language, with and without a country."""
    tags = [*TAGS, *(f"{tag}-{code}" for tag, code in HOME.items()), "en-US", "fr-CA", "sv-FI", "ko-JP", "fr-BE"]
    return [f"/{tag}/{page}" for tag in tags for page in TOOLS]
