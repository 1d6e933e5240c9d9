"""Where rules of the European Union hold. Membership as of November 2026."""

from __future__ import annotations

EU = frozenset(
    """
    AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK
    """.split()  # noqa: SIM905 (a list of quoted codes would be a page long)
)
# The General Data Protection Regulation holds in the whole European Economic Area.
EEA = EU | {"IS", "LI", "NO"}
