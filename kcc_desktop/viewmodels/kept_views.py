"""The saved views of one list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.viewmodels.counter import Counter, Latest, Services
from kcc_desktop.viewmodels.errands import Errands

if TYPE_CHECKING:
    from kcc_desktop.services.ports_lead import SavedView
    from kcc_desktop.services.saved_views import Views


class KeptViews(QObject):
    """Loads, keeps and drops the views of the list `place`.

    Signals:
        loaded(): `views` are those that there are now.
        failed(Said): it could not be done.
    """

    loaded = Signal()
    failed = Signal(object)

    def __init__(self, place: str, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.views: tuple[SavedView, ...] = ()
        self._asking: Latest[Sequence[SavedView]] = Latest(
            self, counter, self._on_loaded, self.failed.emit
        )
        self._errands = Errands(self, counter)

    @Slot()
    def load(self) -> None:
        """Read them."""
        self._asking.ask(lambda services: _views(services).of(self._place))

    def keep(self, name: str, arrangement: Mapping[str, Any]) -> None:
        """Keep a view under a name; one of the same name is replaced."""

        def work(services: Services) -> Sequence[SavedView]:
            _views(services).keep(self._place, name, arrangement)
            return _views(services).of(self._place)

        self._errands.run(work, self._on_loaded, self.failed.emit)

    def drop(self, place: int) -> None:
        """Take one away; does nothing when there is none in that place."""
        if not 0 <= place < len(self.views):
            return
        view = self.views[place]

        def work(services: Services) -> Sequence[SavedView]:
            _views(services).drop(view)
            return _views(services).of(self._place)

        self._errands.run(work, self._on_loaded, self.failed.emit)

    def _on_loaded(self, views: Sequence[SavedView]) -> None:
        self.views = tuple(views)
        self.loaded.emit()


def _views(services: Services) -> Views:
    from kcc_desktop.services.saved_views import Views  # noqa: PLC0415 (after the first paint)

    return services.of(Views)
