"""Where Alembic starts: runs the migrations on the connection that `store.history` hands over."""

from __future__ import annotations

from alembic import context

from kcc_desktop.store.search.schema import table_names
from kcc_desktop.store.tables import metadata


def _ours(name: str | None, kind: str, parents: object) -> bool:
    """Leaves the index tables out: they differ per engine and are no part of the models."""
    del parents
    return kind != "table" or name not in table_names()


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_name=_ours,
    compare_type=True,
)
context.run_migrations()
