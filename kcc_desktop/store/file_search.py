"""Searches a workspace file by the driver alone: the first search waits for no SQLAlchemy.

The search itself is that of every unit of work (`search.finding`); only the connection is another.
See docs/decisions/start.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kcc_desktop.store import history, sqlite_file
from kcc_desktop.store.faults import told
from kcc_desktop.store.places import place_of
from kcc_desktop.store.search.finding import SqlFinding
from kcc_desktop.store.sqlite_file import FileReader


class FileSearch:
    """Implements `services.ports.Searchable` on one connection, for one thread at a time."""

    def __init__(self, url: str) -> None:
        """Opens the file at `url` for looking.

        Raises:
            WorkspaceFault: a subclass that says what is wrong: missing, damaged, newer, older, ...
        """
        self._place = place_of(url)
        sqlite_file.check_place(self._place)
        with told(self._place):
            self._connection = sqlite_file.connect(sqlite_file.reading_uri(self._place))
            try:
                sqlite_file.prepare_reader(self._connection)
                history.check(FileReader(self._connection), self._place)
            except BaseException:
                self._connection.close()
                raise

    @contextmanager
    def look(self) -> Iterator[Searching]:
        """What a search reads, all of it as of one moment."""
        with told(self._place):
            self._connection.execute("BEGIN")
            try:
                yield Searching(SqlFinding(FileReader(self._connection)))
            finally:
                self._connection.execute("ROLLBACK")

    def interrupt(self) -> None:
        """Stops the query that now runs; it raises `Interrupted`. Safe from all threads."""
        self._connection.interrupt()

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()


class Searching:
    """The part of a unit of work that a search needs (`services.ports.Searching`)."""

    def __init__(self, finding: SqlFinding) -> None:
        self.finding = finding
