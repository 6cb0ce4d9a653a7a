"""Something that hangs on a mail: opened, kept or dragged out only when somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from kcc_desktop.desk import plain
from kcc_desktop.domain.mail import MAIL_PROBLEM_WORDS, MailPart, MailProblem

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language


class PartButton(QPushButton):
    """Names one part and its size.

    Signals:
        wanted(MailPart): its content is to be shown or kept.
    """

    wanted = Signal(object)

    def __init__(self, part: MailPart, language: Language, parent: QWidget | None = None) -> None:
        name = plain.line(part.name, 60) or part.type
        size = QLocale(str(language)).formattedDataSize(part.size, 0)
        super().__init__(plain.label(f"{name} · {size}"), parent)
        self._part = part
        self._file = ""
        self._pressed_at: QPoint | None = None
        self.setProperty("role", "chip")
        words = self.tr("Bijlage %1, %2").replace("%1", name).replace("%2", size)
        self.setAccessibleName(words)
        self.setToolTip(plain.tip(self._tip(part, language)))
        self.setEnabled(bool(part.digest))
        self.clicked.connect(lambda: self.wanted.emit(part))

    @property
    def part(self) -> MailPart:
        """What it stands for."""
        return self._part

    def offer(self, file: str) -> None:
        """Its content stands in this file now, and can be dragged out."""
        self._file = file

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        if start is None or not self._file or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        far = (event.position().toPoint() - start).manhattanLength()
        if far < QApplication.startDragDistance():
            return
        self._pressed_at = None
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(self._file)])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)

    def _tip(self, part: MailPart, language: Language) -> str:
        if part.withheld in set(MailProblem):
            return MAIL_PROBLEM_WORDS[MailProblem(part.withheld)].in_(language)
        return part.type
