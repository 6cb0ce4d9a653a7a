"""Handing over, the lists of work, handling, and being told what became of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from kcc_desktop.desk.actions import ActionSpec, Menu
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.roles import Right
from kcc_desktop.domain.work_list import WorkList
from kcc_desktop.viewmodels.contacts import ContactsViewModel
from kcc_desktop.viewmodels.handling import HandlingViewModel
from kcc_desktop.viewmodels.kept_views import KeptViews
from kcc_desktop.viewmodels.notices import NoticesViewModel
from kcc_desktop.viewmodels.reach import Beat
from kcc_desktop.viewmodels.work_counts import WorkCountsViewModel
from kcc_desktop.viewmodels.work_list import WorkListViewModel
from kcc_desktop.views.answer_steps import AnswerSteps
from kcc_desktop.views.navigation import EntrySpec, Place
from kcc_desktop.views.notice_page import NoticePage
from kcc_desktop.views.passing_on import PassingOn
from kcc_desktop.views.steps_part import StepActions
from kcc_desktop.views.work_list_page import WorkListPage
from kcc_desktop.views.work_list_words import list_title

if TYPE_CHECKING:
    from kcc_desktop.domain.notices import Notice
    from kcc_desktop.domain.said import Said
    from kcc_desktop.domain.told_promises import Departed
    from kcc_desktop.domain.work_list import ListCounts, WorkLine
    from kcc_desktop.services.changes import Changes
    from kcc_desktop.viewmodels.handling import Done
    from kcc_desktop.views.workplace import Workplace

#: The lists in the left column, in order, and the keys that lead to each.
_ENTRIES = (
    (WorkList.MINE, "Alt+1"),
    (WorkList.BY_ME, "Alt+2"),
    (WorkList.CALLBACKS_MINE, "Alt+3"),
    (WorkList.QUEUE, "Alt+4"),
    (WorkList.DEPARTMENT, "Alt+5"),
)
#: Lists without an entry are marked at that of their neighbour.
_AT = {
    WorkList.TO_TELL: WorkList.BY_ME,
    WorkList.CALLBACKS_DEPARTMENT: WorkList.CALLBACKS_MINE,
}
MOST_SHOWN = 999
LOOKS = 3_000  # ms after which a list shows who began or stopped working on something


def install(workplace: Workplace) -> None:
    """Put handing over and handling into the workplace.

    Other parts reach `workplace.findChild(HandlingViewModel)` and
    `workplace.findChild(NoticesViewModel)`, whose `arrived` tells of each notice.
    """
    HandlingPart(workplace)


class HandlingPart(QObject):
    """Joins it with the rest of the window."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._workplace, self._desk = workplace, workplace.desk
        desk, counter = workplace.desk, workplace.desk.counter
        look = (counter, desk.language, desk.clock)
        self.list = WorkListViewModel(*look, workplace)
        self.views = KeptViews(counter, workplace)
        self.handling = HandlingViewModel(*look, workplace)
        self.notices = NoticesViewModel(*look, workplace)
        self.counts = WorkCountsViewModel(counter, workplace)
        self.contacts = workplace.findChild(ContactsViewModel)
        self._add_pages()
        self._add_entries()
        self.steps = StepActions(workplace, self.handling, self.page)
        self.answers = AnswerSteps(workplace, self.handling, self.steps.take_step)
        self._connect()
        desk.signed_in.connect(self.handling.sign_in)

    def _add_pages(self) -> None:
        workplace = self._workplace
        self.page, self.notice_page = WorkListPage(), NoticePage()
        self.page.bind(self.list, self.views, workplace.theme)
        self.notice_page.bind(self.notices, workplace.theme)
        workplace.add_page(self.page)
        workplace.add_page(self.notice_page, "notices")

    def _add_entries(self) -> None:
        for which, keys in _ENTRIES:
            title, show = list_title(which), partial(self.show_list, which)
            spec = ActionSpec(f"list.{which}", title, Menu.WORK, keys, Right.HANDLE)
            self._workplace.actions.add(spec, show)
            entry = EntrySpec(f"list.{which}", Place.WORK, title, Right.HANDLE)
            self._workplace.navigation.add(entry, show)
        for which in _AT:
            spec = ActionSpec(f"list.{which}", list_title(which), Menu.WORK, "", Right.HANDLE)
            self._workplace.actions.add(spec, partial(self.show_list, which))
        notices = self.tr("Berichten")
        self._workplace.actions.add(
            ActionSpec("notices", notices, Menu.WORK, "Alt+6"), self.show_notices
        )
        self._workplace.navigation.add(EntrySpec("notices", Place.WORK, notices), self.show_notices)

    def _connect(self) -> None:
        desk, page = self._desk, self.page
        desk.signed_in.connect(self.counts.start)
        desk.signed_in.connect(self.notices.start)
        desk.changed.connect(self._on_changed)
        self.counts.counted.connect(self._on_counted)
        self.notices.counted.connect(self._on_unread)
        self.notices.arrived.connect(self._on_arrived)
        page.opened.connect(self.open_line)
        page.list_requested.connect(self.show_list)
        self.notice_page.report_requested.connect(self.open_report)
        self.notice_page.call_requested.connect(self._on_call_requested)
        self.handling.done.connect(self._on_done)
        self.handling.refused.connect(self._on_refused)
        for one in (self.list, self.views, self.notices):
            one.failed.connect(self._on_failed)
        if self.contacts is not None:
            self.passing_on = PassingOn(self._workplace, self.contacts)
            self.passing_on.passed_on.connect(self._something_changed)

        self._looking = Beat(self, LOOKS, self._on_look, desk.counter.reach)
        self._looking.start()

    # --- commands

    def show_list(self, which: WorkList) -> None:
        """Show a list, with the keyboard in it."""
        self._workplace.show_page(self.page)
        self._workplace.navigation.choose(f"list.{_AT.get(which, which)}")
        self.list.choose(which)
        self.page.take_keyboard()

    @Slot()
    def show_notices(self) -> None:
        """Show what this colleague was told."""
        self._workplace.show_page(self.notice_page)
        self.notice_page.start()

    def open_line(self, line: WorkLine) -> None:
        """Show the dossier of a line: the answer, and the steps under it."""
        report = ReportKey(ReportKind.HANDOVER, line.parent_id or line.id)
        if line.case_id is not None:
            report = ReportKey(ReportKind.CASE, line.case_id)
        self.answers.prefer(line.id)
        self.steps.expect(line.id)
        self._open(report, line.party_id, line.resident or line.subject)

    def open_report(self, report: ReportKey) -> None:
        """Show the answer of a report."""
        self._open(report, None, "")

    def _open(self, report: ReportKey, party_id: int | None, title: str) -> None:
        if party_id is not None:
            hit = Hit(HitGroup.PARTY, party_id, title, "", Match.EXACT, party_id=party_id)
        else:
            case_id = report.id if report.kind is ReportKind.CASE else None
            group = HitGroup.CASE if case_id else HitGroup.CONTACT
            hit = Hit(group, report.id, title, "", Match.EXACT, case_id=case_id)
        self._desk.dossiers.open(hit, report)

    # --- what happens

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if done.line is not None:
            self.list.refresh()
        words, back = self.steps.done_words(done), self.steps.way_back(done)
        self._workplace.toasts.say(words, back)
        self._something_changed()

    @Slot(object, object)
    def _on_refused(self, said: Said, handover_id: int) -> None:
        self._workplace.toasts.say(said.in_(self._desk.language))
        self.list.refresh_line(handover_id)
        self._something_changed()

    def _something_changed(self) -> None:
        self.counts.recount()
        self.answers.tell_again()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        """Others changed something: what of it is in sight is fetched anew."""
        self.answers.heard(changes)
        self.notices.poll()
        if changes.touch("handover"):
            self.counts.recount()
            if self._workplace.current_page() is self.page:
                self.list.refresh()

    @Slot()
    def _on_look(self) -> None:
        """Who works on what is no change that others tell of: it lapses by itself."""
        if self._workplace.current_page() is self.page:
            self.list.look_who_is_busy()

    @Slot(object)
    def _on_counted(self, counts: ListCounts) -> None:
        for which, _ in _ENTRIES:
            late, lines = counts.late[which], counts.lines[which]
            text, tone = _count(lines), ""
            if which is WorkList.BY_ME and late:
                text, tone = self.tr("%1 te laat").replace("%1", _count(late)), "bad"
            self._workplace.navigation.set_badge(f"list.{which}", text, tone)

    @Slot(int)
    def _on_unread(self, unread: int) -> None:
        words = self.tr("%n nieuw", "", min(unread, MOST_SHOWN)) if unread else ""
        self._workplace.navigation.set_badge("notices", words)

    @Slot(object, str)
    def _on_arrived(self, notice: Notice, words: str) -> None:
        from kcc_desktop.desk.notifications import Notifications  # noqa: PLC0415 (installed later)

        del notice
        told = self._workplace.findChild(Notifications)
        if told is not None:
            told.tell(words, "")
        else:
            self._workplace.toasts.mention(words)
        self._something_changed()
        if self._workplace.current_page() is self.notice_page:
            self.notices.refresh()

    @Slot(object)
    def _on_call_requested(self, departed: Departed) -> None:
        """A contact with the resident, with the answer as it is now, and the phone."""
        promise = departed.promise
        self._open(promise.report, promise.party_id, departed.resident)
        if self.contacts is not None:
            self._workplace.actions["contact.new"].trigger()

    @Slot(object)
    def _on_failed(self, said: Said) -> None:
        self._workplace.toasts.say(said.in_(self._desk.language))


def _count(lines: int) -> str:
    if not lines:
        return ""
    return f"{MOST_SHOWN}+" if lines > MOST_SHOWN else str(lines)
