"""The metadata with all tables in it, for whoever compares it with a workspace."""

from __future__ import annotations

from kcc_desktop.store import knowledge_tables, tables, work_tables
from kcc_desktop.store.shapes import metadata

__all__ = ["knowledge_tables", "metadata", "tables", "work_tables"]
