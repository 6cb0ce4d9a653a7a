"""What changed in Signalen, page after page, without missing what changes meanwhile.

Pages shift while signals change. So they are asked in the order in which they were changed, and the
next question begins at the last moment that was seen; only where a whole page changed at one moment
is the next page turned to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from kcc_desktop.domain.said import Said
from kcc_desktop.registers import faults, loose
from kcc_desktop.registers.signalen_asking import PAGE_SIZE, iso

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kcc_desktop.registers.asking import Values
    from kcc_desktop.registers.signalen_asking import Asking
    from kcc_desktop.services.ports_systems import Deadline

#: A change is written down a little before others can see it.
OVERLAP = timedelta(minutes=2)
MOST_PAGES = 1_000

_ENDLESS = Said("er komt geen einde aan de pagina's", "its pages never end")


@dataclass(frozen=True, slots=True)
class Mark:
    """All that changed before `after` was read; `page` counts from 1, and is 0 once all was."""

    after: datetime
    page: int = 0

    @staticmethod
    def of(cursor: str, since: datetime) -> Mark:
        """The mark of this cursor; `since` when it is empty or no cursor of ours."""
        moment, _, page = cursor.partition(" ")
        try:
            return Mark(datetime.fromisoformat(moment).astimezone(UTC), max(0, int(page)))
        except ValueError:
            return Mark(since)

    @property
    def cursor(self) -> str:
        """All of it as text."""
        return f"{self.after.isoformat()} {self.page}"


def next_changed(asking: Asking, mark: Mark, deadline: Deadline) -> tuple[Sequence[object], Mark]:
    """The next signals that changed, and the mark to go on from. Raises SystemFault."""
    start = mark.after if mark.page else mark.after - OVERLAP
    number = max(mark.page, 1)
    if number > MOST_PAGES:
        raise faults.unclear(asking.name, _ENDLESS)
    params: Values = {
        "updated_after": iso(start),
        "ordering": "updated_at",
        "page": number,
        "page_size": PAGE_SIZE,
    }
    page = asking.page(params, deadline)
    last = max(filter(None, (loose.moment(row, "updated_at") for row in page.rows)), default=start)
    if page.onward is None:
        return page.rows, Mark(max(mark.after, last))
    return page.rows, Mark(last, 1) if last > start else Mark(start, number + 1)
