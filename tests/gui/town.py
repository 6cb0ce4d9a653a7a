"""A very small town behind the window: services whose answers a test decides.

What is told is made by the real rules (`trail_of`, `compose`) out of the rows given here.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from kcc_desktop.domain.answers import compose
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.case import Case, CaseEvent, Place, PlannedDate
from kcc_desktop.domain.contact import Channel, Contact, Direction
from kcc_desktop.domain.errors import Interrupted, KccError, NotFound
from kcc_desktop.domain.found import Found, Hit, HitGroup, Match
from kcc_desktop.domain.knowledge import Article, ArticleKind, Section
from kcc_desktop.domain.organisation import Department, Employee
from kcc_desktop.domain.party import (
    Address,
    Identifier,
    Name,
    Party,
    PartyKind,
    Phone,
    Representation,
    Scheme,
)
from kcc_desktop.domain.report import ReportKey, ReportKind, ReportRows, SourceState
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.timeline import (
    PAGE,
    EntryKind,
    PartyReport,
    TimelineCounts,
    TimelineEntry,
)
from kcc_desktop.domain.trail_rules import trail_of
from kcc_desktop.services.look import PartyFile
from kcc_desktop.services.look_up import Colleague, Handlers
from kcc_desktop.services.tell import Told
from kcc_desktop.viewmodels.counter import Services

HILDE = Actor("Hilde Vos", "hilde.vos")
NOW = datetime(2026, 3, 4, 9, 41, tzinfo=UTC)
PLANNING = "Onderhoudsplanning"
SUZANNE = Party(
    1,
    PartyKind.PERSON,
    (Name("Suzanne de Wit"),),
    (Address("Lindelaan", 12, "", "3523XK", "Zuid"),),
    ("suzanne@dewit.example",),
    (Phone("+31612345678"),),
    (Identifier(Scheme.BSN, "123456782"),),
)
LAMP = Case(
    5,
    "W-2041",
    PLANNING,
    "2041",
    "Kapotte straatlantaarn Lindelaan",
    datetime(2026, 3, 2, 8, 12, tzinfo=UTC),
    description="De lantaarn voor nummer 12 is stuk",
    kind="straatlantaarn",
    party_id=1,
    department="Onderhoud",
    step=Step.PLANNED,
    channel="email",
    place=Place("Lindelaan", 12),
    fetched_at=NOW - timedelta(minutes=2),
    events=(
        CaseEvent(51, 5, datetime(2026, 3, 2, 8, 20, tzinfo=UTC), Step.HANDED_OVER, "", who="Luc",
                  department="Onderhoud", source=PLANNING),
    ),
    planned=(
        PlannedDate(7, date(2026, 3, 6), PLANNING, NOW - timedelta(minutes=2), who="Stef Maas",
                    department="Onderhoud", case_id=5),
    ),
)  # fmt: skip
MAIL = Contact(
    2,
    datetime(2026, 3, 2, 8, 12, tzinfo=UTC),
    Channel.EMAIL,
    Direction.IN,
    "Kapotte straatlantaarn Lindelaan",
    "Goedemorgen, de lantaarn voor nummer 12 is al drie dagen stuk.",
    party_id=1,
    agent="Luc Jansen",
    case_ids=(5,),
)
ROWS = ReportRows(
    ReportKey(ReportKind.CASE, 5),
    case=LAMP,
    contacts=(MAIL,),
    sources=(SourceState(PLANNING, as_of=NOW - timedelta(minutes=2), elapsed_ms=48),),
    kind_name="Kapotte straatlantaarn",
)
PERSON_HIT = Hit(HitGroup.PARTY, 1, "Suzanne de Wit", "Lindelaan 12", Match.WORDS, party_id=1)
CASE_HIT = Hit(
    HitGroup.CASE, 5, LAMP.title, "W-2041 · Lindelaan 12", Match.WORDS, LAMP.opened_at, 1, 5,
    "planned",
)  # fmt: skip
ARTICLE_HIT = Hit(
    HitGroup.ARTICLE, 30, "Kapotte straatlantaarn melden", "Wij repareren binnen 5 werkdagen.",
    Match.WORDS, badge="article",
)  # fmt: skip
COLLEAGUE_HIT = Hit(HitGroup.COLLEAGUE, 40, "Stef Maas", "monteur · Onderhoud", Match.WORDS)
ARTICLE = Article(
    30,
    "lantaarn",
    ArticleKind.ARTICLE,
    "Kapotte straatlantaarn melden",
    "Wij repareren een kapotte straatlantaarn binnen 5 werkdagen.",
    NOW,
    (Section("Procedure", "1. Noteer de straat\n2. Draag over"),),
)
STEF = Employee(40, "stef", "Stef", "Maas", 9, job="monteur", phone="030 1", availability="x" * 10)
DEPARTMENT = Department(9, "onderhoud", "Onderhoud", "030 123 4541", "onderhoud@stad.example")


@dataclass
class Town:
    """What the services say. `fault` makes them fail; `gate`, while unset, makes them wait."""

    hits: list[Hit] = field(
        default_factory=lambda: [PERSON_HIT, CASE_HIT, ARTICLE_HIT, COLLEAGUE_HIT]
    )
    party_: Party = SUZANNE
    rows: ReportRows = ROWS
    lines: list[TimelineEntry] = field(default_factory=list)
    doubles: tuple[int, ...] = (1,)
    representatives: tuple[tuple[Representation, str], ...] = ()
    reports_: tuple[PartyReport, ...] = ()
    near: list[Case] = field(default_factory=list)
    article_: Article = ARTICLE
    sources: tuple[SourceState, ...] = ROWS.sources
    fault: Exception | None = None
    gate: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)
    interrupted: int = 0

    def __post_init__(self) -> None:
        self.gate.set()
        self._stop = threading.Event()

    def services(self) -> Services:
        """What a Counter is given."""
        return Services(self, self, self, self, self, HILDE)  # type: ignore[arg-type]

    def interrupt(self) -> None:
        """As a workspace does it: whoever waits, stops waiting."""
        self.interrupted += 1
        self._stop.set()

    def find(self, query: str, limit: int = 8, groups: object = None) -> Found:
        """The hits of which title or detail hold the first word."""
        self._answer(query)
        words = query.lower().split()
        fits = [h for h in self.hits if any(w in f"{h.title} {h.detail}".lower() for w in words)]
        return Found(query, tuple(fits), sources=self.sources, elapsed_ms=12)

    def found(self, hit: Hit, language: Language) -> Told:
        """The one report of this town."""
        self._answer(f"found {hit.id}")
        return self._told(language)

    def report(self, key: ReportKey, language: Language, resident_id: int | None = None) -> Told:
        """The one report of this town, under any key."""
        self._answer(f"report {key.kind} {key.id}")
        self.rows = replace(self.rows, key=key)
        return self._told(language)

    def party(self, party_id: int) -> PartyFile:
        """The file of the one party."""
        self._answer(f"party {party_id}")
        counts = {kind: sum(line.kind is kind for line in self.lines) for kind in EntryKind}
        return PartyFile(
            self.party_,
            self.doubles,
            self.representatives,
            TimelineCounts(*(counts[kind] for kind in EntryKind)),
            self.reports_,
            tuple(self.lines[:PAGE]),
        )

    def of_file(self, file: PartyFile, language: Language) -> Told:
        """The one report of this town."""
        self._answer(f"told to {file.party.id}")
        return self._told(language)

    def timeline(
        self,
        party_ids: Sequence[int],
        before: tuple[datetime, int] | None = None,
        limit: int = 100,
        kinds: Sequence[EntryKind] = tuple(EntryKind),
    ) -> Sequence[TimelineEntry]:
        """A page of the lines."""
        self._answer(f"timeline {before} {len(kinds)}")
        older = [
            line
            for line in self.lines
            if line.kind in kinds and (before is None or (line.at, line.id) < before)
        ]
        return older[:limit]

    def suggest(self, text: str, limit: int = 5) -> Sequence[Hit]:
        """The articles among the hits."""
        self._answer(f"suggest {text}")
        return [hit for hit in self.hits if hit.group is HitGroup.ARTICLE][:limit]

    def article(self, article_id: int) -> Article:
        """The one article."""
        self._answer(f"article {article_id}")
        return self.article_

    def who_handles(self, product_id: int | None, department: str) -> Handlers | None:
        """The one department, where there is one."""
        self._answer(f"who {department}")
        return Handlers(DEPARTMENT, (STEF,), ()) if department else None

    def colleague(self, employee_id: int) -> Colleague:
        """The one colleague."""
        self._answer(f"colleague {employee_id}")
        return Colleague(STEF, DEPARTMENT, present=True)

    def reports(self, key: ReportKey) -> Sequence[Case]:
        """The near reports."""
        self._answer(f"near {key.id}")
        return self.near

    def _told(self, language: Language) -> Told:
        owner = None if self.rows.case and self.rows.case.party_id is None else self.party_
        rows = replace(self.rows, resident_id=owner.id if owner else None)
        trail = trail_of(rows)
        return Told(compose(trail, NOW, language), trail, rows, owner)

    def _answer(self, question: str) -> None:
        self.asked.append(question)
        self._stop.clear()
        while not self.gate.wait(0.005):
            if self._stop.is_set():
                raise Interrupted(Said("gestopt", "stopped"))
        if self.fault is not None:
            raise self.fault


def line(number: int, kind: EntryKind = EntryKind.CONTACT, **given: object) -> TimelineEntry:
    """The `number`th line of a timeline, one hour before the one before it."""
    at = NOW - timedelta(hours=number)
    return TimelineEntry(kind, 10_000 - number, at, f"regel {number}", **given)  # type: ignore[arg-type]


def not_there() -> KccError:
    """What a service raises for what is gone."""
    return NotFound(Said("Dit is er niet meer.", "This is gone."))
