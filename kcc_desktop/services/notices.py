"""What the program told somebody: to show, to count, and to mark as read."""

from __future__ import annotations

from collections.abc import Sequence

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.notices import Notice
from kcc_desktop.services.ports import Clock, Workspace

PAGE = 100


class NoticeBoard:
    """The notices of `actor`."""

    def __init__(self, workspace: Workspace, actor: Actor, clock: Clock) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock

    def page(
        self, *, unread: bool = False, before: Notice | None = None, limit: int = PAGE
    ) -> Sequence[Notice]:
        """The next `limit` notices, newest first, older than `before`; only those not read yet, or
        all. `domain.notices.sentence` puts one into words.
        """
        with self._workspace.look() as work:
            return work.notices.of(self._actor.login, unread=unread, before=before, limit=limit)

    def unread(self) -> int:
        """How many were not read; counting stops at MOST_COUNTED."""
        with self._workspace.look() as work:
            return work.notices.unread(self._actor.login)

    def mark_read(self, notices: Sequence[Notice] | None = None) -> None:
        """Marks these as read, or all of them. Doing so twice changes nothing."""
        ids = None if notices is None else [one.id for one in notices]
        with self._workspace.work(self._actor) as work:
            work.notices.mark_read(self._actor.login, ids, at=self._clock())
