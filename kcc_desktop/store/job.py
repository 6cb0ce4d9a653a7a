"""What the repositories of one unit of work share."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy import Connection

from kcc_desktop.domain.audit import Actor
from kcc_desktop.store.audit import SqlAuditLog
from kcc_desktop.store.search.index import Indexer, KnownWords

NOBODY = Actor(name="", login="", origin="look")


class Job:
    """The connection with its open transaction, who acts, and the log and index that go along."""

    def __init__(self, connection: Connection, known: KnownWords, actor: Actor = NOBODY) -> None:
        self.connection = connection
        self.actor = actor
        self._known = known

    @cached_property
    def log(self) -> SqlAuditLog:
        """The audit log, written as `actor`."""
        return SqlAuditLog(self.connection, self.actor)

    @cached_property
    def index(self) -> Indexer:
        """Makes what was written findable."""
        return Indexer(self.connection, self._known)
