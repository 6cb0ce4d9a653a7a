"""The five steps under the answer, painted side by side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kcc_desktop.desk import icons
from kcc_desktop.desk.theme import Theme
from kcc_desktop.viewmodels.steps import Phase, StepFace
from kcc_desktop.views.sized_font import sized

GAP, BAR, MARK = 4, 4, 13
NARROWEST = 108
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_BARS = {
    Phase.DONE: "good",
    Phase.PASSED: "future",
    Phase.PRESENT: "accent",
    Phase.FUTURE: "future",
    Phase.FAILED: "bad",
}
_QUIET = (Phase.PASSED, Phase.FUTURE)


class StepBar(QWidget):
    """Paints steps as columns: a bar, the name with its mark, and who and when under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[StepFace, ...] = ()
        self._theme: Theme | None = None
        self._placed: dict[int, list[QRect]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_steps(self, steps: tuple[StepFace, ...], theme: Theme) -> None:
        """Show these steps in the colours of `theme`."""
        self._steps, self._theme = steps, theme
        self._placed.clear()
        self.setAccessibleDescription("; ".join(_spoken(step) for step in steps))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._cells(width)
        return max((cell.bottom() + 1 for cell in rows), default=0)

    def sizeHint(self) -> QSize:
        return QSize(560, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, self.heightForWidth(max(self.width(), 200)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's own signature)
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for step, cell in zip(self._steps, self._cells(self.width()), strict=True):
            self._paint_step(painter, step, cell, self._theme)

    def _paint_step(self, painter: QPainter, step: StepFace, cell: QRect, theme: Theme) -> None:
        bar = theme.colour(_BARS[step.phase])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(bar)
        painter.drawRoundedRect(QRectF(cell.left(), cell.top(), cell.width(), BAR), 2, 2)
        indent = self._paint_mark(painter, step.phase, cell, bar)
        ink = theme.colour("soft" if step.phase in _QUIET else "text")
        painter.setPen(ink)
        painter.setFont(self._name_font(step))
        name = cell.adjusted(indent, BAR + 6, 0, 0)
        painter.drawText(name, WRAP, step.name)
        self._paint_detail(painter, step, cell, theme)

    def _paint_detail(self, painter: QPainter, step: StepFace, cell: QRect, theme: Theme) -> None:
        painter.setFont(self._detail_font(step))
        present = step.phase in (Phase.PRESENT, Phase.FAILED)
        painter.setPen(theme.colour("text" if present else "soft"))
        top = BAR + 8 + QFontMetrics(self._name_font(step)).height()
        painter.drawText(cell.adjusted(0, top, -4, 0), WRAP, step.detail)

    def _paint_mark(self, painter: QPainter, phase: Phase, cell: QRect, colour: QColor) -> int:
        """Draws the sign before the name; gives the room that it took."""
        top = cell.top() + BAR + 7
        if phase in _QUIET:
            return 0
        if phase is Phase.PRESENT:
            painter.drawEllipse(QPointF(cell.left() + 5, top + 7), 4.5, 4.5)
            return 15
        name = "check" if phase is Phase.DONE else "cross"
        drawn = icons.pixmap(name, colour.name(), MARK, self.devicePixelRatioF())
        painter.drawPixmap(cell.left(), top, drawn)
        return MARK + 4

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._placed.clear()
        super().changeEvent(event)

    def _cells(self, width: int) -> list[QRect]:
        """The place of each step; a layout asks for it some twenty times before it is content."""
        if width not in self._placed:
            self._placed[width] = self._placed_in(width) if self._steps else []
        return self._placed[width]

    def _placed_in(self, width: int) -> list[QRect]:
        """The place of each step; on a narrow panel they go on in a next row."""
        columns = max(1, min(len(self._steps), (width + GAP) // (NARROWEST + GAP)))
        step_width = (width - GAP * (columns - 1)) // columns
        cells: list[QRect] = []
        top = 0
        for start in range(0, len(self._steps), columns):
            row = self._steps[start : start + columns]
            height = max(self._height(step, step_width) for step in row)
            cells += [
                QRect(number * (step_width + GAP), top, step_width, height)
                for number in range(len(row))
            ]
            top += height + 8
        return cells

    def _height(self, step: StepFace, width: int) -> int:
        name = QFontMetrics(self._name_font(step)).height()
        metrics = QFontMetrics(self._detail_font(step))
        detail = metrics.boundingRect(QRect(0, 0, width - 4, 1000), WRAP, step.detail).height()
        return BAR + 8 + name + (detail if step.detail else 0) + 2

    def _name_font(self, step: StepFace) -> QFont:
        strong = step.phase in (Phase.PRESENT, Phase.FAILED)
        return sized(self.font(), 13, QFont.Weight.Bold if strong else QFont.Weight.Medium)

    def _detail_font(self, step: StepFace) -> QFont:
        strong = step.phase in (Phase.PRESENT, Phase.FAILED)
        return sized(self.font(), 12, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)


def _spoken(step: StepFace) -> str:
    return f"{step.name} {step.detail}".strip()
