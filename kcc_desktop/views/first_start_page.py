"""What somebody sees who starts the program for the first time: three ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kcc_desktop.viewmodels.first_start import FirstStartViewModel, Way
from kcc_desktop.views.making import button, card, label, scrolling

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language, Said

WIDEST = 680


class FirstStartPage(QWidget):
    """Shows a `FirstStartViewModel` in plain words."""

    def __init__(self, viewmodel: FirstStartViewModel, language: Language) -> None:
        super().__init__()
        self._viewmodel, self._language = viewmodel, language
        self.sample_button = button(self.tr("Kijk rond"), self._on_sample, "primary")
        self.own_button = button(self.tr("Begin"), self._on_own)
        self.open_button = button(self.tr("Open"), self._on_open)
        self.file_button = button(self.tr("Kies een bestand…"), self._on_file)
        self.address = self._made_address()
        self.trouble, self.progress = label("", "lack"), label("", "body")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self._arrange()
        viewmodel.begun.connect(self._on_begun)
        viewmodel.done.connect(self._on_done)
        viewmodel.failed.connect(self._on_failed)
        self._show_idle()

    def start(self) -> None:
        """Put the keyboard on the first way."""
        self.sample_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as the space bar does."""
        pressed = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            pressed, QPushButton
        ):
            pressed.click()
        else:
            super().keyPressEvent(event)

    def _made_address(self) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText("postgresql://naam@server.example.org/kcc")
        box.setAccessibleName(self.tr("Adres van de werkvoorraad"))
        box.setAccessibleDescription(self.tr("Zonder wachtwoord."))
        box.setMaxLength(400)
        box.returnPressed.connect(self._on_open)
        return box

    def _arrange(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(label(self.tr("Welkom bij KCC Desktop"), "title"))
        intro = self.tr(
            "Hier vindt u elke melding terug, en zegt u wat ermee is gebeurd. Kies hoe u begint; "
            "u kunt later altijd anders kiezen."
        )
        column.addWidget(label(intro, "lead"))
        for widget in (self.trouble, self.progress, self.bar):
            column.addWidget(widget)
        self._add_ways(column)
        column.addStretch(2)
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        inner.setLayout(column)
        outer = QWidget()
        row = QHBoxLayout(outer)
        row.addStretch(1)
        row.addWidget(inner, 6)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addWidget(scrolling(outer))

    def _add_ways(self, column: QVBoxLayout) -> None:
        self._add_way(
            column,
            self.tr("Eerst rondkijken"),
            self.tr(
                "Een verzonnen gemeente met bewoners, meldingen en kennis. U kunt niets stukmaken."
            ),
            [self.sample_button],
        )
        self._add_way(
            column,
            self.tr("Werken met collega’s"),
            self.tr(
                "Uw beheerder gaf u een adres of een bestand. Een wachtwoord typt u hier niet: "
                "dat vraagt de server of uw computer zelf."
            ),
            [self.address, self.open_button, self.file_button],
        )
        self._add_way(
            column,
            self.tr("Alleen beginnen"),
            self.tr(
                "Een lege werkvoorraad op deze computer, voor u alleen. Meldingen en kennis leest "
                "u daarna in."
            ),
            [self.own_button],
        )

    def _add_way(self, column: QVBoxLayout, title: str, text: str, widgets: list[QWidget]) -> None:
        frame, inner = card()
        inner.addWidget(label(title, "name"))
        inner.addWidget(label(text, "body"))
        row = QHBoxLayout()
        for widget in widgets:
            row.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
            widget.setAccessibleDescription(widget.accessibleDescription() or text)
        if not any(isinstance(widget, QLineEdit) for widget in widgets):
            row.addStretch(1)
        inner.addLayout(row)
        column.addWidget(frame)

    @Slot()
    def _on_sample(self) -> None:
        self._viewmodel.begin(Way.SAMPLE)

    @Slot()
    def _on_own(self) -> None:
        self._viewmodel.begin(Way.OWN)

    @Slot()
    def _on_open(self) -> None:
        url = self.address.text().strip()
        if url:
            self._viewmodel.begin(Way.OPEN, url)
        else:
            self._say_trouble(self.tr("Typ eerst het adres, of kies een bestand."))
            self.address.setFocus()

    @Slot()
    def _on_file(self) -> None:
        title = self.tr("Welk bestand?")
        path, _ = QFileDialog.getOpenFileName(self, title, "", "SQLite (*.sqlite);;* (*)")
        if path:
            self.address.setText(f"sqlite:///{path}")
            self._on_open()

    @Slot(object)
    def _on_begun(self, way: Way) -> None:
        words = {
            Way.SAMPLE: self.tr("De voorbeeldgemeente wordt gemaakt. Dat duurt even."),
            Way.OPEN: self.tr("De werkvoorraad wordt geopend."),
            Way.OWN: self.tr("De werkvoorraad wordt gemaakt."),
        }
        self.trouble.hide()
        self.progress.setText(words[way])
        self.bar.setAccessibleName(words[way])
        self._show_busy(busy=True)

    @Slot(object)
    def _on_done(self, way: Way) -> None:  # noqa: ARG002 (the window goes on)
        self._show_idle()

    @Slot(object)
    def _on_failed(self, said: Said) -> None:
        self._show_idle()
        self._say_trouble(said.in_(self._language))

    def _say_trouble(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.show()

    def _show_idle(self) -> None:
        self.trouble.hide()
        self._show_busy(busy=False)

    def _show_busy(self, *, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.bar.setVisible(busy)
        for widget in (self.sample_button, self.own_button, self.open_button, self.file_button):
            widget.setEnabled(not busy)
        self.address.setReadOnly(busy)
        self.setCursor(Qt.CursorShape.BusyCursor if busy else Qt.CursorShape.ArrowCursor)
