"""What a reader has to say of a passage, for the editors."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from kcc_desktop._assets.ui_article_remark import Ui_ArticleRemark
from kcc_desktop.desk import plain

MOST_LETTERS = 2_000


class ArticleRemark(QFrame):
    """A field that opens above an article.

    Signals:
        remark_sent(str, str): the passage, and what is said of it.
        closed(): nothing is to be said any more.
    """

    remark_sent = Signal(str, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_ArticleRemark()
        self.form.setupUi(self)
        self._passage = ""
        self.form.sendButton.clicked.connect(self._on_send)
        self.form.cancelButton.clicked.connect(self.close_field)
        self.form.words.installEventFilter(self)
        self.hide()

    def open_field(self, passage: str) -> None:
        """Ask for words about `passage`; empty is the whole article."""
        self._passage = passage
        about = plain.line(passage, 160)
        self.form.passage.setText(f"“{about}”" if about else self.tr("Over het hele artikel."))
        self.show()
        self.form.words.setFocus()

    @Slot()
    def close_field(self) -> None:
        """Say nothing; what was written stays until the field is opened again."""
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            sends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if sends and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._on_send()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_send(self) -> None:
        words = self.form.words.toPlainText().strip()[:MOST_LETTERS]
        if not words:
            self.form.words.setFocus()
            return
        self.remark_sent.emit(self._passage, words)
        self.form.words.clear()
        self.close_field()
