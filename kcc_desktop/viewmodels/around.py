"""What lies around the report that is open: who handles it, and what else was reported near it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kcc_desktop.desk import plain
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.moments import local, short_day
from kcc_desktop.domain.report import ReportKind
from kcc_desktop.domain.steps import STEP_WORDS, Step
from kcc_desktop.models.rows import RowsModel
from kcc_desktop.models.timeline_rows import Tone
from kcc_desktop.viewmodels.counter import Counter, Latest
from kcc_desktop.viewmodels.who import colleague_face, product_of, who_face

if TYPE_CHECKING:
    from kcc_desktop.domain.case import Case
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.services.look_up import Colleague, Handlers
    from kcc_desktop.services.tell import Told

LISTED = 3
_TONES = {
    Step.DONE: Tone.GOOD,
    Step.TOLD: Tone.GOOD,
    Step.PLANNED: Tone.GOOD,
    Step.REFUSED: Tone.BAD,
}


@dataclass(frozen=True, slots=True)
class NearRow:
    """One near report; `hit` opens it."""

    hit: Hit
    title: str
    detail: str
    badge: str
    tone: Tone


class AroundViewModel(QObject):
    """Asks what lies around a report.

    Signals:
        who_found(WhoFace | None): who handles it, as far as is known.
        colleague_found(ColleagueFace): how a colleague can be reached.
        near_found(): `near`, `street` and `summary` are new.
        failed(Said): it could not be asked.
    """

    who_found = Signal(object)
    colleague_found = Signal(object)
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
        self._who: Latest[Handlers | None] = Latest(self, counter, self._on_who, self._on_failed)
        self._colleague: Latest[Colleague] = Latest(
            self, counter, self._on_colleague, self._on_failed
        )
        self._near: Latest[Sequence[Case]] = Latest(self, counter, self._on_near, self._on_failed)

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        return any(one.waiting for one in (self._near, self._who, self._colleague))

    def open(self, told: Told | None) -> None:
        """Look around the report that is answered; None when nothing is."""
        self._ask_who(told)
        key = told.trail.key if told else None
        self.street = plain.line(told.trail.place.street, 40) if told else ""
        if key is None or key.kind is not ReportKind.CASE:
            self._near.forget()
            self._on_near(())
            return
        self._near.ask(lambda services: services.near.reports(key))

    def open_colleague(self, employee_id: int) -> None:
        """Fetch how this colleague can be reached."""
        self._colleague.ask(lambda services: services.look_up.colleague(employee_id))

    def _on_colleague(self, colleague: Colleague) -> None:
        self.colleague_found.emit(colleague_face(colleague))

    def _ask_who(self, told: Told | None) -> None:
        if told is None:
            self._who.forget()
            self._on_who(None)
            return
        product_id, department = product_of(told), told.trail.department
        self._who.ask(lambda services: services.look_up.who_handles(product_id, department))

    def _on_who(self, handlers: Handlers | None) -> None:
        self.who_found.emit(who_face(handlers) if handlers else None)

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
        opened = local(case.opened_at).date()
        day = short_day(opened, self._language, today) if case.is_dated else ""
        detail = " · ".join(part for part in (plain.line(where, 60), day) if part)
        title = plain.line(case.title, 120)
        way = Hit(HitGroup.CASE, case.id, title, detail, Match.EXACT, case_id=case.id)
        return NearRow(
            hit=replace(way, party_id=case.party_id),
            title=title,
            detail=detail,
            badge=STEP_WORDS[case.step].in_(self._language),
            tone=_TONES.get(case.step, Tone.INFO),
        )


def _spoken(row: NearRow) -> str:
    return f"{row.title}, {row.detail}, {row.badge}"
