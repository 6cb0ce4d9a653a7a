"""Fonts that keep how their texts are set: shaping letters takes most of painting a list."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText

#: So many texts a font keeps; some screens full.
_MOST_TEXTS = 2_000


class SizedFont(QFont):
    """A font of one size and weight. It is shared (see `sized`), so it must not be changed."""

    def __init__(self, font: QFont, pixels: int, weight: QFont.Weight) -> None:
        super().__init__(font)
        self.setPixelSize(pixels)
        self.setWeight(weight)
        self.metrics = QFontMetricsF(self)
        self._average = self.metrics.averageCharWidth()
        self._half = (self.metrics.ascent() + self.metrics.descent()) / 2
        self._texts: dict[str, tuple[QStaticText, float]] = {}
        self._bold: SizedFont | None = None

    @property
    def bold_one(self) -> SizedFont:
        """The same in bold."""
        if self._bold is None:
            self._bold = SizedFont(self, self.pixelSize(), QFont.Weight.Bold)
        return self._bold

    def width_of(self, text: str) -> float:
        """How wide `text` is, in pixels."""
        return self._set(text)[1]

    def fitting(self, text: str, room: float) -> str:
        """`text`, cut off with an ellipsis where it is wider than `room`.

        What is probably wider is not shaped whole first to find that out.
        """
        is_long = len(text) * self._average > room
        if not is_long and self.width_of(text) <= room:
            return text
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def draw(self, painter: QPainter, left: float, middle: float, text: str) -> None:
        """Draw one line of `text` in the painter's pen, `middle` being half its height."""
        painter.setFont(self)
        painter.drawStaticText(*self.placed(left, middle, text))

    def placed(self, left: float, middle: float, text: str) -> tuple[QPointF, QStaticText]:
        """One line of `text` as it is drawn, with its top left corner."""
        return QPointF(left, middle - self._half), self._set(text)[0]

    def _set(self, text: str) -> tuple[QStaticText, float]:
        known = self._texts.get(text)
        if known is None:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            made = QStaticText(text)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            made.prepare(font=self)
            known = self._texts[text] = (made, made.size().width())
        return known


_fonts: dict[tuple[str, int, QFont.Weight], SizedFont] = {}


def sized(font: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> SizedFont:
    """`font` at another size and weight, the same one each time."""
    wanted = (font.key(), pixels, weight)
    if wanted not in _fonts:
        _fonts[wanted] = SizedFont(font, pixels, weight)
    return _fonts[wanted]
