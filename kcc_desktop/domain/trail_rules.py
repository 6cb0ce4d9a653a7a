"""How the rows of one report become its Trail.

Pure and total: odd rows give a Trail too, never an error. A report lives along several lines
(`domain.trail_lines`): together they say where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from kcc_desktop.domain.case import Case, Place, PlannedDate
from kcc_desktop.domain.contact import Contact, Direction, Outcome
from kcc_desktop.domain.handover import Handover, HandoverKind, Promise, PromiseKind
from kcc_desktop.domain.moments import instant, local
from kcc_desktop.domain.report import ReportKind, ReportRows
from kcc_desktop.domain.steps import State, Step
from kcc_desktop.domain.trail import Behalf, Callback, Trail, TrailEntry, Whose
from kcc_desktop.domain.trail_lines import (
    ADVANCE,
    Line,
    case_line,
    concerns,
    fold,
    handover_line,
    in_order,
    opened,
)


def trail_of(rows: ReportRows) -> Trail:
    """The steps of one report over all its sources, as far as they concern who is answered.

    What belongs to another resident (contacts, what that resident was told) is left out when it is
    known who is answered.
    """
    mine = _residents(rows)
    contacts = _told_to(rows.contacts, mine)
    work = [handover_line(h, mine) for h in rows.handovers if h.kind is HandoverKind.WORK]
    calls = [h for h in rows.handovers if h.kind is HandoverKind.CALLBACK and concerns(h, mine)]
    is_callback = rows.case is None and not work and bool(calls)
    if is_callback:
        work = [handover_line(h, mine) for h in calls]
    case = case_line(rows.case) if rows.case else None
    lead = _lead(case, work)
    lines = [*([case] if case else []), *work]
    entries = _entries(rows, lines, contacts, mine)
    stage = _stage(lead, entries)
    if stage is Step.TOLD and not mine and _somebody_waits(rows, entries):
        stage = next(e.step for e in reversed(entries) if e.step in (Step.DONE, Step.REFUSED))
    return Trail(
        key=rows.key,
        subject=_subject(rows, contacts, mine),
        number=rows.case.number if rows.case else "",
        place=rows.case.place if rows.case else Place(),
        stage=stage,
        entries=entries,
        promises=_promises(work),
        planned=_newest_first(plan for line in lines for plan in line.planned),
        earlier_planned=_newest_first(plan for line in lines for plan in line.earlier),
        expected_on=rows.case.expected_on if rows.case else None,
        status_text=rows.case.status_text if rows.case else "",
        sources=rows.sources,
        kind=rows.kind_name or (rows.case.kind if rows.case else ""),
        whose=(whose := _whose(rows, mine)),
        withheld=rows.secret and whose is not Whose.OWN,
        department=_department(lead, rows.case, entries),
        closed_at=lead.closed_at if lead else None,
        callbacks=tuple(_callback(h) for h in calls),
        outcome=_outcome(rows),
        is_callback=is_callback,
        register=rows.case.source if rows.case else "",
        is_undated=rows.case is not None and not rows.case.is_dated,
    )


def as_known_on(trail: Trail, today: date) -> Trail:
    """The trail without steps that are dated after `today`, which can't have happened yet."""
    known = tuple(e for e in trail.entries if local(e.at).date() <= today)
    if len(known) == len(trail.entries):
        return trail
    stands = trail.stage not in {e.step for e in trail.entries} - {e.step for e in known}
    return replace(trail, entries=known, stage=trail.stage if stands else fold(known)[0])


# --- who is answered ------------------------------------------------------------------------


def _residents(rows: ReportRows) -> frozenset[int]:
    return frozenset() if rows.resident_id is None else rows.doubles | {rows.resident_id}


def _told_to(contacts: Sequence[Contact], mine: frozenset[int]) -> list[Contact]:
    """The contacts of who is answered (all of them when that isn't known), oldest first."""
    own = [c for c in contacts if not mine or {c.party_id, c.made_by_id} & mine]
    return sorted(own, key=lambda contact: instant(contact.at))


def _whose(rows: ReportRows, mine: frozenset[int]) -> Whose:
    parties = {c.party_id for c in rows.contacts} | {c.made_by_id for c in rows.contacts}
    parties |= {h.party_id for h in rows.handovers}
    parties.add(rows.case.party_id if rows.case else None)
    parties.discard(None)
    if not mine or not parties:
        return Whose.UNKNOWN
    return Whose.OWN if parties & mine else Whose.OTHERS


# --- together -------------------------------------------------------------------------------


def _lead(case: Line | None, work: Sequence[Line]) -> Line | None:
    """The line that says where the report stands."""
    passed = _lead_of_handovers(work)
    if case is None or passed is None:
        return case or passed
    if case.stage in (Step.RECEIVED, Step.UNKNOWN) and case.closed_at is None:
        return passed
    started_again = Step.REOPENED in (case.stage, passed.stage)
    if case.is_open and passed.is_open and not started_again:
        return case if ADVANCE[case.stage] > ADVANCE[passed.stage] else passed
    return case if instant(case.since) > instant(passed.since) else passed


def _lead_of_handovers(work: Sequence[Line]) -> Line | None:
    """The most advanced open handover, else the one that was closed last."""
    open_ones = [line for line in work if line.is_open]
    if open_ones:
        return max(open_ones, key=lambda line: (ADVANCE[line.stage], instant(line.since)))
    return max(work, key=lambda line: instant(line.since), default=None)


def _stage(lead: Line | None, entries: Sequence[TrailEntry]) -> Step:
    stage = lead.stage if lead else fold(entries)[0]
    if lead is None:
        told = any(entry.step is Step.TOLD for entry in entries)
        return Step.TOLD if told else stage
    if stage in (Step.DONE, Step.REFUSED):
        return Step.TOLD if _told_after_closing(entries) else stage
    return stage


def _somebody_waits(rows: ReportRows, entries: Sequence[TrailEntry]) -> bool:
    """Whether one of several residents who asked has not heard how it ended.

    A handover that was marked as told says that all were.
    """
    ended = [entry.at for entry in entries if entry.step in (Step.DONE, Step.REFUSED)]
    if not ended or any(one.state is State.TOLD for one in rows.handovers):
        return False
    since = instant(max(ended, key=instant))
    asked = {c.party_id for c in rows.contacts if c.direction is Direction.IN} - {None}
    told = {c.party_id for c in rows.contacts if c.told and instant(c.finished_at or c.at) >= since}
    return len(asked) > 1 and not asked <= told


def _told_after_closing(entries: Sequence[TrailEntry]) -> bool:
    closed = False
    told = False
    for entry in entries:
        if entry.step in (Step.DONE, Step.REFUSED):
            closed = True
        elif entry.step is Step.REOPENED:
            closed = told = False
        told = told or (closed and entry.step is Step.TOLD)
    return told


def _entries(
    rows: ReportRows, lines: Sequence[Line], contacts: Sequence[Contact], mine: frozenset[int]
) -> tuple[TrailEntry, ...]:
    """All steps in order: received once, the rest of the lines, what the resident was told."""
    steps = [
        entry
        for line in lines
        for entry in line.entries
        if entry.step is not Step.RECEIVED and not _told_in(entry, contacts)
    ]
    received = _received(rows, contacts, mine)
    told = [
        _told(contact) for contact in contacts if contact.told or _answered_at_once(rows, contact)
    ]
    return tuple(dict.fromkeys(in_order([*received, *steps, *told])))


def _received(
    rows: ReportRows, contacts: Sequence[Contact], mine: frozenset[int]
) -> list[TrailEntry]:
    """When it first came in; of a contact and a case on one day, the contact tells more."""
    came_in = [c for c in contacts if c.direction is Direction.IN]
    first = [_came_in(contact, mine) for contact in came_in[:1]]
    case = rows.case
    is_mine = case is not None and (not mine or not first or case.party_id in mine)
    if case is not None and case.is_dated and is_mine:
        first.append(opened(case))
    return sorted(first, key=lambda entry: local(entry.at).date())[:1]


def _came_in(contact: Contact, mine: frozenset[int]) -> TrailEntry:
    behalf = Behalf.NOBODY
    if contact.made_by_id is not None and contact.made_by_id != contact.party_id and mine:
        by_resident = contact.made_by_id in mine
        same = by_resident and contact.party_id in mine
        behalf = Behalf.BY_RESIDENT if by_resident else Behalf.FOR_RESIDENT
        behalf = Behalf.NOBODY if same else behalf
    return TrailEntry(
        Step.RECEIVED,
        contact.at,
        contact.agent,
        source=contact.source,
        channel=contact.channel,
        behalf=behalf,
    )


def _told(contact: Contact) -> TrailEntry:
    at = contact.at
    return TrailEntry(Step.TOLD, at, contact.agent, source=contact.source, channel=contact.channel)


def _told_in(entry: TrailEntry, contacts: Sequence[Contact]) -> bool:
    """Whether a handover was marked as told by a contact, which says so itself."""
    return entry.step is Step.TOLD and any(
        instant(contact.at) <= instant(entry.at) <= instant(contact.finished_at or contact.at)
        for contact in contacts
        if contact.told
    )


def _answered_at_once(rows: ReportRows, contact: Contact) -> bool:
    return (
        rows.key.kind is ReportKind.CONTACT
        and contact.id == rows.key.id
        and bool(contact.questions)
        and all(question.outcome is Outcome.ANSWERED for question in contact.questions)
    )


def _outcome(rows: ReportRows) -> Outcome | None:
    """How a report that is one conversation ended; the least good of its questions."""
    if rows.case is not None or rows.handovers:
        return None
    ended = {q.outcome for c in rows.contacts if c.id == rows.key.id for q in c.questions}
    worst_first = (Outcome.NOT_ANSWERED, Outcome.OPEN, Outcome.REFERRED, Outcome.ANSWERED)
    return next((outcome for outcome in worst_first if outcome in ended), None)


def _subject(rows: ReportRows, contacts: Sequence[Contact], mine: frozenset[int]) -> str:
    """What it is about: the kind, else the first title that is not of another resident."""
    titles = []
    if rows.case is not None:
        own = not mine or rows.case.party_id is None or rows.case.party_id in mine
        titles = [rows.case.kind, rows.case.title if own else ""]
    titles += [handover.subject for handover in rows.handovers if concerns(handover, mine)]
    titles += [contact.subject for contact in contacts]
    return rows.kind_name or next((title for title in titles if title.strip()), "")


def _department(lead: Line | None, case: Case | None, entries: Sequence[TrailEntry]) -> str:
    if lead is not None and lead.handover is not None and lead.handover.department:
        return lead.handover.department
    handed = (e.department for e in reversed(entries) if e.step is Step.HANDED_OVER)
    return (case.department if case else "") or next((name for name in handed if name), "")


def _promises(work: Sequence[Line]) -> tuple[Promise, ...]:
    """What was promised for what is still open, else for all of it; the first to pass first."""
    open_ones = [line for line in work if line.is_open]
    promises = {p for line in open_ones or work if line.handover for p in line.handover.promises}
    return tuple(sorted(promises, key=lambda promise: (instant(promise.due), promise.kind)))


def _callback(handover: Handover) -> Callback:
    line = handover_line(handover, frozenset())
    kinds = (PromiseKind.ANSWERED, PromiseKind.DONE, PromiseKind.SEEN)
    dues = {promise.kind: promise.due for promise in reversed(handover.promises)}
    due = next((dues[kind] for kind in kinds if kind in dues), None)
    return Callback(line.stage, line.since, handover.department, handover.handler, due)


def _newest_first(plans: Iterable[PlannedDate]) -> tuple[PlannedDate, ...]:
    return tuple(sorted(plans, key=lambda plan: instant(plan.fetched_at), reverse=True))
