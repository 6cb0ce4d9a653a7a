"""Everything that fills the window once it is in sight, and which page is shown when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kcc_desktop.desk import plain
from kcc_desktop.views.article_page import ArticlePage
from kcc_desktop.views.file_page import FilePage
from kcc_desktop.views.knowledge_page import KnowledgePage
from kcc_desktop.views.message_page import Message, MessagePage
from kcc_desktop.views.recent_panel import RecentPanel
from kcc_desktop.views.results_popup import ResultsPopup
from kcc_desktop.views.side_column import SideColumn
from kcc_desktop.views.source_strip import SourceStrip

if TYPE_CHECKING:
    from collections.abc import Callable

    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.found import Found, Hit
    from kcc_desktop.domain.knowledge import Article
    from kcc_desktop.domain.said import Said
    from kcc_desktop.viewmodels.desk import Desk
    from kcc_desktop.viewmodels.who import ColleagueFace
    from kcc_desktop.views.main_window import MainWindow

#: Below the first width (in pixels of the window) the right column moves under the timeline,
#: below the second the left column goes.
NARROW, NARROWER = 1120, 860
PATIENCE = 250  # ms before the window says that it waits


class Workplace(QObject):
    """Puts the pages of a `Desk` into a `MainWindow`, and leads from one to another."""

    def __init__(self, window: MainWindow, desk: Desk, theme: Theme) -> None:
        super().__init__(window)
        self.desk = desk
        self.window, self._form, self._theme = window, window.form, theme
        self._retry = desk.search.again
        self._left: QWidget | None = None  # the page that "nothing found" stands in place of
        self._loading_name = ""
        self._loading = QTimer(self, singleShot=True, interval=PATIENCE)
        self._loading.timeout.connect(self._on_loading_takes_long)
        self._add_pages()
        self._add_columns()
        self._connect()
        self._add_shortcuts()
        self._arrange()
        desk.search.type(self._form.searchBox.text())  # what was typed before all this was here

    def _add_pages(self) -> None:
        desk, theme = self.desk, self._theme
        look = (theme, desk.language, desk.clock)
        self.file_page, self.article_page = FilePage(), ArticlePage()
        self.knowledge_page, self.message_page = KnowledgePage(), MessagePage()
        for page in (self.file_page, self.article_page, self.knowledge_page, self.message_page):
            self._form.pages.addWidget(page)
        self.file_page.bind(desk.dossiers, desk.timeline, theme)
        self.article_page.bind(*look)
        self.knowledge_page.bind(desk.knowledge, theme)
        self.message_page.bind(theme)
        self.popup = ResultsPopup(self.window)
        self.popup.bind(desk.search, self._form.searchBox, look)

    def _add_columns(self) -> None:
        desk, theme, form = self.desk, self._theme, self._form
        self.recent_panel, self.side_column = RecentPanel(), SideColumn()
        self.source_strip = SourceStrip()
        form.leftLayout.addWidget(self.recent_panel)
        form.bodyLayout.addWidget(self.side_column)
        form.opening.hide()
        form.stripLayout.addWidget(self.source_strip)
        self.recent_panel.bind(desk.recent, theme)
        self.side_column.bind(desk, theme)
        self.side_column.show_beside()
        self.source_strip.bind(desk.sources, theme)

    def _connect(self) -> None:
        desk = self.desk
        self.window.resized.connect(self._on_resized)
        self._form.searchBox.textChanged.connect(desk.search.type)
        desk.search.found.connect(self._on_found)
        desk.search.cleared.connect(self._on_something_else_typed)
        self.popup.closed.connect(self._on_something_else_typed)
        self.recent_panel.hit_requested.connect(desk.open)
        self.recent_panel.knowledge_requested.connect(self._on_knowledge_requested)
        self.article_page.back_requested.connect(self._on_back_requested)
        self.message_page.retry_requested.connect(self._on_retry_requested)
        desk.dossiers.opening.connect(self._on_opening)
        desk.dossiers.opened.connect(self._on_opened)
        desk.knowledge.article_opened.connect(self._on_article_opened)
        desk.around.colleague_found.connect(self._on_colleague_found)
        desk.failed.connect(self._on_failed)

    def _add_shortcuts(self) -> None:
        for keys, slot in (
            ("Ctrl+K", self._on_search_requested),
            ("F4", self._on_knowledge_requested),
            ("Ctrl+Shift+C", self.file_page.form.answerPanel.copy),
            ("Esc", self._on_back_requested),
        ):
            QShortcut(QKeySequence(keys), self.window).activated.connect(slot)

    @Slot()
    def _on_search_requested(self) -> None:
        self._form.searchBox.setFocus()
        self._form.searchBox.selectAll()

    @Slot()
    def _on_knowledge_requested(self) -> None:
        self._show_page(self.knowledge_page)
        self.knowledge_page.start()

    @Slot()
    def _on_back_requested(self) -> None:
        if self.popup.isVisible():
            self.popup.hide()
        elif self._form.pages.currentWidget() is not self._home():
            self._show_page(self._home())
        else:
            self._on_search_requested()

    @Slot()
    def _on_retry_requested(self) -> None:
        self._show_page(self._home())
        self._retry()

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        """Nothing found takes the place of the page: it could be read out for the wrong person."""
        if found.hits:
            self._on_something_else_typed()
            return
        left = self._left or self._form.pages.currentWidget()
        query = plain.line(found.query, 80)
        self._retry = partial(self._search_knowledge, query)
        title = self.tr("Niets gevonden voor “%1”").replace("%1", query)
        text = self.tr("Wat hier stond komt terug als u iets anders typt of op Esc drukt.")
        button = self.tr("Zoek in de kennisbank")
        self._show_message(Message("search", title, text, button=button))
        self._left = self._home() if left is self.message_page else left

    @Slot()
    def _on_something_else_typed(self) -> None:
        if self._left is not None:
            self._show_page(self._left)

    def _search_knowledge(self, query: str) -> None:
        self.popup.hide()
        self._on_knowledge_requested()
        self.knowledge_page.form.knowledgeBox.setText(query)

    @Slot(object)
    def _on_opening(self, hit: Hit) -> None:
        self._loading_name = plain.line(hit.title, 80)
        self._loading.start()

    @Slot()
    def _on_loading_takes_long(self) -> None:
        text = self.tr("Even geduld: de gegevens worden opgehaald.")
        self._show_message(Message("clock", self._loading_name, text))

    @Slot()
    def _on_opened(self) -> None:
        self._loading.stop()
        self._show_page(self.file_page)
        self._form.searchBox.selectAll()

    @Slot(object)
    def _on_article_opened(self, article: Article) -> None:
        self.article_page.show_article(article)
        self._show_page(self.article_page)

    @Slot(object)
    def _on_colleague_found(self, face: ColleagueFace) -> None:
        self._show_message(Message("colleague", face.name, face.lines, tone="accent"))

    @Slot(object, object)
    def _on_failed(self, said: Said, again: Callable[[], None]) -> None:
        self._loading.stop()
        self._retry = again
        self.popup.hide()
        title = self.tr("Dat lukt nu niet")
        explanation = plain.lines(said.in_(self.desk.language), 1000)
        self._show_message(Message("warning", title, explanation, tone="bad", again=True))

    def _show_message(self, message: Message) -> None:
        self.message_page.show_message(message)
        self._show_page(self.message_page)

    def _home(self) -> QWidget:
        """The page to go back to."""
        return self.file_page if self.desk.dossiers.current else self._form.welcomePage

    def _show_page(self, page: QWidget) -> None:
        self._left = None
        self._form.pages.setCurrentWidget(page)
        self._arrange()

    def _arrange(self) -> None:
        """Give each column its place for the width that there is."""
        form, width = self._form, self.window.width()
        form.leftColumn.setVisible(width >= NARROWER)
        self._place_side(beside=width >= NARROW)
        side = self.side_column
        in_file = form.pages.currentWidget() is self.file_page
        side.setVisible(in_file and self.desk.dossiers.current is not None)
        form.searchKey.setVisible(width >= NARROWER)

    def _place_side(self, *, beside: bool) -> None:
        side, body = self.side_column, self._form.body
        if beside and side.parentWidget() is not body:
            self._form.bodyLayout.addWidget(side)
            side.show_beside()
        elif not beside and side.parentWidget() is body:
            self.file_page.take_in(side)
            side.show_below()

    @Slot()
    def _on_resized(self) -> None:
        self._arrange()
        if self.popup.isVisible():
            self.popup.place()
