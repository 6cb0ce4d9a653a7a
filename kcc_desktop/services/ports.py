"""What the services need from the world around them, as small Protocols.

A `Workspace` gives a `Work`: one unit of work, on one thread, with one transaction. What it returns
are frozen dataclasses; nothing of it may be used after the `with` block. Every method that changes
something takes an idempotency `key` (a repeated key changes nothing and returns what the first
attempt returned), writes its audit row in the same transaction, and, where it changes something
that stands, the `version` it was based on (`Conflict` when someone else was first). All of them
raise `WorkspaceFault` when the surroundings fail.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # who searches waits for nothing that is only spoken of here
    from kcc_desktop.domain.audit import Actor, AuditEntry
    from kcc_desktop.domain.case import Case, CaseEvent, PlannedDate
    from kcc_desktop.domain.contact import Channel, Contact, Outcome
    from kcc_desktop.domain.found import Hit, HitGroup, Match
    from kcc_desktop.domain.handover import Handover, Promise, Target
    from kcc_desktop.domain.knowledge import Article, Product, ServiceFormula, Synonym
    from kcc_desktop.domain.organisation import Agent, Department, Employee, Group, Location
    from kcc_desktop.domain.party import Party, PartyLink, Representation
    from kcc_desktop.domain.report import ReportKey, ReportRows, SourceState
    from kcc_desktop.domain.steps import Action, Step
    from kcc_desktop.domain.timeline import EntryKind, TimelineCounts, TimelineEntry
    from kcc_desktop.services.ports_admin import Managed
    from kcc_desktop.services.ports_changes import ChangeLog
    from kcc_desktop.services.ports_contact import BesideContacts, Lists
    from kcc_desktop.services.ports_figures import FigureSource
    from kcc_desktop.services.ports_knowledge import (
        ArticleWriting,
        MissedSearches,
        ReadingMarks,
        SynonymList,
    )
    from kcc_desktop.services.ports_lead import Absences, Floor, Leading, SavedViews
    from kcc_desktop.services.ports_mail import MailStore
    from kcc_desktop.services.ports_systems import CaseLinks, Leases, Outbox, SystemMarks
    from kcc_desktop.services.ports_work import Follows, Ledger, Notices, WorkLists


class Put(StrEnum):
    """What became of a row that was brought in."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query as it was understood.

    `keys` are exact or partial keys with their scheme (`("phone", "31612")`, `("postcode",
    "3523XK12")`); `words` are the words, each with everything that may stand for it, as pairs of
    term and match, best first; a term that ends in `*` is the beginning of a word, one with a blank
    is several terms that must all be there. `since`/`until` bound the moment (a day in the query).
    `least` is how many of the words must be there (0: all); hits say how many they miss.
    """

    keys: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[tuple[str, Match], ...], ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    least: int = 0


class Finding(Protocol):
    """Looks things up for the one search box."""

    def find(self, wanted: Wanted, groups: Sequence[HitGroup], limit: int) -> Sequence[Hit]:
        """The newest candidates per group that fit `wanted`, at most `limit` a group (plus one when
        there are more).
        """
        ...

    def near_words(self, word: str, limit: int) -> Sequence[tuple[str, int]]:
        """Known words that look like `word` (sharing trigrams), with how often they are used."""
        ...

    def knows(self, word: str) -> bool:
        """Whether any text or name holds a word that begins with `word`."""
        ...

    def synonyms(self) -> Sequence[Synonym]:
        """The whole list of synonyms, by word."""
        ...

    def synonyms_stamp(self) -> int:
        """A number that differs once the list of synonyms was changed by anyone."""
        ...

    def sources(self) -> Sequence[SourceState]:
        """The sources that brought cases in, with their condition, by name."""
        ...


class Parties(Protocol):
    """Persons and organisations."""

    def get(self, party_id: int) -> Party:
        """The party. Raises NotFound."""
        ...

    def anybody(self) -> bool:
        """Whether there is any."""
        ...

    def add(self, party: Party, *, key: str) -> int:
        """Adds a party; returns its id."""
        ...

    def change(self, party: Party, *, key: str) -> Party:
        """Replaces what is known of the party, based on `party.version`.

        Raises Conflict, NotFound.
        """
        ...

    def put_many(self, parties: Sequence[Party], *, source: str) -> Sequence[Put]:
        """Brings parties in from a file; the identifier with scheme EXTERNAL, else BSN or KvK,
        tells which is which.
        """
        ...

    def link_doubles(self, party_id: int, double_id: int, *, key: str) -> PartyLink:
        """Says that two parties are one and the same."""
        ...

    def unlink_doubles(self, link_id: int, *, key: str) -> PartyLink:
        """Takes that back."""
        ...

    def doubles(self, party_id: int) -> Sequence[int]:
        """The ids of all parties that are one and the same with this one, itself included, lowest
        first.
        """
        ...

    def links(self, party_id: int) -> Sequence[PartyLink]:
        """The links that stand between this party and others that are the same, oldest first."""
        ...

    def having(self, keys: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str, int]]:
        """Who has exactly these keys: each key (scheme and value) with the id of a party."""
        ...

    def represent(self, representation: Representation, *, key: str) -> None:
        """Records who may speak on behalf of whom."""
        ...

    def representatives(self, party_id: int) -> Sequence[tuple[Representation, str]]:
        """Who may speak on behalf of this party, with names."""
        ...


class Contacts(Protocol):
    """Conversations, mails, visits."""

    def get(self, contact_id: int) -> Contact:
        """The contact with its questions. Raises NotFound."""
        ...

    def add(self, contact: Contact, *, key: str) -> int:
        """Records a finished contact with its questions and linked cases; returns its id."""
        ...

    def add_many(self, contacts: Sequence[Contact], *, source: str) -> Sequence[Put]:
        """Brings contacts in; (`source`, `source_key`) tells which is which."""
        ...

    def latest_way(self, agent_id: int, location_id: int | None) -> tuple[Channel, str] | None:
        """The channel, with its key in the managed list, by which the latest contact of this agent
        at this location came in; None when that was long ago.
        """
        ...

    def link(
        self,
        contact_id: int,
        *,
        party_id: int | None,
        case_ids: Sequence[int],
        product_id: int | None = None,
        key: str,
    ) -> Contact:
        """Says of a mail whose it is, and about what; gives the contact as it then is.

        Cases only come to it; `product_id` goes to the question that has none. Raises NotFound.
        """
        ...

    def conclude(self, contact_id: int, outcome: Outcome, *, key: str) -> None:
        """The questions of a mail that were still open ended so."""
        ...


class Cases(Protocol):
    """Cases of all registers, with their events and planned dates."""

    def get(self, case_id: int) -> Case:
        """The case with its events and planned dates. Raises NotFound."""
        ...

    def put_many(self, cases: Sequence[Case]) -> Sequence[Put]:
        """Brings cases in with their events and planned dates; (`source`, `source_key`) tells which
        is which.

        A newer planned date of the same source closes the older one; nothing is removed.
        """
        ...

    def add_told(
        self, case_id: int, events: Sequence[CaseEvent], planned: Sequence[PlannedDate]
    ) -> bool:
        """Adds what another source tells of a case; says whether any of it was new.

        Raises NotFound.
        """
        ...

    def mean(self, source: str, status: str, step: Step) -> None:
        """The cases of a source that have this status stand at this step."""
        ...

    def near(
        self, case: Case, *, since: datetime, until: datetime, metres: float, limit: int
    ) -> Sequence[Case]:
        """Other cases of the same kind on the same street or within `metres`, newest first.

        Opened from `since` up to `until`.
        """
        ...


class Handovers(Protocol):
    """Handovers and their life."""

    def get(self, handover_id: int) -> Handover:
        """The handover with its events, promises and planned dates. Raises NotFound."""
        ...

    def add(self, handover: Handover, *, key: str) -> int:
        """Hands over; writes the first event. Returns the id."""
        ...

    def put_many(self, handovers: Sequence[Handover], *, source: str) -> Sequence[Put]:
        """Brings handovers in with their life so far (events, promises, planned dates); by id."""
        ...

    def act(
        self,
        handover_id: int,
        action: Action,
        *,
        version: int,
        key: str,
        at: datetime,
        text: str = "",
        employee_id: int | None = None,
        department_id: int | None = None,
        planned: PlannedDate | None = None,
    ) -> Handover:
        """Does `action` and returns the handover as it then is.

        `employee_id` is who handles it from now on (ACCEPT, PLAN, FORWARD), `department_id` where
        it goes (FORWARD). Raises Conflict (someone was first), StepNotAllowed, NotFound.
        """
        ...

    def forward(
        self,
        handover_id: int,
        target: Target,
        *,
        version: int,
        key: str,
        at: datetime,
        text: str = "",
    ) -> Handover:
        """Passes it on, to a group too; like `act` with FORWARD."""
        ...

    def promise(self, handover_id: int, promises: Sequence[Promise], *, key: str) -> Handover:
        """Puts these promises in the place of those that stood; the version stays. Raises NotFound.

        What stood before is kept in the log.
        """
        ...

    def parts(self, handover_id: int) -> Sequence[Handover]:
        """The parts into which it was split, oldest first."""
        ...


class Reports(Protocol):
    """Everything of one report, and the reports and timeline of one party."""

    def rows(self, key: ReportKey, *, resident_id: int | None = None) -> ReportRows:
        """All rows of one report. Raises NotFound."""
        ...

    def rows_of(
        self, keys: Sequence[ReportKey], *, resident_id: int | None = None
    ) -> Sequence[ReportRows]:
        """All rows of some reports, in their order, read at once. Raises NotFound."""
        ...

    def of_party(self, party_ids: Sequence[int], limit: int) -> Sequence[ReportKey]:
        """The reports of these parties, newest first: cases, handovers without case, contacts with
        neither.
        """
        ...

    def of_contact(self, contact_id: int) -> ReportKey:
        """The report that a contact belongs to: its case, else its handover, else itself.

        Raises NotFound.
        """
        ...

    def timeline(
        self,
        party_ids: Sequence[int],
        *,
        before: tuple[datetime, int] | None,
        limit: int,
        kinds: Sequence[EntryKind],
    ) -> Sequence[TimelineEntry]:
        """The next `limit` lines, newest first, older than `before` (moment and id of the last line
        seen).
        """
        ...

    def timeline_counts(self, party_ids: Sequence[int]) -> TimelineCounts:
        """How many lines of each kind there are."""
        ...

    def sources(self) -> Sequence[SourceState]:
        """The sources that brought cases in, with their condition."""
        ...

    def put_source(self, source: SourceState) -> None:
        """Records how a source does and from when its last known state is."""
        ...


class Knowledge(Protocol):
    """Articles, products, service formulas, synonyms."""

    def article(self, article_id: int) -> Article:
        """The article. Raises NotFound."""
        ...

    def put_articles(self, articles: Sequence[Article], *, source: str) -> Sequence[Put]:
        """Brings articles in; their `key` tells which is which."""
        ...

    def put_products(self, products: Sequence[Product], *, source: str) -> Sequence[Put]:
        """Brings products in; their `key` tells which is which."""
        ...

    def put_formulas(self, formulas: Sequence[ServiceFormula]) -> Sequence[Put]:
        """Brings service formulas in; one per product."""
        ...

    def put_synonyms(self, synonyms: Sequence[Synonym]) -> Sequence[Put]:
        """Brings synonyms in."""
        ...

    def synonyms(self) -> Sequence[Synonym]:
        """The whole list (some hundreds)."""
        ...

    def products(self) -> Sequence[Product]:
        """All products, by name."""
        ...

    def formula(self, product_id: int) -> ServiceFormula | None:
        """The service formula of a product, if it has one."""
        ...


class Organisation(Protocol):
    """Locations, departments, groups, colleagues, agents. Small: read whole."""

    def put_locations(self, rows: Sequence[Location]) -> Sequence[Put]: ...
    def put_departments(self, rows: Sequence[Department]) -> Sequence[Put]: ...
    def put_groups(self, rows: Sequence[Group]) -> Sequence[Put]: ...
    def put_employees(self, rows: Sequence[Employee]) -> Sequence[Put]: ...
    def put_agents(self, rows: Sequence[Agent]) -> Sequence[Put]: ...
    def locations(self) -> Sequence[Location]: ...
    def departments(self) -> Sequence[Department]: ...
    def groups(self) -> Sequence[Group]: ...
    def employees(self) -> Sequence[Employee]: ...
    def agents(self) -> Sequence[Agent]: ...


class AuditLog(Protocol):
    """The append-only log."""

    def of(self, object_kind: str, object_id: int) -> Sequence[AuditEntry]:
        """What was done with one object, oldest first."""
        ...

    def saw(self, object_kind: str, object_id: int, *, detail: str = "") -> None:
        """Records a look at something (a person's file)."""
        ...


@dataclass(frozen=True, slots=True)
class ImportMark:
    """How far an import of one file came: `position` records were dealt with; `digest` names the
    file's content.
    """

    kind: str
    digest: str
    position: int
    finished_at: datetime | None = None


class ImportMarks(Protocol):
    """Where imports stopped, so that they go on there."""

    def get(self, kind: str, digest: str) -> ImportMark | None: ...
    def put(self, mark: ImportMark) -> None: ...


class Work(Protocol):
    """One unit of work."""

    @property
    def parties(self) -> Parties: ...
    @property
    def contacts(self) -> Contacts: ...
    @property
    def cases(self) -> Cases: ...
    @property
    def handovers(self) -> Handovers: ...
    @property
    def reports(self) -> Reports: ...
    @property
    def knowledge(self) -> Knowledge: ...
    @property
    def organisation(self) -> Organisation: ...
    @property
    def finding(self) -> Finding: ...
    @property
    def audit(self) -> AuditLog: ...
    @property
    def imports(self) -> ImportMarks: ...
    @property
    def lists(self) -> Lists: ...
    @property
    def beside_contacts(self) -> BesideContacts: ...
    @property
    def managed(self) -> Managed: ...
    @property
    def changes(self) -> ChangeLog: ...
    @property
    def leading(self) -> Leading: ...
    @property
    def figures(self) -> FigureSource: ...
    @property
    def floor(self) -> Floor: ...
    @property
    def absences(self) -> Absences: ...
    @property
    def saved_views(self) -> SavedViews: ...
    @property
    def work_lists(self) -> WorkLists: ...
    @property
    def notices(self) -> Notices: ...
    @property
    def follows(self) -> Follows: ...
    @property
    def ledger(self) -> Ledger: ...
    @property
    def writing(self) -> ArticleWriting: ...
    @property
    def reading(self) -> ReadingMarks: ...
    @property
    def missed(self) -> MissedSearches: ...
    @property
    def synonym_list(self) -> SynonymList: ...
    @property
    def mail(self) -> MailStore: ...
    @property
    def leases(self) -> Leases: ...
    @property
    def system_marks(self) -> SystemMarks: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def case_links(self) -> CaseLinks: ...


class Searching(Protocol):
    """The part of a unit of work that a search needs."""

    @property
    def finding(self) -> Finding: ...


class Searchable(Protocol):
    """What can be searched: a workspace, or only the search of one."""

    def look(self) -> AbstractContextManager[Searching]:
        """A unit of work that only reads."""
        ...


class Workspace(Protocol):
    """The program's own database: embedded SQLite, or the shared PostgreSQL."""

    @property
    def url(self) -> str:
        """Where it stands, without a password."""
        ...

    def work(self, actor: Actor) -> AbstractContextManager[Work]:
        """A unit of work that is committed at the end of the block, and undone when the block
        raises.
        """
        ...

    def look(self) -> AbstractContextManager[Work]:
        """A unit of work that only reads."""
        ...

    def interrupt(self) -> None:
        """Stops the reading query that now runs on any thread (it raises `Interrupted` there); safe
        from all threads.
        """
        ...

    def close(self) -> None:
        """Lets go of all connections."""
        ...


Clock = Callable[[], datetime]
"""Gives the present moment, with zone."""
