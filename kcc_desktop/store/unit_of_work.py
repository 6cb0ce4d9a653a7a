"""The workspace and its units of work: one connection and one transaction for each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import WorkspaceReadOnly
from kcc_desktop.store.admin import SqlManaged
from kcc_desktop.store.article_versions import SqlArticleWriting
from kcc_desktop.store.audit import SqlAuditLog
from kcc_desktop.store.beside_contacts import SqlBesideContacts
from kcc_desktop.store.case_links import SqlCaseLinks
from kcc_desktop.store.cases import SqlCases
from kcc_desktop.store.changes import SqlChangeLog
from kcc_desktop.store.contacts import SqlContacts
from kcc_desktop.store.engines import Engines, Running
from kcc_desktop.store.faults import told
from kcc_desktop.store.figures import SqlFigures
from kcc_desktop.store.floor import SqlAbsences, SqlFloor, SqlSavedViews
from kcc_desktop.store.follows import SqlFollows
from kcc_desktop.store.handovers import SqlHandovers
from kcc_desktop.store.imports import SqlImportMarks
from kcc_desktop.store.job import Job
from kcc_desktop.store.knowledge import SqlKnowledge
from kcc_desktop.store.lead import SqlLeading
from kcc_desktop.store.leases import SqlLeases
from kcc_desktop.store.ledger import SqlLedger
from kcc_desktop.store.lists import SqlLists
from kcc_desktop.store.mail import SqlMail
from kcc_desktop.store.missed import SqlMissedSearches, SqlSynonymList
from kcc_desktop.store.notices import SqlNotices
from kcc_desktop.store.organisation import SqlOrganisation
from kcc_desktop.store.outbox import SqlOutbox
from kcc_desktop.store.parties import SqlParties
from kcc_desktop.store.places import Place
from kcc_desktop.store.reading import SqlReadingMarks
from kcc_desktop.store.reports import SqlReports
from kcc_desktop.store.search.finding import SqlFinding
from kcc_desktop.store.search.index import KnownWords
from kcc_desktop.store.search.sql import CoreReader
from kcc_desktop.store.sentences import about
from kcc_desktop.store.system_marks import SqlSystemMarks
from kcc_desktop.store.work_lists import SqlWorkLists


class SqlWork:
    """One unit of work (`services.ports.Work`)."""

    def __init__(self, job: Job) -> None:
        self._job = job

    @cached_property
    def parties(self) -> SqlParties:
        """Persons and organisations."""
        return SqlParties(self._job)

    @cached_property
    def contacts(self) -> SqlContacts:
        """Conversations, mails, visits."""
        return SqlContacts(self._job)

    @cached_property
    def cases(self) -> SqlCases:
        """Cases of all registers."""
        return SqlCases(self._job)

    @cached_property
    def handovers(self) -> SqlHandovers:
        """Work handed over."""
        return SqlHandovers(self._job)

    @cached_property
    def work_lists(self) -> SqlWorkLists:
        """The lists from which people work."""
        return SqlWorkLists(self._job)

    @cached_property
    def notices(self) -> SqlNotices:
        """What the program tells colleagues."""
        return SqlNotices(self._job)

    @cached_property
    def follows(self) -> SqlFollows:
        """Who wants to be kept informed."""
        return SqlFollows(self._job)

    @cached_property
    def ledger(self) -> SqlLedger:
        """What residents were told."""
        return SqlLedger(self._job)

    @cached_property
    def reports(self) -> SqlReports:
        """Everything of one report, and timelines."""
        return SqlReports(self._job)

    @cached_property
    def knowledge(self) -> SqlKnowledge:
        """Articles, products, service formulas, synonyms."""
        return SqlKnowledge(self._job)

    @cached_property
    def organisation(self) -> SqlOrganisation:
        """Locations, departments, groups, colleagues, agents."""
        return SqlOrganisation(self._job)

    @cached_property
    def finding(self) -> SqlFinding:
        """The search."""
        return SqlFinding(CoreReader(self._job.connection))

    @cached_property
    def audit(self) -> SqlAuditLog:
        """The log."""
        return self._job.log

    @cached_property
    def imports(self) -> SqlImportMarks:
        """Where imports stopped."""
        return SqlImportMarks(self._job)

    @cached_property
    def lists(self) -> SqlLists:
        """The managed lists and the standard texts."""
        return SqlLists(self._job)

    @cached_property
    def beside_contacts(self) -> SqlBesideContacts:
        """What is kept beside a recorded contact."""
        return SqlBesideContacts(self._job)

    @cached_property
    def changes(self) -> SqlChangeLog:
        """The log, read onwards."""
        return SqlChangeLog(self._job.connection)

    @cached_property
    def leading(self) -> SqlLeading:
        """Open work as a whole, and moving it."""
        return SqlLeading(self._job)

    @cached_property
    def figures(self) -> SqlFigures:
        """Counting contacts and promises."""
        return SqlFigures(self._job)

    @cached_property
    def floor(self) -> SqlFloor:
        """Who is there, and what they have before them."""
        return SqlFloor(self._job)

    @cached_property
    def absences(self) -> SqlAbsences:
        """Who is away."""
        return SqlAbsences(self._job)

    @cached_property
    def saved_views(self) -> SqlSavedViews:
        """Lists as people arranged them."""
        return SqlSavedViews(self._job)

    @cached_property
    def managed(self) -> SqlManaged:
        """What an administrator manages."""
        return SqlManaged(self._job)

    @cached_property
    def mail(self) -> SqlMail:
        """The mails of the shared mailbox."""
        return SqlMail(self._job)

    @cached_property
    def writing(self) -> SqlArticleWriting:
        """The versions of articles."""
        return SqlArticleWriting(self._job)

    @cached_property
    def reading(self) -> SqlReadingMarks:
        """Who has read what, and what they say of it."""
        return SqlReadingMarks(self._job)

    @cached_property
    def missed(self) -> SqlMissedSearches:
        """Searches that found nothing."""
        return SqlMissedSearches(self._job)

    @cached_property
    def synonym_list(self) -> SqlSynonymList:
        """The synonyms, to be changed."""
        return SqlSynonymList(self._job)

    @cached_property
    def leases(self) -> SqlLeases:
        """Which desk does what only one may do."""
        return SqlLeases(self._job)

    @cached_property
    def system_marks(self) -> SqlSystemMarks:
        """How far systems were followed, and what their words mean."""
        return SqlSystemMarks(self._job)

    @cached_property
    def outbox(self) -> SqlOutbox:
        """What goes out to other systems."""
        return SqlOutbox(self._job)

    @cached_property
    def case_links(self) -> SqlCaseLinks:
        """What belongs together."""
        return SqlCaseLinks(self._job)


class SqlWorkspace:
    """The program's own database (`services.ports.Workspace`)."""

    def __init__(self, place: Place, engines: Engines, *, read_only: bool = False) -> None:
        self._place = place
        self._engines = engines
        self._read_only = read_only
        self._running = Running()
        self._known = KnownWords()

    @property
    def url(self) -> str:
        """Where it stands, without a password."""
        return self._place.shown

    @contextmanager
    def work(self, actor: Actor) -> Iterator[SqlWork]:
        """A unit of work that is committed at the end of the block, and undone when it raises."""
        if self._read_only:
            raise WorkspaceReadOnly(about(WorkspaceReadOnly, self._place))
        try:
            with told(self._place), self._engines.writer.begin() as connection:
                yield SqlWork(Job(connection, self._known, actor))
        except BaseException:
            self._known.forget()
            raise

    @contextmanager
    def look(self) -> Iterator[SqlWork]:
        """A unit of work that only reads, all of it as of one moment."""
        with (
            told(self._place),
            self._engines.reader.begin() as connection,
            self._running.on(connection),
        ):
            yield SqlWork(Job(connection, self._known))

    def interrupt(self) -> None:
        """Stops the looking queries that run now; they raise `Interrupted`."""
        self._running.stop()

    def close(self) -> None:
        """Lets go of all connections."""
        self._running.close()
        self._engines.close()
