"""A system whose database is looked into, by statements in its description.

    [database]
    url = "postgresql://reader@db.example.org/planning"   # the password is in the keyring
    most = 2000                                            # rows of one answer

    [[ask]]
    by = "changes"
    sql = "SELECT * FROM planning WHERE gewijzigd >= :since ORDER BY gewijzigd"

Several rows with the same number are one case, each with a line of its history.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from kcc_desktop.domain.errors import SystemUnclear
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Ability, Changed, Examined, SystemFace
from kcc_desktop.registers.described import known
from kcc_desktop.registers.described.databases import (
    MOST_ROWS,
    SqlDatabase,
    postgres_engine,
    sqlite_engine,
)
from kcc_desktop.registers.described.described import MOST_FOUND, Described, Telling
from kcc_desktop.registers.described.examined import examine_question
from kcc_desktop.registers.described.finders import column_name
from kcc_desktop.registers.described.known import NAMES, Known
from kcc_desktop.registers.described.reading import (
    checked,
    column,
    read_asked,
    read_overlap,
    read_shape,
)
from kcc_desktop.registers.described.records import changed_at, read_cases
from kcc_desktop.registers.described.shape import Shape
from kcc_desktop.registers.described.statements import Statement, statement

if TYPE_CHECKING:
    from kcc_desktop.registers.description import Description, Section
    from kcc_desktop.services.ports import Clock
    from kcc_desktop.services.ports_systems import Deadline, Secrets

_NO_URL = Said(
    "schrijf postgresql://gebruiker@server/database of sqlite:///pad/bestand.db.",
    "write postgresql://user@server/database or sqlite:///path/file.db.",
)
_TOO_MANY = Said(
    "{name} geeft meer dan {most} rijen over hetzelfde moment. Laat de beheerder de vraag om "
    "wijzigingen sorteren op het moment van wijziging, en dat noemen bij 'changed' in [case].",
    "{name} gives more than {most} rows about the same moment. Have the administrator order the "
    "question for changes by the moment of change, and name that under 'changed' in [case].",
)


class SqlSystem(Described):
    """Looks into a database."""

    def __init__(
        self,
        face: SystemFace,
        shape: Shape,
        now: Callable[[], datetime],
        database: SqlDatabase,
        statements: Mapping[Ability, tuple[Statement, ...]],
        following: tuple[int, timedelta],
        most: int = MOST_ROWS,
    ) -> None:
        super().__init__(face, shape, now)
        self._database = database
        self._statements = statements
        self._first_days, self._overlap = following
        self._most = most

    def examine(self, deadline: Deadline) -> Sequence[Examined]:
        """Whether its first question is answered, and how fast."""
        (ask, *_) = next(iter(self._statements.values()))
        one: Known = {**known.of_moment(self._now(), self._shape.clock.zone), "number": "0"}
        return examine_question(lambda: self._rows(ask, one, deadline, 1))

    def close(self) -> None:
        """End what is under way, from any thread."""
        self._database.close()

    def changed(self, cursor: str, deadline: Deadline) -> Changed:
        """What changed since the moment in `cursor`, as many rows as one answer may have.

        Where there are more, the next question begins with the last of these.
        """
        now = self._now()
        since = _moment(cursor) or now - timedelta(days=self._first_days)
        asked = known.of_moment(since, self._shape.clock.zone)
        (ask, *_) = self._statements[Ability.CHANGES]
        rows = self._rows(ask, asked, deadline, self._most)
        cases = tuple(read_cases(self._shape, rows, now))
        if len(rows) < self._most:
            return Changed(cases, (now - self._overlap).isoformat())
        newest = max((at for row in rows if (at := changed_at(self._shape, row))), default=since)
        if newest <= since:
            raise SystemUnclear(self._too_many(), system=self.face.name)
        return Changed(cases, newest.isoformat(), more=True)

    def _records(
        self, ability: Ability, one: Known, deadline: Deadline, tell: Telling
    ) -> Iterator[Any]:
        for ask in self._statements.get(ability, ()):
            if ask.names and not ask.names & one.keys():
                continue
            shown = ", ".join(f":{name} = {one.get(name)}" for name in sorted(ask.names))
            tell("\n".join(filter(None, (ask.text, shown))))
            yield from self._rows(ask, one, deadline, min(self._most, MOST_FOUND * 10))

    def _rows(
        self, ask: Statement, one: Known, deadline: Deadline, most: int
    ) -> list[dict[str, Any]]:
        bound = {name: one.get(name) for name in ask.names}
        columns, rows = self._database.rows(ask.text, bound, deadline, most)
        names = [column_name(name) for name in columns]
        return [dict(zip(names, row, strict=True)) for row in rows]

    def _too_many(self) -> Said:
        told = {"name": self.face.name, "most": self._most}
        return Said(_TOO_MANY.nl.format(**told), _TOO_MANY.en.format(**told))


def make(description: Description, secrets: Secrets, clock: Clock) -> SqlSystem:
    """The system of this description; no connection is made. Raises InvalidInput."""
    section = description.section("database")
    database = _database(description, section, secrets)
    statements = read_asked(description, _read_statement)
    shape = read_shape(description, column, rows=True)
    most = section.whole("most", MOST_ROWS, least=2, most=50_000)
    face = description.face(frozenset(statements))
    return SqlSystem(face, shape, clock, database, statements, read_overlap(description), most)


def _read_statement(section: Section, ability: Ability) -> Statement:
    written = section.text("sql")
    return checked(section, "sql", lambda: statement(written, NAMES[ability]))


def _database(description: Description, section: Section, secrets: Secrets) -> SqlDatabase:
    url = _url(section)
    if url.get_backend_name() == "sqlite":
        file = section.beside(url.database or "")
        return SqlDatabase(description.name, description.key, lambda: sqlite_engine(file))

    def engine() -> Any:
        password = secrets.secret(description.key)
        whole = url.set(password=password) if password else url
        return postgres_engine(whole.set(drivername="postgresql+psycopg"))

    return SqlDatabase(description.name, description.key, engine)


def _url(section: Section) -> URL:
    written = section.text("url")
    try:
        url = make_url(written)
    except (ArgumentError, ValueError) as fault:
        raise section.fault("url", _NO_URL) from fault
    known_kind = url.drivername in {"sqlite", "postgresql", "postgresql+psycopg"}
    if not known_kind or not url.database:
        raise section.fault("url", _NO_URL)
    return url


def _moment(cursor: str) -> datetime | None:
    try:
        read = datetime.fromisoformat(cursor)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)
