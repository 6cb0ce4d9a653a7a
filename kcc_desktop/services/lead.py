"""What a team lead does with open work: give it to somebody else, deal it out, press for it.

Each handover of a batch is moved on the version that the lead saw. Who comes second is told per
handover who was first, and the rest of the batch moves all the same: a lead who deals out thirty
should not begin anew for one. All of it is one transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.board import UNDO_FOR, deal_out
from kcc_desktop.domain.errors import InvalidInput, NotFound
from kcc_desktop.domain.handover import Handover, Target
from kcc_desktop.domain.ids import counted_id
from kcc_desktop.domain.roles import Right, require
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Action, may
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.moving import (
    Batch,
    Chosen,
    Moved,
    move,
    put_back,
    refuse_absent,
    why_not,
)
from kcc_desktop.services.ports import Clock, Work, Workspace
from kcc_desktop.services.ports_lead import Held
from kcc_desktop.services.targets import resolved
from kcc_desktop.services.telling_moves import of_chasing

__all__ = ["Chosen", "Lead", "Moved", "Target"]

_REASON = Said("Geef een reden op.", "Give a reason.")
_WHERE = Said("Kies een afdeling, groep of collega.", "Choose a department, group or colleague.")
_NOBODY = Said("Kies een of meer collega's.", "Choose one or more colleagues.")
_NOTHING = Said("Kies eerst een of meer overdrachten.", "Choose one or more handovers first.")
_GONE = Said("Deze herverdeling is er niet.", "There is no such reassignment.")
_TOO_LATE = Said(
    "Ongedaan maken kan tot een dag na het herverdelen.",
    "Undoing can be done up to a day after reassigning.",
)

#: Begins the line that undoing leaves in the course of a handover.
_UNDONE = "Herverdeling ongedaan gemaakt."


class Lead:
    """Moves open work as `actor`. All of it asks for Right.REASSIGN.

    `calendar` counts by when what was moved is to be seen.
    """

    def __init__(
        self,
        workspace: Workspace,
        actor: Actor,
        clock: Clock,
        calendar: Calendar | None = None,
    ) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock
        self._calendar = calendar or Calendar()

    def reassign(
        self,
        chosen: Sequence[Chosen],
        target: Target,
        reason: str,
        *,
        key: str,
        despite: frozenset[int] = frozenset(),
    ) -> Moved:
        """Gives handovers to `target`. A repeated `key` does nothing more.

        `despite` are the handovers that may be taken although somebody works on them.

        Raises:
            NotAllowed: for who is no team lead.
            InvalidInput: without a reason, a target or a choice, or when the colleague is absent
                (then it names the replacement).
            WorkspaceFault: when the surroundings fail; then nothing was changed.
        """
        if not target:
            raise InvalidInput(_WHERE)
        with self._begun(chosen, reason) as work:
            where = resolved(work, target)
            if where.employee_id is not None:
                refuse_absent(work, [where.employee_id], self._clock())
            targets = {one.id: where for one in chosen}
            batch = self._batch(reason, key)
            return move(work, chosen, targets, batch, despite, self._calendar)

    def deal(
        self,
        chosen: Sequence[Chosen],
        employee_ids: Sequence[int],
        reason: str,
        *,
        key: str,
        despite: frozenset[int] = frozenset(),
    ) -> Moved:
        """Deals handovers out over colleagues, so that all end up with as even a load as can be.

        What each of them has now counts. Raises as `reassign`.
        """
        if not employee_ids:
            raise InvalidInput(_NOBODY)
        with self._begun(chosen, reason) as work:
            refuse_absent(work, employee_ids, self._clock())
            dealt = deal_out([one.id for one in chosen], work.leading.workloads(employee_ids))
            known = {id_: resolved(work, Target(None, None, id_)) for id_ in employee_ids}
            targets = {id_: known[employee_id] for id_, employee_id in dealt.items()}
            batch = self._batch(reason, key)
            return move(work, chosen, targets, batch, despite, self._calendar)

    def undo(self, batch_id: int, *, key: str) -> Moved:
        """Puts a batch back where it was, as far as nobody did anything with it since.

        Raises:
            NotAllowed: for who is no team lead.
            NotFound: when there is no such batch, or it was undone already.
            InvalidInput: when it was moved more than a day ago.
        """
        require(self._actor, Right.REASSIGN)
        now = self._clock()
        with self._workspace.work(self._actor) as work:
            moves = [one for one in work.leading.moves(batch_id) if one.undone_at is None]
            if not moves:
                raise NotFound(_GONE)
            if now - moves[0].at > UNDO_FOR:
                raise InvalidInput(_TOO_LATE)
            reason = f"{_UNDONE} {moves[0].reason}".strip()
            return put_back(work, moves, Batch(batch_id, self._actor, now, reason, key))

    def last_batch(self) -> int | None:
        """The newest batch of this lead that can still be undone."""
        with self._workspace.look() as work:
            batches = work.leading.batches(self._actor.login, self._clock() - UNDO_FOR)
        return next(iter(batches), None)

    def chase(self, chosen: Sequence[Chosen], text: str, *, key: str) -> Moved:
        """Presses for handovers: whoever has them is told. `text` may say more.

        That one was changed since it was seen does not matter; one that is closed is given back
        among `lost`. Raises as `reassign`.
        """
        require(self._actor, Right.REASSIGN)
        if not chosen:
            raise InvalidInput(_NOTHING)
        with self._workspace.work(self._actor) as work:
            held = work.leading.hold([one.id for one in chosen])
            open_ = [id_ for id_, one in held.items() if may(Action.CHASE, one.state)]
            pressed = [self._pressed(work, held[id_], text.strip(), key) for id_ in open_]
            logins = work.leading.logins([one.employee_id for one in pressed])
            told = [of_chasing(self._actor, one, logins, text.strip()) for one in pressed]
            work.notices.tell(list(chain.from_iterable(told)), key=f"{key}/told")
        ids = [one.id for one in chosen if one.id not in open_]
        return Moved(done=tuple(open_), lost=tuple(why_not(id_, held.get(id_)) for id_ in ids))

    def _pressed(self, work: Work, held: Held, text: str, key: str) -> Handover:
        return work.handovers.act(
            held.id,
            Action.CHASE,
            version=held.version,
            key=f"{key}/{held.id}",
            at=self._clock(),
            text=text,
        )

    @contextmanager
    def _begun(self, chosen: Sequence[Chosen], reason: str) -> Iterator[Work]:
        """The unit of work, for who may, with all that must be given."""
        require(self._actor, Right.REASSIGN)
        if not chosen:
            raise InvalidInput(_NOTHING)
        if not reason.strip():
            raise InvalidInput(_REASON)
        with self._workspace.work(self._actor) as work:
            yield work

    def _batch(self, reason: str, key: str) -> Batch:
        now = self._clock()
        return Batch(counted_id(now), self._actor, now, reason.strip(), key)
