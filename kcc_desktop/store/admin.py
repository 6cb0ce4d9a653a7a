"""What an administrator manages, in the workspace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, Table, and_, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from kcc_desktop.domain.ids import new_id
from kcc_desktop.domain.managing import SHAPES, Row, Sheet
from kcc_desktop.domain.organisation import Employee
from kcc_desktop.store.bulk import free_id
from kcc_desktop.store.columns import storable
from kcc_desktop.store.job import Job
from kcc_desktop.store.managed_rows import PLACES, Place
from kcc_desktop.store.refusals import conflict, not_found, taken
from kcc_desktop.store.tables import employee, product


class SqlManaged:
    """`services.ports_admin.Managed`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def rows(self, sheet: Sheet) -> Sequence[Row]:
        """All rows of a sheet, in use or not."""
        place = PLACES[sheet]
        query = self._select(place).order_by(*(place.table.c[name] for name in place.order))
        return [_row(sheet, place, found) for found in self._connection.execute(query)]

    def products(self) -> Sequence[tuple[str, str]]:
        """Key and name of every product, by name."""
        query = select(product.c.key, product.c.name).order_by(product.c.name, product.c.id)
        return [(row.key, row.name) for row in self._connection.execute(query)]

    def put(self, row: Row, *, key: str) -> Row:
        """Adds or changes a row; gives it as it then stands. Raises Conflict, NotFound."""
        place = PLACES[row.sheet]
        id_ = row.id or free_id(self._connection, place.table, new_id(datetime.now(UTC)))
        action = "change" if row.id else "add"
        first = self._job.log.claim(key, action, place.kind, id_, _told(row))
        if first is not None:
            return self._get(row.sheet, first)
        values = self._values(place, row)
        if row.id:
            self._change(place, row, values)
        else:
            self._add(place, row, values | {"id": id_, "version": 1})
        if row.sheet is Sheet.COLLEAGUES:
            self._index(id_)
        return self._get(row.sheet, id_)

    def _add(self, place: Place, row: Row, values: Mapping[str, Any]) -> None:
        twin = self._with_key(place, row)
        if twin is not None:
            raise taken(version=twin.version)
        try:
            self._connection.execute(insert(place.table).values(**values))
        except IntegrityError as fault:  # another desk added it in this same moment
            raise taken() from fault

    def _change(self, place: Place, row: Row, values: Mapping[str, Any]) -> None:
        table = place.table
        statement = (
            update(table)
            .where(table.c.id == row.id, table.c.version == row.version)
            .values(**values, version=table.c.version + 1)
        )
        if self._connection.execute(statement).rowcount == 0:
            raise self._conflict(place, self._standing(place, row.id))

    def _with_key(self, place: Place, row: Row) -> Any | None:
        """The row that has this key already, whatever its case."""
        values = self._values(place, row)
        columns = [
            place.refs[name][0] if name in place.refs else name for name in SHAPES[row.sheet].keys
        ]
        same = [_folded(place.table, name, values[name]) for name in columns]
        return self._connection.execute(select(place.table).where(and_(*same))).first()

    def _standing(self, place: Place, id_: int) -> Any:
        found = self._connection.execute(select(place.table).where(place.table.c.id == id_)).first()
        if found is None:
            raise not_found("managed")
        return found

    def _conflict(self, place: Place, standing: Any) -> Exception:
        winner = self._job.log.last_actor(place.kind, standing.id, skip=1)
        return conflict("managed", winner=winner, version=standing.version)

    def _get(self, sheet: Sheet, id_: int) -> Row:
        place = PLACES[sheet]
        found = self._connection.execute(self._select(place).where(place.table.c.id == id_)).first()
        if found is None:
            raise not_found("managed")
        return _row(sheet, place, found)

    def _select(self, place: Place) -> Select[Any]:
        """The table, with the keys of what it refers to in columns named `of_` and the field."""
        table, joined = place.table, place.table
        names = []
        for name, (column, target, key) in place.refs.items():
            other = target.alias(f"its_{name}")
            joined = joined.outerjoin(other, table.c[column] == other.c.id)  # type: ignore[assignment]
            names.append(other.c[key].label(f"of_{name}"))
        return select(table, *names).select_from(joined)

    def _values(self, place: Place, row: Row) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for one in SHAPES[row.sheet].fields:
            text = storable(row[one.name].strip())
            if one.name in place.refs:
                column, target, key = place.refs[one.name]
                values[column] = self._id_of(target, key, text)
            elif one.name in place.kept:
                values[one.name] = place.kept[one.name].to_column(text)
            else:
                values[one.name] = text
        return values | ({"active": row.active} if place.has_active else {})

    def _id_of(self, target: Table, key: str, text: str) -> int | None:
        if not text:
            return None
        found: int | None = self._connection.execute(
            select(target.c.id).where(_folded(target, key, text))
        ).scalar()
        if found is None:
            raise not_found("managed")
        return found

    def _index(self, id_: int) -> None:
        """A colleague is found by another name from now on."""
        row = self._connection.execute(select(employee).where(employee.c.id == id_)).one()
        values = row._asdict()
        del values["indexed"]
        self._job.index.employees([Employee(**values)])


def _folded(table: Table, name: str, value: Any) -> Any:
    """Keys that differ in case alone are the same one; ids and numbers are what they are."""
    column = table.c[name]
    return func.lower(column) == value.lower() if isinstance(value, str) else column == value


def _row(sheet: Sheet, place: Place, found: Any) -> Row:
    stored = found._asdict()
    values = {one.name: _text(place, one.name, stored) for one in SHAPES[sheet].fields}
    active = stored["active"] if place.has_active else True
    return Row(sheet, values, stored["id"], stored["version"], active)


def _text(place: Place, name: str, stored: Mapping[str, Any]) -> str:
    if name in place.refs:
        return str(stored[f"of_{name}"] or "")
    value = stored[name]
    return place.kept[name].to_text(value) if name in place.kept else str(value)


def _told(row: Row) -> str:
    """What the log says of it: which row, and whether it is still in use."""
    return " ".join((row.sheet, *row.key, "" if row.active else "(uit gebruik)")).strip()
