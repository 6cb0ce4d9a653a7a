"""Drawing one line of differently set words, as delegates do it: plain, cut off at its end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from kcc_desktop.desk import icons


@dataclass(frozen=True, slots=True)
class Run:
    """Words set in one way; `marked` draws the colour of a found word behind them."""

    text: str
    colour: QColor
    bold: bool = False
    marked: QColor | None = None


def sized(font: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """`font` at another size and weight; the same one each time, so it must not be changed."""
    return _face(font, pixels, weight).font


@dataclass(frozen=True, slots=True)
class _Face:
    """A font with what measuring in it needs; `drop` is from the middle of a line to its foot."""

    font: QFont
    metrics: QFontMetricsF
    drop: float


#: Making and measuring fonts took most of the time in which a list is painted.
_faces: dict[tuple[str, int, QFont.Weight], _Face] = {}


def _face(font: QFont, pixels: int, weight: QFont.Weight) -> _Face:
    wanted = (font.key(), pixels, weight)
    face = _faces.get(wanted)
    if face is None:
        made = QFont(font)
        made.setPixelSize(pixels)
        made.setWeight(weight)
        metrics = QFontMetricsF(made)
        face = _Face(made, metrics, (metrics.ascent() - metrics.descent()) / 2)
        _faces[wanted] = face
    return face


def draw_runs(painter: QPainter, rect: QRect, font: QFont, runs: Iterable[Run]) -> None:
    """Draw `runs` after each other on one line in `rect`; what does not fit ends in an ellipsis."""
    x, right = float(rect.left()), float(rect.right())
    for run in runs:
        weight = QFont.Weight.Bold if run.bold else font.weight()
        face = _face(font, font.pixelSize(), weight)
        text, width = _fitting(run.text, face.metrics, right - x)
        painter.setFont(face.font)
        if run.marked is not None and text:
            painter.fillRect(QRectF(x, rect.top() + 1, width, rect.height() - 2), run.marked)
        painter.setPen(run.colour)
        painter.drawText(QPointF(x, rect.top() + rect.height() / 2 + face.drop), text)
        x += width
        if text != run.text:
            return


def _fitting(text: str, metrics: QFontMetricsF, room: float) -> tuple[str, float]:
    """As much of `text` as there is room for, and how wide that is."""
    width = metrics.horizontalAdvance(text)
    if width <= room:
        return text, width
    short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return short, metrics.horizontalAdvance(short)


def draw_badge(
    painter: QPainter, right: int, centre: int, font: QFont, text: str, ground: QColor, ink: QColor
) -> int:
    """Draw a rounded badge that ends at `right`; gives where it begins."""
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(text) + 18, metrics.height() + 5
    box = QRectF(right - width, centre - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return round(box.left())


def draw_disc(
    painter: QPainter, centre: QPointF, size: int, ground: QColor, icon: str, ink: QColor
) -> None:
    """Draw an icon in a round ground of `size` across."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(centre, size / 2, size / 2)
    inner = round(size * 0.6)
    ratio = painter.device().devicePixelRatioF()
    drawn = icons.pixmap(icon, ink.name(), inner, ratio)
    painter.drawPixmap(QPointF(centre.x() - inner / 2, centre.y() - inner / 2), drawn)


def draw_row_ground(
    painter: QPainter, rect: QRect, colours: tuple[QColor | None, QColor | None]
) -> None:
    """Fill a row with the first colour and draw the line under it in the second; None leaves it."""
    ground, edge = colours
    if ground is not None:
        painter.fillRect(rect, ground)
    if edge is not None:
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, edge)


def marked_parts(text: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    """`text` in parts, each with whether it is a form, a part or the beginning of a word."""
    from kcc_desktop.domain.words import fold, terms_of_word  # noqa: PLC0415 (its stemmer loads slowly)

    typed = tuple(fold(word) for word in words if len(word) > 1)
    terms = {term for word in typed for term in terms_of_word(word)}
    parts = (
        (part, _is_wanted(fold(part), typed, terms, terms_of_word))
        for part in re.split(r"(\w+)", text)
        if part
    )
    alike = groupby(parts, itemgetter(1))
    return [("".join(part for part, _ in same), hit) for hit, same in alike]


def _is_wanted(
    part: str, typed: tuple[str, ...], terms: set[str], terms_of: Callable[[str], tuple[str, ...]]
) -> bool:
    return part.startswith(typed or "\0") or not terms.isdisjoint(terms_of(part))
