"""A field for a day or a moment, typed as people say it: `vr`, `morgen 10:00`, `6 maart`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from kcc_desktop.domain.days_ahead import read_moment
from kcc_desktop.domain.moments import local, long_day
from kcc_desktop.domain.said import Language


class DayField(QLineEdit):
    """Reads what is typed, and says what it took it for in `understood`.

    Signals:
        understood(str): the day or moment in full; empty when it can't be read.
    """

    understood = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = Language.NL
        self._clock: Callable[[], datetime] | None = None
        self.setMaxLength(60)
        self.textChanged.connect(self._on_changed)

    def bind(self, language: Language, clock: Callable[[], datetime]) -> None:
        """Read days as seen from the moment that `clock` gives."""
        self._language, self._clock = language, clock

    @property
    def day(self) -> date | None:
        """The day that is meant; None when it can't be read."""
        moment = self.moment
        return local(moment).date() if moment else None

    @property
    def moment(self) -> datetime | None:
        """The moment that is meant (the beginning of the working day without a time)."""
        return read_moment(self.text(), local(self._clock())) if self._clock else None

    @Slot(str)
    def _on_changed(self, text: str) -> None:
        del text
        moment = self.moment
        self.understood.emit(moment_in_full(moment, self._language) if moment else "")


def moment_in_full(moment: datetime, language: Language) -> str:
    """`vrijdag 6 maart, 10:00`."""
    here = local(moment)
    return f"{long_day(here.date(), language)}, {here:%H:%M}"
