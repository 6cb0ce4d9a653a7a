"""Everything that fills the window once it is in sight, and which page is shown when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kcc_desktop.desk.actions import Actions, ActionSpec, Menu
from kcc_desktop.views.article_page import ArticlePage
from kcc_desktop.views.columns import Columns
from kcc_desktop.views.file_page import FilePage
from kcc_desktop.views.knowledge_page import KnowledgePage
from kcc_desktop.views.message_flow import MessageFlow
from kcc_desktop.views.message_page import Message
from kcc_desktop.views.navigation import EntrySpec, Navigation, Place
from kcc_desktop.views.recent_panel import RecentPanel
from kcc_desktop.views.results_popup import ResultsPopup
from kcc_desktop.views.side_column import SideColumn
from kcc_desktop.views.source_strip import SourceStrip
from kcc_desktop.views.toasts import Toasts

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.knowledge import Article
    from kcc_desktop.viewmodels.desk import Desk
    from kcc_desktop.viewmodels.who import ColleagueFace
    from kcc_desktop.views.main_window import MainWindow
    from kcc_desktop.views.parts import Part


class Workplace(QObject):
    """Puts the pages of a `Desk` and of all parts into a `MainWindow`.

    Parts use `desk`, `theme`, `window`, `actions`, `navigation`, `toasts`, `messages`, `file_page`,
    `side_column`, `add_page`, `show_page`, `contact_dock` and `top_right`.

    Signals:
        page_changed(QWidget): another page is shown.
    """

    page_changed = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        theme: Theme,
        parts: Sequence[Part] = (),
        popup: ResultsPopup | None = None,
    ) -> None:
        super().__init__(window)
        self.desk, self.theme = desk, theme
        self.window, self._form = window, window.form
        self.actions = Actions(window)
        self.toasts = Toasts(window)
        self._keys: dict[QWidget, str] = {}
        self._came_from: QWidget | None = None
        self._side_wanted = False
        self.popup = popup or self._made_popup()
        self._add_columns()
        self._add_pages()
        self._add_actions()
        self._connect()
        for install in parts:
            install(self)
        self._arrange()
        desk.search.type(self._form.searchBox.text())  # what was typed before all this was here

    @property
    def contact_dock(self) -> QVBoxLayout:
        """Room at the bottom, right of the left column, for the running contact."""
        return self._form.dockLayout

    @property
    def top_right(self) -> QHBoxLayout:
        """Room at the right of the top bar."""
        return self._form.topRight

    def add_page(self, page: QWidget, entry: str = "") -> None:
        """Take in a page; `entry` is the entry of the left column that is marked while it shows."""
        self._form.pages.addWidget(page)
        self._keys[page] = entry

    def show_page(self, page: QWidget) -> None:
        """Show a page that was taken in."""
        self.messages.forget()
        left = self.current_page()
        if page not in (self.file_page, self.messages.page):
            self._came_from = None
        elif self._keys.get(left):
            self._came_from = left
        self._form.pages.setCurrentWidget(page)
        self.navigation.choose(self._keys.get(page, ""))
        self._arrange()
        self.page_changed.emit(page)

    def want_side(self, *, wanted: bool) -> None:
        """Keep the right column in sight beside the welcome too: something fits what is written."""
        self._side_wanted = wanted
        self._arrange()

    def current_page(self) -> QWidget:
        """The page that is shown."""
        return self._form.pages.currentWidget() or self._form.welcomePage

    def home(self) -> QWidget:
        """The page to go back to: what is open on the desk, else the welcome."""
        return self.file_page if self.desk.dossiers.current else self._form.welcomePage

    @Slot()
    def start_search(self) -> None:
        """Put the cursor into the search box."""
        self._form.searchBox.setFocus()
        self._form.searchBox.selectAll()

    @Slot()
    def open_knowledge(self) -> None:
        """Show the knowledge base."""
        self.show_page(self.knowledge_page)
        self.knowledge_page.start()

    @Slot()
    def go_back(self) -> None:
        """Close what lies on top, else go to where one came from, else to the search box.

        From a dossier that is the list it was opened in; from any other page that of the desk.
        """
        came_from = self._came_from
        if self.popup.isVisible():
            self.popup.hide()
        elif self.current_page() is self.file_page and came_from is not None:
            self.show_page(came_from)
        elif self.current_page() is not self.home():
            self.show_page(self.home())
        else:
            self.start_search()

    def _add_columns(self) -> None:
        desk, theme, form = self.desk, self.theme, self._form
        self.navigation, self.recent_panel = Navigation(), RecentPanel()
        self.side_column, self.source_strip = SideColumn(), SourceStrip()
        self.navigation.bind(theme)
        form.leftLayout.addWidget(self.navigation)
        form.leftLayout.addWidget(self.recent_panel, 1)
        form.opening.hide()
        form.stripLayout.addWidget(self.source_strip)
        self.recent_panel.bind(desk.recent, theme)
        self.side_column.bind(desk, theme)
        self.source_strip.bind(desk.sources, theme)
        self._columns = Columns(self.window, self.side_column)

    def _add_pages(self) -> None:
        desk, theme = self.desk, self.theme
        look = (theme, desk.language, desk.clock)
        self.file_page, self.article_page = FilePage(), ArticlePage()
        self.knowledge_page = KnowledgePage()
        self.messages = MessageFlow(self)
        for page in (self.file_page, self.article_page, self.messages.page):
            self.add_page(page)
        self.add_page(self.knowledge_page, "knowledge")
        self.file_page.bind(desk.dossiers, desk.timeline, theme)
        self.article_page.bind(*look)
        self.knowledge_page.bind(desk.knowledge, theme)

    def _made_popup(self) -> ResultsPopup:
        """The results, for a window in which nothing could be searched yet."""
        desk, box = self.desk, self._form.searchBox
        popup = ResultsPopup(self.window)
        popup.bind(desk.search, box, (self.theme, desk.language, desk.clock))
        box.textChanged.connect(desk.search.type)
        return popup

    def _add_actions(self) -> None:
        copy = self.file_page.form.answerPanel.copy
        add = self.actions.add
        add(ActionSpec("search", self.tr("Zoeken"), Menu.VIEW, "Ctrl+K"), self.start_search)
        add(ActionSpec("back", self.tr("Terug"), Menu.VIEW, "Esc"), self.go_back)
        add(
            ActionSpec("answer.copy", self.tr("Kopieer antwoord"), Menu.REPORT, "Ctrl+Shift+C"),
            copy,
        )
        add(
            ActionSpec("knowledge.open", self.tr("Kennisbank"), Menu.KNOWLEDGE, "F4"),
            self.open_knowledge,
        )
        entry = EntrySpec("knowledge", Place.KNOWLEDGE, self.tr("Kennisbank"))
        self.navigation.add(entry, self.open_knowledge)

    def _connect(self) -> None:
        desk = self.desk
        self.window.resized.connect(self._on_resized)
        self.popup.closed.connect(self.messages.return_to_page)
        self.messages.knowledge_search_requested.connect(self._on_knowledge_search_requested)
        self.recent_panel.hit_requested.connect(desk.open)
        self.article_page.back_requested.connect(self.go_back)
        desk.dossiers.opened.connect(self._on_opened)
        desk.knowledge.article_opened.connect(self._on_article_opened)
        desk.around.colleague_found.connect(self._on_colleague_found)
        desk.signed_in.connect(self.actions.sign_in)
        desk.signed_in.connect(self.navigation.sign_in)

    @Slot(str)
    def _on_knowledge_search_requested(self, query: str) -> None:
        self.popup.hide()
        self.open_knowledge()
        self.knowledge_page.form.knowledgeBox.setText(query)

    @Slot()
    def _on_opened(self) -> None:
        self.show_page(self.file_page)
        self._form.searchBox.selectAll()

    @Slot(object)
    def _on_article_opened(self, article: Article) -> None:
        self.article_page.show_article(article)
        self.show_page(self.article_page)

    @Slot(object)
    def _on_colleague_found(self, face: ColleagueFace) -> None:
        self.messages.show_message(Message("colleague", face.name, face.lines, tone="accent"))

    def _arrange(self) -> None:
        page, opened = self.current_page(), self.desk.dossiers.current is not None
        in_use = page is self.file_page and opened
        waits = self._side_wanted and page is self._form.welcomePage
        self._columns.arrange(side=in_use or waits, below=self.file_page)

    @Slot()
    def _on_resized(self) -> None:
        self._arrange()
        if self.popup.isVisible():
            self.popup.place()
