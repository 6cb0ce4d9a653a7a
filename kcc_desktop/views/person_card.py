"""The card of who is on the phone or at the desk."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from kcc_desktop._assets.ui_person_card import Ui_PersonCard
from kcc_desktop.desk import plain
from kcc_desktop.desk.theme import Theme
from kcc_desktop.viewmodels.person import Chip, PersonFace
from kcc_desktop.views.chip import ChipLabel, LinkChip


class PersonCard(QFrame):
    """Shows a `PersonFace`.

    Signals:
        link_requested(str): somebody is to be called or written to, at this address.
    """

    link_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_PersonCard()
        self.form.setupUi(self)
        self._face: PersonFace | None = None

    def bind(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        theme.changed.connect(self._paint_face)

    def show_face(self, face: PersonFace) -> None:
        """Show who it is."""
        self._face = face
        self._paint_face()

    def _chip(self, chip: Chip) -> QWidget:
        if not chip.link:
            return ChipLabel(chip, self._theme)
        made = LinkChip(chip, self._theme)
        made.clicked.connect(lambda _checked=False: self.link_requested.emit(chip.link))
        return made

    def _paint_face(self) -> None:
        face = self._face
        if face is None:
            return
        form, theme = self.form, self._theme
        form.name.setText(face.name)
        form.facts.setText(f"· {face.facts}" if face.facts else "")
        form.facts.setToolTip(plain.tip(face.facts))
        ground, ink = theme.colour("accent"), theme.colour("on_accent")
        form.initials.show_initials(face.initials, ground, ink, face.icon)
        form.chips.replace([self._chip(chip) for chip in face.chips])
        chips = ", ".join(chip.text for chip in face.chips)
        self.setAccessibleName(f"{face.name}, {face.facts}, {chips}")
