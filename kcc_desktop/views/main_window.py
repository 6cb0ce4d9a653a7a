"""The window: search box, pages, columns, and which of them is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from kcc_desktop._assets.ui_main_window import Ui_MainWindow
from kcc_desktop.desk import icons, plain
from kcc_desktop.views.message_page import Message
from kcc_desktop.views.restyle import set_style_property
from kcc_desktop.views.results_popup import ResultsPopup

if TYPE_CHECKING:
    from collections.abc import Callable

    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.found import Hit
    from kcc_desktop.domain.knowledge import Article
    from kcc_desktop.domain.said import Said
    from kcc_desktop.viewmodels.desk import Desk
    from kcc_desktop.viewmodels.who import ColleagueFace

#: Below the first width (in pixels of the window) the right column moves under the timeline,
#: below the second the left column goes.
NARROW, NARROWER = 1120, 860
PATIENCE = 250  # ms before the window says that it waits


class MainWindow(QMainWindow):
    """Binds the view-models of a `Desk` to the forms.

    Signals:
        painted(): the window has been painted for the first time.
    """

    painted = Signal()

    def __init__(self, desk: Desk, theme: Theme, workspace_name: str) -> None:
        super().__init__()
        self.form = Ui_MainWindow()
        self.form.setupUi(self)
        self.desk, self._theme = desk, theme
        self._retry = desk.search.again
        self._was_painted = False
        self._loading_name = ""
        self._loading = QTimer(self, singleShot=True, interval=PATIENCE)
        self._loading.timeout.connect(self._on_loading_takes_long)
        self.popup = ResultsPopup(self)
        self.form.workspaceName.setText(workspace_name)
        self._bind()
        self._connect()
        self._add_shortcuts()
        self._show_page(self.form.welcomePage)
        self.form.searchBox.setFocus()

    def search_for(self, text: str) -> None:
        """Type `text` into the search box."""
        self.form.searchBox.setFocus()
        self.form.searchBox.setText(text)

    def _bind(self) -> None:
        desk, theme, form = self.desk, self._theme, self.form
        look = (theme, desk.language, desk.clock)
        form.welcomePage.bind(theme, desk.examples)
        form.messagePage.bind(theme)
        form.filePage.bind(desk.dossiers, desk.timeline, theme)
        form.articlePage.bind(*look)
        form.knowledgePage.bind(desk.knowledge, theme)
        form.recentPanel.bind(desk.recent, theme)
        form.sourceStrip.bind(desk.sources, theme)
        form.sideColumn.bind(desk, theme)
        self.popup.bind(desk.search, form.searchBox, look)
        theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def _connect(self) -> None:
        desk, form = self.desk, self.form
        form.searchBox.textChanged.connect(desk.search.type)
        form.searchBox.installEventFilter(self)
        form.welcomePage.query_requested.connect(self.search_for)
        form.recentPanel.hit_requested.connect(desk.open)
        form.recentPanel.knowledge_requested.connect(self._on_knowledge_requested)
        form.articlePage.back_requested.connect(self._on_back_requested)
        form.messagePage.retry_requested.connect(self._on_retry_requested)
        desk.dossiers.opening.connect(self._on_opening)
        desk.dossiers.opened.connect(self._on_opened)
        desk.knowledge.article_opened.connect(self._on_article_opened)
        desk.around.colleague_found.connect(self._on_colleague_found)
        desk.failed.connect(self._on_failed)

    def _add_shortcuts(self) -> None:
        for keys, slot in (
            ("Ctrl+K", self._on_search_requested),
            ("F4", self._on_knowledge_requested),
            ("Ctrl+Shift+C", self.form.filePage.form.answerPanel.copy),
            ("Esc", self._on_back_requested),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    @Slot()
    def _on_search_requested(self) -> None:
        self.form.searchBox.setFocus()
        self.form.searchBox.selectAll()

    @Slot()
    def _on_knowledge_requested(self) -> None:
        self._show_page(self.form.knowledgePage)
        self.form.knowledgePage.start()

    @Slot()
    def _on_back_requested(self) -> None:
        if self.popup.isVisible():
            self.popup.hide()
        elif self.form.pages.currentWidget() is not self._home():
            self._show_page(self._home())
        else:
            self._on_search_requested()

    @Slot()
    def _on_retry_requested(self) -> None:
        self._show_page(self._home())
        self._retry()

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
        self._show_page(self.form.filePage)
        self.form.searchBox.selectAll()

    @Slot(object)
    def _on_article_opened(self, article: Article) -> None:
        self.form.articlePage.show_article(article)
        self._show_page(self.form.articlePage)

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
        self.form.messagePage.show_message(message)
        self._show_page(self.form.messagePage)

    def _home(self) -> QWidget:
        """The page to go back to."""
        return self.form.filePage if self.desk.dossiers.current else self.form.welcomePage

    def _show_page(self, page: QWidget) -> None:
        self.form.pages.setCurrentWidget(page)
        self._arrange()

    def _arrange(self) -> None:
        """Give each column its place for the width that there is."""
        form, width = self.form, self.width()
        form.recentPanel.setVisible(width >= NARROWER)
        self._place_side(beside=width >= NARROW)
        side = form.sideColumn
        in_file = form.pages.currentWidget() in (form.filePage, form.articlePage)
        side.setVisible(in_file and self.desk.dossiers.current is not None)
        form.searchKey.setVisible(width >= NARROWER)

    def _place_side(self, *, beside: bool) -> None:
        side, body = self.form.sideColumn, self.form.body
        if beside and side.parentWidget() is not body:
            self.form.bodyLayout.addWidget(side)
            side.show_beside()
        elif not beside and side.parentWidget() is body:
            self.form.filePage.take_in(side)
            side.show_below()

    @Slot()
    def _paint_icons(self) -> None:
        colour = self._theme.tokens.soft
        drawn = icons.pixmap("search", colour, 18, self.devicePixelRatioF())
        self.form.searchIcon.setPixmap(drawn)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            focused = event.type() == QEvent.Type.FocusIn
            set_style_property(self.form.searchFrame, "focused", focused)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        if self.popup.isVisible():
            self.popup.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)
