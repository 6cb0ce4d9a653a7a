"""One mail, to be read: who wrote it, what is done with it, its text, and what hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from kcc_desktop._assets.ui_mail_reader import Ui_MailReader
from kcc_desktop.desk import plain
from kcc_desktop.domain.contact import Direction
from kcc_desktop.domain.mail import (
    MAIL_PROBLEM_WORDS,
    MAIL_STATE_WORDS,
    Mail,
    MailPart,
    MailProblem,
    MailState,
)
from kcc_desktop.domain.mail_drafts import AUTOMATIC_WORDS
from kcc_desktop.domain.moments import local, long_day, short_moment
from kcc_desktop.views.key_button import KeyButton
from kcc_desktop.views.mail_part_button import PartButton
from kcc_desktop.views.restyle import set_tone

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language
    from kcc_desktop.services.mailbox import MailRead

LONGEST, MOST_PROPOSED, MOST_PARTS = 200_000, 5, 40


class MailReader(QFrame):
    """Shows a `MailRead`.

    Signals:
        party_requested(int): the file of this party is wanted.
        case_requested(int): the answer about this case is wanted.
        link_requested(object, tuple): it is of this party (id or None), about these cases (ids).
        part_requested(MailPart): something that hangs on it is wanted.
        mail_requested(int): another mail of its thread is to be read.
        search_requested(str): whoever wrote it is to be looked up.
    """

    party_requested = Signal(object)
    case_requested = Signal(object)
    link_requested = Signal(object, tuple)
    part_requested = Signal(object)
    mail_requested = Signal(object)
    search_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_MailReader()
        self.form.setupUi(self)
        self._read: MailRead | None = None
        form = self.form
        form.mailText.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        form.mailText.document().setDocumentMargin(16)
        form.quotedButton.toggled.connect(self._on_quoted)
        form.actions.setContentsMargins(18, 8, 18, 8)
        form.content.hide()

    def use(self, actions: Sequence[QAction], language: Language) -> None:
        """Offer these commands as buttons, the first one first."""
        self._language = language
        self._buttons = {action: KeyButton(action, shows_key=False) for action in actions}
        for button in list(self._buttons.values())[:2]:
            button.setProperty("role", "primary")

    def take_keyboard(self) -> None:
        """Read on with the keyboard."""
        self.form.mailText.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def show_mail(self, read: MailRead | None) -> None:
        """Show this mail; None: none."""
        form = self.form
        same = self._read is not None and read is not None and read.mail.id == self._read.mail.id
        self._read = read
        form.content.setVisible(read is not None)
        form.nothing.setVisible(read is None)
        if read is None:
            return
        self._show_head(read.mail)
        self._show_links(read)
        self._show_problem(read.mail)
        self._show_parts(read)
        self._show_commands()
        if not same:
            form.quotedButton.setChecked(False)
            self._show_text()

    def _show_head(self, mail: Mail) -> None:
        form, language = self.form, self._language
        form.subject.setText(plain.line(mail.subject, 200) or self.tr("(zonder onderwerp)"))
        form.sender.setText(plain.line(mail.sender.shown, 120))
        at = local(mail.arrived_at)
        form.when.setText(f"{long_day(at.date(), language)} {at:%H:%M}")
        receivers = ", ".join(one.shown for one in (*mail.to, *mail.cc))
        form.receivers.setText(self.tr("aan %1").replace("%1", plain.line(receivers, 300)))
        form.state.setText(self._state_words(mail))
        set_tone(form.state, "warn" if mail.is_open else "good")

    def _state_words(self, mail: Mail) -> str:
        words = MAIL_STATE_WORDS[mail.state].in_(self._language)
        if mail.direction is Direction.OUT:
            return self.tr("verzonden")
        if mail.snoozed_until is not None:
            until = short_moment(mail.snoozed_until, self._language)
            return self.tr("uitgesteld tot %1").replace("%1", until)
        if mail.state is MailState.TAKEN and mail.taken_at is not None:
            since = self.tr("%1 is erop, sinds %2").replace("%1", plain.line(mail.taken_by, 40))
            return since.replace("%2", f"{local(mail.taken_at):%H:%M}")
        by = plain.line(mail.state_by, 40)
        return f"{words} · {by}" if by and not mail.is_open else words

    def _show_problem(self, mail: Mail) -> None:
        told = []
        if mail.problem in set(MailProblem):
            told.append(MAIL_PROBLEM_WORDS[MailProblem(mail.problem)].in_(self._language))
        if mail.automatic in AUTOMATIC_WORDS:
            told.append(AUTOMATIC_WORDS[mail.automatic].in_(self._language))
        self.form.problem.setText(" ".join(told))
        self.form.problem.setVisible(bool(told))

    def _show_links(self, read: MailRead) -> None:
        mail, chips = read.mail, list[QWidget]()
        if mail.party_id is not None:
            chips.append(self._chip(mail.party_name, self._open_party, self.tr("Open dossier")))
            chips.append(
                self._chip(self.tr("Andere afzender…"), self._unlink, self.tr("Ontkoppel bewoner"))
            )
        for party_id, name in read.proposed[:MOST_PROPOSED]:
            words = self.tr("Koppel aan %1").replace("%1", plain.line(name, 60))
            chips.append(
                self._chip(words, lambda id_=party_id: self.link_requested.emit(id_, ()), words)
            )
        if mail.party_id is None:
            words = self.tr("Zoek de afzender…")
            chips.append(self._chip(words, self._search, words))
        for case_id, number in zip(mail.case_ids, mail.case_numbers, strict=False):
            chips.append(self._case_chip(case_id, number))
        known = set(mail.case_ids)
        for case_id, number in read.cases:
            if case_id not in known:
                words = self.tr("Koppel zaak %1").replace("%1", plain.line(number, 40))
                chips.append(self._chip(words, lambda id_=case_id: self._link_case(id_), words))
        if mail.product:
            chips.append(self._fact(mail.product))
        self.form.links.replace(chips)

    def _case_chip(self, case_id: int, number: str) -> QPushButton:
        words = self.tr("Zaak %1").replace("%1", plain.line(number, 40))
        return self._chip(words, lambda: self.case_requested.emit(case_id), words)

    def _chip(self, words: str, slot: object, name: str) -> QPushButton:
        chip = QPushButton(plain.label(words, 80))
        chip.setProperty("role", "chip")
        chip.setAccessibleName(name)
        chip.clicked.connect(slot)
        return chip

    def _fact(self, words: str) -> QLabel:
        fact = QLabel()
        fact.setTextFormat(Qt.TextFormat.PlainText)
        fact.setText(plain.line(words, 60))
        fact.setProperty("role", "soft")
        return fact

    def _show_parts(self, read: MailRead) -> None:
        parts = [
            part
            for part in read.mail.parts
            if not part.inline or not part.type.startswith("image/")
        ]
        buttons: list[QWidget] = [self._part(part) for part in parts[:MOST_PARTS]]
        others = [mail for mail in read.thread if mail.id != read.mail.id]
        buttons += [self._other(mail) for mail in others[-MOST_PARTS:]]
        self.form.parts.replace(buttons)
        self.form.parts.setVisible(bool(buttons))
        self.form.quotedButton.setVisible(bool(read.mail.quoted))

    def _part(self, part: MailPart) -> QWidget:
        button = PartButton(part, self._language)
        button.wanted.connect(self.part_requested)
        return button

    def _other(self, mail: Mail) -> QWidget:
        out = mail.direction is Direction.OUT
        words = self.tr("Ons antwoord van %1") if out else self.tr("Mail van %1")
        words = words.replace("%1", short_moment(mail.arrived_at, self._language))
        return self._chip(words, lambda: self.mail_requested.emit(mail.id), words)

    def _show_commands(self) -> None:
        shown = [button for action, button in self._buttons.items() if action.isEnabled()]
        for button in self._buttons.values():
            button.setVisible(button in shown)
        self.form.actions.arrange(list(shown))

    @Slot()
    def refresh_commands(self) -> None:
        """What can be done with it may have changed."""
        if self._read is not None:
            self._show_commands()

    def _show_text(self) -> None:
        if self._read is None:
            return
        mail, form = self._read.mail, self.form
        text = plain.lines(mail.body, LONGEST)
        if form.quotedButton.isChecked():
            text = f"{text}\n\n{plain.lines(mail.quoted, LONGEST)}"
        form.mailText.setPlainText(text)
        form.mailText.moveCursor(QTextCursor.MoveOperation.Start)

    @Slot(bool)
    def _on_quoted(self, shown: bool) -> None:
        words = self.tr("Verberg wat eerder is geschreven")
        self.form.quotedButton.setText(words if shown else self.tr("Toon wat eerder is geschreven"))
        self._show_text()

    @Slot()
    def _open_party(self) -> None:
        if self._read is not None:
            self.party_requested.emit(self._read.mail.party_id)

    @Slot()
    def _unlink(self) -> None:
        self.link_requested.emit(None, ())

    @Slot()
    def _search(self) -> None:
        if self._read is not None:
            sender = self._read.mail.sender
            self.search_requested.emit(sender.name or sender.address)

    def _link_case(self, case_id: int) -> None:
        if self._read is not None:
            self.link_requested.emit(self._read.mail.party_id, (case_id,))
