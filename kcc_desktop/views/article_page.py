"""The page on which an article is read and used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from kcc_desktop._assets.ui_article_page import Ui_ArticlePage
from kcc_desktop.desk import icons, plain
from kcc_desktop.domain.knowledge import Article
from kcc_desktop.domain.moments import local, short_day
from kcc_desktop.viewmodels.checklist import ChecklistViewModel

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.said import Language

#: Below this width (pixels) the checklist stands above the text in place of beside it.
NARROW, BESIDE = 760, 340
MOST_PIXELS = 16_777_215  # Qt's own "no limit"


class ArticlePage(QWidget):
    """Shows an `Article`, and its conditions to go through.

    Signals:
        back_requested(): the reader has read enough.
        put_requested(Article, str, str): put the text of this part in the answer; the part is a
            heading, or empty for the answer itself.
        remark_sent(Article, str, str): a passage, and what the reader has to say of it.
        edit_requested(int): write in the article with this id.
        refused(str): why something can't be put in the answer.
    """

    back_requested = Signal()
    put_requested = Signal(object, str, str)
    remark_sent = Signal(object, str, str)
    edit_requested = Signal(int)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_ArticlePage()
        self.form.setupUi(self)
        self.article: Article | None = None
        self.checklist = ChecklistViewModel(self)
        form = self.form
        form.backButton.clicked.connect(self.back_requested)
        form.putButton.clicked.connect(self.put)
        form.remarkButton.clicked.connect(self.remark)
        form.editButton.clicked.connect(self._on_edit)
        form.remark.remark_sent.connect(self._on_remark_sent)
        form.remark.closed.connect(form.articleText.setFocus)
        form.checklist.outcome_requested.connect(self._on_outcome_requested)
        form.editButton.hide()
        form.notice.hide()

    def bind(self, theme: Theme, language: Language, clock: Callable[[], datetime]) -> None:
        """Take the colours of `theme`."""
        self._theme, self._language, self._clock = theme, language, clock
        self.form.checklist.bind(self.checklist, language)
        theme.changed.connect(self._show)

    def show_article(self, article: Article) -> None:
        """Show this article from its beginning; the answers to the same conditions stay."""
        known = self.article
        same = known is not None and (known.id, known.checklist) == (article.id, article.checklist)
        self.article = article
        if not same:
            self.checklist.start(article.checklist)
        self.form.remark.hide()
        self.form.notice.hide()
        self._show()

    def allow_editing(self, allowed: bool) -> None:
        """Offer to write in the article."""
        self.form.editButton.setVisible(allowed)

    def tell(self, text: str) -> None:
        """Say something above the article; empty says nothing."""
        self.form.notice.setText(text)
        self.form.notice.setVisible(bool(text))

    @Slot()
    def put(self) -> None:
        """Put the chosen words in the answer, or else the answer of the article."""
        if self.article is None:
            return
        passage = self.form.articleText.passage()
        if passage.internal:
            words = self.tr("Dit deel is alleen intern en gaat niet mee in het antwoord.")
            self.refused.emit(words)
        elif passage.text:
            self.put_requested.emit(self.article, passage.part, passage.text)
        else:
            self.put_requested.emit(self.article, "", self.article.answer)

    @Slot()
    def remark(self) -> None:
        """Ask what the reader has to say of the chosen words."""
        self.form.remark.open_field(self.form.articleText.passage().text)

    @Slot()
    def go_through(self) -> None:
        """Take the keyboard at the conditions."""
        self.form.checklist.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        form, beside = self.form, self.width() >= NARROW
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        form.bodyLayout.setDirection(across if beside else down)
        above = Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0)
        form.bodyLayout.setAlignment(form.checklist, above)
        form.checklist.setMaximumWidth(BESIDE if beside else MOST_PIXELS)
        form.checklist.setMinimumWidth(BESIDE if beside else 0)

    @Slot(str)
    def _on_outcome_requested(self, text: str) -> None:
        self.put_requested.emit(self.article, self.tr("Voorwaarden"), text)

    @Slot(str, str)
    def _on_remark_sent(self, passage: str, words: str) -> None:
        self.remark_sent.emit(self.article, passage, words)

    @Slot()
    def _on_edit(self) -> None:
        if self.article is not None:
            self.edit_requested.emit(self.article.id)

    @Slot()
    def _show(self) -> None:
        article = self.article
        if article is None:
            return
        form = self.form
        form.backButton.setIcon(icons.icon("back", self._theme.colour("accent")))
        form.articleText.show_article(article, self._theme)
        form.articleText.setAccessibleName(plain.line(article.title))
        day = short_day(
            local(article.updated_at).date(), self._language, local(self._clock()).date()
        )
        updated = self.tr("bijgewerkt %1").replace("%1", day)
        parts = (plain.line(article.source, 40), plain.line(article.owner, 40), updated)
        form.meta.setText(" · ".join(part for part in parts if part))
