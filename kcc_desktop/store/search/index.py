"""Keeps the search index in step with the rows, within the transaction that writes them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from kcc_desktop.domain.case import Case
from kcc_desktop.domain.contact import Contact
from kcc_desktop.domain.knowledge import Article
from kcc_desktop.domain.organisation import Employee
from kcc_desktop.domain.party import Party


class KnownWords:
    """Remembers, for the life of a workspace, which words its vocabulary already holds.

    One per workspace, shared by its threads. After a rollback call `forget()`.
    """

    def forget(self) -> None:
        """Forgets everything: what was remembered may have been undone."""


class Indexer:
    """Indexes rows just written; what stood before for the same row is replaced."""

    def __init__(self, connection: Connection, known: KnownWords) -> None:
        self._connection = connection
        self._known = known

    def parties(self, rows: Sequence[Party]) -> None:
        """Makes parties findable by names, addresses, phones, e-mail and numbers."""

    def contacts(self, rows: Sequence[Contact]) -> None:
        """Makes contacts findable; a contact is indexed once, since it never changes."""

    def cases(self, rows: Sequence[Case]) -> None:
        """Makes cases findable by number, place and text."""

    def articles(self, rows: Sequence[Article]) -> None:
        """Makes articles findable by title, keywords and text."""

    def employees(self, rows: Sequence[Employee]) -> None:
        """Makes colleagues findable by name, job and department."""
