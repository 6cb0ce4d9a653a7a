"""The page on which an article is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from kcc_desktop._assets.ui_article_page import Ui_ArticlePage
from kcc_desktop.desk import icons, plain
from kcc_desktop.domain.moments import local, short_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.knowledge import Article
    from kcc_desktop.domain.said import Language


class ArticlePage(QWidget):
    """Shows an `Article`.

    Signals:
        back_requested(): the reader has read enough.
    """

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_ArticlePage()
        self.form.setupUi(self)
        self.form.backButton.clicked.connect(self.back_requested)
        self._article: Article | None = None

    def bind(self, theme: Theme, language: Language, clock: Callable[[], datetime]) -> None:
        """Take the colours of `theme`."""
        self._theme, self._language, self._clock = theme, language, clock
        theme.changed.connect(self._show)

    def show_article(self, article: Article) -> None:
        """Show this article from its beginning."""
        self._article = article
        self._show()

    @Slot()
    def _show(self) -> None:
        article = self._article
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
        form.meta.setText(
            " · ".join(part for part in (plain.line(article.source, 40), updated) if part)
        )
