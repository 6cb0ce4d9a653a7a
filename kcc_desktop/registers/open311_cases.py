"""Open311 requests of a server as cases: as those of a file, and what only following them needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from kcc_desktop.domain.case import Case, CaseEvent, EventKind, PlannedDate
from kcc_desktop.domain.ids import id_for
from kcc_desktop.domain.steps import Step
from kcc_desktop.registers.references import without_reference
from kcc_desktop.services.imports import when
from kcc_desktop.services.imports.open311 import Open311Reader, department_of

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from kcc_desktop.services.imports.records import Row


@dataclass(frozen=True, slots=True)
class Cases:
    """Makes cases of rows; `source` is the name of the system, `zone` that of times without one."""

    source: str
    zone: ZoneInfo

    def of(self, rows: Sequence[Row], at: datetime) -> list[Case]:
        """The cases of those rows that say which request they are, as told at `at`."""
        reader = Open311Reader(self.source, self.zone, at)
        return [self._told(case, row) for row in rows if (case := reader.read(row))]

    def _told(self, case: Case, row: Row) -> Case:
        told = replace(case, description=without_reference(case.description))
        if case.step is Step.UNKNOWN:
            return self._with_plain_status(told, row)
        return replace(told, planned=self._planned(case))

    def _planned(self, case: Case) -> tuple[PlannedDate, ...]:
        """The expected day is a planned one once the status says that the work is."""
        if case.step is not Step.PLANNED or not case.expected_on or not case.fetched_at:
            return ()
        return (
            PlannedDate(
                id=id_for(case.fetched_at, f"{case.source}:{case.number}:{case.expected_on}"),
                day=case.expected_on,
                source=case.source,
                fetched_at=case.fetched_at,
                department=case.department,
                case_id=case.id,
            ),
        )

    def _with_plain_status(self, case: Case, row: Row) -> Case:
        """The status alone, so that an administrator can say what it means; its notes beside it."""
        notes = row.text("status_notes")
        bare = replace(case, status_text=row.line("status"))
        if not notes:
            return bare
        at = self.updated_at(row) or case.opened_at
        event = CaseEvent(
            id=id_for(at, f"{case.source}:{case.number}:notes:{notes}"),
            case_id=case.id,
            at=at,
            step=Step.UNKNOWN,
            text=notes,
            kind=EventKind.NOTE,
            department=department_of(row),
            source=case.source,
            fetched_at=case.fetched_at,
        )
        return replace(bare, events=tuple(sorted((*case.events, event), key=lambda e: e.at)))

    def updated_at(self, row: Row) -> datetime | None:
        """When the request was last changed, as far as it says."""
        return row.read(
            "updated_datetime", lambda text: when.moment(text, self.zone), when.NO_MOMENT
        )
