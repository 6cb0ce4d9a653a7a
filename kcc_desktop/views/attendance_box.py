"""At the right of the top bar: where this user sits, whether they are there, and their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from kcc_desktop.desk import plain
from kcc_desktop.domain.attendance import ATTENDANCE_WORDS, Attendance
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.roles import ROLE_WORDS
from kcc_desktop.views.making import label

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.audit import Actor
    from kcc_desktop.domain.said import Language
    from kcc_desktop.viewmodels.attendance import AttendanceViewModel

DOT, GAP = 10, 4
_COLOURS = {
    Attendance.HERE: "on_bar_good",
    Attendance.BUSY: "on_bar_warn",
    Attendance.AWAY: "on_bar_soft",
}


class AttendanceBox(QWidget):
    """Shows an `AttendanceViewModel`; the state stands in words beside its dot."""

    def __init__(self, viewmodel: AttendanceViewModel, theme: Theme, language: Language) -> None:
        super().__init__()
        self._viewmodel, self._theme, self._language = viewmodel, theme, language
        self._is_narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.place, self.state = self._menu_button("placeButton"), self._menu_button("stateButton")
        self.name = label("", "onBarStrong")
        self.name.setWordWrap(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        for widget in (self.place, self.state, self.name):
            layout.addWidget(widget)
            widget.hide()
        self._fill_states()
        viewmodel.changed.connect(self.refresh)
        theme.changed.connect(self.refresh)

    @Slot(object)
    def sign_in(self, actor: Actor) -> None:
        """Show who works here; of who leads, edits or administers the role too."""
        roles = set(actor.roles)
        role = next((one for one in actor.roles if one is not Role.AGENT), None)
        told = role is not None and len(roles) == 1
        suffix = f" · {ROLE_WORDS[role].in_(self._language)}" if told and role else ""
        name = plain.line(actor.name, 40) + suffix
        self.name.setText(name)
        self.state.setVisible(True)
        self._viewmodel.look()
        self.refresh()

    @property
    def wanted_width(self) -> int:
        """How wide it is with everything that it has to say."""
        widths: list[int] = [
            widget.sizeHint().width() + GAP
            for widget in (self.place, self.state, self.name)
            if widget.text()
        ]
        return sum(widths)

    def minimumSizeHint(self) -> QSize:
        return self.state.sizeHint()

    def show_narrow(self, narrow: bool) -> None:
        """Leave out what there is no room for."""
        self._is_narrow = narrow
        self.place.setVisible(not narrow and bool(self._viewmodel.location()))
        self.name.setVisible(not narrow and bool(self.name.text()))

    @Slot()
    def refresh(self) -> None:
        """Show what is so now."""
        viewmodel = self._viewmodel
        word = ATTENDANCE_WORDS[viewmodel.state].in_(self._language)
        self.state.setText(f"{word} ▾")
        self.state.setAccessibleName(self.tr("U bent: %1").replace("%1", word))
        self.state.setIcon(_dot(self._theme.colour(_COLOURS[viewmodel.state])))
        location = plain.line(viewmodel.location(), 40)
        self.place.setText(self.tr("Locatie %1").replace("%1", location))
        self.place.setAccessibleName(self.place.text())
        self.show_narrow(self._is_narrow)
        self._fill_locations()

    def _menu_button(self, name: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName(name)
        made.setIconSize(QSize(DOT, DOT))
        made.setProperty("role", "onBar")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(QMenu(made))
        return made

    def _fill_states(self) -> None:
        menu = self.state.menu()
        for state, words in ATTENDANCE_WORDS.items():
            own = menu.addAction(words.in_(self._language))
            own.triggered.connect(lambda _checked=False, state=state: self._viewmodel.be(state))

    def _fill_locations(self) -> None:
        menu = self.place.menu()
        menu.clear()
        for one in self._viewmodel.where.locations if self._viewmodel.where else ():
            own = menu.addAction(plain.label(one.name, 60))
            own.setCheckable(True)
            own.setChecked(one.id == self._viewmodel.location_id)
            own.triggered.connect(lambda _checked=False, id_=one.id: self._viewmodel.sit_at(id_))


def _dot(colour: QColor) -> QIcon:
    drawn = QPixmap(2 * DOT, 2 * DOT)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(1, 1, 2 * DOT - 2, 2 * DOT - 2))
    painter.end()
    return QIcon(drawn)
