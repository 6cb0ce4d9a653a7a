"""The shared mailbox: taken, linked, answered, passed on, put away."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from kcc_desktop.desk.actions import ActionSpec, Menu
from kcc_desktop.domain.contact import Direction
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.handover import HandoverKind
from kcc_desktop.domain.mail import Automatic, MailList, MailState
from kcc_desktop.domain.mail_drafts import MailKind
from kcc_desktop.domain.roles import Right
from kcc_desktop.viewmodels.mail_list import MailListViewModel
from kcc_desktop.viewmodels.mail_reading import MailReadingViewModel
from kcc_desktop.viewmodels.mail_writing import MailWritingViewModel
from kcc_desktop.views.navigation import EntrySpec, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from kcc_desktop.domain.mail import Mail
    from kcc_desktop.domain.said import Said
    from kcc_desktop.services.changes import Changes
    from kcc_desktop.services.mailbox import MailRead
    from kcc_desktop.views.mail_page import MailPage
    from kcc_desktop.views.mail_panel import MailPanel
    from kcc_desktop.views.parts.mail_files import Attachments
    from kcc_desktop.views.parts.mail_passing import MailPassing
    from kcc_desktop.views.workplace import Workplace

ENTRY = "mail"
#: What ends the work on a mail: then the next one is read.
_ENDING = frozenset({"finish", "snooze", "spam", "personal"})


def install(workplace: Workplace) -> None:
    """Put the shared mailbox into the workplace.

    Other parts reach `workplace.findChild(MailReadingViewModel)`.
    """
    MailPart(workplace)


class MailPart(QObject):
    """Joins the shared mailbox with the rest of the window."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        desk = workplace.desk
        self._workplace, self._desk = workplace, desk
        look = (desk.counter, desk.language, desk.clock)
        self.mails = MailListViewModel(*look, workplace)
        self.reading = MailReadingViewModel(desk.counter, desk.clock, workplace)
        self.writing = MailWritingViewModel(*look, workplace)
        self._add_entry()
        self._steps = self._add_steps()
        self._connect()

    @cached_property
    def page(self) -> MailPage:
        """The page, made when it is first asked for."""
        from kcc_desktop.views.mail_page import MailPage  # noqa: PLC0415

        page = MailPage()
        page.bind(self.mails, self.reading, self._workplace.theme)
        reader = page.form.reader
        actions = self._workplace.actions
        reader.use([actions[f"mail.{key}"] for key in self._steps], self._desk.language)
        self.reading.opened.connect(self._on_opened)
        self.reading.opened.connect(reader.show_mail)
        reader.party_requested.connect(self._open_party)
        reader.case_requested.connect(self._open_case)
        reader.link_requested.connect(self.reading.link)
        reader.part_requested.connect(self.attachments.show)
        reader.mail_requested.connect(self.reading.open)
        reader.search_requested.connect(self._workplace.window.search_for)
        page.files_dropped.connect(self.attachments.take_in)
        self._workplace.add_page(page, ENTRY)
        return page

    @cached_property
    def panel(self) -> MailPanel:
        """Where a mail is written."""
        from kcc_desktop.views.mail_panel import MailPanel  # noqa: PLC0415 (when asked for)

        panel = MailPanel(self._workplace.window.form.stage)
        panel.bind(self.writing, self._desk.language)
        return panel

    @cached_property
    def passing(self) -> MailPassing:
        """How what a mail asks is handed over."""
        from kcc_desktop.views.parts.mail_passing import MailPassing  # noqa: PLC0415 (see above)

        return MailPassing(self._workplace, self.reading)

    @cached_property
    def attachments(self) -> Attachments:
        """What is done with files."""
        from kcc_desktop.views.parts.mail_files import Attachments  # noqa: PLC0415 (see above)

        return Attachments(self._workplace, self.reading)

    def _add_entry(self) -> None:
        words = self.tr("Gedeelde postbus")
        spec = ActionSpec("mail.open", words, Menu.WORK, "Alt+0", Right.TAKE_CONTACTS)
        self._workplace.actions.add(spec, self.show)
        entry = EntrySpec(ENTRY, Place.WORK, words, Right.TAKE_CONTACTS)
        self._workplace.navigation.add(entry, self.show)

    def _add_steps(self) -> tuple[str, ...]:
        reading = self.reading
        steps: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("take", self.tr("Neem deze mail"), "Ctrl+Alt+T", reading.take),
            ("take_over", self.tr("Neem over"), "", reading.take_over),
            ("reply", self.tr("Beantwoord"), "Ctrl+R", self.reply),
            ("hand_over", self.tr("Draag over"), "Ctrl+Alt+O", self.hand_over),
            ("forward", self.tr("Stuur door"), "Ctrl+Alt+F", self.forward),
            ("finish", self.tr("Afgehandeld"), "Ctrl+Alt+A", reading.finish),
            ("snooze", self.tr("Stel uit…"), "Ctrl+Alt+U", self.snooze),
            ("let_go", self.tr("Laat los"), "", reading.let_go),
            ("spam", self.tr("Ongewenst"), "", lambda: reading.put_away(MailState.SPAM)),
            ("personal", self.tr("Persoonlijk"), "", lambda: reading.put_away(MailState.PERSONAL)),
            ("wake", self.tr("Nu behandelen"), "", lambda: reading.snooze(None)),
            ("again", self.tr("Zet terug in de lijst"), "", reading.open_again),
        )
        for key, words, keys, slot in steps:
            spec = ActionSpec(f"mail.{key}", words, Menu.WORK, keys, Right.TAKE_CONTACTS)
            self._workplace.actions.add(spec, slot)
        return tuple(key for key, *_ in steps)

    def _connect(self) -> None:
        desk = self._desk
        desk.signed_in.connect(self.mails.sign_in)
        desk.signed_in.connect(self.reading.sign_in)
        desk.signed_in.connect(self._on_signed_in)
        desk.changed.connect(self._on_changed)
        self.mails.counted.connect(self._on_counted)
        self.mails.failed.connect(self._tell)
        self.reading.failed.connect(self._tell)
        self.reading.changed.connect(self._on_done)
        self.writing.sent.connect(self._on_sent)
        self.writing.not_sent.connect(self._on_not_sent)

    # --- commands

    @Slot()
    def show(self) -> None:
        """Show the shared mailbox."""
        self._workplace.show_page(self.page)
        self.page.start()

    @Slot()
    def reply(self) -> None:
        """Answer the mail that is read."""
        self._write(MailKind.REPLY)

    @Slot()
    def forward(self) -> None:
        """Pass it on to somebody outside."""
        self._write(MailKind.FORWARD)

    def _write(self, kind: MailKind) -> None:
        mail = self.reading.mail
        if mail is not None:
            _ = self.panel
            self.writing.begin(mail, kind)

    @Slot()
    def hand_over(self) -> None:
        """Pass on what it asks within the municipality."""
        self.passing.begin(HandoverKind.WORK)

    @Slot()
    def snooze(self) -> None:
        """Put it out of sight for a while."""
        from kcc_desktop.views.mail_later import LaterMenu  # noqa: PLC0415 (when asked for)

        menu = LaterMenu(self._desk.clock(), self._desk.language, self._workplace.window)
        menu.chosen.connect(self.reading.snooze)
        menu.pop_up(self.page.form.reader.form.actions)

    # --- what happens

    @Slot(object)
    def _on_signed_in(self, _actor: object) -> None:
        self._allow(None)

    @Slot(object)
    def _on_opened(self, read: MailRead | None) -> None:
        self._allow(read.mail if read else None)

    def _allow(self, mail: Mail | None) -> None:
        """What can be done with the mail that is read."""
        allowed = _allowed(mail, self.reading.login)
        for key in self._steps:
            self._workplace.actions[f"mail.{key}"].setEnabled(key in allowed)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        """Others did something with mails, or new ones came."""
        if not changes.touch("mail"):
            return
        if self._workplace.current_page() is self.__dict__.get("page"):
            self.mails.refresh()
            self.reading.again()
        else:
            self.mails.recount()

    @Slot()
    def _on_counted(self) -> None:
        count = self.mails.counts.get(MailList.OPEN, 0)
        self._workplace.navigation.set_badge(ENTRY, str(count) if count else "")

    @Slot(object, str)
    def _on_done(self, mail: Mail, word: str) -> None:
        words = {
            "finish": self.tr("De mail is afgehandeld."),
            "snooze": self.tr("De mail is uitgesteld."),
            "spam": self.tr("De mail is als ongewenst weggezet."),
            "personal": self.tr("De mail is als persoonlijk weggezet."),
        }
        if word in words:
            self._workplace.toasts.say(words[word], lambda: self.reading.undo(mail, word))
        if word in _ENDING:
            self.page.choose_next()
        self.mails.refresh()

    @Slot(object)
    def _on_sent(self, mail: Mail) -> None:
        del mail
        self._workplace.toasts.say(self.tr("De mail gaat nu weg."))
        self.page.choose_next()
        self.mails.refresh()
        self.reading.again()

    @Slot(object)
    def _on_not_sent(self, said: Said) -> None:
        if not self.panel.is_open:
            self._tell(said)

    @Slot(object)
    def _tell(self, said: Said) -> None:
        self._workplace.toasts.say(said.in_(self._desk.language))

    @Slot(object)
    def _open_party(self, party_id: int) -> None:
        self._desk.open(Hit(HitGroup.PARTY, party_id, "", "", Match.EXACT, party_id=party_id))

    @Slot(object)
    def _open_case(self, case_id: int) -> None:
        self._desk.open(Hit(HitGroup.CASE, case_id, "", "", Match.EXACT, case_id=case_id))


def _allowed(mail: Mail | None, login: str) -> frozenset[str]:
    """The steps that make sense for a mail as it is now, to who is signed in as `login`."""
    if mail is None or mail.direction is Direction.OUT:
        return frozenset()
    if mail.is_away or mail.state is MailState.DONE:
        return frozenset({"again"})
    if mail.snoozed_until is not None:
        return frozenset({"wake", "reply", "finish"})
    answers = {"reply"} if mail.automatic is Automatic.NO else set()
    if not mail.is_open:
        return frozenset({*answers, "forward", "again"})
    steps = {*answers, "hand_over", "forward", "finish", "snooze", "spam", "personal"}
    if not mail.taken_login:
        steps.add("take")
    else:
        steps.add("let_go" if mail.taken_login == login else "take_over")
    return frozenset(steps)
