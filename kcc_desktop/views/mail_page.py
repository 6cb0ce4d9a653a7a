"""The shared mailbox: its lists at the left, the mail that is read at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from kcc_desktop._assets.ui_mail_page import Ui_MailPage
from kcc_desktop.desk import plain
from kcc_desktop.domain.mail import MAIL_LIST_WORDS, MailList
from kcc_desktop.views.mail_delegate import MailDelegate

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.viewmodels.mail_list import MailListViewModel
    from kcc_desktop.viewmodels.mail_reading import MailReadingViewModel

LEFT, RIGHT = 420, 700  # pixels of the panes as they begin
LEAST_LIST, LEAST_READER = 260, 420  # pixels, where they stand below one another
NARROW = 720  # pixels, from which list and mail stand side by side
MOST_COUNTED = 1000
_FILES = (".eml", ".msg")


class MailPage(QWidget):
    """Shows a `MailListViewModel`, and what is chosen in it in a `MailReader`.

    Signals:
        files_dropped(tuple): these files (paths) hold mails to be taken in.
    """

    files_dropped = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_MailPage()
        self.form.setupUi(self)
        self.setAcceptDrops(True)
        self._tabs: dict[MailList, QPushButton] = {}
        self._keep: int | None = None

    def bind(self, mails: MailListViewModel, reading: MailReadingViewModel, theme: Theme) -> None:
        """Show `mails`, and read what is chosen by `reading`."""
        self._mails, self._reading = mails, reading
        form = self.form
        form.lists.setContentsMargins(12, 0, 12, 4)
        form.panes.setSizes([LEFT, RIGHT])
        form.panes.setStretchFactor(1, 1)
        self._add_tabs()
        form.mailList.setModel(mails.lines)
        form.mailList.setItemDelegate(MailDelegate(theme, form.mailList))
        form.mailList.setMouseTracking(True)
        form.mailList.installEventFilter(self)
        form.mailList.selectionModel().currentChanged.connect(self._on_chosen)
        form.filterBox.textChanged.connect(lambda text: mails.filter(text=text.strip()))
        form.filterBox.installEventFilter(self)
        form.mailboxBox.activated.connect(self._on_mailbox_chosen)
        form.mailboxBox.hide()
        mails.filled.connect(self._on_filled)
        mails.counted.connect(self._on_counted)
        mails.mailboxes_known.connect(self._on_mailboxes)
        theme.changed.connect(form.mailList.viewport().update)
        form.empty.hide()

    def start(self, which: MailList | None = None) -> None:
        """Fetch a list, and take the keyboard."""
        self.show_list(which or self._mails.which)
        self.form.mailList.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self, which: MailList) -> None:
        """Show this list."""
        self._tabs[which].setChecked(True)
        self._mails.choose(which)

    def choose_next(self) -> None:
        """Go on with the next mail of the list, once the present one is not in it any more."""
        self._keep = None

    @property
    def chosen_id(self) -> int | None:
        """The mail that is chosen in the list."""
        row = self.form.mailList.currentIndex().row()
        return self._mails.lines.lines[row].id if row >= 0 else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            down = event.key() == Qt.Key.Key_Down and watched is self.form.filterBox
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if down or (enter and watched is self.form.filterBox):
                self.form.mailList.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if enter and watched is self.form.mailList:
                self.form.reader.take_keyboard()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room for both, else below one another."""
        super().resizeEvent(event)
        wide = self.width() >= NARROW
        self.form.panes.setOrientation(
            Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        )
        self.form.reader.setMinimumHeight(0 if wide else LEAST_READER)
        self.form.mailCard.setMinimumHeight(0 if wide else LEAST_LIST)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _dropped(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def _add_tabs(self) -> None:
        for which in MailList:
            tab = QPushButton(MAIL_LIST_WORDS[which].in_(self._mails.language))
            tab.setObjectName(f"list_{which}")
            tab.setProperty("role", "pill")
            tab.setCheckable(True)
            tab.setAutoExclusive(True)
            tab.clicked.connect(lambda _=False, which=which: self._mails.choose(which))
            self._tabs[which] = tab
        self._tabs[self._mails.which].setChecked(True)
        self.form.lists.replace(list(self._tabs.values()))

    @Slot()
    def _on_counted(self) -> None:
        for which, tab in self._tabs.items():
            words = MAIL_LIST_WORDS[which].in_(self._mails.language)
            count = self._mails.counts.get(which, 0)
            shown = f"{MOST_COUNTED}+" if count >= MOST_COUNTED else str(count)
            tab.setText(f"{words} {shown}" if count else words)
        self.form.lists.updateGeometry()

    @Slot()
    def _on_mailboxes(self) -> None:
        box, mailboxes = self.form.mailboxBox, self._mails.mailboxes
        box.clear()
        box.addItem(self.tr("Alle postbussen"), "")
        for mailbox in mailboxes:
            box.addItem(plain.line(mailbox.name, 40), mailbox.key)
        box.setVisible(len(mailboxes) > 1)
        self._say_empty()

    @Slot(int)
    def _on_mailbox_chosen(self, place: int) -> None:
        self._mails.filter(mailbox=self.form.mailboxBox.itemData(place))

    @Slot()
    def _on_filled(self) -> None:
        view, lines = self.form.mailList, self._mails.lines
        row = lines.row_of(self._keep) if self._keep is not None else None
        self._say_empty()
        if row is None and lines.lines:
            row = 0
        if row is not None:
            view.setCurrentIndex(lines.index(row))
        elif not lines.lines:
            self._reading.close()

    def _say_empty(self) -> None:
        form, mails = self.form, self._mails
        empty = not mails.lines.lines and not mails.waiting
        form.mailList.setVisible(not empty)
        form.empty.setVisible(empty)
        if not mails.mailboxes:
            form.empty.setText(
                self.tr("Er is nog geen postbus ingesteld. Een beheerder zet die klaar.")
            )
        elif mails.wanted.text:
            form.empty.setText(self.tr("Geen mail met deze woorden."))
        else:
            form.empty.setText(self.tr("Deze lijst is leeg."))

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            line = self._mails.lines.lines[index.row()]
            self._keep = line.id
            self._reading.open(line.id)


def _dropped(data: QMimeData) -> tuple[str, ...]:
    """The files of mails among what is dropped."""
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return tuple(file for file in files if file.lower().endswith(_FILES))
