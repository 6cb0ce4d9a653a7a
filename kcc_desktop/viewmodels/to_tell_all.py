"""Telling everybody who reported the same how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.viewmodels.counter import Counter, Latest, Services
from kcc_desktop.viewmodels.errands import Errands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kcc_desktop.domain.report import ReportKey
    from kcc_desktop.domain.said import Language
    from kcc_desktop.services.to_tell_all import ToTell, ToTellAll


class ToTellAllViewModel(QObject):
    """Holds who reported it, and mails them.

    Signals:
        loaded(): `wanted` are those who reported it.
        mailed(int): so many mails go out.
        linked(bool): two reports are about the same; whether that was new.
        failed(Said): it could not be done.
    """

    loaded = Signal()
    mailed = Signal(int)
    linked = Signal(bool)
    failed = Signal(object)

    def __init__(self, counter: Counter, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.wanted: tuple[ToTell, ...] = ()
        self.can_mail = False
        self.report: ReportKey | None = None
        self._reading: Latest[tuple[bool, Sequence[ToTell]]] = Latest(
            self, counter, self._on_read, self.failed.emit
        )
        self._errands = Errands(self, counter)

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        return self._reading.waiting or self._errands.waiting

    @property
    def to_mail(self) -> tuple[ToTell, ...]:
        """Those who have not heard it and can be mailed."""
        if not self.can_mail:
            return ()
        return tuple(one for one in self.wanted if not one.resident.told and one.resident.email)

    def open(self, report: ReportKey) -> None:
        """Ask who reported this."""
        if report != self.report:
            self.report, self.wanted = report, ()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask once more."""
        report, language = self.report, self._language
        if report is not None:
            self._reading.ask(
                lambda services: (_of(services).can_mail, _of(services).all(report, language))
            )

    def mail(self) -> None:
        """Mail all who have not heard it and can be mailed."""
        wanted, key = self.to_mail, f"tell-all/{uuid4()}"
        if wanted:
            self._errands.run(
                lambda services: _of(services).mail(wanted, key=key),
                self._on_mailed,
                self.failed.emit,
            )

    def link_same(self, case_id: int, other_id: int) -> None:
        """Both are about the same."""
        key = f"same/{uuid4()}"

        def work(services: Services) -> bool:
            from kcc_desktop.services.same_report import SameReport  # noqa: PLC0415 (see `counter`)

            return services.of(SameReport).link(case_id, other_id, key=key)

        self._errands.run(work, self.linked.emit, self.failed.emit)

    def _on_read(self, read: tuple[bool, Sequence[ToTell]]) -> None:
        self.can_mail, wanted = read
        self.wanted = tuple(wanted)
        self.loaded.emit()

    def _on_mailed(self, count: int) -> None:
        self.mailed.emit(count)
        self.refresh()


def _of(services: Services) -> ToTellAll:
    from kcc_desktop.services.to_tell_all import ToTellAll  # noqa: PLC0415 (see `counter`)

    return services.of(ToTellAll)
