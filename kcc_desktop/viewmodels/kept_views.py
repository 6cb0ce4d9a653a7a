"""The views of a list that were kept under a name."""

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
    """Holds the views of one list at a time. How a view arranges it, is for the list to say.

    Signals:
        listed(): `views` or `chosen` is new.
        failed(Said): a view could not be fetched or kept.
    """

    listed = Signal()
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.views: tuple[SavedView, ...] = ()
        self.chosen: SavedView | None = None
        self._place = ""
        self._errands = Errands(self, counter)
        self._listing: Latest[Sequence[SavedView]] = Latest(
            self, counter, self._on_listed, self.failed.emit
        )

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        return self._errands.waiting or self._listing.waiting

    def open(self, place: str) -> None:
        """Hold the views of this list."""
        if place != self._place:
            self._place, self.views, self.chosen = place, (), None
            self.listed.emit()
        self._refresh()

    def choose(self, view: SavedView | None) -> None:
        """This view is shown; None: the list as it comes."""
        self.chosen = view
        self.listed.emit()

    def keep(self, name: str, arrangement: Mapping[str, Any]) -> None:
        """Keep this arrangement, in place of one of the same name; it is then the chosen view."""
        place = self._place
        self._errands.run(
            lambda services: _views(services).keep(place, name, arrangement),
            self._on_kept,
            self.failed.emit,
        )

    @Slot()
    def drop(self) -> None:
        """Take the chosen view away."""
        view, self.chosen = self.chosen, None
        if view is not None:
            self._errands.run(
                lambda services: _views(services).drop(view), self._on_dropped, self.failed.emit
            )

    def _on_kept(self, view: SavedView) -> None:
        self.chosen = view
        self._refresh()

    def _on_dropped(self, _nothing: None) -> None:
        self._refresh()

    def _refresh(self) -> None:
        place = self._place
        self._listing.ask(lambda services: _views(services).of(place))

    def _on_listed(self, views: Sequence[SavedView]) -> None:
        self.views = tuple(views)
        self.listed.emit()


def _views(services: Services) -> Views:
    from kcc_desktop.services.saved_views import Views  # noqa: PLC0415 (see `counter`)

    return services.of(Views)
