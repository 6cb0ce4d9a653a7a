"""Asking Signalen (private API v1): its addresses, its HAL pages, its search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from kcc_desktop.registers import loose
from kcc_desktop.registers.asking import Ask
from kcc_desktop.registers.paging import Page, pages

if TYPE_CHECKING:
    from kcc_desktop.registers.answers import Answer
    from kcc_desktop.registers.asking import Values
    from kcc_desktop.registers.http import Caller
    from kcc_desktop.services.ports_systems import Deadline

#: What Signalen itself gives on a page.
PAGE_SIZE = 100
SIGNALS = "private/signals/"
SIGNAL = "private/signals/{id}"
ME = Ask("GET", "private/me")


class Asking:
    """Asks one installation. Everything raises SystemFault."""

    def __init__(self, caller: Caller) -> None:
        self.name = caller.name
        self._caller = caller

    @property
    def base_path(self) -> str:
        """The path before all addresses, such as `/signals/v1/`."""
        return self._caller.base.path

    def signal(self, key: str, deadline: Deadline) -> object | None:
        """The signal with this id, in full; None when there is none for us.

        One of a department that this login does not see answers 403.
        """
        return self._of(key, "", deadline)

    def history(self, key: str, deadline: Deadline) -> Sequence[object]:
        """What happened with it (unpaged)."""
        return _list(self._of(key, "/history", deadline))

    def children(self, key: str, deadline: Deadline) -> Sequence[str]:
        """The ids of the parts into which it was divided; what has none answers 404."""
        return _ids(loose.items(self._of(key, "/children/", deadline), "results"))

    def near(self, key: str, deadline: Deadline) -> Sequence[str]:
        """The ids of signals of the same category around it, of the last weeks."""
        features = loose.items(self._of(key, "/context/near/geography", deadline), "features")
        return _ids([loose.part(one, "properties") or one for one in features])

    def listed(self, params: Values, most: int, deadline: Deadline) -> Sequence[object]:
        """Signals that fit, newest first, at most so many."""
        ask = Ask("GET", SIGNALS, params={"ordering": "-created_at", **params})
        found = (row for page in pages(self._caller, ask, hal_page, deadline) for row in page.rows)
        return list(islice(found, most))

    def page(self, params: Values, deadline: Deadline) -> Page[object]:
        """One page of signals; an empty one beyond the last."""
        answer = self._caller.get(SIGNALS, deadline, params=params, also={404})
        return Page(()) if answer.status == 404 else hal_page(answer)

    def search(self, words: str, deadline: Deadline) -> Sequence[object] | None:
        """What its search finds; None when its search server is away (504), which it can be alone.

        It looks at id, text, category, and mail and phone of the reporter.
        """
        answer = self._caller.get("private/search", deadline, params={"q": words}, also={504})
        return None if answer.status == 504 else hal_page(answer).rows

    def categories(self, deadline: Deadline) -> Sequence[object]:
        """The main categories, each with its `sub_categories`."""
        return self._all("public/terms/categories/", deadline)

    def sources(self, deadline: Deadline) -> Sequence[object]:
        """From where reports may come."""
        return self._all("private/sources/", deadline)

    def me(self, deadline: Deadline) -> object:
        """Who we are there, with rights."""
        return self._caller.ask(ME, deadline).json()

    def create(self, signal: Mapping[str, Any], deadline: Deadline) -> object:
        """A new signal, as it then is."""
        return self._caller.post(SIGNALS, deadline, json=dict(signal)).json()

    def patch(self, key: str, change: Mapping[str, Any], deadline: Deadline) -> object:
        """A changed signal, as it then is."""
        return self._caller.patch(SIGNAL, deadline, parts={"id": key}, json=dict(change)).json()

    def _of(self, key: str, what: str, deadline: Deadline) -> object | None:
        path = f"{SIGNAL}{what}"
        answer = self._caller.get(path, deadline, parts={"id": key}, also={403, 404})
        return answer.json() if answer.status < 300 else None

    def _all(self, path: str, deadline: Deadline) -> Sequence[object]:
        found = pages(self._caller, Ask("GET", path), hal_page, deadline)
        return [row for page in found for row in page.rows]


def hal_page(answer: Answer) -> Page[object]:
    """The rows of a HAL page; of the address of the next one only the query is followed.

    Behind a proxy that address is often another one than we reach it by.
    """
    body = answer.json()
    onward = loose.line(body, "_links", "next", "href", longest=4_000)
    query = dict(parse_qsl(urlsplit(onward).query)) if onward else {}
    return Page(_list(loose.part(body, "results")), query or None)


def iso(at: datetime) -> str:
    """A moment as its filters read it."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _ids(rows: Sequence[object]) -> list[str]:
    found = (loose.whole(row, "id") for row in rows)
    return [str(id_) for id_ in found if id_ and id_ > 0]
