"""Drawing one line of differently set words, as delegates do it: plain, cut off at its end."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QStaticText

from kcc_desktop.desk import icons
from kcc_desktop.views.sized_font import SizedFont


@dataclass(frozen=True, slots=True)
class Run:
    """Words set in one way; `marked` draws the colour of a found word behind them."""

    text: str
    colour: QColor
    bold: bool = False
    marked: QColor | None = None


class Drawing:
    """What is drawn, worked out once: drawing it again takes a fraction of working it out.

    Fills come first, then pictures, then words.
    """

    def __init__(self) -> None:
        self._fills: list[tuple[QRectF, QColor]] = []
        self._pictures: list[tuple[QPointF, QPixmap]] = []
        self._words: list[tuple[SizedFont, QColor, QPointF, QStaticText]] = []

    def add_picture(self, place: QPointF, picture: QPixmap) -> None:
        """Put `picture` with its top left corner at `place`."""
        self._pictures.append((place, picture))

    def add_runs(self, rect: QRect, font: SizedFont, runs: Iterable[Run]) -> None:
        """Set `runs` on one line in `rect`; what does not fit ends in an ellipsis."""
        x, right = float(rect.left()), float(rect.right())
        middle = rect.top() + rect.height() / 2
        for run in runs:
            face = font.bold_one if run.bold else font
            text = face.fitting(run.text, right - x)
            width = face.width_of(text)
            if run.marked is not None and text:
                box = QRectF(x, rect.top() + 1, width, rect.height() - 2)
                self._fills.append((box, run.marked))
            self.add_words(face, run.colour, (x, middle), text)
            x += width
            if text != run.text:
                return

    def add_words(
        self, face: SizedFont, colour: QColor, start: tuple[float, float], text: str
    ) -> None:
        """Set one line of `text` from `start`: its left, and half its height."""
        self._words.append((face, colour, *face.placed(*start, text)))

    def draw(self, painter: QPainter) -> None:
        """Draw all of it."""
        for rect, colour in self._fills:
            fill(painter, rect, colour)
        for corner, picture in self._pictures:
            painter.drawPixmap(corner, picture)
        for face, colour, place, text in self._words:
            painter.setFont(face)
            painter.setPen(colour)
            painter.drawStaticText(place, text)


def draw_runs(painter: QPainter, rect: QRect, font: SizedFont, runs: Iterable[Run]) -> None:
    """Draw `runs` after each other on one line in `rect`; what does not fit ends in an ellipsis."""
    drawing = Drawing()
    drawing.add_runs(rect, font, runs)
    drawing.draw(painter)


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


def add_badge(
    drawing: Drawing,
    end: tuple[int, int],
    font: SizedFont,
    text: str,
    look: tuple[QColor, QColor, float],
) -> int:
    """Put a rounded badge in `drawing`; gives where it begins.

    `end` is where it ends and its middle; `look` its ground, its ink, and the pixels of the screen
    to one of ours.
    """
    right, centre = end
    ground, ink, ratio = look
    width, height = font.width_of(text) + 18, font.metrics.height() + 5
    across, above = math.ceil(width), math.ceil(height / 2)
    drawn = _badge_ground(width, height, ground.name(), ratio)
    drawing.add_picture(QPointF(right - across, centre - above), drawn)
    drawing.add_words(font, ink, (right - width + 9, centre), text)
    return round(right - width)


@lru_cache(maxsize=256)
def _badge_ground(width: float, height: float, colour: str, ratio: float) -> QPixmap:
    """The ground of a badge, against the right edge and half way down the picture."""
    across, above = math.ceil(width), math.ceil(height / 2)
    drawn, painter = _sheet(across, 2 * above, ratio)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    box = QRectF(across - width, above - height / 2, width, height)
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.end()
    return drawn


def _sheet(width: int, height: int, ratio: float) -> tuple[QPixmap, QPainter]:
    """An empty picture of this size and what draws in it."""
    drawn = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return drawn, painter


def add_disc(
    drawing: Drawing, centre: QPointF, size: int, icon: str, look: tuple[QColor, QColor, float]
) -> None:
    """Put an icon in a round ground of `size` across in `drawing`.

    `look` is the colour of the ground, that of the icon, and the pixels of the screen to one of
    ours.
    """
    ground, ink, ratio = look
    drawn = _disc(size, ground.name(), icon, ink.name(), ratio)
    drawing.add_picture(QPointF(centre.x() - size / 2, centre.y() - size / 2), drawn)


@lru_cache(maxsize=128)
def _disc(size: int, ground: str, icon: str, ink: str, ratio: float) -> QPixmap:
    drawn, painter = _sheet(size, size, ratio)
    inner = round(size * 0.6)
    place = QPointF((size - inner) / 2, (size - inner) / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(QRectF(0, 0, size, size))
    painter.drawPixmap(place, icons.pixmap(icon, ink, inner, ratio))
    painter.end()
    return drawn


def fill(painter: QPainter, rect: QRect | QRectF, colour: QColor) -> None:
    """Fill `rect`. (To tell the forms of `fillRect` apart, PySide makes the class of gradients.)"""
    painter.setBackground(colour)
    painter.eraseRect(rect)


def draw_row_ground(
    painter: QPainter, rect: QRect, colours: tuple[QColor | None, QColor | None]
) -> None:
    """Fill a row with the first colour and draw the line under it in the second; None leaves it."""
    ground, edge = colours
    if ground is not None:
        fill(painter, rect, ground)
    if edge is not None:
        fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), edge)


def marked_parts(text: str, words: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """`text` in parts, each with whether it is a form, a part or the beginning of a word."""
    typed, terms = _sought(words)
    parts: list[tuple[str, bool]] = []
    before, same = "", False
    for part, folded, its_terms in _forms_in(text):  # a plain loop: for each row, at each letter
        hit = folded.startswith(typed) or not terms.isdisjoint(its_terms)
        if before and hit is not same:
            parts.append((before, same))
            before = ""
        before, same = before + part, hit
    return (*parts, (before, same)) if before else ()


_WORD = re.compile(r"(\w+)")


@lru_cache(maxsize=512)
def _forms_in(text: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The words of `text` and what stands between them, each as `_forms` has it."""
    return tuple((part, *_forms(part)) for part in _WORD.split(text) if part)


@lru_cache(maxsize=64)
def _sought(words: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words as they are compared, and all their terms."""
    typed = tuple(_forms(word)[0] for word in words if len(word) > 1)
    return typed, frozenset(term for word in words if len(word) > 1 for term in _forms(word)[1])


@lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[str, tuple[str, ...]]:
    """A word as it is compared, and its terms."""
    from kcc_desktop.domain.words import fold, terms_of_word  # noqa: PLC0415 (its stemmer loads slowly)

    folded = fold(word)
    return folded, terms_of_word(folded)
