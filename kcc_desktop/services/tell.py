"""Tells what happened to a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kcc_desktop.domain.answer import Answer
from kcc_desktop.domain.answers import compose, compose_many, compose_nothing
from kcc_desktop.domain.answers.compose import is_open
from kcc_desktop.domain.belonging import is_loose, taken_up
from kcc_desktop.domain.errors import NotFound
from kcc_desktop.domain.found import Found, Hit, HitGroup
from kcc_desktop.domain.party import Party
from kcc_desktop.domain.report import ReportKey, ReportKind, ReportRows
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.telling import DEFAULT_TELLING, Telling
from kcc_desktop.domain.timeline import PAGE, EntryKind, PartyReport, reports_of
from kcc_desktop.domain.trail import Trail
from kcc_desktop.domain.trail_rules import trail_of
from kcc_desktop.services.ports import Clock, Work, Workspace

if TYPE_CHECKING:
    from kcc_desktop.services.look import PartyFile

#: How many of a party's newest reports are looked at for those that are still open.
MOST_REPORTS = 20
#: How many open reports are told of: one whole, the others by name.
_MOST_TOLD = 4
_NO_REPORT = Said("Er is geen melding van deze bewoner.", "There is no report of this party.")


@dataclass(frozen=True, slots=True)
class Told:
    """The answer with what it was made from; `party` is whose report it is, where that is known."""

    answer: Answer
    trail: Trail
    rows: ReportRows
    party: Party | None = None


def _now() -> datetime:
    return datetime.now(UTC)


class Tell:
    """Answers "what happened to my report?". `telling` is what may be told here."""

    def __init__(
        self, workspace: Workspace, clock: Clock = _now, telling: Telling = DEFAULT_TELLING
    ) -> None:
        self._workspace = workspace
        self._clock = clock
        self._telling = telling

    def report(self, key: ReportKey, language: Language, resident_id: int | None = None) -> Told:
        """The answer about one report, to `resident_id` or to somebody unknown. Raises NotFound."""
        with self._workspace.look() as work:
            rows = _rows(work, key, resident_id)
            party = _party_of(work, rows)
        return self._told(rows, party, language)

    def party(self, party_id: int, language: Language) -> Told:
        """The answer about a party's newest open report, naming its other open ones.

        Raises NotFound when the party has no report at all, or isn't there.
        """
        kinds = (EntryKind.CASE, EntryKind.HANDOVER)
        with self._workspace.look() as work:
            party = work.parties.get(party_id)
            ids = work.parties.doubles(party_id)
            lines = work.reports.timeline(ids, before=None, limit=PAGE, kinds=kinds)
            return self._of_party(work, party, ids, reports_of(lines), language)

    def of_file(self, file: PartyFile, language: Language) -> Told:
        """The same as `party` for one whose file was just read, which is not read again.

        Raises NotFound when the party has no report at all.
        """
        with self._workspace.look() as work:
            return self._of_party(work, file.party, file.doubles, file.reports, language)

    def found(self, hit: Hit, language: Language) -> Told:
        """The answer about the report that a person, case or contact that was found leads to.

        It is told to the party whose report it is, unless that party has the notice of secrecy:
        then only to the party itself. Raises NotFound.
        """
        if hit.group is HitGroup.PARTY:
            return self.party(hit.id, language)
        told = self.report(_key_of(hit), language)
        if told.party is None or told.party.secret:
            return told
        return self.report(told.rows.key, language, resident_id=told.party.id)

    def nothing(self, found: Found, language: Language) -> Answer:
        """That there is no report, as far as the sources that answer can say."""
        return compose_nothing(found.query, found.sources, self._clock(), language, self._telling)

    def _of_party(
        self,
        work: Work,
        party: Party,
        ids: Sequence[int],
        reports: Sequence[PartyReport],
        language: Language,
    ) -> Told:
        keys, more = _likely(work, ids, reports)
        all_rows = work.reports.rows_of(keys, resident_id=party.id)
        if not all_rows:
            raise NotFound(_NO_REPORT)
        return self._most_likely(all_rows, more, party, language)

    def _told(self, rows: ReportRows, party: Party | None, language: Language) -> Told:
        trail = trail_of(rows)
        answer = compose(trail, self._clock(), language, self._telling)
        return Told(answer, trail, rows, party)

    def _most_likely(
        self, all_rows: Sequence[ReportRows], more: int, party: Party, language: Language
    ) -> Told:
        trails = [trail_of(rows) for rows in all_rows]
        likely = next((n for n, trail in enumerate(trails) if is_open(trail)), 0)
        answer = compose_many(trails, self._clock(), language, self._telling, more)
        return Told(answer, trails[likely], all_rows[likely], party)


def _likely(
    work: Work, ids: Sequence[int], reports: Sequence[PartyReport]
) -> tuple[list[ReportKey], int]:
    """The newest open reports of a party, else its newest one; and how many more are open.

    Whether one is open is taken from the lines of the timeline (`reports`): reading each report
    whole would take long for who has many.
    """
    keys = list(dict.fromkeys(work.reports.of_party(ids, MOST_REPORTS)))
    ended = {report.key for report in reports if not report.is_open}
    opened = [k for k in keys if k.kind is not ReportKind.CONTACT and k not in ended]
    told = (opened or keys[:1])[:_MOST_TOLD]
    return told, max(0, len(opened) - _MOST_TOLD)


def _rows(work: Work, key: ReportKey, resident_id: int | None) -> ReportRows:
    """The rows of a report; of a conversation that set another report moving, those of that one."""
    rows = work.reports.rows(key, resident_id=resident_id)
    contact = next(iter(rows.contacts), None)
    if contact is None or contact.party_id is None or not is_loose(rows):
        return rows
    keys = work.reports.of_party(work.parties.doubles(contact.party_id), MOST_REPORTS)
    others = [other for other in keys if other.kind is not ReportKind.CONTACT]
    meant = taken_up(contact, work.reports.rows_of(others))
    return rows if meant is None else work.reports.rows(meant, resident_id=resident_id)


def _party_of(work: Work, rows: ReportRows) -> Party | None:
    """Whose report it is: who is answered, else whom the case, a handover or a contact names."""
    owners = [rows.resident_id, rows.case.party_id if rows.case else None]
    owners += [handover.party_id for handover in rows.handovers]
    owners += [contact.party_id for contact in rows.contacts]
    owner = next((party_id for party_id in owners if party_id is not None), None)
    return None if owner is None else work.parties.get(owner)


def _key_of(hit: Hit) -> ReportKey:
    if hit.case_id is not None:
        return ReportKey(ReportKind.CASE, hit.case_id)
    kind = ReportKind.CASE if hit.group is HitGroup.CASE else ReportKind.CONTACT
    return ReportKey(kind, hit.id)
