"""What lies around the report that is open: who handles it, and what else was reported near it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kcc_desktop.desk import plain
from kcc_desktop.domain.moments import local, short_day
from kcc_desktop.domain.report import ReportKind
from kcc_desktop.domain.steps import STEP_WORDS, Step
from kcc_desktop.models.rows import RowsModel
from kcc_desktop.models.timeline_rows import Tone
from kcc_desktop.viewmodels.counter import Counter, Latest

if TYPE_CHECKING:
    from kcc_desktop.domain.case import Case
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.services.tell import Told

LISTED = 3
_TONES = {Step.DONE: Tone.GOOD, Step.TOLD: Tone.GOOD, Step.PLANNED: Tone.GOOD, Step.REFUSED: Tone.BAD}


@dataclass(frozen=True, slots=True)
class WhoFace:
    """The department that handles it, and how to reach it."""

    department: str
    open_now: bool
    reachable: str
    colleagues: str
    ways: str


@dataclass(frozen=True, slots=True)
class NearRow:
    """One near report."""

    case: Case
    title: str
    detail: str
    badge: str
    tone: Tone


class AroundViewModel(QObject):
    """Asks what lies around a report.

    Signals:
        who_found(WhoFace | None): who handles it, as far as is known.
        near_found(): `near`, `street` and `summary` are new.
        failed(Said): it could not be asked.
    """

    who_found = Signal(object)
    near_found = Signal()
    failed = Signal(object)

    def __init__(
        self,
        counter: Counter,
        language: Language,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._clock = clock
        self.near = RowsModel(_spoken, self)
        self.street = ""
        self.summary = ""
        self._near: Latest[Sequence[Case]] = Latest(self, counter, self._on_near, self._on_failed)

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        return self._near.waiting

    def open(self, told: Told | None) -> None:
        """Look around the report that is answered; None when nothing is."""
        key = told.trail.key if told else None
        self.street = plain.line(told.trail.place.street, 40) if told else ""
        if key is None or key.kind is not ReportKind.CASE:
            self._near.forget()
            self._on_near(())
            return
        self._near.ask(lambda services: services.near.reports(key))

    def _on_near(self, cases: Sequence[Case]) -> None:
        self.near.show([self._row(case) for case in cases[:LISTED]])
        self.summary = self.tr("%n andere melding(en) van hetzelfde soort", "", len(cases))
        self.near_found.emit()

    def _on_failed(self, said: Said) -> None:
        self.failed.emit(said)

    def _row(self, case: Case) -> NearRow:
        today = local(self._clock()).date()
        number = "" if case.place.number is None else f" {case.place.number}"
        where = f"{case.place.street}{number}".strip()
        day = short_day(local(case.opened_at).date(), self._language, today)
        return NearRow(
            case=case,
            title=plain.line(case.title, 120),
            detail=" · ".join(part for part in (plain.line(where, 60), day) if part),
            badge=STEP_WORDS[case.step].in_(self._language),
            tone=_TONES.get(case.step, Tone.INFO),
        )


def _spoken(row: NearRow) -> str:
    return f"{row.title}, {row.detail}, {row.badge}"
