"""Finds reports that may be about the same thing: same kind, near in place and in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from kcc_desktop.domain.case import Case
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.services.ports import Workspace


@dataclass(frozen=True, slots=True)
class Nearness:
    """What counts as near: the same street or within `metres`, at most `weeks` apart."""

    metres: float = 50.0
    weeks: int = 12


class Near:
    """Finds the other reports of the same thing."""

    def __init__(self, workspace: Workspace, nearness: Nearness | None = None) -> None:
        self._workspace = workspace
        self._nearness = nearness or Nearness()

    def reports(self, key: ReportKey, limit: int = 10) -> Sequence[Case]:
        """Other cases near the case of a report, newest first; none for a report without a case.

        Raises NotFound.
        """
        if key.kind is not ReportKind.CASE:
            return ()
        apart = timedelta(weeks=self._nearness.weeks)
        with self._workspace.look() as work:
            case = work.cases.get(key.id)
            since, until = case.opened_at - apart, case.opened_at + apart
            metres = self._nearness.metres
            near = work.cases.near(case, since=since, until=until, metres=metres, limit=limit)
        return tuple(near)
