"""Leading a team: the board, the figures, and what others change."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QInputDialog

from kcc_desktop.desk import plain
from kcc_desktop.desk.actions import ActionSpec, Menu
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.roles import Right, may
from kcc_desktop.viewmodels.absence import AbsenceViewModel
from kcc_desktop.viewmodels.board import BoardViewModel
from kcc_desktop.viewmodels.changes import ChangesViewModel
from kcc_desktop.viewmodels.figures import FiguresViewModel
from kcc_desktop.viewmodels.kept_views import KeptViews
from kcc_desktop.views.navigation import EntrySpec, Place

if TYPE_CHECKING:
    from kcc_desktop.domain.audit import Actor
    from kcc_desktop.domain.board import BoardRow
    from kcc_desktop.domain.said import Said
    from kcc_desktop.services.board import Colleague
    from kcc_desktop.services.changes import Changes
    from kcc_desktop.services.lead import Moved
    from kcc_desktop.views.absence_dialog import AbsenceDialog
    from kcc_desktop.views.board_page import BoardPage
    from kcc_desktop.views.figures_page import FiguresPage
    from kcc_desktop.views.reassign_dialog import ReassignDialog
    from kcc_desktop.views.workplace import Workplace

BOARD, FIGURES = "board", "figures"


def install(workplace: Workplace) -> None:
    """Put the board and the figures into the workplace, and follow what others change."""
    LeadPart(workplace)


class LeadPart(QObject):
    """Joins the board with the rest of the window."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        desk = workplace.desk
        self._workplace, self._desk = workplace, desk
        look = (desk.counter, desk.language, desk.clock)
        self.changes = ChangesViewModel(desk.counter, workplace)
        self.board = BoardViewModel(*look, workplace)
        self.figures = FiguresViewModel(*look, workplace)
        self.views = KeptViews(desk.counter, workplace)
        self._add_entries()
        self._add_actions()
        self._connect()

    @cached_property
    def page(self) -> BoardPage:
        """The board, made when it is first asked for: few people lead a team."""
        from kcc_desktop.views.board_page import BoardPage  # noqa: PLC0415

        page = BoardPage()
        page.bind(self.board, self._workplace.theme, self._desk.language)
        page.set_views(self.views.views, self.views.chosen)
        page.reassign_requested.connect(self.reassign)
        page.chase_requested.connect(self.chase)
        page.row_requested.connect(self._on_row_requested)
        page.figures_requested.connect(self.open_figures)
        page.keep_requested.connect(self.keep_view)
        page.form.viewBox.activated.connect(self._on_view_chosen)
        self._workplace.add_page(page, BOARD)
        return page

    @cached_property
    def figures_page(self) -> FiguresPage:
        """The figures, likewise."""
        from kcc_desktop.views.figures_page import FiguresPage  # noqa: PLC0415

        page = FiguresPage()
        page.bind(self.figures, self._workplace.theme, self._desk.language)
        self._workplace.add_page(page, FIGURES)
        return page

    @cached_property
    def dialog(self) -> ReassignDialog:
        """Asks to whom work goes."""
        from kcc_desktop.views.reassign_dialog import ReassignDialog  # noqa: PLC0415

        look = (self._workplace.theme, self._desk.language, self._workplace.window)
        return ReassignDialog(self.board, *look)

    @cached_property
    def absences(self) -> AbsenceDialog:
        """Shows who is away."""
        from kcc_desktop.views.absence_dialog import AbsenceDialog  # noqa: PLC0415

        viewmodel = AbsenceViewModel(self._desk.counter, self)
        return AbsenceDialog(viewmodel, self._desk.language, self._workplace.window)

    def _add_entries(self) -> None:
        add = self._workplace.navigation.add
        add(EntrySpec(BOARD, Place.LEAD, self.tr("Teambord"), Right.REASSIGN), self.open_board)
        add(
            EntrySpec(FIGURES, Place.LEAD, self.tr("Cijfers"), Right.SEE_FIGURES), self.open_figures
        )

    def _add_actions(self) -> None:
        add, undo = self._workplace.actions.add, self.board.moves.undo
        for key, text, keys, slot in (
            ("lead.board", self.tr("Teambord"), "Alt+7", self.open_board),
            ("lead.reassign", self.tr("Herverdelen…"), "F8", self.reassign),
            ("lead.chase", self.tr("Navragen wat gekozen is"), "Ctrl+Alt+V", self.chase),
            ("lead.undo", self.tr("Herverdelen ongedaan maken"), "Ctrl+Shift+Z", undo),
            ("lead.keep", self.tr("Weergave van het bord bewaren…"), "", self.keep_view),
            ("lead.drop", self.tr("Weergave van het bord weghalen"), "", self.drop_view),
        ):
            add(ActionSpec(key, text, Menu.LEAD, keys, Right.REASSIGN), slot)
        away = ActionSpec(
            "lead.absence",
            self.tr("Afwezigheid en vervanging…"),
            Menu.LEAD,
            "",
            Right.MANAGE_ABSENCE,
        )
        add(away, self.keep_absence)
        figures = ActionSpec(
            "lead.figures", self.tr("Cijfers"), Menu.LEAD, "Alt+8", Right.SEE_FIGURES
        )
        add(figures, self.open_figures)

    def _connect(self) -> None:
        desk, board = self._desk, self.board
        desk.signed_in.connect(self._on_signed_in)
        self.changes.changed.connect(desk.changed)
        self.changes.failed.connect(desk.sources.failed)
        self.changes.recovered.connect(lambda: desk.sources.heard(()))
        desk.changed.connect(self._on_changed)
        self._workplace.page_changed.connect(self._on_page_changed)
        self.views.listed.connect(self._on_views_listed)
        self.views.failed.connect(self._on_refused)
        board.read.connect(self._on_read)
        board.moves.moved.connect(self._on_moved)
        board.moves.undone.connect(self._on_undone)
        board.moves.chased.connect(self._on_chased)
        board.moves.refused.connect(self._on_refused)
        board.failed.connect(lambda said: desk.failed.emit(said, self.open_board))
        self.figures.saved.connect(self._on_saved)
        self.figures.failed.connect(lambda said: desk.failed.emit(said, self.open_figures))

    @Slot()
    def open_board(self) -> None:
        """Show the board."""
        self._workplace.show_page(self.page)
        self.page.start()

    @Slot()
    def open_figures(self) -> None:
        """Show the figures."""
        self._workplace.show_page(self.figures_page)
        self.figures_page.start()

    @Slot(object)
    def reassign(self, colleague: Colleague | None = None) -> None:
        """Ask to whom what is chosen goes; without a choice it is the row with the cursor."""
        rows, board = self._chosen(), self.board.board
        if rows and board is not None:
            self.dialog.ask(rows, board, colleague)

    @Slot()
    def chase(self) -> None:
        """Press for what is chosen."""
        rows = self._chosen()
        if rows:
            self.board.moves.chase(rows)

    @Slot()
    def keep_absence(self) -> None:
        """Show who is away, to be changed."""
        self.absences.ask(local(self._desk.clock()).date())

    @Slot()
    def keep_view(self) -> None:
        """Keep what the board shows under a name."""
        title, words = self.tr("Weergave bewaren"), self.tr("Naam van de weergave:")
        name, given = QInputDialog.getText(self._workplace.window, title, words)
        if given and name.strip():
            self.views.keep(name, self.board.arrangement())

    @Slot()
    def drop_view(self) -> None:
        """Take the saved view that is shown away."""
        self.views.drop()

    def _chosen(self) -> tuple[BoardRow, ...]:
        if self._workplace.current_page() is not self.__dict__.get("page"):
            return ()
        chosen = self.board.chosen()
        current = self.board.rows.row(self.page.form.boardTable.currentIndex())
        return chosen or ((current,) if current is not None else ())

    @Slot(object)
    def _on_signed_in(self, actor: Actor) -> None:
        self.changes.start()
        if may(actor, Right.REASSIGN):
            self.board.refresh()
            self.views.open(BOARD)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        self.board.follow(changes)
        self.figures.follow(changes)

    @Slot(object)
    def _on_page_changed(self, page: QObject) -> None:
        for name, viewmodel in (("page", self.board), ("figures_page", self.figures)):
            if page is self.__dict__.get(name):
                viewmodel.open()
            else:
                viewmodel.close()

    @Slot()
    def _on_views_listed(self) -> None:
        if "page" in self.__dict__:
            self.page.set_views(self.views.views, self.views.chosen)

    @Slot()
    def _on_read(self) -> None:
        from kcc_desktop.domain.board import BoardList  # noqa: PLC0415 (once it is asked)

        late = self.board.count(BoardList.LATE)
        badge = self.tr("%n te laat", "", late) if late else ""
        self._workplace.navigation.set_badge(BOARD, badge, "bad" if late else "")

    @Slot(int)
    def _on_view_chosen(self, place: int) -> None:
        view = self.views.views[place - 1] if place > 0 else None
        self.views.choose(view)
        if view is not None:
            self.board.arrange(view.arrangement)

    @Slot(object)
    def _on_row_requested(self, row: BoardRow) -> None:
        hit = Hit(HitGroup.CONTACT, row.id, plain.line(row.subject, 120), "", Match.EXACT)
        self._desk.dossiers.open(hit, ReportKey(ReportKind.HANDOVER, row.id))

    @Slot(object)
    def _on_moved(self, moved: Moved) -> None:
        said = self.tr("%n overdracht(en) herverdeeld.", "", len(moved.done))
        undo = self.board.moves.undo if moved.done else None
        self._say(said, moved, undo)

    @Slot(object)
    def _on_undone(self, moved: Moved) -> None:
        if not moved.done and not moved.lost:
            self._workplace.toasts.say(self.tr("Er is niets om ongedaan te maken."))
            return
        self._say(self.tr("%n overdracht(en) teruggezet.", "", len(moved.done)), moved, None)

    @Slot(object)
    def _on_chased(self, moved: Moved) -> None:
        said = self.tr("Bij %n overdracht(en) nagevraagd.", "", len(moved.done))
        self._say(said, moved, None)

    @Slot(str)
    def _on_saved(self, file: str) -> None:
        said = self.tr("Opgeslagen: %1").replace("%1", plain.line(file, 200))
        self._workplace.toasts.say(said)

    @Slot(object)
    def _on_refused(self, said: Said) -> None:
        dialog = self.__dict__.get("dialog")  # where it is open, it says so itself
        if dialog is None or not dialog.isVisible():
            self._workplace.toasts.say(plain.lines(said.in_(self._desk.language), 400))

    def _say(self, said: str, moved: Moved, undo: object) -> None:
        """What was done, and what was not and why."""
        words = [said] if moved.done or not moved.lost else []
        for lost in moved.lost[:2]:
            why = plain.line(lost.said.in_(self._desk.language), 160)
            subject = plain.line(lost.subject, 60)
            words.append(self.tr("Niet: %1. %2").replace("%1", subject).replace("%2", why))
        if len(moved.lost) > 2:
            words.append(self.tr("En nog %n.", "", len(moved.lost) - 2))
        self._workplace.toasts.say(" ".join(words), undo if callable(undo) else None)
