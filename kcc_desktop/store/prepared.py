"""Core statements made ready once per engine.

Composing and compiling a small statement anew takes SQLAlchemy longer than the database takes to
run it. What runs for each key press or each saved contact is therefore compiled once, and goes to
the driver with values and results converted by the types of its columns.
"""

from __future__ import annotations

import json
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Dialect, Select, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.types import Float, NullType, TypeDecorator, TypeEngine

from kcc_desktop.store.driver import execute, execute_many

Converter = Callable[[Any], Any] | None
Statement = Select[Any] | CompoundSelect[Any] | UpdateBase


def to_database(dialect: Dialect, type_: TypeEngine[Any]) -> Converter:
    """What makes a value ready for a column of this type; None when it is so already."""
    converter: Converter = type_.dialect_impl(dialect).bind_processor(dialect)
    return converter


def from_database(dialect: Dialect, type_: TypeEngine[Any]) -> Converter:
    """What makes a value from a column of this type ours; None when it is so already."""
    if isinstance(type_, Float):  # both drivers give floats, but SQLAlchemy asks for their code
        return None
    converter: Converter = type_.dialect_impl(dialect).result_processor(dialect, None)
    return converter


class _Many(TypeDecorator[Sequence[Any]]):
    """Numbers or texts as one parameter: an array on PostgreSQL, JSON on SQLite."""

    impl = NullType
    cache_ok = True

    def process_bind_param(self, value: Sequence[Any] | None, dialect: Dialect) -> Any:
        """To the database."""
        values = list(value or ())
        return values if dialect.name == "postgresql" else json.dumps(values)


class Among(ColumnElement[bool]):
    """Whether a column is one of the values in the parameter `wanted`, however many those are."""

    inherit_cache = False

    def __init__(self, column: ColumnElement[Any]) -> None:
        self.column = column
        self.wanted = bindparam("wanted", type_=_Many())


@compiles(Among)
def _among(element: Among, compiler: Any, **options: Any) -> str:
    column, wanted = (compiler.process(e, **options) for e in (element.column, element.wanted))
    if compiler.dialect.name == "postgresql":
        return f"{column} = ANY({wanted})"
    return f"{column} IN (SELECT value FROM json_each({wanted}))"  # noqa: S608


class Prepared:
    """A statement with bound parameters, run as often as one likes. May be shared by threads."""

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, connection: Connection, **values: Any) -> list[Any]:
        """Its rows, as named tuples."""
        compiled = self._for(connection)
        cursor = execute(connection, compiled.text, compiled.bound(values))
        return compiled.read(cursor.fetchall())

    def first(self, connection: Connection, **values: Any) -> Any:
        """Its first row as a named tuple, or None."""
        return next(iter(self.rows(connection, **values)), None)

    def run(self, connection: Connection, **values: Any) -> None:
        """Runs a statement that gives no rows."""
        compiled = self._for(connection)
        execute(connection, compiled.text, compiled.bound(values))

    def run_many(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Runs a statement that gives no rows once for each of `rows`; not at all without."""
        if rows:
            compiled = self._for(connection)
            execute_many(connection, compiled.text, [compiled.bound(row) for row in rows])

    def _for(self, connection: Connection) -> _Compiled:
        name = connection.dialect.name
        compiled = self._compiled.get(name)
        if compiled is None:
            compiled = self._compiled[name] = _Compiled(self._statement, connection.dialect)
        return compiled


class _Compiled:
    """A statement as one engine takes it."""

    def __init__(self, statement: Statement, dialect: Dialect) -> None:
        compiled: Any = statement.compile(dialect=dialect)
        self.text = str(compiled)
        self._order: Sequence[str] | None = compiled.positiontup
        self._binds = {
            name: to_database(dialect, bind.type) for name, bind in compiled.binds.items()
        }
        self._fixed = {
            name: bind.value for name, bind in compiled.binds.items() if not bind.required
        }
        columns = _columns(statement)
        self._row = _row_type([str(column.key) for column in columns])
        converters = [from_database(dialect, column.type) for column in columns]
        self._converters = [(at, one) for at, one in enumerate(converters) if one is not None]

    def bound(self, given: Mapping[str, Any]) -> Any:
        """The values as the driver takes them: by place or by name."""
        values = {**self._fixed, **given}
        ready = {
            name: values[name] if convert is None else convert(values[name])
            for name, convert in self._binds.items()
        }
        return ready if self._order is None else tuple([ready[name] for name in self._order])

    def read(self, rows: list[tuple[Any, ...]]) -> list[Any]:
        """The rows with their values as ours."""
        make, converters = self._row, self._converters
        if not converters:
            return [make(row) for row in rows]
        read = []
        for row in rows:
            values = list(row)
            for at, convert in converters:
                values[at] = convert(values[at])
            read.append(make(values))
        return read


def _row_type(names: Sequence[str]) -> Callable[[Iterable[Any]], Any]:
    named: Any = namedtuple
    make: Callable[[Iterable[Any]], Any] = named("Row", names)._make
    return make


def _columns(statement: Statement) -> Sequence[Any]:
    if isinstance(statement, Select | CompoundSelect):
        return list(statement.selected_columns)
    return list(statement.exported_columns)
