"""The promise ledger: what we told whom, and where the planning departed from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Contact
from kcc_desktop.domain.report import ReportKey
from kcc_desktop.domain.roles import Right, require
from kcc_desktop.domain.told_promises import Departed, ToldPromise
from kcc_desktop.services.ports import Clock, Work, Workspace

MOST_OPEN = 500


class PromiseLedger:
    """The ledger as `actor` reads and settles it."""

    def __init__(self, workspace: Workspace, actor: Actor, clock: Clock) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock

    def of(self, report: ReportKey) -> Sequence[ToldPromise]:
        """What residents were told of a report, oldest first."""
        with self._workspace.look() as work:
            return work.ledger.of(report)

    def open(self, *, everyones: bool = False) -> Sequence[Departed]:
        """What `actor` (or anyone) told, no longer holds, and the resident has yet to hear of."""
        login = None if everyones else self._actor.login
        with self._workspace.look() as work:
            return work.ledger.departed(login, limit=MOST_OPEN)

    def settle(self, promises: Sequence[ToldPromise], *, key: str) -> None:
        """The resident knows by now, without a contact that says so. Raises NotAllowed."""
        require(self._actor, Right.TAKE_CONTACTS)
        with self._workspace.work(self._actor) as work:
            ids = [one.id for one in promises]
            work.ledger.settle(ids, at=self._clock(), key=key)


def told(
    work: Work,
    actor: Actor,
    contact: Contact,
    report: ReportKey,
    text: str,
    promises: Sequence[tuple[date | None, datetime | None]],
    *,
    key: str,
) -> None:
    """Writes down, in the unit of work of a contact, what its resident was told of a report.

    `promises` are those of `domain.told_promises.promises_told`. What the same resident was told of
    it before is settled: the last word counts.
    """
    at = contact.finished_at or contact.at
    before = [
        one.id
        for one in work.ledger.of(report)
        if one.settled_at is None and one.party_id == contact.party_id
    ]
    work.ledger.settle(before, at=at, key=f"{key}/settled")
    work.ledger.add(
        [
            ToldPromise(
                0, at, report, actor.login, actor.name, contact.id, contact.party_id, day, due, text
            )
            for day, due in promises
        ],
        key=f"{key}/promises",
    )
