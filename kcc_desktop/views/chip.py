"""A small fact with an icon, on a rounded ground."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from kcc_desktop.desk import icons, plain
from kcc_desktop.desk.theme import Theme
from kcc_desktop.viewmodels.person import Chip
from kcc_desktop.views.dot import Dot


class ChipLabel(QFrame):
    """Shows one `Chip`."""

    def __init__(self, chip: Chip, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setProperty("tone", chip.tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 2, 10, 2)
        row.setSpacing(5)
        if chip.icon:
            ink = f"on_{chip.tone}_badge" if chip.tone else "soft"
            row.addWidget(_icon(chip.icon, theme.colour(ink)))
        row.addWidget(plain_label(chip.text))


class LinkChip(QPushButton):
    """Shows one `Chip` that has a link, as a button."""

    def __init__(self, chip: Chip, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(chip.text.replace("&", "&&"), parent)
        self.setProperty("role", "chip")
        self.setIcon(icons.icon(chip.icon, theme.colour("soft")))
        words = self.tr("Bel %1") if chip.link.startswith("tel:") else self.tr("Mail %1")
        self.setAccessibleName(words.replace("%1", chip.text))
        self.setToolTip(plain.tip(words.replace("%1", chip.text)))


class DotLabel(QWidget):
    """Words behind a coloured dot."""

    def __init__(self, text: str, colour: QColor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(6)
        dot = Dot()
        dot.show_colour(colour)
        row.addWidget(dot)
        row.addWidget(plain_label(text))


def plain_label(text: str) -> QLabel:
    """A label that shows `text` as it is, never as HTML; what does not fit is in its tool tip."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    return label


def _icon(name: str, colour: QColor) -> QLabel:
    label = QLabel()
    label.setPixmap(icons.pixmap(name, colour.name(), 14, 2.0))
    return label
