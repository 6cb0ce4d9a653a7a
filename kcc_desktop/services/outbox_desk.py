"""What goes out, for people to see: what waits, what is stuck and why, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.notices import Notice, NoticeKind
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Action
from kcc_desktop.domain.systems import OutboxItem, OutboxKind, OutboxState
from kcc_desktop.services.courier import report_of_item
from kcc_desktop.services.ports import Clock, Work, Workspace

MOST_SHOWN = 300
OPEN = (OutboxState.STUCK, OutboxState.SENDING, OutboxState.WAITING)
#: What is being sent may be there already: nobody takes it from the courier.
_IN_HAND = (OutboxState.STUCK, OutboxState.WAITING)
_REASON = Said("Zeg waarom u het opgeeft.", "Say why you give it up.")
_SENDING = Said(
    "Dit wordt nu verstuurd. Kijk straks hoe het ging.",
    "This is being sent now. See in a moment how it went.",
)
_ENDED = Said("Dit is al verstuurd of opgegeven.", "This was sent or given up already.")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is on its way: stuck first, then what waits longest; and how many there are of each."""

    items: tuple[OutboxItem, ...]
    counts: Mapping[OutboxState, int]

    @property
    def stuck(self) -> int:
        """How many wait for somebody."""
        return self.counts.get(OutboxState.STUCK, 0)


class OutboxDesk:
    """The outbox as `actor` sees it and helps it on."""

    def __init__(self, workspace: Workspace, actor: Actor, clock: Clock) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock

    def outgoing(self) -> Outgoing:
        """What waits, is being sent, or is stuck."""
        with self._workspace.look() as work:
            listed = work.outbox.listed(OPEN, MOST_SHOWN)
            counts = work.outbox.counts()
        in_order = sorted(listed, key=lambda one: (OPEN.index(one.state), one.id))
        return Outgoing(tuple(in_order), counts)

    def of_report(
        self, *, handover_id: int | None = None, case_id: int | None = None
    ) -> Sequence[OutboxItem]:
        """What went out or waits about one report, oldest first."""
        with self._workspace.look() as work:
            return work.outbox.of_report(handover_id=handover_id, case_id=case_id)

    def mine(self, item_ids: Sequence[int]) -> Sequence[OutboxItem]:
        """Those among these that `actor` sent and that got a number."""
        with self._workspace.look() as work:
            items = [work.outbox.get(id_) for id_ in item_ids]
        return [one for one in items if one.number and one.login == self._actor.login]

    def retry(self, item: OutboxItem) -> OutboxItem:
        """Has it sent again as soon as can be. Raises Conflict, InvalidInput."""
        _require_open(item)
        again = replace(
            item,
            state=OutboxState.WAITING,
            next_at=None,
            content=_unguarded(item),
        )
        with self._workspace.work(self._actor) as work:
            return work.outbox.settle(again, at=self._clock())

    def give_up(self, item: OutboxItem, reason: str) -> OutboxItem:
        """It is not sent any more: the log, the handover and whoever handed it over hear why.

        What waited behind it goes on. Raises Conflict, InvalidInput.
        """
        _require_open(item)
        if not reason.strip():
            raise InvalidInput(_REASON)
        ended = replace(
            item, state=OutboxState.GIVEN_UP, next_at=None, token="", reason=reason.strip()
        )
        with self._workspace.work(self._actor) as work:
            given_up = work.outbox.settle(ended, at=self._clock())
            self._note(work, given_up)
            self._tell(work, given_up)
        return given_up

    def _note(self, work: Work, item: OutboxItem) -> None:
        """The handover says that it goes nowhere else, and waits for no case."""
        if item.handover_id is None:
            return
        key = f"outbox/{item.id}/given-up"
        before = work.handovers.get(item.handover_id)
        text = f"Niet verstuurd naar ander systeem: {item.reason}"
        work.handovers.act(
            before.id, Action.NOTE, version=before.version, key=key, at=self._clock(), text=text
        )
        if item.kind is OutboxKind.REPORT and before.case_due is not None:
            work.case_links.expect(before.id, None, key=f"{key}/expect")

    def _tell(self, work: Work, item: OutboxItem) -> None:
        if item.login in ("", self._actor.login):
            return
        notice = Notice(
            0,
            item.login,
            self._clock(),
            NoticeKind.GIVEN_UP,
            report_of_item(work, item),
            item.subject,
            self._actor.name,
            item.reason,
            handover_id=item.handover_id,
        )
        work.notices.tell([notice], key=f"outbox/{item.id}/given-up/notice")


def _require_open(item: OutboxItem) -> None:
    if item.state is OutboxState.SENDING:
        raise InvalidInput(_SENDING)
    if item.state not in _IN_HAND:
        raise InvalidInput(_ENDED)


def _unguarded(item: OutboxItem) -> dict[str, object]:
    """An update that lost to somebody in the other system is meant all the same, by now."""
    if item.kind is OutboxKind.UPDATE and item.state is OutboxState.STUCK:
        return item.content | {"seen": ""}
    return item.content
