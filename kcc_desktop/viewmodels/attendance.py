"""Who works here, where, and whether they are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.domain.attendance import Attendance
from kcc_desktop.services.attend import Attend, Whereabouts
from kcc_desktop.viewmodels.counter import Counter, Latest
from kcc_desktop.viewmodels.reach import Beat

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Said

#: How often the others hear that somebody is still there; they forget it after three minutes.
BEAT = 45_000  # ms


class AttendanceViewModel(QObject):
    """Tells the others of this user once `start` was called; before that it only shows.

    Signals:
        found(Whereabouts): where this is, and which locations there are.
        changed(): the state or the location is another one.
    """

    found = Signal(object)
    changed = Signal()

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = Attendance.HERE
        self.where: Whereabouts | None = None
        self.location_id: int | None = None
        self._contacts = 0
        self._started = False
        self._looking: Latest[Whereabouts] = Latest(self, counter, self._on_where, self._on_away)
        self._telling: Latest[None] = Latest(self, counter, self._on_told, self._on_away)
        self._timer = Beat(self, BEAT, self._tell, counter.reach)

    @Slot()
    def look(self) -> None:
        """Ask where this is."""
        self._looking.ask(lambda services: services.of(Attend).where())

    @Slot()
    def start(self) -> None:
        """Tell the others, now and from time to time."""
        self._started = True
        self._timer.start()
        self._tell()

    def be(self, state: Attendance) -> None:
        """Say that this user is now here, busy or away."""
        self.state = state
        self.changed.emit()
        self._tell()

    def sit_at(self, location_id: int) -> None:
        """Say where this user sits today."""
        self.location_id = location_id
        self.changed.emit()
        self._tell()

    @Slot(int)
    def take(self, contacts: int) -> None:
        """This user now has so many contacts."""
        if contacts != self._contacts:
            self._contacts = contacts
            self._tell()

    def location(self) -> str:
        """The name of the location; empty without one."""
        known = self.where.locations if self.where else ()
        return next((one.name for one in known if one.id == self.location_id), "")

    def _tell(self) -> None:
        if self._started:
            told = self.state, self._contacts, self.location_id
            self._telling.tell(lambda services: services.of(Attend).beat(*told))

    def _on_where(self, where: Whereabouts) -> None:
        self.where = where
        self.location_id = self.location_id or where.location_id
        self.found.emit(where)
        self.changed.emit()

    def _on_told(self, nothing: None) -> None:
        """The others know."""

    def _on_away(self, said: Said) -> None:
        """Nobody is bothered with it: the status bar says that the workspace doesn't answer, and
        the next beat tells it again.
        """
