"""The page on which everybody who reported the same is told how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
)

from kcc_desktop.desk import plain
from kcc_desktop.domain.outside import mail_address
from kcc_desktop.views.making import StartedPage, button, card, label

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.services.to_tell_all import ToTell
    from kcc_desktop.viewmodels.to_tell_all import ToTellAllViewModel


class TellAllPage(StartedPage):
    """Shows a `ToTellAllViewModel`.

    Signals:
        call_requested(ToTell): this resident is to be called.
        link_requested(str): another program is to write this mail.
    """

    call_requested = Signal(object)
    link_requested = Signal(str)

    def __init__(self, viewmodel: ToTellAllViewModel, language: Language) -> None:
        super().__init__()
        self._viewmodel, self._language = viewmodel, language
        self.people, self.preview = self._made_people(), self._made_preview()
        self.summary, self.trouble = label("", "soft"), label("", "lack")
        self.mail_button = button(self.tr("Mail iedereen"), self._on_mail, "primary")
        self.own_mail_button = button(self.tr("Schrijf mail"), self._on_own_mail)
        self.call_button = button(self.tr("Bel"), self._on_call)
        self._arrange()
        viewmodel.loaded.connect(self._show)
        viewmodel.failed.connect(self._on_failed)
        self.people.currentRowChanged.connect(self._on_row_changed)

    def start(self) -> None:
        """Ask anew who has to hear it, and take the keyboard."""
        self.trouble.hide()
        self._viewmodel.refresh()
        self.people.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show(self) -> None:
        wanted = self._viewmodel.wanted
        at = max(0, self.people.currentRow())
        self.people.clear()
        for one in wanted:
            self.people.addItem(QListWidgetItem(self._words(one)))
        waiting = sum(not one.resident.told for one in wanted)
        self.summary.setText(self._summary(waiting))
        for widget in (self.people, self.preview, self.call_button):
            widget.setVisible(bool(wanted))
        if wanted:
            self.people.setCurrentRow(min(at, len(wanted) - 1))
        self._show_chosen()

    def _summary(self, waiting: int) -> str:
        if not self._viewmodel.wanted:
            return self.tr("Er is niemand die dit meldde, of het is nog niet klaar.")
        if not waiting:
            return self.tr("Iedereen die dit meldde, weet hoe het is afgelopen.")
        return self.tr("%n bewoner(s) moet(en) het nog horen.", "", waiting)

    def _words(self, one: ToTell) -> str:
        party = one.resident.party
        name = self.tr("geheim") if party.secret else plain.line(party.name, 60)
        if one.resident.told:
            return self.tr("%1 · weet het").replace("%1", name)
        ways = [plain.line(one.resident.email, 80)] if one.resident.email else []
        if not party.secret:
            ways += [plain.line(phone.shown or phone.e164, 30) for phone in party.phones[:1]]
        reach = ", ".join(way for way in ways if way) or self.tr("geen mail of telefoon bekend")
        return f"{name} · {reach}"

    def _chosen(self) -> ToTell | None:
        row, wanted = self.people.currentRow(), self._viewmodel.wanted
        return wanted[row] if 0 <= row < len(wanted) else None

    @Slot(int)
    def _on_row_changed(self, _row: int) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        """The mail that this resident would get, and what can be done."""
        one, count = self._chosen(), len(self._viewmodel.to_mail)
        self.preview.setPlainText(plain.lines(one.body, 4000) if one else "")
        self.mail_button.setText(self.tr("Mail %n bewoner(s)", "", count))
        self.mail_button.setAccessibleName(self.mail_button.text())
        self.mail_button.setEnabled(count > 0)
        anybody = bool(self._viewmodel.wanted)
        self.mail_button.setVisible(anybody and self._viewmodel.can_mail)
        open_ = one is not None and not one.resident.told
        self.own_mail_button.setVisible(anybody and not self._viewmodel.can_mail)
        self.own_mail_button.setEnabled(open_ and bool(one and one.resident.email))
        self.call_button.setEnabled(open_)

    @Slot()
    def _on_mail(self) -> None:
        self.trouble.hide()
        self._viewmodel.mail()

    @Slot()
    def _on_own_mail(self) -> None:
        one = self._chosen()
        if one is not None and one.resident.email:
            self.link_requested.emit(mail_address(one.resident.email, one.subject, one.body))

    @Slot()
    def _on_call(self) -> None:
        one = self._chosen()
        if one is not None:
            self.call_requested.emit(one)

    @Slot(object)
    def _on_failed(self, said: Said) -> None:
        self.trouble.setText(plain.lines(said.in_(self._language), 400))
        self.trouble.show()

    def _made_people(self) -> QListWidget:
        people = QListWidget()
        people.setAccessibleName(self.tr("Wie dit meldde"))
        return people

    def _made_preview(self) -> QPlainTextEdit:
        preview = QPlainTextEdit()
        preview.setReadOnly(True)
        preview.setTabChangesFocus(True)
        preview.setAccessibleName(self.tr("Wat deze bewoner te lezen krijgt"))
        return preview

    def _arrange(self) -> None:
        frame, inner = card()
        inner.addWidget(label(self.tr("Iedereen terugkoppelen"), "title"))
        inner.addWidget(self.summary)
        halves = QHBoxLayout()
        halves.setSpacing(12)
        halves.addWidget(self.people, 1)
        halves.addWidget(self.preview, 1)
        inner.addLayout(halves, 1)
        inner.addWidget(self.trouble)
        self.trouble.hide()
        inner.addStretch()
        foot = QHBoxLayout()
        for widget in (self.mail_button, self.own_mail_button, self.call_button):
            foot.addWidget(widget)
        foot.addStretch(1)
        inner.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(frame, 1)
