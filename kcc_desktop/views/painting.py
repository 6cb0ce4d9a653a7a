"""Drawing one line of differently set words, as delegates do it: plain, cut off at its end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from kcc_desktop.desk import icons
from kcc_desktop.views.sized_font import SizedFont


@dataclass(frozen=True, slots=True)
class Run:
    """Words set in one way; `marked` draws the colour of a found word behind them."""

    text: str
    colour: QColor
    bold: bool = False
    marked: QColor | None = None


def draw_runs(painter: QPainter, rect: QRect, font: SizedFont, runs: Iterable[Run]) -> None:
    """Draw `runs` after each other on one line in `rect`; what does not fit ends in an ellipsis."""
    x, right = float(rect.left()), float(rect.right())
    middle = rect.top() + rect.height() / 2
    for run in runs:
        face = font.bold_one if run.bold else font
        text = face.fitting(run.text, right - x)
        width = face.width_of(text)
        if run.marked is not None and text:
            painter.fillRect(QRectF(x, rect.top() + 1, width, rect.height() - 2), run.marked)
        painter.setPen(run.colour)
        face.draw(painter, x, middle, text)
        x += width
        if text != run.text:
            return


def draw_badge(
    painter: QPainter,
    right: int,
    centre: int,
    font: SizedFont,
    text: str,
    ground: QColor,
    ink: QColor,
) -> int:
    """Draw a rounded badge that ends at `right`; gives where it begins."""
    width, height = font.width_of(text) + 18, font.metrics.height() + 5
    box = QRectF(right - width, centre - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setPen(ink)
    font.draw(painter, box.left() + 9, centre, text)
    return round(box.left())


def draw_disc(
    painter: QPainter, centre: QPointF, size: int, ground: QColor, icon: str, ink: QColor
) -> None:
    """Draw an icon in a round ground of `size` across."""
    ratio = painter.device().devicePixelRatioF()
    drawn = _disc(size, ground.name(), icon, ink.name(), ratio)
    painter.drawPixmap(QPointF(centre.x() - size / 2, centre.y() - size / 2), drawn)


@lru_cache(maxsize=128)
def _disc(size: int, ground: str, icon: str, ink: str, ratio: float) -> QPixmap:
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    inner = round(size * 0.6)
    place = QPointF((size - inner) / 2, (size - inner) / 2)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(QRectF(0, 0, size, size))
    painter.drawPixmap(place, icons.pixmap(icon, ink, inner, ratio))
    painter.end()
    return drawn


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
