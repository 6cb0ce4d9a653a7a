"""A row that goes on at the next line where its items don't fit, however narrow they are made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QLayout, QLayoutItem, QSpacerItem, QWidget

Line = list[QLayoutItem]


class FoldingLayout(QLayout):
    """Lays its items out as a row does, on as many lines as the width asks.

    On each line the items get the width that they would like, and what is left goes to those that
    expand. The label of a field stays beside that field.
    """

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._items: Line = []
        self._heights: dict[int, int] = {}
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def insertWidget(self, place: int, widget: QWidget) -> None:  # noqa: N802 (as Qt's rows do)
        """Take in a widget at this place."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 (Qt's own name)
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 (Qt's own name)
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 (Qt's own name)
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 (Qt's own name)
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        """Forget the heights: Qt calls this when an item comes, goes or asks for other room."""
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        # Qt asks for the same ones by the thousand while it lays out one window.
        if width not in self._heights:
            heights = [_height(line) for line in self._lines(width)]
            gaps = self.spacing() * max(0, len(heights) - 1)
            self._heights[width] = sum(heights) + gaps
        return self._heights[width]

    def minimumHeightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's own name)
        return self.heightForWidth(width)

    def sizeHint(self) -> QSize:
        shown = [item for item in self._items if _is_shown(item)]
        width = sum(item.sizeHint().width() + self.spacing() for item in shown)
        return QSize(max(0, width - self.spacing()), _height(shown))

    def minimumSize(self) -> QSize:  # noqa: N802 (Qt's own name)
        shown = [item for item in self._items if _is_shown(item)]
        width = max((self._least(part) for part in _parts(shown)), default=0)
        return QSize(width, _height(shown))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 (Qt's own name)
        super().setGeometry(rect)
        top = rect.y()
        for line in self._lines(rect.width()):
            height, left = _height(line), rect.x()
            room = rect.width() - self.spacing() * (len(line) - 1)
            for item, width in zip(line, _widths(line, room), strict=True):
                item.setGeometry(QRect(left, top, width, height))
                left += width + self.spacing()
            top += height + self.spacing()

    def _lines(self, width: int) -> list[Line]:
        lines: list[Line] = [[]]
        for part in _parts([item for item in self._items if _is_shown(item)]):
            if lines[-1] and self._least([*lines[-1], *part]) > width:
                lines.append([])
            lines[-1].extend(part)
        return lines

    def _least(self, line: Line) -> int:
        return sum(i.minimumSize().width() for i in line) + self.spacing() * (len(line) - 1)


def fold(row: QBoxLayout) -> FoldingLayout:
    """Put a row that folds in the place of this row of a form."""
    above = row.parent()
    if not isinstance(above, QBoxLayout):
        raise TypeError(f"{row.objectName()} does not stand in a column")
    folding = FoldingLayout(row.spacing())
    folding.setObjectName(row.objectName())
    place = above.indexOf(row)
    while (item := row.takeAt(0)) is not None:
        folding.addItem(item)
    above.removeItem(row)
    row.deleteLater()
    above.insertLayout(place, folding)
    return folding


def _is_shown(item: QLayoutItem) -> bool:
    return isinstance(item, QSpacerItem) or not item.isEmpty()


def _parts(items: Line) -> Iterator[Line]:
    """What stays together: a label with its field, else each item by itself."""
    part: Line = []
    for item in items:
        part.append(item)
        widget = item.widget()
        if not (isinstance(widget, QLabel) and widget.buddy() is not None):
            yield part
            part = []
    if part:
        yield part


def _height(line: Line) -> int:
    return max((max(i.sizeHint().height(), i.minimumSize().height()) for i in line), default=0)


def _widths(line: Line, room: int) -> list[int]:
    """The least of each, then as much more as each would like, then what is left to expand with."""
    widths = [item.minimumSize().width() for item in line]
    wanted = [max(0, i.sizeHint().width() - w) for i, w in zip(line, widths, strict=True)]
    _share(widths, wanted, min(sum(wanted), room - sum(widths)))
    across = Qt.Orientation.Horizontal
    growing = [1 if item.expandingDirections() & across else 0 for item in line]
    _share(widths, growing, room - sum(widths))
    return [min(w, item.maximumSize().width()) for item, w in zip(line, widths, strict=True)]


def _share(widths: list[int], shares: list[int], extra: int) -> None:
    whole = sum(shares)
    if whole and extra > 0:
        widths[:] = [w + extra * share // whole for w, share in zip(widths, shares, strict=True)]
