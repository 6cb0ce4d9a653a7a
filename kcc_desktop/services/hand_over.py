"""What is done with a handover: seen, accepted, refused, planned, done, told, forwarded, ..."""

from __future__ import annotations

from dataclasses import dataclass

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.case import PlannedDate
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.handover import Handover
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Action, after
from kcc_desktop.services.ports import Clock, Workspace


@dataclass(frozen=True, slots=True)
class Doing:
    """An action with what belongs to it.

    `text` is the reason (REFUSE, REOPEN) or the note (NOTE); `planned` the day (PLAN);
    `employee_id` who handles it from now on; `department_id` where it goes (FORWARD).
    """

    action: Action
    text: str = ""
    planned: PlannedDate | None = None
    employee_id: int | None = None
    department_id: int | None = None


_REASON = Said("Geef een reden op.", "Give a reason.")
_NOTE = Said("Schrijf eerst iets op.", "Write something first.")
_DAY = Said("Kies de dag waarop het gepland is.", "Choose the day for which it is planned.")
_WHERE = Said("Kies de afdeling of collega.", "Choose the department or colleague.")


class HandOver:
    """Acts on handovers as `actor`."""

    def __init__(self, workspace: Workspace, actor: Actor, clock: Clock) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock

    def act(self, handover: Handover, doing: Doing, *, key: str) -> Handover:
        """Does it, based on `handover` as it was seen; gives the handover as it then is.

        A repeated `key` changes nothing and gives the present handover.

        Raises:
            InvalidInput: when something that belongs to the action is missing.
            StepNotAllowed: when it can't follow the present state.
            Conflict: when someone was first; says who.
            WorkspaceFault: when the surroundings fail; then nothing was changed.
        """
        _check(doing)
        after(doing.action, handover.state)
        with self._workspace.work(self._actor) as work:
            return work.handovers.act(
                handover.id,
                doing.action,
                version=handover.version,
                key=key,
                at=self._clock(),
                text=doing.text,
                employee_id=doing.employee_id,
                department_id=doing.department_id,
                planned=doing.planned,
            )


def _check(doing: Doing) -> None:
    """Raises InvalidInput when something that belongs to the action is missing."""
    missing = {
        Action.REFUSE: (_REASON, doing.text.strip()),
        Action.REOPEN: (_REASON, doing.text.strip()),
        Action.NOTE: (_NOTE, doing.text.strip()),
        Action.PLAN: (_DAY, doing.planned),
        Action.FORWARD: (_WHERE, doing.department_id or doing.employee_id),
    }
    said, given = missing.get(doing.action, (None, True))
    if said is not None and not given:
        raise InvalidInput(said)
