"""What Alembic runs: always on a connection that `store.migrate` gives, inside its transaction."""

from __future__ import annotations

from alembic import context

from store.base import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True, transactional_ddl=True)
context.run_migrations()
