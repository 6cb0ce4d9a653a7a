"""What is open on the desk: a party with its reports, or a report whose party isn't known."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kcc_desktop.desk import plain
from kcc_desktop.domain.errors import NotFound
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.timeline import EntryKind, TimelineEntry
from kcc_desktop.viewmodels.counter import Counter, Latest, Services

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language
    from kcc_desktop.services.look import PartyFile
    from kcc_desktop.services.tell import Told


MOST_LETTERS = 120  # of a subject that articles are looked for with


@dataclass(frozen=True, slots=True)
class Dossier:
    """A party's file (None when nobody is known) and the answer about one report (None without)."""

    hit: Hit
    file: PartyFile | None
    told: Told | None

    @property
    def party_ids(self) -> tuple[int, ...]:
        """The party and its doubles."""
        return tuple(self.file.doubles) if self.file else ()

    @property
    def subject(self) -> str:
        """What the report is about, as words to find articles with."""
        if self.told is None:
            return ""
        return plain.line(self.told.rows.kind_name or self.told.trail.subject, MOST_LETTERS)

    def as_hit(self) -> Hit:
        """The way back to what is open: the party, else the report."""
        if self.file is None:
            return self.hit
        party = self.file.party
        return Hit(HitGroup.PARTY, party.id, party.name, "", Match.EXACT)


_GONE = Said(
    "Dit staat niet meer in de werkvoorraad. Zoek opnieuw.",
    "This is no longer in the workspace. Search again.",
)


class DossierViewModel(QObject):
    """Opens what was found.

    Signals:
        opening(Hit): it is being fetched.
        opened(Dossier): it is here.
        report_changed(Dossier): another report of the same party is answered.
        refreshed(Dossier): what was open already is here as it now stands.
        failed(Said): it could not be opened.
    """

    opening = Signal(object)
    opened = Signal(object)
    report_changed = Signal(object)
    refreshed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        counter: Counter,
        language: Language,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.language = language
        self.clock = clock
        self.current: Dossier | None = None
        self._asked: tuple[Hit, ReportKey | None] | None = None
        self._opening: Latest[Dossier] = Latest(self, counter, self._on_opened, self._on_failed)
        self._telling: Latest[Dossier] = Latest(self, counter, self._on_told, self._on_failed)
        self._refreshing: Latest[Dossier] = Latest(
            self, counter, self._on_refreshed, self._on_failed
        )

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        asked = (self._opening, self._telling, self._refreshing)
        return any(one.waiting for one in asked)

    def open(self, hit: Hit, report: ReportKey | None = None) -> None:
        """Open the party or report that `hit` leads to, answering for `report` when given."""
        self._asked = hit, report
        self._telling.forget()
        self._refreshing.forget()
        self.opening.emit(hit)
        self._opening.ask(lambda services: _fetch(services, hit, report, self.language))

    def again(self) -> None:
        """Open once more what was asked last."""
        if self._asked is not None:
            self.open(*self._asked)

    def tell_again(self) -> None:
        """Fetch what is open as it now stands: something in it was changed."""
        dossier = self.current
        if dossier is not None and not self._opening.waiting:
            hit, report = dossier.as_hit(), dossier.told.trail.key if dossier.told else None
            self._refreshing.ask(
                lambda services: replace(
                    _fetch(services, hit, report, self.language), hit=dossier.hit
                )
            )

    def choose_report(self, key: ReportKey) -> None:
        """Answer for another report of the party that is open."""
        dossier = self.current
        if dossier is None or (dossier.told and dossier.told.trail.key == key):
            return
        self._tell(dossier, key)

    def choose_entry(self, entry: TimelineEntry) -> None:
        """Answer for the report that a line of the timeline belongs to."""
        key = report_of_entry(entry)
        if key is not None:
            self.choose_report(key)

    def _tell(self, dossier: Dossier, key: ReportKey) -> None:
        self._refreshing.forget()
        resident = dossier.file.party.id if dossier.file else None
        self._telling.ask(
            lambda services: replace(
                dossier, told=services.tell.report(key, self.language, resident_id=resident)
            )
        )

    def _on_opened(self, dossier: Dossier) -> None:
        self.current = dossier
        self.opened.emit(dossier)

    def _on_told(self, dossier: Dossier) -> None:
        self.current = dossier
        self.report_changed.emit(dossier)

    def _on_refreshed(self, dossier: Dossier) -> None:
        self._on_told(dossier)
        self.refreshed.emit(dossier)

    def _on_failed(self, said: Said) -> None:
        self.failed.emit(said)


def report_of_entry(entry: TimelineEntry) -> ReportKey | None:
    """The report that a line of a timeline belongs to; None for work planned outside a case."""
    if entry.case_id:
        return ReportKey(ReportKind.CASE, entry.case_id)
    kinds = {
        EntryKind.CASE: ReportKind.CASE,
        EntryKind.HANDOVER: ReportKind.HANDOVER,
        EntryKind.CONTACT: ReportKind.CONTACT,
    }
    kind = kinds.get(entry.kind)
    return ReportKey(kind, entry.id) if kind else None


def _fetch(services: Services, hit: Hit, report: ReportKey | None, language: Language) -> Dossier:
    if hit.group is HitGroup.PARTY:
        file = services.look.party(hit.id)
        return Dossier(hit, file, _told_to(services, file, report, language))
    told = _told_of(services, hit, report, language)
    party_id = told.party.id if told and told.party else hit.party_id
    if party_id is not None:
        return Dossier(hit, services.look.party(party_id), told)
    if told is None:
        raise NotFound(_GONE)
    return Dossier(hit, None, told)


def _told_to(
    services: Services, file: PartyFile, report: ReportKey | None, language: Language
) -> Told | None:
    if report is not None:
        return services.tell.report(report, language, resident_id=file.party.id)
    with suppress(NotFound):  # somebody without reports
        return services.tell.of_file(file, language)
    return None


def _told_of(
    services: Services, hit: Hit, report: ReportKey | None, language: Language
) -> Told | None:
    if report is not None:
        return services.tell.report(report, language)
    with suppress(NotFound):  # gone since it was found
        return services.tell.found(hit, language)
    return None
