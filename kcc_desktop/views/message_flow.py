"""When a message takes the place of a page: waiting, nothing found, something that failed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from kcc_desktop.desk import plain
from kcc_desktop.views.message_page import Message, MessagePage

if TYPE_CHECKING:
    from kcc_desktop.domain.found import Found, Hit
    from kcc_desktop.domain.said import Said
    from kcc_desktop.views.workplace import Workplace

PATIENCE = 250  # ms before the window says that it waits
#: ms before "nothing found" takes the place of the page: the next letter often finds something, and
#: to change pages and back lays out the whole window. The results themselves say it at once.
PAUSE = 250


class MessageFlow(QObject):
    """Leads to the message page of a `Workplace`, and back.

    Signals:
        knowledge_search_requested(str): look for this in the knowledge base.
    """

    knowledge_search_requested = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self.page = MessagePage()
        self.page.bind(workplace.theme)
        self._retry: Callable[[], None] = workplace.desk.search.again
        self._left: QWidget | None = None  # the page that "nothing found" stands in place of
        self._loading_name = ""
        self._loading = QTimer(self, singleShot=True, interval=PATIENCE)
        self._loading.timeout.connect(self._on_loading_takes_long)
        self._nothing_for = ""
        self._nothing = QTimer(self, singleShot=True, interval=PAUSE)
        self._nothing.timeout.connect(self._on_nothing_found)
        self.page.retry_requested.connect(self._on_retry_requested)
        workplace.desk.search.found.connect(self._on_found)
        workplace.desk.search.cleared.connect(self.return_to_page)
        workplace.desk.dossiers.opening.connect(self._on_opening)
        workplace.desk.dossiers.opened.connect(self._loading.stop)
        workplace.desk.failed.connect(self._on_failed)

    def show_message(self, message: Message) -> None:
        """Let `message` take the place of the page."""
        self.page.show_message(message)
        self._workplace.show_page(self.page)

    def forget(self) -> None:
        """Another page was chosen: nothing is to be come back to."""
        self._nothing.stop()
        self._left = None

    @Slot()
    def return_to_page(self) -> None:
        """Something else was typed: bring back what "nothing found" took the place of."""
        self._nothing.stop()
        if self._left is not None:
            self._workplace.show_page(self._left)

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        if found.hits:
            self.return_to_page()
            return
        self._nothing_for = plain.line(found.query, 80)
        self._nothing.start()

    @Slot()
    def _on_nothing_found(self) -> None:
        """Nothing found takes the place of the page: it could be read out for the wrong person."""
        query = self._nothing_for
        left = self._left or self._workplace.current_page()
        self._retry = lambda: self.knowledge_search_requested.emit(query)
        title = self.tr("Niets gevonden voor “%1”").replace("%1", query)
        text = self.tr("Wat hier stond komt terug als u iets anders typt of op Esc drukt.")
        button = self.tr("Zoek in de kennisbank")
        self.show_message(Message("search", title, text, button=button))
        self._left = self._workplace.home() if left is self.page else left

    @Slot(object)
    def _on_opening(self, hit: Hit) -> None:
        self._loading_name = plain.line(hit.title, 80)
        self._loading.start()

    @Slot()
    def _on_loading_takes_long(self) -> None:
        text = self.tr("Even geduld: de gegevens worden opgehaald.")
        self.show_message(Message("clock", self._loading_name, text))

    @Slot()
    def _on_retry_requested(self) -> None:
        self._workplace.show_page(self._workplace.home())
        self._retry()

    @Slot(object, object)
    def _on_failed(self, said: Said, again: Callable[[], None]) -> None:
        self._loading.stop()
        self._retry = again
        self._workplace.popup.hide()
        title = self.tr("Dat lukt nu niet")
        explanation = plain.lines(said.in_(self._workplace.desk.language), 1000)
        self.show_message(Message("warning", title, explanation, tone="bad", again=True))
