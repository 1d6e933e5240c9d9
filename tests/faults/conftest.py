"""The databases and people of the signed-in rooms."""

from tests.databases import database, kind, postgresql, site, waymark  # noqa: F401
