"""How somebody arranged a list: filter, order and grouping, as it is kept under a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kcc_desktop.domain.steps import State
from kcc_desktop.domain.work_list import Grouping, Sort, SortBy, WorkFilter

MOST_LETTERS = 200
ALL, BY_PROMISE = WorkFilter(), Sort()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which lines of a list are shown, in which order, under which headings."""

    wanted: WorkFilter = ALL
    sort: Sort = BY_PROMISE
    grouping: Grouping = Grouping.NONE

    @property
    def is_filtered(self) -> bool:
        """Whether lines are left out."""
        return self.wanted != WorkFilter()


def as_json(arrangement: Arrangement) -> dict[str, Any]:
    """The arrangement as plain JSON."""
    wanted, sort = arrangement.wanted, arrangement.sort
    return {
        "text": wanted.text,
        "states": sorted(wanted.states),
        "department": wanted.department_id,
        "product": wanted.product_id,
        "late": wanted.late,
        "sort": str(sort.by),
        "descending": sort.descending,
        "group": str(arrangement.grouping),
    }


def from_json(kept: Mapping[str, Any]) -> Arrangement:
    """The arrangement that was kept; what another version wrote and this one can't read is left."""
    states = kept.get("states")
    wanted = WorkFilter(
        text=str(kept.get("text") or "")[:MOST_LETTERS],
        states=frozenset(
            State(one) for one in (states if isinstance(states, list) else ()) if one in set(State)
        ),
        department_id=_number(kept.get("department")),
        product_id=_number(kept.get("product")),
        late=kept.get("late") is True,
    )
    by, group = kept.get("sort"), kept.get("group")
    return Arrangement(
        wanted,
        Sort(
            SortBy(by) if by in set(SortBy) else SortBy.PROMISE,
            descending=kept.get("descending") is True,
        ),
        Grouping(group) if group in set(Grouping) else Grouping.NONE,
    )


def _number(kept: object) -> int | None:
    return kept if isinstance(kept, int) and not isinstance(kept, bool) else None
