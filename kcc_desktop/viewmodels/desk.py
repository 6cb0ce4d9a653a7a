"""All view-models of one window, and how they follow each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.found import HitGroup
from kcc_desktop.viewmodels.around import AroundViewModel
from kcc_desktop.viewmodels.counter import Latest
from kcc_desktop.viewmodels.dossier import Dossier, DossierViewModel
from kcc_desktop.viewmodels.knowledge import KnowledgeViewModel
from kcc_desktop.viewmodels.recent import RecentViewModel
from kcc_desktop.viewmodels.search import SearchViewModel
from kcc_desktop.viewmodels.sources import SourcesViewModel
from kcc_desktop.viewmodels.timeline import TimelineViewModel

if TYPE_CHECKING:
    from kcc_desktop.domain.found import Found, Hit
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.viewmodels.counter import Counter


#: A search that nobody typed: it loads what the first real one would have to wait for.
WARM_UP = "aa"
#: ms after which the panels beside a file that was opened are asked for: the file is read first,
#: and what they ask would stand in the way of painting it.
BESIDE = 100
#: Who works here while the workspace isn't open yet.
NOBODY = Actor("", "", roles=())


class Desk(QObject):
    """Holds the view-models; what is opened in one is shown by the others.

    Signals:
        failed(Said, object): something could not be done; the object is what tries it again.
        signed_in(Actor): the workspace is open, and this is who works in it.
        settled(Dossier): what was opened has been painted; what stands beside it may be asked for.
        changed(object): others changed something, as `services.changes` tells it.
    """

    failed = Signal(object, object)
    signed_in = Signal(object)
    settled = Signal(object)
    changed = Signal(object)

    def __init__(
        self,
        counter: Counter,
        language: Language,
        clock: Callable[[], datetime],
        search: SearchViewModel | None = None,
    ) -> None:
        super().__init__()
        self.counter, self.language, self.clock = counter, language, clock
        self.actor = NOBODY
        self.search = search or SearchViewModel(counter, language, self)
        self.dossiers = DossierViewModel(counter, language, clock, self)
        self.timeline = TimelineViewModel(counter, language, clock, self)
        self.knowledge = KnowledgeViewModel(counter, self)
        self.around = AroundViewModel(counter, language, clock, self)
        self.recent = RecentViewModel(self)
        self.sources = SourcesViewModel(language, clock, self)
        self._warming: Latest[tuple[Actor, Found]] = Latest(
            self, counter, self._on_warm, lambda said: self._on_failed(said, self.warm_up)
        )
        self._beside = QTimer(self, singleShot=True, interval=BESIDE)
        self._connect()
        if self.search.last is not None:
            self._on_found(self.search.last)

    @Slot()
    def warm_up(self) -> None:
        """Open the workspace before anybody asks for something."""
        self._warming.ask(lambda services: (services.actor, services.find.find(WARM_UP, limit=1)))

    @property
    def settling(self) -> bool:
        """Whether something was opened that has not `settled` yet."""
        return self._beside.isActive()

    @property
    def waiting(self) -> bool:
        """Whether anything is still to come."""
        return (
            self._warming.waiting
            or self.settling
            or any(
                one.waiting
                for one in (self.search, self.dossiers, self.timeline, self.knowledge, self.around)
            )
        )

    def _connect(self) -> None:
        self.search.hit_chosen.connect(self.open)
        self.search.found.connect(self._on_found)
        self.dossiers.opened.connect(self._on_opened)
        self.dossiers.report_changed.connect(self._on_report_changed)
        self._beside.timeout.connect(self._settle)
        for one, again in (
            (self.search, self.search.again),
            (self.dossiers, self.dossiers.again),
            (self.knowledge, self.knowledge.again),
            (self.timeline, self.dossiers.again),
            (self.around, self.dossiers.again),
        ):
            one.failed.connect(lambda said, again=again: self._on_failed(said, again))

    @Slot(object)
    def open(self, hit: Hit) -> None:
        """Open what `hit` leads to: a party, a report, an article or a colleague."""
        if hit.group is HitGroup.ARTICLE:
            self.knowledge.open(hit.id)
        elif hit.group is HitGroup.COLLEAGUE:
            self.around.open_colleague(hit.id)
        else:
            self.dossiers.open(hit)

    @Slot()
    def refresh(self) -> None:
        """Show what is open as it now stands: something in it was changed."""
        self.dossiers.tell_again()
        self.timeline.refresh()

    def _on_warm(self, opened: tuple[Actor, Found]) -> None:
        self.actor, found = opened
        self.sources.heard(found.sources)
        self.signed_in.emit(self.actor)

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self.sources.found(found)

    @Slot(object)
    def _on_opened(self, dossier: Dossier) -> None:
        if dossier.file:
            self.timeline.open(dossier.party_ids, dossier.file.counts, dossier.file.newest)
        elif dossier.told:
            self.timeline.show_rows(dossier.told.rows)
        self._beside.start()

    @Slot()
    def _settle(self) -> None:
        dossier = self.dossiers.current
        if dossier is not None:
            self.recent.add(dossier.as_hit())
            self._look_beside(dossier)
            self.settled.emit(dossier)

    @Slot(object)
    def _on_report_changed(self, dossier: Dossier) -> None:
        if not self.settling:
            self._look_beside(dossier)

    def _look_beside(self, dossier: Dossier) -> None:
        told = dossier.told
        self.sources.heard(told.trail.sources if told else ())
        self.knowledge.suggest(dossier.subject)
        self.around.open(told)

    def _on_failed(self, said: Said, again: Callable[[], None]) -> None:
        self.sources.failed(said)
        self.failed.emit(said, again)
