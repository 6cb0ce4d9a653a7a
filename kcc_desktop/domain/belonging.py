"""To which report a conversation belongs that names none itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from kcc_desktop.domain.contact import Contact, Outcome
from kcc_desktop.domain.moments import instant
from kcc_desktop.domain.report import ReportKey, ReportKind, ReportRows

#: Within this time after the conversation its report is taken up (again).
_TAKEN_UP_WITHIN = timedelta(days=1)


def is_loose(rows: ReportRows) -> bool:
    """Whether this is a lone conversation that says it was handed over, without what to."""
    return rows.key.kind is ReportKind.CONTACT and any(map(_handed_over, rows.contacts))


def taken_up(contact: Contact, reports: Iterable[ReportRows]) -> ReportKey | None:
    """The report of the same product that moved soon after the conversation.

    A resident who writes that the lamp is out again has the earlier report reopened: no new
    handover is made, so nothing but this leads there. None when it may be several, or no report.
    """
    products = _handed_over(contact)
    fitting = [
        rows.key
        for rows in reports
        if products & set(_products(rows)) and _moved_after(contact.at, rows)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _handed_over(contact: Contact) -> set[int]:
    """The products of the questions that were handed over."""
    handed = (q for q in contact.questions if q.outcome is Outcome.HANDED_OVER)
    return {q.product_id for q in handed if q.product_id is not None}


def _products(rows: ReportRows) -> Iterator[int | None]:
    yield rows.case.product_id if rows.case else None
    yield from (handover.product_id for handover in rows.handovers)


def _moved_after(at: datetime, rows: ReportRows) -> bool:
    since = instant(at)
    moves = (instant(move) for move in _moves(rows))
    return any(since <= move < since + _TAKEN_UP_WITHIN for move in moves)


def _moves(rows: ReportRows) -> Iterator[datetime]:
    yield from (event.at for event in (rows.case.events if rows.case else ()))
    yield from (event.at for handover in rows.handovers for event in handover.events)
