"""The calls of this desk, under the top bar: who rings, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from kcc_desktop._assets.ui_call_row import Ui_CallRow
from kcc_desktop.desk import icons, plain
from kcc_desktop.domain.calls import LineState

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.viewmodels.calls import CallFace, CallsViewModel

ICON = 18  # pixels
#: How many calls a window of a height (in pixels) has room for; the latest are shown.
ROOM = ((900, 3), (740, 2), (0, 1))
#: In a narrower row, in pixels, the name is what remains.
NARROW = 760
_TONES = {LineState.RINGING: "info", LineState.TALKING: "good", LineState.MISSED: "warn"}


class CallRow(QFrame):
    """One call.

    Signals:
        owner_chosen(CallFace, Hit): this is who calls.
        shown(CallFace): the file of who calls is wanted.
        taken(CallFace): a contact with who calls is wanted.
        call_back(CallFace): who called is to be phoned.
        closed(CallFace): nobody needs to see it any more.
    """

    owner_chosen = Signal(object, object)
    shown = Signal(object)
    taken = Signal(object)
    call_back = Signal(object)
    closed = Signal(object)

    def __init__(self, face: CallFace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_CallRow()
        self.form.setupUi(self)
        self.face = face
        self.setProperty("tone", _TONES[face.state])
        self._fill(theme)
        form = self.form
        form.ownersButton.clicked.connect(self._on_owners)
        form.showButton.clicked.connect(lambda: self.shown.emit(face))
        form.takeButton.clicked.connect(lambda: self.taken.emit(face))
        form.callBackButton.clicked.connect(lambda: self.call_back.emit(face))
        form.closeButton.clicked.connect(lambda: self.closed.emit(face))

    def make_fit(self, width: int) -> None:
        """Leave out what a row of this width has no room for; the keys do it all the same."""
        wide = width >= NARROW
        self.form.detail.setVisible(wide)
        self.form.showButton.setVisible(wide and self.face.owner is not None)

    def _fill(self, theme: Theme) -> None:
        form, face = self.form, self.face
        colour = theme.colour(f"on_{_TONES[face.state]}_badge")
        form.icon.setPixmap(icons.pixmap("phone", colour.name(), ICON, 2.0))
        form.title.setText(face.title)
        form.detail.setText(face.detail)
        form.detail.setToolTip(plain.tip(face.detail))
        form.ownersButton.setVisible(len(face.owners) > 1)
        form.showButton.setVisible(face.owner is not None)
        form.takeButton.setVisible(face.state is LineState.RINGING)
        form.callBackButton.setVisible(face.state is LineState.MISSED and bool(face.number))
        self.setAccessibleName(face.spoken)

    @Slot()
    def _on_owners(self) -> None:
        menu = QMenu(self)
        for owner in self.face.owners:
            words = plain.line(" · ".join(part for part in (owner.title, owner.detail) if part))
            menu.addAction(plain.label(words)).triggered.connect(
                lambda _checked=False, owner=owner: self.owner_chosen.emit(self.face, owner)
            )
        button = self.form.ownersButton
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


class CallBar(QFrame):
    """Shows a `CallsViewModel`; nothing at all while nobody calls.

    Signals as those of `CallRow`.
    """

    owner_chosen = Signal(object, object)
    shown = Signal(object)
    taken = Signal(object)
    call_back = Signal(object)
    closed = Signal(object)

    def __init__(self, calls: CallsViewModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("callBar")
        self._calls, self._theme = calls, theme
        self._shown: tuple[CallFace, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        calls.changed.connect(self._show)
        theme.changed.connect(self._paint_anew)
        self.hide()

    @Slot()
    def make_fit(self) -> None:
        """The window has another size: show as much as it has room for."""
        if self._calls.faces:
            self._show()
            for row in self.findChildren(CallRow):
                row.make_fit(self.window().width())

    @Slot()
    def _show(self) -> None:
        height = self.window().height()
        most = next(rows for least, rows in ROOM if height >= least)
        faces = self._calls.faces[-most:]
        if faces == self._shown:
            return
        fresh = [face for face in faces if face not in self._shown]
        self._shown = faces
        self._fill()
        for face in fresh:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, face.spoken))

    @Slot()
    def _paint_anew(self) -> None:
        self._fill()

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for face in self._shown:
            row = CallRow(face, self._theme, self)
            for name in ("owner_chosen", "shown", "taken", "call_back", "closed"):
                getattr(row, name).connect(getattr(self, name))
            row.make_fit(self.window().width())
            self._rows.addWidget(row)
            row.show()
        self.setVisible(bool(self._shown))
