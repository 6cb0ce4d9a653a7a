"""The contacts under way, at the top of the left column, each with its clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStyle, QStyleOptionButton, QVBoxLayout, QWidget

from kcc_desktop.desk import icons, plain
from kcc_desktop.desk.actions import shown_keys
from kcc_desktop.viewmodels.contact_face import RunningFace, running_face
from kcc_desktop.views.chip import plain_label
from kcc_desktop.views.nav_entry import NavEntry

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.viewmodels.contacts import ContactsViewModel

_INSET, _GAP, _BAR, _ICON = 10, 8, 3, 16
_SMALLER = 0.88


class RunningContacts(QWidget):
    """Lists the contacts of a `ContactsViewModel`, with a way to begin one below them."""

    def __init__(self, contacts: ContactsViewModel, theme: Theme, begin: QAction) -> None:
        super().__init__()
        self._contacts, self._theme = contacts, theme
        self._entries: list[RunningEntry] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._column.addWidget(self._heading())
        self._new = NavEntry(f"+  {begin.text()}")
        self._new.bind(theme)
        self._new.setCheckable(False)
        self._new.setObjectName("nav_contact.new")
        self._new.clicked.connect(begin.trigger)
        self._column.addWidget(self._new)
        self._begin = begin
        begin.changed.connect(self._on_begin_changed)
        self._on_begin_changed()
        contacts.listed.connect(self._on_listed)
        contacts.ticked.connect(self._on_ticked)
        self._on_listed()

    def _heading(self) -> QLabel:
        heading = plain_label(self.tr("LOPENDE CONTACTEN"))
        heading.setProperty("role", "heading")
        return heading

    @Slot()
    def _on_begin_changed(self) -> None:
        """Who takes no contacts sees none of this."""
        self.setVisible(self._begin.isVisible())
        self._new.set_badge(shown_keys(self._begin.shortcut()))

    @Slot()
    def _on_listed(self) -> None:
        while len(self._entries) < len(self._contacts.drafts):
            entry = RunningEntry(self._theme)
            entry.clicked.connect(lambda _checked=False, entry=entry: self._on_clicked(entry))
            self._column.insertWidget(1 + len(self._entries), entry)
            self._entries.append(entry)
        while len(self._entries) > len(self._contacts.drafts):
            entry = self._entries.pop()
            entry.hide()
            entry.deleteLater()
        self._on_ticked()

    @Slot()
    def _on_ticked(self) -> None:
        now, front = self._contacts.clock(), self._contacts.front
        for place, (entry, draft) in enumerate(
            zip(self._entries, self._contacts.drafts, strict=True)
        ):
            is_front = front is not None and front.id == draft.id
            entry.show_face(running_face(draft, now, is_front=is_front), place)

    def _on_clicked(self, entry: RunningEntry) -> None:
        self._contacts.switch(entry.draft_id)
        self._on_ticked()  # the one in front stays marked when it is clicked


class RunningEntry(QPushButton):
    """One contact: icon, name, clock; the one in front has a bar before it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty("role", "nav")
        self._theme = theme
        self._face = RunningFace(0, "phone", "", "", is_front=False)
        theme.changed.connect(self.update)

    @property
    def draft_id(self) -> int:
        """Which contact it is."""
        return self._face.id

    def show_face(self, face: RunningFace, place: int) -> None:
        """Show this contact, the one at `place` (from 0) of the list."""
        self.setChecked(face.is_front)
        if face == self._face:
            return
        self._face = face
        self.setAccessibleName(f"{face.name}, {face.clock}")
        key = f"Ctrl+{place + 1}" if place < 9 else ""
        self.setToolTip(plain.tip(f"{face.name} {key}".strip()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(34, self.fontMetrics().height() + 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        if self.isChecked():
            bar = QRect(0, 4, _BAR, self.height() - 8)
            painter.fillRect(bar, self._theme.colour("accent"))
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        face, theme = self._face, self._theme
        inner = self.rect().adjusted(_INSET, 0, -_INSET, 0)
        colour = theme.tokens.accent if face.is_front else theme.tokens.soft
        drawn = icons.pixmap(face.icon, colour, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(inner.left(), (self.height() - _ICON) // 2, drawn)
        painter.setFont(self._clock_font())
        painter.setPen(theme.colour("soft"))
        width = painter.fontMetrics().horizontalAdvance(face.clock)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignRight), face.clock)
        painter.setFont(self._name_font())
        painter.setPen(theme.colour("text"))
        room = inner.adjusted(_ICON + _GAP, 0, -(width + _GAP), 0)
        name = painter.fontMetrics().elidedText(
            face.name, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignLeft), name)

    def _name_font(self) -> QFont:
        font = QFont(self.font())
        weight = QFont.Weight.DemiBold if self._face.is_front else QFont.Weight.Normal
        font.setWeight(weight)
        return font

    def _clock_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(11, round(font.pixelSize() * _SMALLER)))
        return font
