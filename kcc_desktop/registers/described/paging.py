"""How the answer of a system goes on: page after page, and never for ever."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import httpx

from kcc_desktop.domain.said import Said
from kcc_desktop.registers import faults
from kcc_desktop.registers.answers import Answer
from kcc_desktop.registers.described import values
from kcc_desktop.registers.described.finders import BadFinder, Finder
from kcc_desktop.registers.reach import same_server

#: Pages that are asked for one question, unless its description says otherwise.
MOST_PAGES = 20
_LONGEST_LINK = 4_000

_ELSEWHERE = Said(
    "de volgende bladzijde staat op een andere server", "the next page is on another server"
)
_ROUND = Said("de bladzijden houden niet op", "its pages never end")
_NEXT_LINK = re.compile(r"<([^<>]{1,4000})>\s*;[^,<]*\brel=\"?next\b")


class PageForm(StrEnum):
    """How the next page is asked for.

    PAGE and OFFSET count, LINK follows the address that the answer gives, CURSOR hands back what it
    gives, CHANGED asks again from the record that was changed last.
    """

    NONE = "none"
    PAGE = "page"
    OFFSET = "offset"
    LINK = "link"
    CURSOR = "cursor"
    CHANGED = "changed"


#: Where a page begins, as plain JSON; empty for the first one.
Mark = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page as it was read: its answer, the JSON in it, how many records, and when the last of
    them was changed.
    """

    answer: Answer
    data: Any
    count: int
    newest: datetime | None = None


@dataclass(frozen=True, slots=True)
class Paging:
    """How one question goes on.

    A page with fewer than `size` records is the last one (with `size` 0 an empty one is). `next`
    finds the address or cursor of the next page; for LINK without it the header `Link` is read (RFC
    8288). `first` is the number of the first page.
    """

    form: PageForm = PageForm.NONE
    size: int = 0
    first: int = 1
    next: Finder | None = None
    most: int = MOST_PAGES

    def known(self, mark: Mark) -> dict[str, str | int | float]:
        """What this page fills in besides the values of the question."""
        if self.form is PageForm.PAGE:
            return {"page": self.first + int(mark.get("page", 0))}
        if self.form is PageForm.OFFSET:
            return {"offset": int(mark.get("offset", 0))}
        return {"cursor": str(mark["cursor"])} if mark.get("cursor") else {}

    def onward(self, mark: Mark, page: PageRead, base: httpx.URL) -> Mark | None:
        """Where the next page begins; None after the last. Raises SystemUnclear."""
        if not page.count or page.count < self.size:
            return None
        following = self._following(mark, page, base)
        if following is not None and following == dict(mark):
            raise faults.unclear(page.answer.system, _ROUND)
        return following

    def _following(self, mark: Mark, page: PageRead, base: httpx.URL) -> Mark | None:
        match self.form:
            case PageForm.PAGE:
                return {"page": int(mark.get("page", 0)) + 1}
            case PageForm.OFFSET:
                return {"offset": int(mark.get("offset", 0)) + page.count}
            case PageForm.LINK:
                link = self.told(page) if self.next else _header_link(page.answer)
                return {"link": _own(link, page.answer.system, base)} if link else None
            case PageForm.CURSOR:
                cursor = self.told(page)
                return {"cursor": cursor} if cursor else None
            case PageForm.CHANGED:
                return {"since": page.newest.isoformat()} if page.newest else None
        return None

    def told(self, page: PageRead) -> str:
        """The address or cursor that stands in the answer. Raises SystemUnclear."""
        if self.next is None:
            return ""
        try:
            return values.line(self.next.find(page.data), _LONGEST_LINK)
        except BadFinder as fault:
            raise faults.unclear(page.answer.system, fault.said) from fault


def _header_link(answer: Answer) -> str:
    found = _NEXT_LINK.search(answer.headers.get("link", "")[:_LONGEST_LINK])
    return found[1] if found else ""


def _own(link: str, system: str, base: httpx.URL) -> str:
    """The address of the next page, on the same server. Raises SystemUnclear."""
    try:
        address = base.join(link)
    except httpx.InvalidURL as fault:
        raise faults.unclear(system, _ELSEWHERE) from fault
    if not same_server(address, base):
        raise faults.unclear(system, _ELSEWHERE)
    return str(address)
