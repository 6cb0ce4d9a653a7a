"""Who is who: find a colleague, see whether they are there, and reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kcc_desktop._assets.ui_who_page import Ui_WhoPage
from kcc_desktop.desk import plain
from kcc_desktop.views.article_row_delegate import ArticleRowDelegate, RowFace
from kcc_desktop.views.folding_layout import fold

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.services.who_is_who import Person
    from kcc_desktop.viewmodels.who_is_who import WhoIsWhoViewModel


class WhoPage(QWidget):
    """Shows the people of a `WhoIsWhoViewModel`.

    Signals:
        address_requested(QUrl): call (`tel:`) or mail (`mailto:`) this address.
    """

    address_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_WhoPage()
        self.form.setupUi(self)
        self._person: Person | None = None
        fold(self.form.waysLayout)
        self.form.callButton.clicked.connect(self._on_call)
        self.form.mailButton.clicked.connect(self._on_mail)

    def bind(self, viewmodel: WhoIsWhoViewModel, theme: Theme) -> None:
        """Show the people of `viewmodel`."""
        self._viewmodel, self._theme = viewmodel, theme
        form = self.form
        form.people.setModel(viewmodel.people)
        form.people.setItemDelegate(ArticleRowDelegate(theme, form.people, self._face))
        form.people.selectionModel().currentChanged.connect(self._on_current_changed)
        form.whoBox.textChanged.connect(viewmodel.search)
        form.whoBox.installEventFilter(self)
        viewmodel.listed.connect(self._on_listed)
        theme.changed.connect(self._show)
        self._show()

    def start(self) -> None:
        """Take the keyboard in the search box."""
        self.form.whoBox.setFocus()
        self.form.whoBox.selectAll()
        self._viewmodel.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            entering = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() in entering:
                self.form.people.setFocus()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_listed(self) -> None:
        count = self._viewmodel.people.rowCount()
        text = self.tr("%n collega('s)", "", count) if count else self.tr("Niemand gevonden.")
        self.form.state.setText(text)
        self.form.people.setCurrentIndex(self._viewmodel.people.index(0))
        if not count:
            self._person = None
            self._show()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex) -> None:
        rows = self._viewmodel.people.rows
        self._person = rows[current.row()] if current.isValid() else None
        self._show()

    @Slot()
    def _show(self) -> None:
        person, form = self._person, self.form
        form.person.setVisible(person is not None)
        if person is None:
            return
        employee, department = person.employee, person.department
        form.name.setText(plain.line(employee.full_name, 80))
        work = (employee.job, department.name if department else "")
        form.work.setText(" · ".join(plain.line(part, 80) for part in work if part))
        form.dot.show_colour(self._theme.colour("good" if person.present else "warn"))
        state = (self._viewmodel.state(person), plain.line(person.reason, 60))
        form.here.setText(" · ".join(part for part in state if part))
        self._show_instead(person)
        self._show_way(form.callButton, self.tr("Bel %1"), employee.phone)
        self._show_way(form.mailButton, self.tr("Mail %1"), employee.email)
        ways = (department.phone, department.email, department.hours) if department else ()
        form.department.setText("\n".join(plain.line(way, 80) for way in ways if way))

    def _show_instead(self, person: Person) -> None:
        instead = person.instead
        self.form.instead.setVisible(instead is not None)
        if instead is not None:
            name = plain.line(" · ".join(filter(None, (instead.full_name, instead.phone))), 80)
            self.form.instead.setText(self.tr("Vervangen door %1").replace("%1", name))

    def _show_way(self, button: QWidget, words: str, address: str) -> None:
        button.setVisible(bool(address))
        button.setProperty("text", plain.label(words.replace("%1", plain.line(address, 60))))
        button.setAccessibleName(words.replace("%1", plain.line(address, 60)))

    @Slot()
    def _on_call(self) -> None:
        if self._person is not None:
            self.address_requested.emit(_address("tel", self._person.employee.phone))

    @Slot()
    def _on_mail(self) -> None:
        if self._person is not None:
            self.address_requested.emit(_address("mailto", self._person.employee.email))

    def _face(self, person: Person) -> RowFace:
        employee, department = person.employee, person.department
        work = (employee.job, department.name if department else "", self._viewmodel.state(person))
        detail = " · ".join(part for part in work if part)
        return RowFace(employee.full_name, detail, dot="good" if person.present else "warn")


def _address(scheme: str, value: str) -> QUrl:
    """An address of one of the two schemes that are opened; what is no part of it is left out."""
    url = QUrl()
    url.setScheme(scheme)
    url.setPath("".join(value.split()))
    return url
