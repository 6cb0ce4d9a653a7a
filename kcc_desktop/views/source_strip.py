"""The strip at the bottom: the sources, and how fast the last search was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QWidget

from kcc_desktop._assets.ui_source_strip import Ui_SourceStrip
from kcc_desktop.desk import plain
from kcc_desktop.views.chip import DotLabel

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.viewmodels.sources import SourceFace, SourcesViewModel

PAUSE = 300  # ms


class SourceStrip(QFrame):
    """Shows a `SourcesViewModel`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_SourceStrip()
        self.form.setupUi(self)
        self._shown: object = None
        # Once somebody pauses: while they type, what is found is what they wait for.
        self._later = QTimer(self, singleShot=True, interval=PAUSE)

    def bind(self, viewmodel: SourcesViewModel, theme: Theme) -> None:
        """Show the sources of `viewmodel`."""
        self._viewmodel, self._theme = viewmodel, theme
        self._later.timeout.connect(self._show)
        viewmodel.changed.connect(self._later.start)
        theme.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        faces = self._viewmodel.faces
        look = (faces, self._theme.scheme)
        if look != self._shown:  # mostly the same after each letter typed
            self._shown = look
            self.form.sources.replace([self._label(face) for face in faces])
        self.form.elapsed.setText(self._viewmodel.speed)
        self.setAccessibleName("; ".join(face.text for face in faces))

    def _label(self, face: SourceFace) -> QWidget:
        label = DotLabel(face.text, self._theme.colour(face.tone))
        label.setToolTip(plain.tip(face.tip))
        return label
