"""Both databases, and a mailbox."""

from tests.accounts.mailbox import outbox  # noqa: F401
from tests.databases import database, kind, postgresql, site, waymark  # noqa: F401
