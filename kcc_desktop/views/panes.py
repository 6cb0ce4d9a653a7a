"""The sizes of the panes of the window: left column, page, right column, contact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QSplitter, QStackedWidget

if TYPE_CHECKING:
    from kcc_desktop.views.main_window import MainWindow


def let_shown_page_decide(pages: QStackedWidget) -> None:
    """Let the page that is shown alone decide how small the window may become."""

    def fit(shown: int) -> None:
        for place in range(pages.count()):
            policy = QSizePolicy.Policy.Preferred if place == shown else QSizePolicy.Policy.Ignored
            page = pages.widget(place)
            if page is not None:
                page.setSizePolicy(policy, policy)

    pages.currentChanged.connect(fit)
    fit(pages.currentIndex())


class Panes:
    """Reads and sets them. `first` is how they were when this was made."""

    def __init__(self, window: MainWindow) -> None:
        form = window.form
        self._splitters: dict[str, QSplitter] = {
            "columns": form.columns,
            "stage": form.stage,
            "work": form.work,
        }
        self._first = self.sizes()

    def sizes(self) -> dict[str, tuple[int, ...]]:
        """The sizes as they are, in pixels, by the name of the splitter."""
        return {name: tuple(one.sizes()) for name, one in self._splitters.items()}

    def restore(self, sizes: Mapping[str, tuple[int, ...]]) -> None:
        """Give the panes these sizes; those of another number of panes are left as they are."""
        for name, own in sizes.items():
            splitter = self._splitters.get(name)
            if splitter is not None and len(own) == splitter.count() and any(own):
                splitter.setSizes(list(own))

    def reset(self) -> None:
        """Give them the sizes that they began with."""
        self.restore(self._first)
