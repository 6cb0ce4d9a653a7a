"""The timeline of a party, in pages: index scans of each kind, merged newest first.

Ids grow with time, so a page goes on below the id of the last line seen, however deep that is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Date,
    Integer,
    Select,
    String,
    Table,
    bindparam,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)

from kcc_desktop.domain.handover import PromiseKind
from kcc_desktop.domain.ids import moment_of
from kcc_desktop.domain.steps import State
from kcc_desktop.domain.timeline import EntryKind, TimelineCounts, TimelineEntry
from kcc_desktop.store.columns import Moment
from kcc_desktop.store.prepared import Among, Prepared
from kcc_desktop.store.tables import (
    case,
    contact,
    contact_case,
    department,
    handover,
    planned_date,
    promise,
)

#: As much of a note as a line shows.
DETAIL_LENGTH = 300

_MOST, _BEFORE = bindparam("most", type_=Integer()), bindparam("before", type_=BigInteger())


def page(
    connection: Connection,
    party_ids: Sequence[int],
    *,
    before: tuple[datetime, int] | None,
    limit: int,
    kinds: Sequence[EntryKind],
) -> list[TimelineEntry]:
    """The next `limit` lines of these parties and kinds, newest first, older than `before`."""
    if not party_ids or not kinds:
        return []
    parties = tuple(dict.fromkeys(party_ids))
    wanted = {f"party_{place}": party_id for place, party_id in enumerate(parties)}
    wanted["most"] = limit
    if before is not None:
        wanted["before"] = before[1]
    query = _page(tuple(dict.fromkeys(kinds)), len(parties), before is None)
    return [_entry(row) for row in query.rows(connection, **wanted)]


def counts(connection: Connection, party_ids: Sequence[int]) -> TimelineCounts:
    """How many lines of each kind there are."""
    found = _COUNTS.first(connection, wanted=party_ids)
    return TimelineCounts(
        contacts=found.contact,
        cases=found.case,
        handovers=found.handover,
        planning=found.planning,
    )


@lru_cache(maxsize=64)
def _page(kinds: tuple[EntryKind, ...], parties: int, newest: bool) -> Prepared:
    """A page of these kinds of so many parties: the newest, or the one below `before`."""
    parts = [_part(kind, f"party_{place}", newest) for kind in kinds for place in range(parties)]
    merged = union_all(*(select(part.subquery()) for part in parts))
    return Prepared(merged.order_by(merged.selected_columns.id.desc()).limit(_MOST))


def _part(kind: EntryKind, party: str, newest: bool) -> Select[Any]:
    table, only = _COUNTED[kind]
    party_id = bindparam(party, type_=BigInteger())
    query = _LINES[kind]().where(table.c.party_id == party_id, *only)
    if not newest:
        query = query.where(table.c.id < _BEFORE)
    return query.order_by(table.c.id.desc()).limit(_MOST)


def _contacts() -> Select[Any]:
    about = (
        select(func.max(contact_case.c.case_id))
        .where(contact_case.c.contact_id == contact.c.id)
        .scalar_subquery()
    )
    return _line(
        EntryKind.CONTACT,
        contact.c.id,
        contact.c.at,
        title=contact.c.subject,
        detail=_short(contact.c.note),
        who=contact.c.agent,
        channel=contact.c.channel,
        direction=contact.c.direction,
        source=func.coalesce(contact.c.source, ""),
        case_id=about,
    )


def _cases() -> Select[Any]:
    return _line(
        EntryKind.CASE,
        case.c.id,
        case.c.opened_at,
        title=case.c.title,
        detail=_short(case.c.description),
        department=case.c.department,
        channel=case.c.channel,
        state=case.c.step,
        day=case.c.expected_on,
        source=case.c.source,
        case_id=case.c.id,
        number=case.c.number,
    )


def _handovers() -> Select[Any]:
    due = (
        select(func.min(promise.c.due))
        .where(promise.c.handover_id == handover.c.id)
        .where(or_(promise.c.kind != PromiseKind.SEEN, _UNSEEN))
    ).scalar_subquery()
    where = select(department.c.name).where(department.c.id == handover.c.department_id)
    number = select(case.c.number).where(case.c.id == handover.c.case_id).scalar_subquery()
    return _line(
        EntryKind.HANDOVER,
        handover.c.id,
        handover.c.created_at,
        title=handover.c.subject,
        detail=_short(handover.c.note),
        who=handover.c.created_by,
        department=where.scalar_subquery(),
        state=handover.c.state,
        due=due,
        case_id=handover.c.case_id,
        number=func.coalesce(number, ""),
        answers=handover.c.answers,
        case_due=handover.c.case_due,
    )


def _planning() -> Select[Any]:
    number = select(case.c.number).where(case.c.id == planned_date.c.case_id).scalar_subquery()
    return _line(
        EntryKind.PLANNING,
        planned_date.c.id,
        planned_date.c.fetched_at,
        title=planned_date.c.what,
        who=planned_date.c.who,
        department=planned_date.c.department,
        day=planned_date.c.day,
        source=planned_date.c.source,
        case_id=planned_date.c.case_id,
        number=func.coalesce(number, ""),
    )


#: Where the promise that it will be seen still stands.
_UNSEEN = or_(*(handover.c.state == state for state in (State.NEW, State.REOPENED)))
_NO_TEXT = literal("", String())
#: The columns of a line that a kind may leave out, with what then stands there.
_ABSENT: dict[str, ColumnElement[Any]] = {
    "title": _NO_TEXT,
    "detail": _NO_TEXT,
    "who": _NO_TEXT,
    "department": _NO_TEXT,
    "channel": _NO_TEXT,
    "direction": _NO_TEXT,
    "state": _NO_TEXT,
    "day": cast(null(), Date()),
    "due": cast(null(), Moment()),
    "source": _NO_TEXT,
    "case_id": cast(null(), BigInteger()),
    "number": _NO_TEXT,
    "answers": cast(null(), JSON()),
    "case_due": cast(null(), Moment()),
}


def _line(
    kind: EntryKind, id_: Column[int], at: Column[datetime], **given: ColumnElement[Any]
) -> Select[Any]:
    filled = _ABSENT | given
    return select(
        literal(kind.value, String()).label("kind"),
        id_.label("id"),
        at.label("at"),
        *(value.label(name) for name, value in filled.items()),
    )


def _short(column: Column[str]) -> ColumnElement[str]:
    return func.substr(column, 1, DETAIL_LENGTH)


def _entry(row: Any) -> TimelineEntry:
    """The columns of a row stand in the order of the fields of a line."""
    kind, id_, at, *others, answers, case_due = row
    if kind == EntryKind.PLANNING:
        # A planned date is fetched again and again; its id keeps when it came to stand there.
        at = moment_of(id_)
    given = tuple((asked, answer) for asked, answer in answers or ())
    return TimelineEntry(_KINDS[kind], id_, at, *(*others, given, case_due))


_KINDS = {kind.value: kind for kind in EntryKind}


_LINES: dict[EntryKind, Callable[[], Select[Any]]] = {
    EntryKind.CONTACT: _contacts,
    EntryKind.CASE: _cases,
    EntryKind.HANDOVER: _handovers,
    EntryKind.PLANNING: _planning,
}
#: The table of each kind, and which of its rows count: a date that was replaced is history.
_COUNTED: dict[EntryKind, tuple[Table, tuple[ColumnElement[bool], ...]]] = {
    EntryKind.CONTACT: (contact, ()),
    EntryKind.CASE: (case, ()),
    EntryKind.HANDOVER: (handover, ()),
    EntryKind.PLANNING: (planned_date, (planned_date.c.replaced_at.is_(None),)),
}
_COUNTS = Prepared(
    select(
        *(
            select(func.count())
            .select_from(table)
            .where(Among(table.c.party_id), *only)
            .scalar_subquery()
            .label(kind.value)
            for kind, (table, only) in _COUNTED.items()
        )
    )
)
