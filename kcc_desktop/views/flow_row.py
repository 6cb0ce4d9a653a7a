"""Widgets side by side, going on at the next line where the room ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

Flow = tuple[list[tuple[QLayoutItem, QRect]], int]
"""Where items stand, from the top left, and how high they are together."""


class FlowLayout(QLayout):
    """Lays its items out like words of a text, each row as high as its highest item.

    Qt asks for sizes some dozens of times before it is content, so they are kept until an item
    changes.
    """

    def __init__(self, parent: QWidget, gap: int = 6) -> None:
        super().__init__(parent)
        self._sizes: list[tuple[QLayoutItem, QSize]] | None = None
        self._flows: dict[int, Flow] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self._items: list[QLayoutItem] = []
        self._gap = gap

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 (Qt's own name)
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 (Qt's own name)
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 (Qt's own name)
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 (Qt's own name)
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow(width)[1]

    def invalidate(self) -> None:
        self._sizes = None
        self._flows.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 (Qt's own name)
        super().setGeometry(rect)
        for item, place in self._flow(rect.width())[0]:
            item.setGeometry(place.translated(rect.topLeft()))

    def sizeHint(self) -> QSize:
        widths = [size.width() + self._gap for _, size in self._shown()]
        return QSize(max(0, sum(widths) - self._gap), self.minimumSize().height())

    def minimumSize(self) -> QSize:  # noqa: N802 (Qt's own name)
        heights = [size.height() for _, size in self._shown()]
        return QSize(0, max(heights, default=0))

    def _shown(self) -> list[tuple[QLayoutItem, QSize]]:
        """The items that are not hidden, with the sizes that they would like."""
        if self._sizes is None:
            shown = [item for item in self._items if not item.isEmpty()]
            self._sizes = [(item, item.sizeHint()) for item in shown]
        return self._sizes

    def _flow(self, width: int) -> Flow:
        if width not in self._flows:
            self._flows[width] = self._flowing(width)
        return self._flows[width]

    def _flowing(self, width: int) -> Flow:
        places: list[tuple[QLayoutItem, QRect]] = []
        x = y = row_height = 0
        for item, wanted in self._shown():
            size = wanted.boundedTo(QSize(width, wanted.height()))
            if x > 0 and x + size.width() > width:
                x, y, row_height = 0, y + row_height + self._gap, 0
            places.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + self._gap
            row_height = max(row_height, size.height())
        return places, y + row_height


class FlowRow(QWidget):
    """A widget whose children flow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def arrange(self, widgets: list[QWidget]) -> None:
        """Show these widgets, which may be among the present ones; the others are left alone."""
        while self._flow.takeAt(0) is not None:
            continue
        for widget in widgets:
            self._flow.addWidget(widget)
            widget.show()
        self.updateGeometry()

    def replace(self, widgets: list[QWidget]) -> None:
        """Show these widgets in place of the present ones."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for widget in widgets:
            self._flow.addWidget(widget)
            widget.show()
        self.updateGeometry()
