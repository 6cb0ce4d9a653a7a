"""Everything of one report, and the reports of a party."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import BigInteger, ColumnElement, Integer, Table, bindparam, exists, select

from kcc_desktop.domain.report import (
    ReportKey,
    ReportKind,
    ReportRows,
    SourceState,
)
from kcc_desktop.domain.timeline import EntryKind, TimelineCounts, TimelineEntry
from kcc_desktop.store import timeline
from kcc_desktop.store.bulk import put_row
from kcc_desktop.store.job import Job
from kcc_desktop.store.prepared import Prepared
from kcc_desktop.store.report_rows import load_reports, own_keys
from kcc_desktop.store.search.context import sources
from kcc_desktop.store.search.sql import CoreReader
from kcc_desktop.store.tables import case, contact, contact_case, handover, source_state
from kcc_desktop.store.work_tables import contact_handover


class SqlReports:
    """`services.ports.Reports`."""

    def __init__(self, job: Job) -> None:
        self._connection = job.connection

    def rows(self, key: ReportKey, *, resident_id: int | None = None) -> ReportRows:
        """All rows of one report. Raises NotFound.

        A handover or contact that belongs to a case gives the report of that case.
        """
        return self.rows_of([key], resident_id=resident_id)[0]

    def rows_of(
        self, keys: Sequence[ReportKey], *, resident_id: int | None = None
    ) -> Sequence[ReportRows]:
        """All rows of some reports, in their order, read at once. Raises NotFound.

        A handover or contact that belongs to a case gives the report of that case.
        """
        return load_reports(self._connection, keys, resident_id=resident_id, sources=self.sources())

    def of_party(self, party_ids: Sequence[int], limit: int) -> Sequence[ReportKey]:
        """The reports of these parties, newest first."""
        among = set(party_ids)
        found = {
            ReportKey(kind, id_)
            for party_id in among
            for kind, query in _OF_PARTY
            for (id_,) in query.rows(self._connection, party_id=party_id, most=limit)
        }
        return sorted(found, key=lambda key: key.id, reverse=True)[:limit]

    def of_contact(self, contact_id: int) -> ReportKey:
        """The report that a contact belongs to: its case, else its handover, else itself.

        Raises NotFound.
        """
        return own_keys(self._connection, [ReportKey(ReportKind.CONTACT, contact_id)])[0]

    def timeline(
        self,
        party_ids: Sequence[int],
        *,
        before: tuple[datetime, int] | None,
        limit: int,
        kinds: Sequence[EntryKind],
    ) -> Sequence[TimelineEntry]:
        """The next `limit` lines, newest first, older than `before`."""
        return timeline.page(self._connection, party_ids, before=before, limit=limit, kinds=kinds)

    def timeline_counts(self, party_ids: Sequence[int]) -> TimelineCounts:
        """How many lines of each kind there are."""
        return timeline.counts(self._connection, party_ids)

    def sources(self) -> Sequence[SourceState]:
        """The sources that brought cases in, with their condition, by name."""
        return sources(CoreReader(self._connection))

    def put_source(self, source: SourceState) -> None:
        """Records how a source does and from when its last known state is."""
        age = source.stale_after
        values = {
            "name": source.name,
            "condition": source.condition,
            "as_of": source.as_of,
            "stale_after_s": None if age is None else int(age.total_seconds()),
            "elapsed_ms": source.elapsed_ms,
        }
        put_row(self._connection, source_state, values)


_PARTY_ID, _MOST = bindparam("party_id", type_=BigInteger()), bindparam("most", type_=Integer())


def _newest(table: Table, *only: ColumnElement[bool]) -> Prepared:
    mine = select(table.c.id).where(table.c.party_id == _PARTY_ID, *only)
    return Prepared(mine.order_by(table.c.id.desc()).limit(_MOST))


#: Cases that the party's contacts are about, though the register doesn't say whose they are.
_ASKED_CASES = Prepared(
    select(contact_case.c.case_id)
    .join(contact, contact.c.id == contact_case.c.contact_id)
    .where(contact.c.party_id == _PARTY_ID)
    .order_by(contact.c.id.desc())
    .limit(_MOST)
)
#: Where one of these holds, a handover or contact belongs to the report of a case or a handover.
_HANDED_ON_CASE = exists().where(contact_case.c.contact_id == handover.c.contact_id)
_ON_CASE = exists().where(contact_case.c.contact_id == contact.c.id)
_HANDED = exists().where(handover.c.contact_id == contact.c.id)
_ON_HANDOVER = exists().where(contact_handover.c.contact_id == contact.c.id)
_OF_PARTY = (
    (ReportKind.CASE, _newest(case)),
    (ReportKind.CASE, _ASKED_CASES),
    (ReportKind.HANDOVER, _newest(handover, handover.c.case_id.is_(None), ~_HANDED_ON_CASE)),
    (ReportKind.CONTACT, _newest(contact, ~_ON_CASE, ~_HANDED, ~_ON_HANDOVER)),
)
