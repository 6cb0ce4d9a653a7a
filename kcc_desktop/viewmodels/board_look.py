"""What of the board is shown, and in which order: with thousands of rows worked out on the lane."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kcc_desktop.domain.board import Axis, BoardList, BoardRow, along, by_list, hour
from kcc_desktop.domain.words import fold
from kcc_desktop.models.board import Sorting, in_order

if TYPE_CHECKING:
    from kcc_desktop.services.board import Board
    from kcc_desktop.viewmodels.counter import Services


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What of the board is shown: a list, one place along an axis (empty: all), words."""

    which: BoardList = BoardList.LATE_OR_TODAY
    axis: Axis = Axis.DEPARTMENT
    place: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class BoardLook:
    """What is shown, in which order; without `sorting` what is due first comes first."""

    filter: BoardFilter = BoardFilter()
    sorting: Sorting | None = None

    def of(self, lists: Mapping[BoardList, Sequence[BoardRow]]) -> list[BoardRow]:
        """The rows that are shown of these lists."""
        rows = fitting(lists.get(self.filter.which, ()), self.filter)
        return in_order(rows, self.sorting)


@dataclass(frozen=True, slots=True)
class BoardReading:
    """The board with its lists, and the rows that `look` shows of it."""

    board: Board
    lists: Mapping[BoardList, Sequence[BoardRow]]
    look: BoardLook
    rows: Sequence[BoardRow]


def read_board(services: Services, look: BoardLook, former: Iterable[BoardRow]) -> BoardReading:
    """The board as it is now. A row that is as it was is the one of `former`: the window then knows
    by a glance which rows have changed.
    """
    from kcc_desktop.services.board import Boards  # noqa: PLC0415 (see `counter`)

    board = services.of(Boards).read()
    known = {row.id: row for row in former}
    rows = tuple(was if (was := known.get(row.id)) == row else row for row in board.rows)
    lists = by_list(rows, hour(board.at, board.calendar))
    return BoardReading(replace(board, rows=rows), lists, look, look.of(lists))


def fitting(rows: Sequence[BoardRow], wanted: BoardFilter) -> list[BoardRow]:
    """Those at the place, if one is chosen, that hold every word."""
    words = fold(wanted.text).split()
    found = list(rows)
    if wanted.place:
        found = [row for row in found if along(row, wanted.axis) == wanted.place]
    if words:
        found = [row for row in found if _holds(row, words)]
    return found


def _holds(row: BoardRow, words: Sequence[str]) -> bool:
    text = fold(f"{row.subject} {row.resident} {row.handler} {row.department}")
    return all(word in text for word in words)
