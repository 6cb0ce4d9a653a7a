"""When nothing is heard within the agreed time, the team leads are told: forward tracing."""

from __future__ import annotations

from datetime import datetime

from kcc_desktop.domain.handover import Promise, PromiseKind
from kcc_desktop.domain.moments import instant
from kcc_desktop.domain.notices import NoticeKind

#: More at once than this are told in one sentence: after a weekend, or a first start.
MOST_SINGLE = 10


def escalates(promise: Promise | None, now: datetime) -> bool:
    """Whether the next promise of an open handover has passed without being kept."""
    return promise is not None and instant(promise.due) < instant(now)


def escalation_kind(kind: PromiseKind) -> NoticeKind:
    """What the team leads hear when such a promise has passed."""
    return NoticeKind.NOT_SEEN if kind is PromiseKind.SEEN else NoticeKind.NOT_KEPT


def escalation_key(handover_id: int, promise: Promise) -> str:
    """Each promise of each handover is escalated once, by whichever desk is first."""
    return f"escalate/{handover_id}/{promise.kind}/{instant(promise.due).isoformat()}"
