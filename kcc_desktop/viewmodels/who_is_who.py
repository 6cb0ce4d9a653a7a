"""Finding a colleague: by name, job or department, who is there now first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from kcc_desktop.desk import plain
from kcc_desktop.domain.moments import local, short_day
from kcc_desktop.domain.words import fold
from kcc_desktop.models.rows import RowsModel
from kcc_desktop.viewmodels.counter import Counter, Latest

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language
    from kcc_desktop.services.who_is_who import Person

translate = QCoreApplication.translate


class WhoIsWhoViewModel(QObject):
    """Holds the colleagues that fit what was typed, in `people`.

    Signals:
        listed(): `people` are others than before.
        failed(Said): they could not be fetched.
    """

    listed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        counter: Counter,
        language: Language,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.people = RowsModel(self._spoken, self)
        self._language, self._clock = language, clock
        self._all: list[tuple[str, Person]] = []
        self._words: tuple[str, ...] = ()
        self._asking: Latest[Sequence[Person]] = Latest(
            self, counter, self._on_found, self.failed.emit
        )

    @property
    def waiting(self) -> bool:
        """Whether they are still to come."""
        return self._asking.waiting

    @Slot()
    def refresh(self) -> None:
        """Look who there is and whether they are there."""
        from kcc_desktop.services.who_is_who import WhoIsWho  # noqa: PLC0415 (see `counter`)

        self._asking.ask(lambda services: services.of(WhoIsWho).people())

    @Slot(str)
    def search(self, text: str) -> None:
        """Show who fits all the words of `text`, by their beginnings."""
        self._words = tuple(fold(text).split())
        self._show()

    def state(self, person: Person) -> str:
        """Whether somebody is there, in words."""
        if person.present:
            return translate("Who", "nu aanwezig")
        if person.away_until is None:
            return translate("Who", "nu niet aanwezig")
        day = short_day(person.away_until, self._language, local(self._clock()).date())
        return translate("Who", "afwezig tot en met %1").replace("%1", day)

    def _on_found(self, people: Sequence[Person]) -> None:
        self._all = [(_sought(person), person) for person in people]
        self._show()

    def _show(self) -> None:
        fitting = [person for text, person in self._all if self._fits(text)]
        fitting.sort(key=lambda person: not person.present)
        self.people.show(fitting, self._words)
        self.listed.emit()

    def _fits(self, text: str) -> bool:
        return all(f" {word}" in text for word in self._words)

    def _spoken(self, person: Person) -> str:
        department = person.department.name if person.department else ""
        parts = (person.employee.full_name, person.employee.job, department, self.state(person))
        return plain.line(", ".join(part for part in parts if part))


def _sought(person: Person) -> str:
    employee, department = person.employee, person.department
    words = (employee.full_name, employee.job, department.name if department else "")
    return " " + fold(" ".join(words))
