"""Counting contacts and promises. All of it reads a stretch of ids: they grow with time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    not_,
    or_,
    select,
)

from kcc_desktop.domain.contact import Channel, Direction, Outcome
from kcc_desktop.domain.figures import Answering, Cut, CutRow, Hour, Share, hour_of
from kcc_desktop.domain.ids import TAIL_BITS, first_id_at
from kcc_desktop.domain.mail import AWAY, Automatic
from kcc_desktop.domain.steps import Action
from kcc_desktop.store.job import Job
from kcc_desktop.store.mail_tables import mail_message
from kcc_desktop.store.tables import (
    contact,
    department,
    handover,
    handover_event,
    location,
    product,
    promise,
    question,
)

#: So long after a contact another one about the same is a repeated one.
_AGAIN_WITHIN = timedelta(days=7)
_AGAIN_IDS = (int(_AGAIN_WITHIN.total_seconds()) * 1000) << TAIL_BITS
_HOUR_IDS = 3_600_000 << TAIL_BITS
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ANSWERED = (Outcome.ANSWERED, Outcome.REFERRED)

_since = bindparam("since", type_=BigInteger)
_until = bindparam("until", type_=BigInteger)
#: What was put away, and what nobody wrote, is nobody's contact.
_no_mail = exists().where(
    mail_message.c.contact_id == contact.c.id,
    or_(mail_message.c.state.in_(sorted(AWAY)), mail_message.c.automatic != Automatic.NO),
)
_in_span = and_(
    contact.c.id >= _since,
    contact.c.id < _until,
    contact.c.direction == Direction.IN,
    or_(contact.c.channel != Channel.EMAIL, not_(_no_mail)),
)
_earlier = contact.alias()
_own, _asked, _asked_earlier = question.alias(), question.alias(), question.alias()


def _has(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(_own.c.contact_id == contact.c.id, *conditions)


#: All that was asked was answered (or the right place was named) in the contact itself.
_at_once = and_(_has(), not_(_has(_own.c.outcome.not_in(_ANSWERED))))
#: The same party asked about the same product in the days before.
_again = exists().where(
    _earlier.c.party_id == contact.c.party_id,
    _earlier.c.id < contact.c.id,
    _earlier.c.id >= contact.c.id - literal(_AGAIN_IDS, BigInteger),
    _earlier.c.direction == Direction.IN,
    _asked.c.contact_id == contact.c.id,
    _asked_earlier.c.contact_id == _earlier.c.id,
    _asked_earlier.c.product_id == _asked.c.product_id,
)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


_HOURS = (
    select(
        (contact.c.id // literal(_HOUR_IDS, BigInteger)).label("hour"),
        func.count().label("contacts"),
        _count(_at_once).label("answered"),
    )
    .where(_in_span)
    .group_by("hour")
)
_TOTALS = select(func.count(), _count(_at_once), _count(_again)).where(_in_span)


class SqlFigures:
    """`services.ports_figures.FigureSource`."""

    def __init__(self, job: Job) -> None:
        self._connection = job.connection

    def hours(self, since: datetime, until: datetime) -> Sequence[Hour]:
        """Inbound contacts by hour of the local clock."""
        found = self._connection.execute(_HOURS, _span(since, until)).all()
        return [
            Hour(hour_of(_EPOCH + timedelta(hours=row.hour)), row.contacts, _share(row))
            for row in sorted(found, key=lambda row: row.hour)
        ]

    def totals(self, since: datetime, until: datetime) -> tuple[Share, Share]:
        """The shares of inbound contacts that were answered at once, and that were repeated."""
        row = self._connection.execute(_TOTALS, _span(since, until)).one()
        return Share(int(row[1]), row[0]), Share(int(row[2]), row[0])

    def by(self, cut: Cut, since: datetime, until: datetime) -> Sequence[CutRow]:
        """The same per channel, location or product, most contacts first."""
        rows = self._connection.execute(_cut(cut), _span(since, until))
        return [
            CutRow(row.name or "", row.contacts, _share(row), Share(int(row.again), row.contacts))
            for row in rows
        ]

    def answerings(self, since: datetime, until: datetime) -> Sequence[Answering]:
        """The handovers made in this time that had to be done, with when they were."""
        done = (
            select(func.min(handover_event.c.at, type_=handover_event.c.at.type))
            .where(
                handover_event.c.handover_id == handover.c.id,
                handover_event.c.action.in_((Action.FINISH, Action.TELL)),
            )
            .correlate(handover)
            .scalar_subquery()
        )
        due = func.max(promise.c.due, type_=promise.c.due.type)
        query = (
            select(department.c.name, handover.c.created_at, due, done)
            .join(department, department.c.id == handover.c.department_id)
            .join(promise, promise.c.handover_id == handover.c.id)
            .where(handover.c.id >= _since, handover.c.id < _until, promise.c.kind != "seen")
            .group_by(handover.c.id, department.c.name, handover.c.created_at)
        )
        return [Answering(*row) for row in self._connection.execute(query, _span(since, until))]


def _cut(cut: Cut) -> Any:
    columns = {
        Cut.CHANNEL: (contact.c.channel, contact),
        Cut.LOCATION: (
            location.c.name,
            contact.outerjoin(location, location.c.id == contact.c.location_id),
        ),
        Cut.PRODUCT: (
            product.c.name,
            contact.join(
                question, and_(question.c.contact_id == contact.c.id, question.c.position == 0)
            ).outerjoin(product, product.c.id == question.c.product_id),
        ),
    }
    name, source = columns[cut]
    return (
        select(
            name.label("name"),
            func.count().label("contacts"),
            _count(_at_once).label("answered"),
            _count(_again).label("again"),
        )
        .select_from(source)
        .where(_in_span)
        .group_by(name)
        .order_by(func.count().desc(), name)
    )


def _share(row: Any) -> Share:
    return Share(int(row.answered), row.contacts)


def _span(since: datetime, until: datetime) -> dict[str, int]:
    return {"since": first_id_at(since), "until": first_id_at(until)}
