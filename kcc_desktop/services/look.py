"""Looks into the file of a person or organisation."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from threading import Lock

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import WorkspaceReadOnly
from kcc_desktop.domain.party import Party, Representation
from kcc_desktop.domain.timeline import (
    PAGE,
    EntryKind,
    PartyReport,
    TimelineCounts,
    TimelineEntry,
    reports_of,
)
from kcc_desktop.services.ports import Work, Workspace


@dataclass(frozen=True, slots=True)
class PartyFile:
    """Who it is, with what belongs to it.

    `doubles` are the ids of all parties that are one and the same with it, itself included;
    `reports` the newest cases and handovers, and `newest` the first page of the timeline, both
    newest first.
    """

    party: Party
    doubles: tuple[int, ...]
    representatives: tuple[tuple[Representation, str], ...]
    counts: TimelineCounts
    reports: tuple[PartyReport, ...]
    newest: tuple[TimelineEntry, ...]

    @property
    def open_reports(self) -> int:
        """How many of the newest reports are not finished."""
        return sum(report.is_open for report in self.reports)


class Look:
    """Looks into files as `actor`; each look is written down.

    Writing waits for the disk, or for another desk that writes, so it is done behind what is shown.
    What could not be written then is written before the next file opens, or that stays shut.
    """

    def __init__(self, workspace: Workspace, actor: Actor) -> None:
        self._workspace = workspace
        self._actor = actor
        self._behind = ThreadPoolExecutor(1, thread_name_prefix="look")
        self._unwritten: deque[int] = deque()
        self._writing = Lock()

    def party(self, party_id: int) -> PartyFile:
        """The file of a party.

        Raises NotFound, and WorkspaceFault when an earlier look can't be written down.
        """
        self._write_down()
        with self._workspace.look() as work:
            file = _file(work, party_id)
        self._unwritten.append(party_id)
        self._behind.submit(self._write_down)
        return file

    def close(self) -> None:
        """Writes down what still has to be. Raises WorkspaceFault when that can't be done."""
        self._behind.shutdown()
        self._write_down()

    def timeline(
        self,
        party_ids: Sequence[int],
        before: tuple[datetime, int] | None = None,
        limit: int = 100,
        kinds: Sequence[EntryKind] = tuple(EntryKind),
    ) -> Sequence[TimelineEntry]:
        """The next `limit` lines of these parties, newest first.

        `before` is moment and id of the last line that was seen.
        """
        with self._workspace.look() as work:
            return work.reports.timeline(party_ids, before=before, limit=limit, kinds=kinds)

    def _write_down(self) -> None:
        with self._writing:
            while self._unwritten:
                self._write(self._unwritten[0])
                self._unwritten.popleft()

    def _write(self, party_id: int) -> None:
        try:
            with self._workspace.work(self._actor) as work:
                work.audit.saw("party", party_id)
        except WorkspaceReadOnly:
            return  # a workspace that can't be written holds no log of looks either


def _file(work: Work, party_id: int) -> PartyFile:
    party = work.parties.get(party_id)
    doubles = tuple(work.parties.doubles(party_id))
    timeline = partial(work.reports.timeline, doubles, before=None, limit=PAGE)
    return PartyFile(
        party,
        doubles,
        tuple(work.parties.representatives(party_id)),
        work.reports.timeline_counts(doubles),
        reports_of(timeline(kinds=(EntryKind.CASE, EntryKind.HANDOVER))),
        tuple(timeline(kinds=tuple(EntryKind))),
    )
