"""The metadata with all tables in it, for whoever compares it with a workspace."""

from __future__ import annotations

from kcc_desktop.store import knowledge_tables, mail_tables, system_tables, tables, work_tables
from kcc_desktop.store.shapes import PARTIAL, metadata

for _table in metadata.tables.values():
    for _index in _table.indexes:
        if (_where := _index.info.get(PARTIAL)) is not None:
            _index.dialect_kwargs.update(postgresql_where=_where, sqlite_where=_where)

__all__ = [
    "knowledge_tables",
    "mail_tables",
    "metadata",
    "system_tables",
    "tables",
    "work_tables",
]
