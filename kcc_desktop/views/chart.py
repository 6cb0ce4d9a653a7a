"""A chart, painted by ourselves: bars, those of the week before behind them, and a line."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from kcc_desktop.desk import plain
from kcc_desktop.models.chart import ChartData, Series
from kcc_desktop.views.sized_font import SizedFont, sized

if TYPE_CHECKING:
    from collections.abc import Callable

    from kcc_desktop.desk.theme import Theme

SMALL, READ, FOOT, HEAD, SIDE = 11, 12, 20, 24, 34
MOST_BAR, LYING_ROW = 58, 26
_STEPS = (1, 2, 5)
_FORWARD = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class Colours(Protocol):
    """What gives the colours: the theme of the window, or paper."""

    def colour(self, token: str) -> QColor:
        """The colour for `token`."""
        ...


class Chart(QWidget):
    """Shows a `ChartData`. Arrow keys go along its labels, each read out with its values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._data: ChartData | None = None
        self._place = -1

    def bind(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        theme.changed.connect(self.update)

    def show_data(self, data: ChartData) -> None:
        """Show these figures."""
        self._data = data
        self._place = min(self._place, len(data.labels) - 1)
        self.setAccessibleDescription(_described(data))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _FORWARD.get(Qt.Key(event.key()), 0)
        if not step or self._data is None or not self._data.labels:
            super().keyPressEvent(event)
            return
        self._place = max(0, min(len(self._data.labels) - 1, self._place + step))
        said = self._data.spoken(self._place)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's own signature)
        if self._theme is None or self._data is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = sized(self.font(), READ if self._data.lying else SMALL)
        draw_chart(painter, QRectF(self.rect()), self._data, self._theme, font, self._place)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)


def draw_chart(
    painter: QPainter,
    room: QRectF,
    data: ChartData,
    colours: Colours,
    font: SizedFont,
    place: int = -1,
) -> None:
    """Draw a chart into `room`, on a screen or on paper; `place` is the label that is marked."""
    pen = _Pen(painter, colours, font)
    if not data.labels:
        return
    if data.lying:
        _draw_lying(pen, room, data, place)
    else:
        _draw_standing(pen, room, data, place)


class _Pen:
    """Draws words, boxes and lines in the colours that it is given."""

    def __init__(self, painter: QPainter, colours: Colours, font: SizedFont) -> None:
        self.painter, self.colours, self.font = painter, colours, font

    def words(self, text: str, x: float, middle: float, *, tone: str = "soft") -> None:
        self.painter.setPen(self.colours.colour(tone))
        self.font.draw(self.painter, x, middle, text)

    def centred(self, text: str, x: float, middle: float, *, tone: str = "soft") -> None:
        self.words(text, x - self.font.width_of(text) / 2, middle, tone=tone)

    def box(self, rect: QRectF, tone: str) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.colours.colour(tone))
        self.painter.drawRoundedRect(rect, 2, 2)

    def ghost(self, rect: QRectF) -> None:
        """A bar of the week before: told apart by its outline, not by its colour alone."""
        self.painter.setPen(QPen(self.colours.colour("soft"), 1, Qt.PenStyle.DashLine))
        self.painter.setBrush(self.colours.colour("chip"))
        self.painter.drawRect(rect)

    def rule(self, left: float, right: float, y: float) -> None:
        self.painter.setPen(QPen(self.colours.colour("edge"), 1))
        self.painter.drawLine(QPointF(left, y), QPointF(right, y))


def _draw_standing(pen: _Pen, room: QRectF, data: ChartData, place: int) -> None:
    _legend(pen, room, data)
    right = SIDE if data.line else 6
    field = room.adjusted(SIDE, HEAD, -right, -FOOT)
    top = _grid(pen, field, data.top)
    if data.line is not None:
        for share in (0, 50, 100):
            y = field.bottom() - field.height() * share / 100
            pen.words(f"{share}%", field.right() + 6, y, tone="warn")
    step = field.width() / len(data.labels)
    widest = max(pen.font.width_of(label) for label in data.labels)
    every = ceil((widest + 8) / step)  # where labels would touch, some are left out
    for number, label in enumerate(data.labels):
        middle = field.left() + step * (number + 0.5)
        if number == place:
            pen.box(QRectF(middle - step / 2, field.top(), step, field.height()), "chosen")
        _standing_bars(pen, field, data, number, middle, step, top)
        if number % every == 0:
            pen.centred(label, middle, field.bottom() + FOOT / 2 + 2)
    if data.line is not None:
        _draw_line(pen, field, data.line, step)


def _standing_bars(
    pen: _Pen, field: QRectF, data: ChartData, number: int, middle: float, step: float, top: float
) -> None:
    width = min(MOST_BAR, step * 0.6)
    ghost = data.ghosts.values[number] if data.ghosts else None
    if ghost:
        height = field.height() * ghost / top
        pen.ghost(QRectF(middle - width / 2 - 5, field.bottom() - height, width + 10, height))
    value = data.bars.values[number]
    if value:
        height = field.height() * value / top
        pen.box(QRectF(middle - width / 2, field.bottom() - height, width, height), "accent")
        inside = height > 22
        y = field.bottom() - height + (10 if inside else -8)
        pen.centred(data.bars.said(number), middle, y, tone="on_accent" if inside else "text")


def _draw_line(pen: _Pen, field: QRectF, line: Series, step: float) -> None:
    points = [
        QPointF(field.left() + step * (n + 0.5), field.bottom() - field.height() * value / 100)
        for n, value in enumerate(line.values)
        if value is not None
    ]
    painter = pen.painter
    painter.setPen(QPen(pen.colours.colour("warn"), 2.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))
    painter.setBrush(pen.colours.colour("card"))
    for point in points:
        painter.drawEllipse(point, 3.5, 3.5)


def _grid(pen: _Pen, field: QRectF, top: float) -> float:
    """Lines at round numbers; gives the value at the upper edge."""
    step = _round_step(top / 4)
    high = step * -(-top // step)
    value = 0.0
    while value <= high:
        y = field.bottom() - field.height() * value / high
        pen.rule(field.left(), field.right(), y)
        text = f"{value:.0f}"
        pen.words(text, field.left() - 8 - pen.font.width_of(text), y)
        value += step
    return high


def _round_step(rough: float) -> float:
    size = 1.0
    while True:
        for one in _STEPS:
            if one * size >= rough:
                return one * size
        size *= 10


def _legend(pen: _Pen, room: QRectF, data: ChartData) -> None:
    """From the right: what each kind of drawing stands for."""
    signs: list[tuple[Series | None, Callable[[QRectF], None]]] = [
        (data.line, lambda box: _line_sign(pen, box)),
        (data.ghosts, pen.ghost),
        (data.bars, lambda box: pen.box(box, "accent")),
    ]
    x, middle = room.right() - 6, room.top() + HEAD / 2 - 3
    for series, draw in signs:
        if series is None:
            continue
        x -= pen.font.width_of(series.name)
        pen.words(series.name, x, middle)
        x -= 22
        draw(QRectF(x, middle - 5, 16, 10))
        x -= 16


def _line_sign(pen: _Pen, box: QRectF) -> None:
    pen.painter.setPen(QPen(pen.colours.colour("warn"), 2.5))
    pen.painter.drawLine(
        QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y())
    )
    pen.painter.setBrush(pen.colours.colour("card"))
    pen.painter.drawEllipse(box.center(), 3.5, 3.5)


def _draw_lying(pen: _Pen, room: QRectF, data: ChartData, place: int) -> None:
    if data.line is not None:
        names = " · ".join(one.name for one in (data.bars, data.line))
        pen.words(names, room.right() - pen.font.width_of(names) - 4, room.top() + HEAD / 2 - 2)
        room = room.adjusted(0, HEAD, 0, 0)
    fitting = max(1, int(room.height() // LYING_ROW))
    first = max(0, min(place - fitting + 1, len(data.labels) - fitting))
    beside = room.width() * 0.34
    for row, number in enumerate(range(first, min(len(data.labels), first + fitting))):
        top = room.top() + row * LYING_ROW
        middle = top + LYING_ROW / 2
        if number == place:
            pen.box(QRectF(room.left(), top, room.width(), LYING_ROW), "chosen")
        label = pen.font.fitting(plain.line(data.labels[number], 80), beside - 10)
        pen.words(label, room.left() + 4, middle, tone="text")
        said = " · ".join(one.said(number) for one in (data.bars, data.line) if one is not None)
        pen.words(said, room.right() - pen.font.width_of(said) - 4, middle, tone="text")
        width = room.width() - beside - 96
        value = data.bars.values[number] or 0.0
        if value:
            bar = QRectF(room.left() + beside, middle - 7, width * value / data.top, 14)
            pen.box(bar, "accent")


def _described(data: ChartData) -> str:
    """The whole chart in words, for who can't see it."""
    return "; ".join(data.spoken(place) for place in range(len(data.labels)))
