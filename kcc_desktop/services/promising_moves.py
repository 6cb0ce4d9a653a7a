"""What is promised of work that a team lead moves, and of work that is put back."""

from __future__ import annotations

from datetime import datetime

from kcc_desktop.domain.escalation import escalates, escalation_key
from kcc_desktop.domain.handover import Handover
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.working_time import Calendar, seen_anew
from kcc_desktop.services.ports import Work
from kcc_desktop.services.ports_lead import Move
from kcc_desktop.services.ports_work import Overdue


def promise_anew(
    work: Work, handover_id: int, batch_id: int, at: datetime, calendar: Calendar
) -> None:
    """Promises anew that it is seen, just before it is moved: what had passed counts no more.

    What a resident was promised stands. A call at a set time promises that time and nothing else.
    """
    one = work.handovers.get(handover_id)
    formula = work.knowledge.formula(one.product_id) if one.product_id is not None else None
    promises = one.promises
    if one.call_at is None:
        promises = seen_anew(promises, formula, at, calendar)
    work.handovers.promise(handover_id, promises, key=f"move/{batch_id}/{handover_id}/promises")


def let_lateness_be(work: Work, moved: Handover, at: datetime) -> None:
    """Marks what was late already as escalated: the lead knows, and who has it now is no cause."""
    promise = moved.next_promise
    if promise is None or moved.escalated_at is not None or not escalates(promise, at):
        return
    report = ReportKey(ReportKind.HANDOVER, moved.id)
    late = Overdue(moved.id, promise, moved.subject, report, moved.handler)
    work.work_lists.escalate(late, at=at, key=escalation_key(moved.id, promise))


def promise_as_before(work: Work, move: Move, key: str) -> None:
    """Promises what was promised before this move."""
    before = work.leading.promises_before(move)
    if before is not None:
        work.handovers.promise(move.handover_id, before, key=f"{key}/{move.handover_id}/promises")
