"""What a chart shows, and the same as a table that can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from kcc_desktop.models.rows import Index


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one kind, as many as there are labels; None where there is nothing to say."""

    name: str
    values: tuple[float | None, ...]
    unit: str = ""

    def said(self, place: int) -> str:
        """A value as it is read: `12`, `71%`, `2,5 u`; `—` where there is none."""
        value = self.values[place]
        if value is None:
            return "—"
        whole = f"{value:.0f}" if float(value).is_integer() else f"{value:.1f}".replace(".", ",")
        return f"{whole}{self.unit}"


@dataclass(frozen=True, slots=True)
class ChartData:
    """`bars` are drawn full, `ghosts` (the week before) behind them, `line` over them (0 to 100).

    `lying`: one bar under the other, with its label before it, for names instead of moments.
    """

    heading: str
    labels: tuple[str, ...]
    bars: Series
    ghosts: Series | None = None
    line: Series | None = None
    lying: bool = False

    @property
    def series(self) -> tuple[Series, ...]:
        """All of them, in the order of the table."""
        return tuple(one for one in (self.bars, self.ghosts, self.line) if one is not None)

    @property
    def top(self) -> float:
        """The largest value of the bars; at least 1."""
        values = [*self.bars.values, *(self.ghosts.values if self.ghosts else ())]
        return max([1.0, *(value for value in values if value is not None)])

    def spoken(self, place: int) -> str:
        """All that is known at one label, as a screen reader says it."""
        said = (f"{one.name} {one.said(place)}" for one in self.series)
        return f"{self.labels[place]}: {', '.join(said)}"


class ChartTable(QAbstractTableModel):
    """The figures of a chart in rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data: ChartData | None = None

    def show(self, data: ChartData) -> None:
        """Hold these figures."""
        self.beginResetModel()
        self._data = data
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside or self._data is None else len(self._data.labels)

    def columnCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside or self._data is None else 1 + len(self._data.series)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        vertical = orientation == Qt.Orientation.Vertical
        if vertical or role != Qt.ItemDataRole.DisplayRole or self._data is None:
            return None
        return self._headings(self._data)[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._data is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return self._data.spoken(index.row())
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if index.column() == 0:
            return self._data.labels[index.row()]
        return self._data.series[index.column() - 1].said(index.row())

    @staticmethod
    def _headings(data: ChartData) -> Sequence[str]:
        return [data.heading, *(one.name for one in data.series)]
