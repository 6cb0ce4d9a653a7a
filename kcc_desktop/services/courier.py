"""Sends what waits in the outbox of one system: in order, exactly once.

Whoever sends holds a lease. What is being sent is marked before and settled after; of an attempt
whose answer never came (the line was cut, the desk went) is asked first whether it arrived.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random, SystemRandom
from typing import Protocol

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.case import Case
from kcc_desktop.domain.errors import (
    Conflict,
    Interrupted,
    KccError,
    SystemAway,
    SystemBusy,
    SystemUnclear,
    WorkspaceFault,
)
from kcc_desktop.domain.notices import Notice, NoticeKind
from kcc_desktop.domain.outbox_order import wait
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import OutboxItem, OutboxState
from kcc_desktop.services.ports import Clock, Work, Workspace
from kcc_desktop.services.ports_systems import Deadline

log = logging.getLogger(__name__)

#: Desks look each quarter of a minute, so another takes over within a minute.
LEASE = timedelta(seconds=45)
#: How long sending one thing may take: well within the lease.
SENDING_SECONDS = 25.0
#: An answer that can't be read so often will not be readable the next time.
MOST_UNCLEAR = 5
#: A number that is not given by then has to be asked for by hand (attempts).
MOST_ASKED = 200

_UNFORESEEN = Said(
    "Bij het versturen ging iets mis dat niet was voorzien. Probeer het opnieuw; blijft het "
    "misgaan, vraag dan uw beheerder om in het logboek te kijken.",
    "Something went wrong in sending that was not foreseen. Try again; if it stays, ask your "
    "administrator to look into the log.",
)
_NO_NUMBER = Said(
    "Het systeem heeft de melding aangenomen, maar geeft er geen nummer voor.",
    "The system took the report, but gives no number for it.",
)


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of sending: the number, or a `token` to ask for it; the case, where it is known."""

    number: str = ""
    token: str = ""
    case: Case | None = None


class Delivery(Protocol):
    """The way to one system. `send` runs with no unit of work open, `keep` within one."""

    @property
    def key(self) -> str:
        """For which system, as the outbox names it."""
        ...

    @property
    def name(self) -> str:
        """How the system is shown."""
        ...

    def send(self, item: OutboxItem, deadline: Deadline, *, again: bool) -> Sent:
        """Sends it, or asks for its number; `again` when an earlier attempt may have arrived.

        Raises SystemFault, Conflict.
        """
        ...

    def keep(self, work: Work, item: OutboxItem, sent: Sent) -> None:
        """Takes in what came of it, in the transaction that settles it."""
        ...


@dataclass(frozen=True, slots=True)
class Delivered:
    """What was settled in one go, in order; none when another desk is at it."""

    items: tuple[OutboxItem, ...] = ()


class Courier:
    """Sends for one system, as the desk that `holder` names."""

    def __init__(
        self,
        workspace: Workspace,
        delivery: Delivery,
        clock: Clock,
        holder: str,
        *,
        dice: Random | None = None,
        lasts: timedelta = LEASE,
    ) -> None:
        self._workspace = workspace
        self._delivery = delivery
        self._clock = clock
        self._holder = holder
        self._dice = dice or SystemRandom()
        self._lasts = lasts
        self._actor = Actor(delivery.name, "", origin="system", roles=())
        self._lease = f"outbox/{delivery.key}"

    def deliver(self) -> Delivered:
        """Sends all whose time has come. Runs on the system's own lane.

        Raises WorkspaceFault; what was under way is then recognised by whoever goes on.
        """
        settled: list[OutboxItem] = []
        begun = self._begin()
        while begun is not None:
            settled.append(self._deliver(begun))
            begun = self._begin()
        return Delivered(tuple(settled))

    def _begin(self) -> OutboxItem | None:
        """The next one, marked as being sent; None without one, or while another desk sends."""
        with self._workspace.work(self._actor) as work:
            if not work.leases.take(self._lease, self._holder, lasts=self._lasts):
                return None
            now = self._clock()
            waiting = work.outbox.due(self._delivery.key, now=now)
            if waiting is None:
                work.leases.leave(self._lease, self._holder)
                return None
            return work.outbox.begin(waiting, at=now)

    def _deliver(self, item: OutboxItem) -> OutboxItem:
        try:
            sent = self._delivery.send(item, Deadline(SENDING_SECONDS), again=item.attempts > 1)
        except (WorkspaceFault, Interrupted):
            raise  # it stays marked as being sent: whoever goes on asks whether it arrived
        except KccError as fault:
            return self._failed(item, fault)
        except Exception:
            log.exception("sending item %s failed unforeseen", item.id)
            return self._settle(_stuck(item, _UNFORESEEN))
        if sent.token and not sent.number:
            return self._settle(self._asks_later(item, sent.token))
        done = replace(item, state=OutboxState.DONE, number=sent.number, token="", fault=None)
        return self._settle(done, sent)

    def _failed(self, item: OutboxItem, fault: KccError) -> OutboxItem:
        """What passes by itself is tried again; all else waits for somebody."""
        passes = isinstance(fault, SystemAway | SystemBusy | SystemUnclear)
        unclear = isinstance(fault, SystemUnclear) and item.attempts >= MOST_UNCLEAR
        if not passes or unclear:
            return self._settle(_stuck(item, fault.said))
        pause = wait(item.attempts, self._dice)
        if isinstance(fault, SystemBusy):
            pause = max(pause, timedelta(seconds=fault.wait))
        later = self._clock() + pause
        return self._settle(
            replace(item, state=OutboxState.WAITING, next_at=later, fault=fault.said)
        )

    def _asks_later(self, item: OutboxItem, token: str) -> OutboxItem:
        """It arrived; its number is asked for until it is there."""
        if item.attempts >= MOST_ASKED:
            return _stuck(replace(item, token=token), _NO_NUMBER)
        later = self._clock() + wait(item.attempts, self._dice)
        return replace(item, state=OutboxState.WAITING, token=token, next_at=later, fault=None)

    def _settle(self, item: OutboxItem, sent: Sent | None = None) -> OutboxItem:
        """Records how it went, with all that follows from it.

        What arrived and can't be kept waits for somebody; sent again, it is recognised.
        """
        try:
            return self._settle_at_once(item, sent)
        except (WorkspaceFault, Interrupted):
            raise  # it stays marked as being sent: whoever goes on asks whether it arrived
        except KccError as fault:
            if sent is None:
                raise
            log.warning("what came of item %s can't be kept: %s", item.id, fault.said.en)
            return self._settle_at_once(_stuck(item, fault.said))

    def _settle_at_once(self, item: OutboxItem, sent: Sent | None = None) -> OutboxItem:
        """In one transaction. Where somebody else went on with it meanwhile, that stands."""
        with self._workspace.work(self._actor) as work:
            try:
                settled = work.outbox.settle(item, at=self._clock())
            except Conflict:
                log.warning("item %s was settled by another desk", item.id)
                return item
            if sent is not None:
                self._delivery.keep(work, settled, sent)
            if settled.state is OutboxState.STUCK:
                self._tell(work, settled)
            return settled

    def _tell(self, work: Work, item: OutboxItem) -> None:
        """Whoever it is from hears that it is stuck, and why."""
        if not item.login:
            return
        report = report_of_item(work, item)
        why = item.fault.nl if item.fault else ""
        notice = Notice(
            0,
            item.login,
            self._clock(),
            NoticeKind.STUCK,
            report,
            item.subject,
            self._delivery.name,
            why,
            handover_id=item.handover_id,
        )
        work.notices.tell([notice], key=f"outbox/{item.id}/{item.version}/stuck")


def report_of_item(work: Work, item: OutboxItem) -> ReportKey:
    """The report that something goes out about."""
    if item.handover_id is not None:
        return work.follows.report_of(item.handover_id)
    if item.case_id is not None:
        return ReportKey(ReportKind.CASE, item.case_id)
    return ReportKey(ReportKind.CONTACT, item.contact_id or 0)


def _stuck(item: OutboxItem, why: Said) -> OutboxItem:
    return replace(item, state=OutboxState.STUCK, next_at=None, fault=why)
