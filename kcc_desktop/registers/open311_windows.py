"""Reading one window of an Open311 server whole, so that nothing falls off at its end."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kcc_desktop.domain.said import Said
from kcc_desktop.registers import faults
from kcc_desktop.registers.open311_asking import w3c
from kcc_desktop.registers.open311_walk import Purpose, Walk, Window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from kcc_desktop.registers.open311_asking import Asking
    from kcc_desktop.registers.open311_options import Options
    from kcc_desktop.services.imports.records import Row
    from kcc_desktop.services.ports_systems import Deadline

#: No server is known to give less at once. Some give less than they say, in round numbers: a list
#: of just so many is taken to go on.
LEAST_CAP = 50
MOST_PAGES = 1_000

_ENDLESS = Said(
    "er komt geen einde aan de pagina's (kent het page en page_size wel?)",
    "its pages never end (does it know page and page_size?)",
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Looked:
    """What was in the window (or page) of `walk`: requests, and what was told about some.

    `more` holds when another page follows, `roomy` when far more would have fitted.
    """

    walk: Walk
    rows: Sequence[Row]
    told: Sequence[Row] = ()
    more: bool = False
    roomy: bool = True


class Windows:
    """Reads windows of one server. Everything raises SystemFault."""

    def __init__(self, asking: Asking, options: Options) -> None:
        self._asking = asking
        self._options = options

    def look(self, walk: Walk, deadline: Deadline, service_code: str | None = None) -> Looked:
        """What is in the window of `walk`, which is narrowed until the server gives all of it."""
        while True:
            looked = self._once(walk, deadline, service_code)
            full = self._is_full(looked.rows) or self._is_full(looked.told)
            narrower = walk.narrowed() if full else None
            if narrower is None:
                break
            walk = narrower
        if full:
            _log.warning("%s gives no more than a part of one minute", self._asking.name)
        return looked

    def since(
        self, at: datetime, until: datetime, service_code: str, deadline: Deadline
    ) -> Iterator[Row]:
        """The requests of a kind that came in between two moments."""
        walk = Walk(at, at)
        while walk.until < until:
            walk = walk.opened(until, tells_updates=False)
            looked = self.look(walk, deadline, service_code)
            yield from looked.rows
            walk = looked.walk.turned() if looked.more else looked.walk.stepped(roomy=looked.roomy)

    def _once(self, walk: Walk, deadline: Deadline, service_code: str | None) -> Looked:
        window = walk.window
        if window is None:
            return Looked(walk, ())
        if window.page > MOST_PAGES:
            raise faults.unclear(self._asking.name, _ENDLESS)
        status = self._options.status or None
        params = {**_between(window), "service_code": service_code, "status": status}
        rows = self._asking.requests_where(params, deadline, window.page)
        size = self._options.page_size
        more = bool(size) and len(rows) >= min(size, LEAST_CAP)
        roomy = len(rows) <= self._options.most_rows // 4
        tells = self._options.updates and service_code is None
        told: Sequence[Row] = ()
        if tells and not more and window.purpose is not Purpose.AGAIN:
            told = self._asking.updates(window.start, window.end, deadline)
        return Looked(walk, rows, told, more, roomy)

    def _is_full(self, rows: Sequence[Row]) -> bool:
        if self._options.page_size or not rows:
            return False
        return len(rows) >= self._options.most_rows or len(rows) % LEAST_CAP == 0


def _between(window: Window) -> dict[str, str | int | None]:
    if window.purpose is Purpose.UPDATED:
        return {"updated_after": w3c(window.start)}
    return {"start_date": w3c(window.start), "end_date": w3c(window.end)}
