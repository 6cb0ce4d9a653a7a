"""A workspace in memory, as far as telling and looking need one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import NotFound, WorkspaceLocked, WorkspaceReadOnly
from kcc_desktop.domain.party import Name, Party, PartyKind, Representation
from kcc_desktop.domain.report import ReportKey, ReportRows
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.timeline import EntryKind, TimelineCounts, TimelineEntry

_GONE = Said("Dat is er niet.", "That is not there.")


@dataclass
class SmallWorkspace:
    """Holds parties, and the rows of reports; is its own unit of work and its own repositories."""

    people: dict[int, Party] = field(default_factory=dict)
    reports_of: dict[ReportKey, ReportRows] = field(default_factory=dict)
    linked: dict[int, tuple[int, ...]] = field(default_factory=dict)
    looks: list[tuple[str, int]] = field(default_factory=list)
    read_only: bool = False
    locked: bool = False

    def party(self, party_id: int, *, secret: bool = False) -> Party:
        """Adds a party."""
        name = Name(f"Party {party_id}")
        self.people[party_id] = Party(party_id, PartyKind.PERSON, (name,), secret=secret)
        return self.people[party_id]

    # --- a workspace and its unit of work

    @contextmanager
    def look(self) -> Iterator[SmallWorkspace]:
        yield self

    @contextmanager
    def work(self, actor: Actor) -> Iterator[SmallWorkspace]:
        if self.read_only:
            raise WorkspaceReadOnly(_GONE)
        if self.locked:
            raise WorkspaceLocked(_GONE)
        yield self

    @property
    def parties(self) -> SmallWorkspace:
        return self

    @property
    def reports(self) -> SmallWorkspace:
        return self

    @property
    def audit(self) -> SmallWorkspace:
        return self

    # --- parties

    def get(self, party_id: int) -> Party:
        if party_id not in self.people:
            raise NotFound(_GONE)
        return self.people[party_id]

    def doubles(self, party_id: int) -> Sequence[int]:
        return self.linked.get(party_id, (party_id,))

    def representatives(self, party_id: int) -> Sequence[tuple[Representation, str]]:
        return [(Representation(party_id, 99, "zoon"), "Party 99")]

    # --- reports

    def rows(self, key: ReportKey, *, resident_id: int | None = None) -> ReportRows:
        if key not in self.reports_of:
            raise NotFound(_GONE)
        rows = self.reports_of[key]
        owner = rows.case.party_id if rows.case else None
        secret = owner in self.people and self.people[owner].secret
        return replace(rows, resident_id=resident_id, secret=secret)

    def rows_of(
        self, keys: Sequence[ReportKey], *, resident_id: int | None = None
    ) -> Sequence[ReportRows]:
        return [self.rows(key, resident_id=resident_id) for key in keys]

    def of_party(self, party_ids: Sequence[int], limit: int) -> Sequence[ReportKey]:
        keys = [key for key, rows in self.reports_of.items() if _owners(rows) & set(party_ids)]
        return sorted(keys, key=lambda key: key.id, reverse=True)[:limit]

    def timeline(
        self,
        party_ids: Sequence[int],
        *,
        before: tuple[datetime, int] | None,
        limit: int,
        kinds: Sequence[EntryKind],
    ) -> Sequence[TimelineEntry]:
        lines = [
            TimelineEntry(
                EntryKind.CASE, rows.case.id, rows.case.opened_at, rows.case.title,
                state=rows.case.step, number=rows.case.number, case_id=rows.case.id,
            )
            for rows in self.reports_of.values()
            if rows.case and _owners(rows) & set(party_ids) and EntryKind.CASE in kinds
        ]  # fmt: skip
        return sorted(lines, key=lambda line: (line.at, line.id), reverse=True)[:limit]

    def timeline_counts(self, party_ids: Sequence[int]) -> TimelineCounts:
        return TimelineCounts(cases=len(self.of_party(party_ids, 100)))

    # --- the log

    def saw(self, object_kind: str, object_id: int, *, detail: str = "") -> None:
        self.looks.append((object_kind, object_id))


def _owners(rows: ReportRows) -> set[int | None]:
    case = {rows.case.party_id} if rows.case else set()
    return case | {contact.party_id for contact in rows.contacts}
