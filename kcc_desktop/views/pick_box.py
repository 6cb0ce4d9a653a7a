"""A field that picks one of many by typing a part of its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSortFilterProxyModel, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from kcc_desktop.domain.words import fold
from kcc_desktop.viewmodels.receiver_choices import Choice

LISTED = 9


class PickBox(QLineEdit):
    """Shows the choices that hold every typed word; Down shows them, Enter takes the marked one.

    Signals:
        picked(object): the value of what was picked; None when the field names nothing.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._value: Any = None
        self._names = QStringListModel(self)
        self._fitting = _Fitting(self)
        self._fitting.setSourceModel(self._names)
        completer = QCompleter(self._fitting, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(LISTED)
        completer.setWrapAround(False)  # past the last one nothing would be marked
        completer.setWidget(self)
        completer.activated.connect(self._on_activated)
        self._completer = completer
        self._popup = QListView()
        self._popup.setProperty("role", "choices")
        completer.setPopup(self._popup)
        self.textEdited.connect(self._on_edited)
        self.setMaxLength(200)

    @property
    def value(self) -> Any:
        """What the field names; None when it names nothing."""
        return self._value

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these; what is named stays as long as it is among them."""
        self._choices = tuple(choices)
        self._fitting.use(self._choices)
        self._names.setStringList([choice.text for choice in self._choices])
        if self._value is not None:
            self.choose(self._value)
        elif self.hasFocus() and self.text().strip():  # typed before there was anything to choose
            self._show_list(self.text())

    def choose(self, value: Any) -> None:
        """Name this one, without `picked`; an unknown value or None names nothing."""
        found = next((one for one in self._choices if one.value == value), None)
        self._value = found.value if found else None
        self.setText(found.text if found else "")
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._show_list("" if self._value is not None else self.text())
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self._popup.isVisible():
            self._settle()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self._set_value(None)
        if text.strip():
            self._show_list(text)
        else:
            self._popup.hide()

    def _show_list(self, text: str) -> None:
        self._fitting.seek(text)
        if self._fitting.rowCount() == 0:
            self._popup.hide()
            return
        self._completer.complete()
        self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _settle(self) -> None:
        """What was typed names what alone fits it; anything else that names nothing goes."""
        if self._value is not None or not self.text().strip():
            return
        self._fitting.seek(self.text())
        if self._fitting.rowCount() == 1:
            self._take(self._fitting.choice(0))
        else:
            self.clear()

    @Slot(str)
    def _on_activated(self, text: str) -> None:
        found = next((choice for choice in self._choices if choice.text == text), None)
        if found is not None:
            self._take(found)

    def _take(self, choice: Choice) -> None:
        self.setText(choice.text)
        self.setCursorPosition(0)
        self._set_value(choice.value)

    def _set_value(self, value: Any) -> None:
        if value != self._value:
            self._value = value
            self.picked.emit(value)


class _Fitting(QSortFilterProxyModel):
    """The choices that hold every word that is sought, in their own order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._folded: tuple[str, ...] = ()
        self._choices: tuple[Choice, ...] = ()
        self._words: tuple[str, ...] = ()

    def use(self, choices: tuple[Choice, ...]) -> None:
        """Look among these."""
        self._choices = choices
        self._folded = tuple(fold(f"{one.text} {one.words}") for one in choices)

    def seek(self, text: str) -> None:
        """Keep what holds each word of `text`."""
        self._words = tuple(fold(text).split())
        self.invalidate()

    def choice(self, row: int) -> Choice:
        """The choice in this row of what is kept."""
        return self._choices[self.mapToSource(self.index(row, 0)).row()]

    def filterAcceptsRow(self, row: int, parent: object) -> bool:  # noqa: ARG002 (Qt's own signature)
        folded = self._folded[row] if row < len(self._folded) else ""
        return all(word in folded for word in self._words)
