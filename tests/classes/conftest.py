"""Both databases."""

from tests.databases import database, kind, postgresql, site, waymark  # noqa: F401
