"""The managed lists and the standard texts in the workspace, as agents use them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from kcc_desktop.domain.ids import id_for
from kcc_desktop.domain.lists import ListItem, ListName, StandardText
from kcc_desktop.domain.said import Said
from kcc_desktop.store.bulk import change_many, free_ids, insert_many
from kcc_desktop.store.catalogue import NO_MOMENT, put_rows
from kcc_desktop.store.job import Job
from kcc_desktop.store.work_tables import list_item, standard_text


class SqlLists:
    """`services.ports_contact.Lists`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def items(self, name: ListName) -> Sequence[ListItem]:
        """The active entries of one list, in their order."""
        columns = list_item.c
        query = (
            select(list_item)
            .where(columns.list == name.value, columns.active)
            .order_by(columns.position, columns.nl, columns.id)
        )
        return [_item(row) for row in self._connection.execute(query)]

    def put_items(self, items: Sequence[ListItem], *, source: str) -> None:
        """Brings entries in; list and key tell which is which."""
        known = self._known(items)
        rows = [_item_row(one) for one in items]
        for row in rows:
            row["id"] = known.get((row["list"], row["key"]), row["id"])
        fresh = [row for row in rows if (row["list"], row["key"]) not in known]
        wanted = [r["id"] or id_for(NO_MOMENT, f"{r['list']}/{r['key']}") for r in fresh]
        for row, id_ in zip(fresh, free_ids(self._connection, list_item, wanted), strict=True):
            row["id"] = id_
        insert_many(self._connection, list_item, fresh)
        change_many(
            self._connection, list_item, [row for row in rows if row["id"] in known.values()]
        )
        self._job.log.many("import", "list_item", [row["id"] for row in rows], source)

    def standard_texts(self) -> Sequence[StandardText]:
        """The active standard texts, by title."""
        columns = standard_text.c
        query = select(standard_text).where(columns.active).order_by(columns.title, columns.id)
        return [StandardText(**row._asdict()) for row in self._connection.execute(query)]

    def put_standard_texts(self, texts: Sequence[StandardText], *, source: str) -> None:
        """Brings standard texts in; their key tells which is which."""
        rows = [
            {
                "id": one.id,
                "key": one.key,
                "title": one.title,
                "text": one.text,
                "product_id": one.product_id,
                "step": one.step,
                "active": one.active,
                "version": one.version,
            }
            for one in texts
        ]
        put_rows(self._job, standard_text, rows, key="key", source=source)

    def _known(self, items: Sequence[ListItem]) -> dict[tuple[str, str], int]:
        lists = sorted({one.list.value for one in items})
        columns = list_item.c
        query = select(columns.list, columns.key, columns.id).where(columns.list.in_(lists))
        found = {(row.list, row.key): row.id for row in self._connection.execute(query)}
        wanted = {(one.list.value, one.key) for one in items}
        return {key: id_ for key, id_ in found.items() if key in wanted}


def _item(row: Any) -> ListItem:
    values = row._asdict()
    name = Said(values.pop("nl"), values.pop("en"))
    return ListItem(**(values | {"list": ListName(row.list), "name": name}))


def _item_row(one: ListItem) -> dict[str, Any]:
    return {
        "id": one.id,
        "list": one.list.value,
        "key": one.key,
        "nl": one.name.nl,
        "en": one.name.en,
        "base": one.base,
        "product_id": one.product_id,
        "position": one.position,
        "active": one.active,
        "version": one.version,
    }
