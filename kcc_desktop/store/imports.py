"""Where imports stopped."""

from __future__ import annotations

from sqlalchemy import select

from kcc_desktop.services.ports import ImportMark
from kcc_desktop.store.bulk import put_row
from kcc_desktop.store.job import Job
from kcc_desktop.store.tables import import_mark


class SqlImportMarks:
    """`services.ports.ImportMarks`."""

    def __init__(self, job: Job) -> None:
        self._connection = job.connection

    def get(self, kind: str, digest: str) -> ImportMark | None:
        """How far the import of this file came, or None when it never began."""
        query = select(import_mark).where(
            import_mark.c.kind == kind, import_mark.c.digest == digest
        )
        row = self._connection.execute(query).first()
        return None if row is None else ImportMark(**row._asdict())

    def put(self, mark: ImportMark) -> None:
        """Records how far it came."""
        values = {
            "kind": mark.kind,
            "digest": mark.digest,
            "position": mark.position,
            "finished_at": mark.finished_at,
        }
        put_row(self._connection, import_mark, values)
