"""Saying that two reports are about the same, so that all who reported it hear how it ended."""

from __future__ import annotations

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.roles import Right, require
from kcc_desktop.domain.systems import CaseRelation
from kcc_desktop.services.ports import Clock, Workspace


class SameReport:
    """Links cases as `actor`."""

    def __init__(self, workspace: Workspace, actor: Actor, clock: Clock) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock

    def link(self, case_id: int, other_id: int, *, key: str) -> bool:
        """From now on both are about the same; whether they were not before.

        Raises NotAllowed, NotFound.
        """
        require(self._actor, Right.TAKE_CONTACTS)
        with self._workspace.work(self._actor) as work:
            work.cases.get(other_id)
            links = work.case_links.of(work.cases.get(case_id).id)
            if any(other_id in (link.case_id, link.other_id) for link in links):
                return False
            at = self._clock()
            work.case_links.link(case_id, other_id, CaseRelation.SAME, at=at, key=key)
        return True
