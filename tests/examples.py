"""How many examples Hypothesis tries: what a test asks for, or as many as EXAMPLES says (`make attack`)."""

from __future__ import annotations

import os


def many(usual: int) -> int:
    """`usual`, or the number in EXAMPLES when that is larger."""
    return max(usual, int(os.environ.get("EXAMPLES", "0")))
