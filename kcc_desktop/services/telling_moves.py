"""Who is told that work was moved or pressed for."""

from __future__ import annotations

from collections.abc import Mapping

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.handover import Handover
from kcc_desktop.domain.notices import Notice, NoticeKind
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.services.ports_lead import Held

#: What nobody needs to read any more once the moving was undone.
VOID = (NoticeKind.HANDED, NoticeKind.REASSIGNED, NoticeKind.NOT_SEEN)

Logins = Mapping[int | None, str]


def of_moving(
    actor: Actor, before: Held, after: Handover, logins: Logins, reason: str
) -> list[Notice]:
    """What who had it, who has it now and who handed it over are told."""
    heard = {before.created_login: NoticeKind.REASSIGNED}
    heard[logins.get(before.employee_id, "")] = NoticeKind.REASSIGNED
    heard[logins.get(after.employee_id, "")] = NoticeKind.HANDED
    return _notices(actor, after, heard, reason)


def of_chasing(actor: Actor, handover: Handover, logins: Logins, text: str) -> list[Notice]:
    """What who has it is told."""
    login = logins.get(handover.employee_id, "")
    return _notices(actor, handover, {login: NoticeKind.CHASED}, text)


def _notices(
    actor: Actor, handover: Handover, heard: Mapping[str, NoticeKind], text: str
) -> list[Notice]:
    """A notice for each login but that of `actor`, who knows already."""
    last = handover.events[-1]
    return [
        Notice(
            0,
            login,
            last.at,
            kind,
            _report_of(handover),
            handover.subject,
            actor.name,
            text,
            handover_id=handover.id,
        )
        for login, kind in heard.items()
        if login and login != actor.login
    ]


def _report_of(handover: Handover) -> ReportKey:
    if handover.case_id is not None:
        return ReportKey(ReportKind.CASE, handover.case_id)
    return ReportKey(ReportKind.HANDOVER, handover.id)
