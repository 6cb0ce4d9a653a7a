"""Who reported the same, and who of them has heard how it ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from kcc_desktop.domain.contact import Contact, Direction
from kcc_desktop.domain.moments import instant
from kcc_desktop.domain.party import Party
from kcc_desktop.domain.report import ReportKey, ReportKind, ReportRows
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import CaseRelation
from kcc_desktop.domain.trail_rules import trail_of
from kcc_desktop.services.ports import Work

_ENDS = (Step.DONE, Step.REFUSED)


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody who reported it: in which `report`, and whether they heard how it ended.

    Of a party under the notice of secrecy (`party.secret`) nothing is shown to others.
    """

    party: Party
    report: ReportKey
    told: bool

    @property
    def email(self) -> str:
        """Where a mail goes; empty where none may go by itself."""
        return "" if self.party.secret else next(iter(self.party.emails), "")


def residents_of(work: Work, report: ReportKey) -> list[Resident]:
    """All who reported this, in it or in a report that is linked as the same; oldest first.

    Nobody while it has not ended.
    """
    rows = work.reports.rows(report)
    ended = _ended_at(rows)
    if ended is None:
        return []
    whole = [rows, *work.reports.rows_of(_same(work, rows))]
    told = _told_since(whole, ended)
    found: dict[int, Resident] = {}
    for one in whole:
        for party_id in _reporters(one):
            same = set(work.parties.doubles(party_id))
            own = min(same)
            if own not in found:
                party = work.parties.get(party_id)
                found[own] = Resident(party, one.key, bool(same & told))
    return list(found.values())


def anybody_waits(work: Work, report: ReportKey) -> bool:
    """Whether somebody who reported this has not heard how it ended."""
    return any(not one.told for one in residents_of(work, report))


def _same(work: Work, rows: ReportRows) -> Sequence[ReportKey]:
    if rows.case is None:
        return ()
    own = rows.case.id
    ids = [
        link.other_id if link.case_id == own else link.case_id
        for link in work.case_links.of(own)
        if link.relation is CaseRelation.SAME
    ]
    return [ReportKey(ReportKind.CASE, id_) for id_ in ids]


def _ended_at(rows: ReportRows) -> datetime | None:
    """When it was done or refused; None while it goes on."""
    trail = trail_of(rows)
    if trail.stage not in (*_ENDS, Step.TOLD):
        return None
    ends = [entry.at for entry in trail.entries if entry.step in _ENDS]
    return max(ends, key=instant, default=None)


def _told_since(whole: Iterable[ReportRows], ended: datetime) -> set[int]:
    return {
        contact.party_id
        for rows in whole
        for contact in rows.contacts
        if contact.told and contact.party_id and instant(_finished(contact)) >= instant(ended)
    }


def _finished(contact: Contact) -> datetime:
    return contact.finished_at or contact.at


def _reporters(rows: ReportRows) -> list[int]:
    """Whose it is, and who asked about it, first come first."""
    asked = [one.party_id for one in rows.contacts if one.direction is Direction.IN]
    handed = [one.party_id for one in rows.handovers]
    owner = [rows.case.party_id] if rows.case else []
    return [id_ for id_ in dict.fromkeys((*owner, *asked, *handed)) if id_ is not None]
