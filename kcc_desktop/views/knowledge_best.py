"""The article that fits the conversation best: what it says, and the button that uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from kcc_desktop._assets.ui_best_article import Ui_BestArticle
from kcc_desktop.desk import plain
from kcc_desktop.viewmodels.article import term_of

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.knowledge import Article

MOST_LETTERS, MOST_OF_TERM = 120, 70


class BestArticle(QFrame):
    """Shows the beginning of an `Article`.

    Signals:
        open_requested(): read all of it.
        put_requested(): put its answer in the note.
    """

    open_requested = Signal()
    put_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_BestArticle()
        self.form.setupUi(self)
        self.form.titleButton.clicked.connect(self.open_requested)
        self.form.putButton.clicked.connect(self.put_requested)
        self.hide()

    def bind(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.form.titleButton.bind(theme)

    @Slot(object)
    def show_article(self, article: Article | None, words: tuple[str, ...] = ()) -> None:
        """Show this article; None hides all of it."""
        self.setVisible(article is not None)
        if article is None:
            return
        self.form.titleButton.show_title(plain.line(article.title, 120), words)
        self.form.answer.setText(plain.line(article.answer, MOST_LETTERS))
        term = plain.line(term_of(article), MOST_OF_TERM)
        self.form.term.setText(self.tr("Termijn: %1").replace("%1", term))
        self.form.term.setVisible(bool(term))
