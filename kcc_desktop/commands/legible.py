"""What can't be read whole in a window, told from the geometry of its widgets."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

W = TypeVar("W", bound=QWidget)
#: Rounding of font metrics, in pixels.
_GRACE = 2


def faults_of(window: QWidget) -> list[str]:
    """Every label or button of the window, and of the dialogs over it, that is cut off or lies over
    another; sorted, each told once.
    """
    faults: set[str] = set()
    for top in (window, *_dialogs()):
        faults.update(_cut_off(top))
        faults.update(_overlapping(top))
    return sorted(faults)


def _dialogs() -> list[QWidget]:
    tops = QApplication.topLevelWidgets()
    return [top for top in tops if top.isVisible() and top.windowType() is Qt.WindowType.Dialog]


def _cut_off(top: QWidget) -> Iterator[str]:
    for label in _seen(top, QLabel):
        if label.text() and not label.toolTip() and _is_cut(label):
            yield f"cut off: {_name(label)} “{label.text()[:60]}”"
    for button in _seen(top, QAbstractButton):
        if isinstance(button, QPushButton | QToolButton | QCheckBox) and _is_narrow(button):
            yield f"cut off: {_name(button)} “{button.text()[:60]}”"
    for kind in (QLineEdit, QComboBox, QAbstractSpinBox):
        for field in _seen(top, kind):
            if field.height() < QFontMetrics(field.font()).height():
                yield f"cut off: {_name(field)}, too low for its text"


def _is_cut(label: QLabel) -> bool:
    if not label.pixmap().isNull():
        return False
    room = label.contentsRect()
    wraps = label.wordWrap()
    flags = Qt.TextFlag.TextWordWrap if wraps else Qt.TextFlag.TextSingleLine
    endless = QRect(0, 0, room.width(), 10_000)
    wanted = QFontMetrics(label.font()).boundingRect(endless, flags, label.text())
    return wanted.width() > room.width() + _GRACE or wanted.height() > room.height() + _GRACE


def _is_narrow(button: QAbstractButton) -> bool:
    if not button.text() or button.toolTip():
        return False
    text = QFontMetrics(button.font()).size(Qt.TextFlag.TextShowMnemonic, button.text())
    return text.width() > button.width() or text.height() > button.height() + _GRACE


def _overlapping(top: QWidget) -> Iterator[str]:
    """Pairs of labels and buttons of one parent that lie over each other."""
    siblings: dict[QWidget | None, list[QWidget]] = {}
    for kind in (QLabel, QAbstractButton):
        for widget in _seen(top, kind):
            siblings.setdefault(widget.parentWidget(), []).append(widget)
    for together in siblings.values():
        for one, other in combinations(together, 2):
            common = one.geometry().intersected(other.geometry())
            if common.width() > _GRACE and common.height() > _GRACE:
                yield f"over each other: {_name(one)} and {_name(other)}"


def _seen(top: QWidget, kind: type[W]) -> list[W]:
    """What of this kind is in sight; what lies outside a scrolled part can be scrolled to."""
    return [widget for widget in top.findChildren(kind) if _is_seen(widget, top)]


def _is_seen(widget: QWidget, top: QWidget) -> bool:
    if not widget.isVisible() or widget.window() is not top or not widget.size().isValid():
        return False
    if not isinstance(widget.parentWidget(), QWidget) or _in_item_view(widget):
        return False
    corner = widget.mapTo(top, QPoint(0, 0))
    return QRect(corner, widget.size()).intersects(top.rect())


def _in_item_view(widget: QWidget) -> bool:
    """Whether it belongs to a list or a field, which cut their own content with an ellipsis."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea) and not isinstance(above, QScrollArea):
            return True
        above = above.parentWidget()
    return False


def _name(widget: QWidget) -> str:
    return widget.objectName() or type(widget).__name__
