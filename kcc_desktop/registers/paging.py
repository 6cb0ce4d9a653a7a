"""Following pages, without ever following them for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

import httpx

from kcc_desktop.domain.said import Said
from kcc_desktop.registers import faults
from kcc_desktop.registers.answers import Answer
from kcc_desktop.registers.asking import Ask, Values
from kcc_desktop.registers.http import Caller
from kcc_desktop.registers.reach import same_server

if TYPE_CHECKING:
    from kcc_desktop.services.ports_systems import Deadline

MOST_PAGES, MOST_ROWS = 50, 5_000

_ELSEWHERE = Said(
    "het verwijst voor de volgende pagina naar een andere server",
    "it points to another server for the next page",
)
_AGAIN = Said("de pagina's lopen in een kring", "its pages go round in a circle")
_ENDLESS = Said("er komt geen einde aan de pagina's", "its pages never end")

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """The rows of one answer, and where the next ones are.

    `onward` is an address (of the same server), or the query of the next page, or None.
    """

    rows: Sequence[Row]
    onward: str | Values | None = None


def pages(
    caller: Caller,
    ask: Ask,
    read: Callable[[Answer], Page[Row]],
    deadline: Deadline,
    *,
    most_pages: int = MOST_PAGES,
    most_rows: int = MOST_ROWS,
) -> Iterator[Page[Row]]:
    """Page after page; stop taking them when there is enough.

    Raises SystemUnclear where a page comes twice or leaves the server, and beyond the bounds.
    """
    seen: set[str] = set()
    rows = 0
    for _ in range(most_pages):
        page = read(caller.ask(ask, deadline))
        rows += len(page.rows)
        yield page
        if page.onward is None:
            return
        if rows >= most_rows:
            break
        ask = _next(caller, ask, page.onward)
        mark = repr((ask.path, ask.params))
        if mark in seen:
            raise faults.unclear(caller.name, _AGAIN)
        seen.add(mark)
    raise faults.unclear(caller.name, _ENDLESS)


def _next(caller: Caller, ask: Ask, onward: str | Values) -> Ask:
    if not isinstance(onward, str):
        return replace(ask, params=onward)
    try:
        address = caller.base.join(onward)
    except httpx.InvalidURL as fault:
        raise faults.unclear(caller.name, _ELSEWHERE) from fault
    if not same_server(address, caller.base):
        raise faults.unclear(caller.name, _ELSEWHERE)
    return replace(ask, path=str(address), parts={}, params=None, shown=ask.in_log)
