"""Reports read whole: many of them take as many statements as one."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, func, select

from kcc_desktop.domain.case import Case
from kcc_desktop.domain.contact import Contact
from kcc_desktop.domain.handover import Handover
from kcc_desktop.domain.report import ReportKey, ReportKind, ReportRows, SourceState
from kcc_desktop.store.bulk import rows_by
from kcc_desktop.store.case_rows import load_cases
from kcc_desktop.store.contact_rows import load_contacts
from kcc_desktop.store.doubles import same_as
from kcc_desktop.store.handover_rows import load_handovers
from kcc_desktop.store.prepared import Among, Prepared
from kcc_desktop.store.refusals import not_found
from kcc_desktop.store.tables import contact, contact_case, handover, party, product
from kcc_desktop.store.work_tables import contact_handover

T = TypeVar("T")
_LEADS_OF_HANDOVER = Prepared(
    select(handover.c.id, handover.c.case_id, handover.c.parent_id).where(Among(handover.c.id))
)
_PARTS = Prepared(select(handover.c.parent_id, handover.c.id).where(Among(handover.c.parent_id)))
_LEADS_OF_CONTACT = Prepared(
    select(
        contact.c.id,
        select(func.max(contact_case.c.case_id))
        .where(contact_case.c.contact_id == contact.c.id)
        .scalar_subquery()
        .label("case_id"),
        func.coalesce(
            select(func.max(handover.c.id))
            .where(handover.c.contact_id == contact.c.id)
            .scalar_subquery(),
            select(func.max(contact_handover.c.handover_id))
            .where(contact_handover.c.contact_id == contact.c.id)
            .scalar_subquery(),
        ).label("handover_id"),
    ).where(Among(contact.c.id))
)
#: Those of a contact count for its case unless they name another.
_HANDOVERS_OF_CASES = Prepared(
    select(handover.c.case_id, handover.c.id)
    .where(Among(handover.c.case_id))
    .union(
        select(contact_case.c.case_id, handover.c.id)
        .join(handover, contact_case.c.contact_id == handover.c.contact_id)
        .where(Among(contact_case.c.case_id), handover.c.case_id.is_(None))
    )
)
_SECRET = Prepared(select(party.c.id).where(Among(party.c.id), party.c.secret))
_PRODUCTS = Prepared(select(product.c.id, product.c.name).where(Among(product.c.id)))


@dataclass(frozen=True, slots=True)
class _Report:
    """The rows that belong to one report; contacts and handovers oldest first."""

    key: ReportKey
    case: Case | None
    handovers: tuple[Handover, ...]
    contacts: tuple[Contact, ...]

    @property
    def owners(self) -> set[int]:
        """The parties that it belongs to."""
        parts = (self.case, *self.handovers, *self.contacts)
        return {one.party_id for one in parts if one and one.party_id is not None}

    @property
    def product_id(self) -> int | None:
        """The product it is about: what the case says goes first."""
        asked = (question.product_id for one in self.contacts for question in one.questions)
        handed = (one.product_id for one in self.handovers)
        products = (self.case.product_id if self.case else None, *handed, *asked)
        return next((id_ for id_ in products if id_), None)


def load_reports(
    connection: Connection,
    keys: Sequence[ReportKey],
    *,
    resident_id: int | None,
    sources: Sequence[SourceState],
) -> list[ReportRows]:
    """The rows of these reports, in their order. Raises NotFound when one isn't there."""
    reports = _reports(connection, own_keys(connection, keys))
    names = _product_names(connection, reports)
    secret = _secret_among(connection, reports)
    doubles = _doubles(connection, resident_id)
    return [
        ReportRows(
            key=one.key,
            case=one.case,
            contacts=one.contacts,
            handovers=one.handovers,
            sources=tuple(sources),
            resident_id=resident_id,
            kind_name=_kind_name(one, names),
            doubles=doubles,
            secret=bool(secret & one.owners),
        )
        for one in reports
    ]


def own_keys(connection: Connection, keys: Sequence[ReportKey]) -> list[ReportKey]:
    """The reports that really hold what `keys` name. Raises NotFound, though not for a case."""
    leads = _leads_of_contacts(connection, _ids(keys, ReportKind.CONTACT))
    led = [leads.get(key, key) for key in keys]
    leads = _leads_of_handovers(connection, _ids(led, ReportKind.HANDOVER))
    return [leads.get(key, key) for key in led]


def _leads_of_contacts(connection: Connection, ids: Sequence[int]) -> dict[ReportKey, ReportKey]:
    """Per contact its newest case, else its newest handover, else itself."""
    leads = {}
    for row in _LEADS_OF_CONTACT.rows(connection, wanted=ids) if ids else ():
        lead = ReportKey(ReportKind.CONTACT, row.id)
        if row.case_id:
            lead = ReportKey(ReportKind.CASE, row.case_id)
        elif row.handover_id:
            lead = ReportKey(ReportKind.HANDOVER, row.handover_id)
        leads[ReportKey(ReportKind.CONTACT, row.id)] = lead
    _require(leads, ReportKind.CONTACT, ids)
    return leads


def _leads_of_handovers(connection: Connection, ids: Sequence[int]) -> dict[ReportKey, ReportKey]:
    """Per handover its case, else the whole that it is a part of, else itself."""
    leads = {}
    for row in _LEADS_OF_HANDOVER.rows(connection, wanted=ids) if ids else ():
        own = ReportKey(ReportKind.HANDOVER, row.id)
        whole = ReportKey(ReportKind.HANDOVER, row.parent_id or row.id)
        leads[own] = ReportKey(ReportKind.CASE, row.case_id) if row.case_id else whole
    _require(leads, ReportKind.HANDOVER, ids)
    return leads


def _require(found: Container[ReportKey], kind: ReportKind, ids: Sequence[int]) -> None:
    if any(ReportKey(kind, id_) not in found for id_ in ids):
        raise not_found(kind.value)


def _reports(connection: Connection, keys: Sequence[ReportKey]) -> list[_Report]:
    case_ids = _ids(keys, ReportKind.CASE)
    cases = load_cases(connection, case_ids)
    _require({ReportKey(ReportKind.CASE, id_) for id_ in cases}, ReportKind.CASE, case_ids)
    handovers = _handovers(connection, keys)
    contacts = _contacts(connection, keys, handovers)
    return [
        _Report(
            key,
            cases[key.id] if key.kind is ReportKind.CASE else None,
            handovers[key],
            contacts[key],
        )
        for key in keys
    ]


def _handovers(
    connection: Connection, keys: Sequence[ReportKey]
) -> dict[ReportKey, tuple[Handover, ...]]:
    ids: dict[ReportKey, set[int]] = {key: set() for key in keys}
    for key in keys:
        if key.kind is ReportKind.HANDOVER:
            ids[key].add(key.id)
    wholes = _ids(keys, ReportKind.HANDOVER)
    for row in _PARTS.rows(connection, wanted=wholes) if wholes else ():
        ids[ReportKey(ReportKind.HANDOVER, row.parent_id)].add(row.id)
    case_ids = _ids(keys, ReportKind.CASE)
    for row in _HANDOVERS_OF_CASES.rows(connection, wanted=case_ids) if case_ids else ():
        ids[ReportKey(ReportKind.CASE, row.case_id)].add(row.id)
    return _loaded(ids, lambda wanted: load_handovers(connection, wanted))


def _contacts(
    connection: Connection,
    keys: Sequence[ReportKey],
    handovers: Mapping[ReportKey, Sequence[Handover]],
) -> dict[ReportKey, tuple[Contact, ...]]:
    ids = {key: {one.contact_id for one in handovers[key] if one.contact_id} for key in keys}
    for key in keys:
        if key.kind is ReportKind.CONTACT:
            ids[key].add(key.id)
    for row in rows_by(connection, contact_case.c.case_id, _ids(keys, ReportKind.CASE)):
        ids[ReportKey(ReportKind.CASE, row.case_id)].add(row.contact_id)
    for row in rows_by(connection, contact_handover.c.handover_id, _ids(keys, ReportKind.HANDOVER)):
        ids[ReportKey(ReportKind.HANDOVER, row.handover_id)].add(row.contact_id)
    return _loaded(ids, lambda wanted: load_contacts(connection, wanted))


def _loaded(
    ids: Mapping[ReportKey, set[int]], load: Callable[[Sequence[int]], Mapping[int, T]]
) -> dict[ReportKey, tuple[T, ...]]:
    """Per report what has its ids, oldest first, read at once."""
    wanted = sorted(set().union(*ids.values()))
    rows = load(wanted) if wanted else {}
    return {key: tuple(rows[id_] for id_ in sorted(own) if id_ in rows) for key, own in ids.items()}


def _ids(keys: Iterable[ReportKey], kind: ReportKind) -> list[int]:
    return list(dict.fromkeys(key.id for key in keys if key.kind is kind))


def _doubles(connection: Connection, resident_id: int | None) -> frozenset[int]:
    if resident_id is None:
        return frozenset()
    return frozenset(same_as(connection, resident_id) - {resident_id})


def _secret_among(connection: Connection, reports: Sequence[_Report]) -> set[int]:
    """The parties that these reports belong to and that have the notice of secrecy."""
    owners = sorted(set().union(*(one.owners for one in reports)))
    return {row.id for row in _SECRET.rows(connection, wanted=owners)} if owners else set()


def _product_names(connection: Connection, reports: Sequence[_Report]) -> dict[int, str]:
    ids = sorted({one.product_id for one in reports if one.product_id})
    rows = _PRODUCTS.rows(connection, wanted=ids) if ids else ()
    return {row.id: row.name for row in rows}


def _kind_name(report: _Report, names: Mapping[int, str]) -> str:
    """The product or kind of report as a resident knows it."""
    if report.product_id is not None:
        return names.get(report.product_id, "")
    return report.case.kind if report.case else ""
