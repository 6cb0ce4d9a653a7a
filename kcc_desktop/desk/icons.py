"""Our own icons: line drawings that take the colour they are asked in."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kcc_desktop.desk import assets

#: Transparent. (The `Qt` namespace has a name for it, and takes longer to load than all drawing.)
_NOTHING = QColor(0, 0, 0, 0)


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `name` in `colour` (`#rrggbb`), `size` by `size` pixels of a screen with `ratio`."""
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(_NOTHING)
    painter = QPainter(drawn)
    _renderer(name, colour).render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def icon(name: str, colour: QColor) -> QIcon:
    """The icon `name` in `colour`, for buttons; sharp up to 200 %."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, colour.name(), 18, ratio))
    return made


def application_icon() -> QIcon:
    """The program's own icon."""
    drawn = QPixmap()
    drawn.loadFromData(assets.read_bytes("icons/kcc-desktop.svg"))
    return QIcon(drawn)


@lru_cache(maxsize=128)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = assets.read_text(f"icons/{name}.svg").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode()))
