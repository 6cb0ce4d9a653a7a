"""The way of reports and updates into an outside system."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from kcc_desktop.domain.case import Case
from kcc_desktop.domain.errors import SystemFault, SystemRejected
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import Ability, NewReport, OutboxItem, OutboxKind, Taken, Update
from kcc_desktop.services.courier import Sent
from kcc_desktop.services.outbox_content import report_of, update_of
from kcc_desktop.services.ports import Clock, Work, Workspace
from kcc_desktop.services.ports_systems import (
    Deadline,
    FindsByNumber,
    OutsideSystem,
    TakesReports,
    TakesUpdates,
)
from kcc_desktop.services.take_in import actor_of, take_in

_TAKES_NONE = Said(
    "Dit systeem neemt dit niet (meer) aan.", "This system does not take this (any more)."
)
_NO_CASE = Said(
    "In dit systeem is geen zaak bekend waar dit bij hoort.",
    "In this system no case is known that this belongs to.",
)


class SystemDelivery:
    """Sends into `system` (`services.courier.Delivery`)."""

    def __init__(self, workspace: Workspace, system: OutsideSystem, clock: Clock) -> None:
        self._workspace = workspace
        self._system = system
        self._clock = clock

    @property
    def key(self) -> str:
        """For which system."""
        return self._system.face.key

    @property
    def name(self) -> str:
        """How the system is shown."""
        return self._system.face.name

    def send(self, item: OutboxItem, deadline: Deadline, *, again: bool) -> Sent:
        """Sends a report or an update, or asks for the number of a report."""
        if item.kind is OutboxKind.UPDATE:
            return self._update(item, deadline)
        return self._report(item, deadline, again=again)

    def keep(self, work: Work, item: OutboxItem, sent: Sent) -> None:
        """The case that it became is taken in, and belongs to the handover it was made from.

        Where the case came in by itself meanwhile, more is known of it than at its making.
        """
        known = self._known(work, sent.number)
        if sent.case is not None and (known is None or item.kind is OutboxKind.UPDATE):
            take_in(work, self._system.face, [sent.case], at=self._clock())
            known = self._known(work, sent.number)
        if item.kind is OutboxKind.REPORT and item.handover_id is not None and known is not None:
            work.case_links.appeared(item.handover_id, known, key=f"outbox/{item.key}/appeared")

    def _known(self, work: Work, number: str) -> int | None:
        found = work.case_links.numbered([number])
        return next((id_ for id_, source in found if source == self.name), None)

    # --- reports ------------------------------------------------------------------------

    def _report(self, item: OutboxItem, deadline: Deadline, *, again: bool) -> Sent:
        system = self._system
        if not self._able(Ability.REPORT) or not isinstance(system, TakesReports):
            raise SystemRejected(_TAKES_NONE, system=self.name)
        report = report_of(item.content)
        if item.token:
            taken = system.result(item.token, deadline)
        else:
            known = system.recognise(report, deadline) if again else None
            taken = known or system.report(report, deadline)
        return self._sent(report, taken, deadline)

    def _sent(self, report: NewReport, taken: Taken, deadline: Deadline) -> Sent:
        number = taken.number or taken.source_key
        if not number:
            return Sent(token=taken.token)
        case = taken.case or self._found(number, deadline) or self._made(report, taken, number)
        return Sent(case.number, case=case)

    def _found(self, number: str, deadline: Deadline) -> Case | None:
        """The case as the system has it; it is taken, whether or not it can be shown at once."""
        system = self._system
        if not self._able(Ability.BY_NUMBER) or not isinstance(system, FindsByNumber):
            return None
        found: Sequence[Case] = ()
        with suppress(SystemFault):
            found = system.by_number(number, deadline)
        return next((one for one in found if number in (one.number, one.source_key)), None)

    def _made(self, report: NewReport, taken: Taken, number: str) -> Case:
        """What is known of the case until the system tells more."""
        return Case(
            0,
            number,
            self.name,
            taken.source_key or number,
            report.kind,
            report.at,
            kind=report.kind,
            step=Step.RECEIVED,
            place=report.place,
            channel=report.channel,
        )

    # --- updates ------------------------------------------------------------------------

    def _update(self, item: OutboxItem, deadline: Deadline) -> Sent:
        system = self._system
        if not self._able(Ability.UPDATE) or not isinstance(system, TakesUpdates):
            raise SystemRejected(_TAKES_NONE, system=self.name)
        update = self._addressed(item, update_of(item.content))
        return Sent(case=system.update(update, deadline))

    def _addressed(self, item: OutboxItem, update: Update) -> Update:
        """With the key of the case, which may have come after it was decided."""
        if update.source_key:
            return update
        with self._workspace.work(actor_of(self._system.face)) as work:  # a look may be cut short
            case = _case_of(work, item, self.name)
        if case is None:
            raise SystemRejected(_NO_CASE, system=self.name)
        return replace(update, source_key=case.source_key)

    def _able(self, ability: Ability) -> bool:
        return ability in self._system.face.abilities


def _case_of(work: Work, item: OutboxItem, source: str) -> Case | None:
    """The case that a handover has in this system: its own, or the work order made for it."""
    if item.handover_id is None:
        return None
    case_id = work.handovers.get(item.handover_id).case_id
    if case_id is None:
        return None
    ids = [case_id, *(link.other_id for link in work.case_links.of(case_id))]
    cases = (work.cases.get(id_) for id_ in ids)
    return next((one for one in cases if one.source == source), None)
