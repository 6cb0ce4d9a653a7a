"""The lists of the shared mailbox. Ids grow with the moment of arrival, so a list is in their
order; what is open stands in a partial index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    TextClause,
    and_,
    func,
    not_,
    or_,
    select,
)
from sqlalchemy import text as sql_text

from kcc_desktop.domain.contact import Direction
from kcc_desktop.domain.mail import (
    AWAY,
    OPEN,
    Address,
    Automatic,
    MailFilter,
    MailLine,
    MailList,
    MailState,
)
from kcc_desktop.store.mail_rows import linked_cases
from kcc_desktop.store.mail_tables import mail_message, mail_part
from kcc_desktop.store.prepared import Among, Prepared
from kcc_desktop.store.tables import contact, party, product

_Condition = ColumnElement[bool] | TextClause

MOST_COUNTED = 1_000
_PREVIEW = 200
_MOST_WORDS = 8
_columns = mail_message.c
#: Written out: a partial index is used only where its own words stand in the query.
_OPEN = sql_text("mail_message.state IN ('new', 'taken')")
_AWAY = sql_text("mail_message.state IN ('spam', 'personal')")
_CAME_IN = _columns.direction == Direction.IN
_ENDED = [state for state in MailState if state not in OPEN | AWAY]
_LINES = Prepared(
    select(
        _columns.id,
        _columns.mailbox,
        _columns.thread_id,
        _columns.from_name,
        _columns.from_address,
        _columns.subject,
        func.substr(_columns.body, 1, _PREVIEW).label("preview"),
        _columns.arrived_at,
        _columns.state,
        _columns.state_by,
        _columns.taken_login,
        _columns.taken_by,
        _columns.taken_at,
        _columns.snoozed_until,
        _columns.contact_id,
        _columns.automatic,
        _columns.problem,
        _columns.version,
        contact.c.party_id,
        party.c.name.label("party_name"),
        party.c.secret.label("is_secret"),
        product.c.name.label("product"),
    )
    .outerjoin(contact, contact.c.id == _columns.contact_id)
    .outerjoin(party, party.c.id == contact.c.party_id)
    .outerjoin(product, product.c.id == _columns.product_id)
    .where(Among(_columns.id))
)
_PARTS = Prepared(
    select(mail_part.c.mail_id.label("own"), func.count().label("times"))
    .where(Among(mail_part.c.mail_id), not_(mail_part.c.inline))
    .group_by(mail_part.c.mail_id)
)
_THREADS = Prepared(
    select(_columns.thread_id.label("own"), func.count().label("times"))
    .where(Among(_columns.thread_id))
    .group_by(_columns.thread_id)
)


def page(
    connection: Connection,
    which: MailList,
    wanted: MailFilter,
    *,
    after: MailLine | None,
    limit: int,
    now: datetime,
) -> list[MailLine]:
    """The next `limit` lines after the line `after`; what is to be handled oldest first."""
    newest_first = wanted.is_newest_first or which is not MailList.OPEN
    found = select(_columns.id).where(*_list(which, wanted, now), *_filter(wanted))
    if after is not None:
        found = found.where(_columns.id < after.id if newest_first else _columns.id > after.id)
    order = _columns.id.desc() if newest_first else _columns.id
    return lines_of(connection, _ids(connection, found.order_by(order).limit(limit)))


def counts(connection: Connection, wanted: MailFilter, *, now: datetime) -> Mapping[MailList, int]:
    """How long each list is, up to `MOST_COUNTED`."""
    return {which: _count(connection, which, wanted, now) for which in MailList}


def lines_of(connection: Connection, ids: Sequence[int]) -> list[MailLine]:
    """These mails as lines, in this order."""
    rows = {row.id: row for row in _LINES.rows(connection, wanted=list(ids))} if ids else {}
    cases = linked_cases(connection, [row.contact_id for row in rows.values()])
    parts = _times(connection, _PARTS, list(rows))
    threads = _times(connection, _THREADS, sorted({row.thread_id for row in rows.values()}))
    return [
        _line(
            rows[id_],
            case_numbers=tuple(number for _, number in cases.get(rows[id_].contact_id or 0, ())),
            parts=parts[id_],
            in_thread=threads[rows[id_].thread_id],
        )
        for id_ in ids
        if id_ in rows
    ]


def _list(which: MailList, wanted: MailFilter, now: datetime) -> list[_Condition]:
    sleeps = and_(_columns.snoozed_until.is_not(None), _columns.snoozed_until > now)
    awake = or_(_columns.snoozed_until.is_(None), _columns.snoozed_until <= now)
    lists: dict[MailList, list[_Condition]] = {
        MailList.OPEN: [_OPEN, awake],
        MailList.MINE: [_OPEN, awake, _columns.taken_login == wanted.login],
        MailList.SNOOZED: [_OPEN, sleeps],
        MailList.DONE: [_columns.state.in_(_ENDED), _CAME_IN],
        MailList.AWAY: [_AWAY],
    }
    own = [_columns.mailbox == wanted.mailbox] if wanted.mailbox else []
    return [*lists[which], *own]


def _filter(wanted: MailFilter) -> list[ColumnElement[bool]]:
    """Every word stands somewhere in it."""
    texts = (_columns.subject, _columns.from_name, _columns.from_address, _columns.body)
    return [
        or_(*(text.icontains(word, autoescape=True) for text in texts))
        for word in wanted.text.split()[:_MOST_WORDS]
    ]


def _count(connection: Connection, which: MailList, wanted: MailFilter, now: datetime) -> int:
    some = select(_columns.id).where(*_list(which, wanted, now)).limit(MOST_COUNTED).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar() or 0


def _ids(connection: Connection, found: Select[Any]) -> list[int]:
    return list(connection.execute(found).scalars())


def _times(connection: Connection, counting: Prepared, ids: Sequence[int]) -> Counter[int]:
    rows = counting.rows(connection, wanted=list(ids)) if ids else ()
    return Counter({row.own: row.times for row in rows})


def _line(row: Any, *, case_numbers: tuple[str, ...], parts: int, in_thread: int) -> MailLine:
    return MailLine(
        id=row.id,
        mailbox=row.mailbox,
        thread_id=row.thread_id,
        sender=Address(row.from_name, row.from_address),
        subject=row.subject,
        preview=" ".join(row.preview.split()),
        arrived_at=row.arrived_at,
        state=MailState(row.state),
        state_by=row.state_by,
        taken_login=row.taken_login,
        taken_by=row.taken_by,
        taken_at=row.taken_at,
        snoozed_until=row.snoozed_until,
        contact_id=row.contact_id,
        party_id=row.party_id,
        party_name="" if row.is_secret else row.party_name or "",
        case_numbers=case_numbers,
        product=row.product or "",
        automatic=Automatic(row.automatic),
        problem=row.problem,
        parts=parts,
        in_thread=in_thread,
        version=row.version,
    )
