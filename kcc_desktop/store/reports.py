"""Everything of one report, and the reports of a party."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, select

from kcc_desktop.domain.case import Case
from kcc_desktop.domain.contact import Contact
from kcc_desktop.domain.handover import Handover
from kcc_desktop.domain.report import (
    ReportKey,
    ReportKind,
    ReportRows,
    SourceCondition,
    SourceState,
)
from kcc_desktop.domain.timeline import EntryKind, TimelineCounts, TimelineEntry
from kcc_desktop.store import timeline
from kcc_desktop.store.bulk import put_row
from kcc_desktop.store.case_rows import load_cases
from kcc_desktop.store.contact_rows import load_contacts
from kcc_desktop.store.doubles import same_as
from kcc_desktop.store.handover_rows import load_handovers
from kcc_desktop.store.job import Job
from kcc_desktop.store.refusals import not_found
from kcc_desktop.store.tables import (
    case,
    contact,
    contact_case,
    handover,
    party,
    product,
    source_state,
)


class SqlReports:
    """`services.ports.Reports`."""

    def __init__(self, job: Job) -> None:
        self._connection = job.connection

    def rows(self, key: ReportKey, *, resident_id: int | None = None) -> ReportRows:
        """All rows of one report. Raises NotFound.

        A handover or contact that belongs to a case gives the report of that case.
        """
        own = self._own(key)
        case_id = own.id if own.kind is ReportKind.CASE else None
        handovers = self._handovers(own)
        contacts = self._contacts(own, handovers)
        case_ = load_cases(self._connection, [case_id])[case_id] if case_id else None
        owners = [one.party_id for one in (case_, *handovers, *contacts) if one]
        return ReportRows(
            key=own,
            case=case_,
            contacts=tuple(contacts),
            handovers=tuple(handovers),
            sources=tuple(self.sources()),
            resident_id=resident_id,
            kind_name=self._kind_name(case_, handovers, contacts),
            doubles=self._doubles(resident_id),
            secret=self._is_secret(owners),
        )

    def of_party(self, party_ids: Sequence[int], limit: int) -> Sequence[ReportKey]:
        """The reports of these parties, newest first."""
        among = set(party_ids)
        found = {
            ReportKey(kind, id_)
            for party_id in among
            for kind, query in _OF_PARTY
            for id_ in self._ids(query(party_id).limit(limit))
        }
        return sorted(found, key=lambda key: key.id, reverse=True)[:limit]

    def of_contact(self, contact_id: int) -> ReportKey:
        """The report that a contact belongs to: its case, else its handover, else itself."""
        linked = select(contact_case.c.case_id).where(contact_case.c.contact_id == contact_id)
        if cases := self._ids(linked.order_by(contact_case.c.case_id.desc())):
            return ReportKey(ReportKind.CASE, cases[0])
        handed = select(handover.c.id).where(handover.c.contact_id == contact_id)
        if handovers := self._ids(handed.order_by(handover.c.id.desc())):
            return self._own(ReportKey(ReportKind.HANDOVER, handovers[0]))
        return ReportKey(ReportKind.CONTACT, contact_id)

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
        query = select(source_state).order_by(source_state.c.name)
        return [_source(row) for row in self._connection.execute(query)]

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

    def _ids(self, query: Any) -> list[int]:
        return list(self._connection.execute(query).scalars())

    def _own(self, key: ReportKey) -> ReportKey:
        """The report that really holds what `key` names. Raises NotFound."""
        if key.kind is ReportKind.CASE:
            self._require(key, select(case.c.id).where(case.c.id == key.id))
            return key
        if key.kind is ReportKind.CONTACT:
            self._require(key, select(contact.c.id).where(contact.c.id == key.id))
            return self.of_contact(key.id)
        query = select(handover.c.case_id, handover.c.contact_id).where(handover.c.id == key.id)
        row = self._connection.execute(query).first()
        if row is None:
            raise not_found("handover")
        return ReportKey(ReportKind.CASE, row.case_id) if row.case_id else key

    def _require(self, key: ReportKey, query: Any) -> None:
        if not self._ids(query):
            raise not_found(key.kind.value)

    def _handovers(self, key: ReportKey) -> list[Handover]:
        """Oldest first. Those of a contact count for its case unless they name another."""
        if key.kind is ReportKind.CONTACT:
            return []
        ids = [key.id]
        if key.kind is ReportKind.CASE:
            linked = (
                select(handover.c.id)
                .join(contact_case, contact_case.c.contact_id == handover.c.contact_id)
                .where(contact_case.c.case_id == key.id, handover.c.case_id.is_(None))
            )
            named = select(handover.c.id).where(handover.c.case_id == key.id)
            ids = self._ids(named.union(linked))
        found = load_handovers(self._connection, ids)
        return [found[id_] for id_ in sorted(found)]

    def _contacts(self, key: ReportKey, handovers: Sequence[Handover]) -> list[Contact]:
        """Oldest first."""
        ids = {one.contact_id for one in handovers if one.contact_id is not None}
        if key.kind is ReportKind.CASE:
            columns = contact_case.c
            ids.update(self._ids(select(columns.contact_id).where(columns.case_id == key.id)))
        elif key.kind is ReportKind.CONTACT:
            ids.add(key.id)
        found = load_contacts(self._connection, sorted(ids))
        return [found[id_] for id_ in sorted(found)]

    def _doubles(self, resident_id: int | None) -> frozenset[int]:
        if resident_id is None:
            return frozenset()
        return frozenset(same_as(self._connection, resident_id) - {resident_id})

    def _is_secret(self, owners: Sequence[int | None]) -> bool:
        """Whether one of the parties that it belongs to has the notice of secrecy."""
        ids = {id_ for id_ in owners if id_ is not None}
        query = select(party.c.id).where(party.c.id.in_(ids), party.c.secret)
        return bool(ids and self._ids(query))

    def _kind_name(
        self, case_: Case | None, handovers: Sequence[Handover], contacts: Sequence[Contact]
    ) -> str:
        """The product or kind of report as a resident knows it."""
        asked = (question.product_id for one in contacts for question in one.questions)
        handed = (one.product_id for one in handovers)
        products = (case_.product_id if case_ else None, *handed, *asked)
        known = next((id_ for id_ in products if id_), None)
        if known is not None:
            query = select(product.c.name).where(product.c.id == known)
            return str(self._connection.execute(query).scalar() or "")
        return case_.kind if case_ else ""


def _own_cases(party_id: int) -> Any:
    return select(case.c.id).where(case.c.party_id == party_id).order_by(case.c.id.desc())


def _asked_cases(party_id: int) -> Any:
    """Cases that the party's contacts are about, though the register doesn't say whose they are."""
    return (
        select(contact_case.c.case_id)
        .join(contact, contact.c.id == contact_case.c.contact_id)
        .where(contact.c.party_id == party_id)
        .order_by(contact.c.id.desc())
    )


def _handovers_without_case(party_id: int) -> Any:
    """A handover whose contact is about a case belongs to the report of that case."""
    linked = exists().where(contact_case.c.contact_id == handover.c.contact_id)
    return (
        select(handover.c.id)
        .where(handover.c.party_id == party_id, handover.c.case_id.is_(None), ~linked)
        .order_by(handover.c.id.desc())
    )


def _lone_contacts(party_id: int) -> Any:
    linked = exists().where(contact_case.c.contact_id == contact.c.id)
    handed = exists().where(handover.c.contact_id == contact.c.id)
    return (
        select(contact.c.id)
        .where(contact.c.party_id == party_id, ~linked, ~handed)
        .order_by(contact.c.id.desc())
    )


_OF_PARTY = (
    (ReportKind.CASE, _own_cases),
    (ReportKind.CASE, _asked_cases),
    (ReportKind.HANDOVER, _handovers_without_case),
    (ReportKind.CONTACT, _lone_contacts),
)


def _source(row: Any) -> SourceState:
    age = row.stale_after_s
    return SourceState(
        name=row.name,
        condition=SourceCondition(row.condition),
        as_of=row.as_of,
        stale_after=None if age is None else timedelta(seconds=age),
        elapsed_ms=row.elapsed_ms,
    )
