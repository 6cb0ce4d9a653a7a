"""One report as lines of a timeline, for when nobody is known whose timeline it could stand in."""

from __future__ import annotations

from kcc_desktop.domain.case import Case, CaseEvent
from kcc_desktop.domain.contact import Contact
from kcc_desktop.domain.handover import Handover
from kcc_desktop.domain.report import ReportRows
from kcc_desktop.domain.timeline import EntryKind, TimelineEntry


def entries_of(rows: ReportRows) -> list[TimelineEntry]:
    """The contacts, handovers, steps and plans of `rows`, newest first."""
    lines = [_contact(contact) for contact in rows.contacts]
    lines += [_handover(handover) for handover in rows.handovers]
    if rows.case is not None:
        lines += [_case(rows.case), *_plans(rows.case)]
        lines += [_event(event, rows.case) for event in rows.case.events if event.text]
    return sorted(lines, key=lambda line: (line.at, line.id), reverse=True)


def _contact(contact: Contact) -> TimelineEntry:
    return TimelineEntry(
        kind=EntryKind.CONTACT,
        id=contact.id,
        at=contact.at,
        title=contact.subject,
        detail=contact.note,
        who=contact.agent,
        channel=contact.channel,
        direction=contact.direction,
    )


def _handover(handover: Handover) -> TimelineEntry:
    promised = [promise.due for promise in handover.promises]
    return TimelineEntry(
        kind=EntryKind.HANDOVER,
        id=handover.id,
        at=handover.created_at,
        title=handover.subject,
        detail=handover.note,
        who=handover.created_by,
        department=handover.department,
        state=handover.state,
        due=max(promised, default=None),
        answers=handover.answers,
    )


def _case(case: Case) -> TimelineEntry:
    return TimelineEntry(
        kind=EntryKind.CASE,
        id=case.id,
        at=case.opened_at,
        title=case.title,
        detail=case.description,
        department=case.department,
        state=case.step,
        source=case.source,
        case_id=case.id,
    )


def _plans(case: Case) -> list[TimelineEntry]:
    return [
        TimelineEntry(
            kind=EntryKind.PLANNING,
            id=planned.id,
            at=planned.fetched_at,
            title=planned.what,
            who=planned.who,
            department=planned.department,
            day=planned.day,
            source=planned.source,
            case_id=case.id,
        )
        for planned in case.planned
    ]


def _event(event: CaseEvent, case: Case) -> TimelineEntry:
    return TimelineEntry(
        kind=EntryKind.CASE,
        id=event.id,
        at=event.at,
        title=event.text,
        who=event.who,
        department=event.department,
        state=event.step,
        source=event.source,
        case_id=case.id,
    )
