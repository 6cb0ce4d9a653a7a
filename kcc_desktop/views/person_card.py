"""The card of who is on the phone or at the desk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from kcc_desktop._assets.ui_person_card import Ui_PersonCard
from kcc_desktop.desk import plain
from kcc_desktop.desk.theme import Theme
from kcc_desktop.viewmodels.person import Chip, PersonFace
from kcc_desktop.views.chip import ChipLabel, LinkChip

_Kind = tuple[bool, str]
"""Whether a chip has a link, and its tone."""


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
        self._chips: dict[_Kind, list[ChipLabel | LinkChip]] = {}
        self._shown: list[ChipLabel | LinkChip] = []

    def bind(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        theme.changed.connect(self._paint_face)

    def show_face(self, face: PersonFace) -> None:
        """Show who it is."""
        self._face = face
        self._paint_face()

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
        self._show_chips(face.chips)
        chips = ", ".join(chip.text for chip in face.chips)
        self.setAccessibleName(f"{face.name}, {face.facts}, {chips}")

    def _show_chips(self, chips: Sequence[Chip]) -> None:
        """Chips are kept and used again: making and styling them took longer than painting them."""
        spare = {kind: iter(tuple(made)) for kind, made in self._chips.items()}
        used = [self._chip(chip, spare) for chip in chips]
        for chip, widget in zip(chips, used, strict=True):
            widget.show_chip(chip, self._theme)
        if used != self._shown:
            for unused in self._shown:
                unused.setVisible(unused in used)
            self._shown = used
            self.form.chips.arrange(list(used))

    def _chip(
        self, chip: Chip, spare: Mapping[_Kind, Iterator[ChipLabel | LinkChip]]
    ) -> ChipLabel | LinkChip:
        """One that is spare, or else a new one."""
        kind = (bool(chip.link), chip.tone)
        made = next(spare.get(kind, iter(())), None)
        if made is None:
            made = self._made(kind)
            self._chips.setdefault(kind, []).append(made)
        return made

    def _made(self, kind: _Kind) -> ChipLabel | LinkChip:
        has_link, tone = kind
        if not has_link:
            return ChipLabel(tone)
        made = LinkChip()
        made.clicked.connect(lambda _checked=False: self.link_requested.emit(made.link))
        return made
