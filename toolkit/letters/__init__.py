"""All the letters, by number. One file each: what it asks for and what it says, as English msgids.

Translators: write as one writes to an office, in the polite form (vous, usted, 귀하); for letter 9 as to somebody one knows.
Avoid forms that tell the writer's sex. Names in {braces} stay as they are.
"""

from __future__ import annotations

from toolkit.letters import (
    copyright as copyright_notice,
)
from toolkit.letters import (
    employer,
    erasure,
    platform,
    police,
    school,
    search,
    stop,
    takedown,
)

LETTERS = {
    module.LETTER.number: module.LETTER
    for module in (police, platform, takedown, erasure, copyright_notice, search, school, employer, stop)
}
