"""What all delegates of this window have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kcc_desktop.views.painting import Drawing, Run, draw_row_ground, marked_parts
from kcc_desktop.views.sized_font import SizedFont, sized

if TYPE_CHECKING:
    from collections.abc import Hashable

    from kcc_desktop.desk.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_SELECTED = QStyle.StateFlag.State_Selected.value
_UNDER_MOUSE = QStyle.StateFlag.State_MouseOver.value
#: So many rows a list keeps as they are drawn; some screens full.
_MOST_DRAWINGS = 400


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
        state = option.state.value  # as a number: putting flags together takes ten times as long
        if state & _SELECTED:
            return self.theme.colour("chosen")
        if state & _UNDER_MOUSE:
            return self.theme.colour("chip")
        return None

    def badge_colours(self, behind: QColor | None, tone: str) -> tuple[QColor, QColor]:
        """Ground and ink of a badge; one in the colour `behind` it stands on that of the card."""
        ground, ink = self.theme.colour(f"{tone}_badge"), self.theme.colour(f"on_{tone}_badge")
        is_lost = behind is not None and ground.rgba() == behind.rgba()
        return (self.theme.colour("card") if is_lost else ground), ink

    def font(
        self, option: Any, pixels: int, weight: QFont.Weight = QFont.Weight.Normal
    ) -> SizedFont:
        """The list's font at this size."""
        if option.font != self._base:
            self.take_font(QFont(option.font))
        wanted = (pixels, weight)
        if wanted not in self._fonts:
            self._fonts[wanted] = sized(self._base, pixels, weight)
        return self._fonts[wanted]

    def take_font(self, font: QFont) -> None:
        """The list has another font than before."""
        self._base = font
        self._fonts.clear()

    def runs(self, text: str, words: tuple[str, ...], *, bold: bool) -> list[Run]:
        """`text` with the found `words` marked."""
        ink, mark = self.theme.colour("text"), self.theme.colour("mark")
        on_mark = self.theme.colour("on_mark")
        return [
            Run(part, on_mark if hit else ink, bold, mark if hit else None)
            for part, hit in marked_parts(text, words)
        ]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a row is drawn on: as wide as `width`, in `colour` (None: that of the card).

    `ratio` is how many pixels of the screen make one of ours.
    """

    width: int
    colour: QColor | None
    ratio: float


class DrawnRowDelegate(RowDelegate):
    """Keeps how rows are drawn: mostly the same ones are painted again.

    Rows must be hashable. Subclasses say how one is drawn, and on what else it depends.
    """

    EDGE = ""  # the colour of the line under a row

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self._drawings: dict[Hashable, Drawing] = {}
        theme.changed.connect(self._drawings.clear)

    def take_font(self, font: QFont) -> None:
        super().take_font(font)
        self._drawings.clear()

    def paint_row(self, painter: QPainter, option: Any, row: Any) -> None:
        rect, colour = option.rect, self.ground(option)
        edge = self.theme.colour(self.EDGE) if self.EDGE else None
        draw_row_ground(painter, rect, (colour, edge))
        painter.translate(rect.topLeft())
        ground = Ground(rect.width(), colour, painter.device().devicePixelRatioF())
        self._drawn(option, row, ground).draw(painter)

    def _drawn(self, option: Any, row: Any, ground: Ground) -> Drawing:
        colour = ground.colour.rgba() if ground.colour else None
        key = (row, self.depends_on(option, row), ground.width, colour, ground.ratio)
        drawing = self._drawings.get(key)
        if drawing is None:
            if len(self._drawings) >= _MOST_DRAWINGS:
                self._drawings.clear()
            drawing = self._drawings[key] = self.drawing(option, row, ground)
        return drawing

    def depends_on(self, option: Any, row: Any) -> Hashable:  # noqa: ARG002 (for subclasses)
        """What the drawing of `row` depends on besides the row and its ground."""
        return None

    def drawing(self, option: Any, row: Any, ground: Ground) -> Drawing:
        """How `row` is drawn, from its top left corner."""
        raise NotImplementedError


def _any(option: QStyleOptionViewItem) -> Any:
    """The option with the fields that PySide6's type hints leave out."""
    return option
