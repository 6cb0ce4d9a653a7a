"""Where Alembic starts: runs the migrations on the connection that `store.history` hands over."""

from __future__ import annotations

from alembic import context

from kcc_desktop.store.every_table import metadata
from kcc_desktop.store.history import is_ours

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_name=is_ours,
    compare_type=True,
)
context.run_migrations()
