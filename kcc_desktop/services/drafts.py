"""Contacts under way: kept on this machine, and taken up again after a restart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from kcc_desktop.domain.drafts import Draft
from kcc_desktop.services.ports import Clock
from kcc_desktop.services.ports_contact import Drafts


class KeepDrafts:
    """Keeps contacts under way. Its methods may be called on any one thread at a time."""

    def __init__(self, drafts: Drafts, clock: Clock) -> None:
        self._drafts = drafts
        self._clock = clock

    def left(self, recorded: Callable[[Sequence[Draft]], frozenset[int]]) -> tuple[Draft, ...]:
        """What was under way when the program ended, oldest first; all of it waits since then.

        `recorded` says which of them were recorded after all: those are forgotten. Raises
        WorkspaceFault.
        """
        found = [_waiting(draft, saved_at) for draft, saved_at in self._drafts.load()]
        done = recorded(found)
        for id_ in done:
            self._drafts.remove(id_)
        return tuple(draft for draft in found if draft.id not in done)

    def keep(self, drafts: Sequence[Draft]) -> datetime:
        """Puts these on the disk; gives the moment at which they were. Raises WorkspaceFault."""
        now = self._clock()
        self._drafts.save(drafts, at=now)
        return now

    def forget(self, draft_id: int) -> None:
        """One was recorded or thrown away. Raises WorkspaceFault."""
        self._drafts.remove(draft_id)

    def close(self) -> None:
        """Lets go of the disk."""
        self._drafts.close()


def _waiting(draft: Draft, saved_at: datetime) -> Draft:
    """While the program was not there, no time is counted."""
    return replace(draft, watch=draft.watch.parked(saved_at))
