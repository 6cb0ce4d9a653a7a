"""What the statuses of other systems mean in our steps, as an administrator says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.roles import Right, require
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import StatusMeaning
from kcc_desktop.services.ports import Workspace
from kcc_desktop.services.serving import Serving


@dataclass(frozen=True, slots=True)
class StatusLine:
    """A status with the name of its system."""

    source: str
    meaning: StatusMeaning


class Statuses:
    """The table as `actor` reads and fills it."""

    def __init__(self, workspace: Workspace, actor: Actor, serving: Serving) -> None:
        self._workspace = workspace
        self._actor = actor
        self._serving = serving

    def all(self) -> Sequence[StatusLine]:
        """All statuses that were met or have a meaning: those without one first, then by system."""
        faces = self._serving.faces
        with self._workspace.look() as work:
            lines = [
                StatusLine(face.name, meaning)
                for face in faces
                for meaning in work.system_marks.meanings(face.key)
            ]
        return sorted(lines, key=lambda one: (one.meaning.step is not None, one.source))

    def mean(self, line: StatusLine, step: Step | None, *, key: str) -> StatusLine:
        """From now on this status means `step`; so it does for the cases that are in it.

        Raises Conflict, NotAllowed.
        """
        require(self._actor, Right.MANAGE_LISTS)
        with self._workspace.work(self._actor) as work:
            meant = work.system_marks.mean(line.meaning, step, key=key)
            work.cases.mean(line.source, meant.status, meant.step or Step.UNKNOWN)
        return StatusLine(line.source, meant)
