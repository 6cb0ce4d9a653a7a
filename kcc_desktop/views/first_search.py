"""The search box at work, before the rest of the window is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.viewmodels.counter import Latest
from kcc_desktop.viewmodels.search import SearchViewModel
from kcc_desktop.views.results_popup import ResultsPopup

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.found import Found
    from kcc_desktop.domain.said import Language
    from kcc_desktop.viewmodels.counter import Counter
    from kcc_desktop.views.main_window import MainWindow

#: A search that nobody typed: it loads what the first real one would have to wait for.
_WARM_UP = "aa"


class FirstSearch(QObject):
    """Shows what is found for what is typed; `search` and `popup` are handed on to the workplace.

    Signals:
        answered(): a search came back, or could not be done.
    """

    answered = Signal()

    def __init__(
        self,
        window: MainWindow,
        counter: Counter,
        look: tuple[Theme, Language, Callable[[], datetime]],
    ) -> None:
        super().__init__(window)
        box = window.form.searchBox
        self.search = SearchViewModel(counter, look[1], self)
        self.popup = ResultsPopup(window)
        self.popup.bind(self.search, box, look)
        self._warming: Latest[Found] = Latest(self, counter, self._on_answer, self._on_answer)
        self.search.found.connect(self._on_answer)
        self.search.failed.connect(self._on_answer)
        box.textChanged.connect(self.search.type)
        self.search.type(box.text())
        if not self.search.waiting:
            self._warming.search(lambda find: find.find(_WARM_UP, limit=1))

    @property
    def waiting(self) -> bool:
        """Whether somebody waits for results."""
        return self.search.waiting

    @Slot(object)
    def _on_answer(self, _answer: object) -> None:
        self.answered.emit()
