"""Being kept informed of the report that is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.domain.ids import new_id
from kcc_desktop.viewmodels.counter import Counter, Latest, Services
from kcc_desktop.viewmodels.errands import Errands

if TYPE_CHECKING:
    from kcc_desktop.domain.report import ReportKey
    from kcc_desktop.services.follow import Follow


class FollowingViewModel(QObject):
    """Whether this colleague follows the report that is open.

    Signals:
        changed(bool): whether it is followed now.
        toggled(bool): it was asked for, and is so now.
        failed(Said): it could not be asked or changed.
    """

    changed = Signal(bool)
    toggled = Signal(bool)
    failed = Signal(object)

    def __init__(
        self, counter: Counter, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._report: ReportKey | None = None
        self.follows = False
        self._pressed = False  # before it was known whether the report is followed
        self._errands = Errands(self, counter)
        self._asking: Latest[bool] = Latest(self, counter, self._on_known, self.failed.emit)

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        return self._errands.waiting or self._asking.waiting

    def look_at(self, report: ReportKey | None) -> None:
        """This report is open now; None: none is, or not known yet."""
        self._report = report
        if report is None:
            self._pressed = False
            self._asking.forget()
            self._on_known(False)
        else:
            self._asking.ask(lambda services: _follow(services).follows(report))

    @Slot()
    def toggle(self) -> None:
        """Follow the report, or no longer; once that is known, where it comes too early."""
        report, follows = self._report, not self.follows
        if report is None or self._asking.waiting:
            self._pressed = not self._pressed
            return
        if self._errands.waiting:
            return
        key = f"follow/{new_id(self._clock())}"
        self._errands.run(
            lambda services: _set(services, report, key, follows=follows),
            self._on_toggled,
            self.failed.emit,
        )

    def _on_known(self, follows: bool) -> None:
        self.follows = follows
        self.changed.emit(follows)
        if self._pressed and self._report is not None:
            self._pressed = False
            self.toggle()

    def _on_toggled(self, follows: bool) -> None:
        self._on_known(follows)
        self.toggled.emit(follows)


def _set(services: Services, report: ReportKey, key: str, *, follows: bool) -> bool:
    if follows:
        _follow(services).follow(report, key=key)
    else:
        _follow(services).unfollow(report, key=key)
    return follows


def _follow(services: Services) -> Follow:
    from kcc_desktop.services.follow import Follow  # noqa: PLC0415 (see `counter`)

    return services.of(Follow)
