"""What all delegates of this window have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kcc_desktop.views.painting import Run, marked_parts
from kcc_desktop.views.sized_font import SizedFont, sized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kcc_desktop.desk.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints rows of one height in the colours of the theme; subclasses say what is in them."""

    HEIGHT = 44

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme
        self._base = QFont()
        self._fonts: dict[tuple[int, QFont.Weight], SizedFont] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(0, self.HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(_any(option).rect)
        self.paint_row(painter, option, index.data(Qt.ItemDataRole.UserRole))
        painter.restore()

    def paint_row(self, painter: QPainter, option: Any, row: Any) -> None:
        """Draw `row` (what the model holds under Qt.UserRole)."""
        raise NotImplementedError

    def ground(self, option: Any) -> QColor | None:
        """The colour behind a row: of a chosen one, of one under the mouse, or none."""
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            return self.theme.colour("chosen")
        if state & QStyle.StateFlag.State_MouseOver:
            return self.theme.colour("chip")
        return None

    def badge_colours(self, option: Any, tone: str) -> tuple[QColor, QColor]:
        """Ground and ink of a badge; one in the colour of its row stands on that of the card."""
        ground, ink = self.theme.colour(f"{tone}_badge"), self.theme.colour(f"on_{tone}_badge")
        return (self.theme.colour("card") if ground == self.ground(option) else ground), ink

    def font(
        self, option: Any, pixels: int, weight: QFont.Weight = QFont.Weight.Normal
    ) -> SizedFont:
        """The list's font at this size."""
        if option.font != self._base:
            self._base = QFont(option.font)
            self._fonts.clear()
        wanted = (pixels, weight)
        if wanted not in self._fonts:
            self._fonts[wanted] = sized(self._base, pixels, weight)
        return self._fonts[wanted]

    def runs(self, text: str, words: Sequence[str], *, bold: bool) -> list[Run]:
        """`text` with the found `words` marked."""
        ink, mark = self.theme.colour("text"), self.theme.colour("mark")
        on_mark = self.theme.colour("on_mark")
        return [
            Run(part, on_mark if hit else ink, bold, mark if hit else None)
            for part, hit in marked_parts(text, words)
        ]


def _any(option: QStyleOptionViewItem) -> Any:
    """The option with the fields that PySide6's type hints leave out."""
    return option
