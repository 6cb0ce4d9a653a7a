"""How a report came in, and where it went."""

from __future__ import annotations

from dataclasses import replace

from kcc_desktop.domain.answer import Clause
from kcc_desktop.domain.answers import sentences as s
from kcc_desktop.domain.answers.report_told import Report, fact_of
from kcc_desktop.domain.contact import Outcome
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.trail import Behalf, TrailEntry

#: Of how many parts elsewhere is told.
_MOST_PARTS = 2


def beginning(report: Report) -> list[Clause]:
    """`Uw melding over ... kwam maandag 2 maart binnen bij Luc en ging naar Onderhoud.`"""
    received = report.trail.last(Step.RECEIVED)
    handed = _handed_over(report)
    before = _went_before(received, handed)
    clauses = [_name(report, received or (handed[0] if handed else None))]
    if received is not None:
        clauses.append(_came_in(report, received))
    if handed and not before:
        clauses.append(_went(report, handed[0], received))
    if len(clauses) == 1:
        clauses.append(report.clause(report.voice.part(s.IS_KNOWN), report.any_fact()))
    if report.trail.outcome is Outcome.ANSWERED and received is not None:
        clauses.append(report.clause(report.voice.part(s.AND_ANSWERED), fact_of(received)))
    clauses[-1] = replace(clauses[-1], text=clauses[-1].text + ".")
    if report.trail.is_undated and received is None:
        clauses.append(report.say(s.UNDATED, report.any_fact()))
    return clauses + _further(report, received, handed, before=before)


def _further(
    report: Report, received: TrailEntry | None, handed: list[TrailEntry], *, before: bool
) -> list[Clause]:
    """Who spoke for whom, and where it went afterwards."""
    clauses = []
    if received is not None and received.behalf is not Behalf.NOBODY:
        by_resident = received.behalf is Behalf.BY_RESIDENT
        said = s.FOR_ANOTHER if by_resident else s.FOR_YOU
        clauses.append(report.say(said, fact_of(received)))
    if before:
        clauses.append(_sent(report, s.KNOWN_BEFORE, handed[0]))
    if len(handed) > 1:
        clauses.append(_sent(report, s.PASSED_ON, handed[-1]))
    here = {entry.department for entry in handed[-1:]}
    clauses += [_sent(report, s.PART_WENT, entry) for entry in _parts_elsewhere(report, here)]
    return clauses


def _handed_over(report: Report) -> list[TrailEntry]:
    """The handings over, each department in a row once."""
    handed: list[TrailEntry] = []
    for entry in _passings(report):
        if not entry.is_part and (not handed or handed[-1].department != entry.department):
            handed.append(entry)
    return handed


def _parts_elsewhere(report: Report, here: set[str]) -> list[TrailEntry]:
    """The first parts that went to a department which doesn't have the whole, at most two."""
    gone = {entry.department: entry for entry in reversed(_passings(report)) if entry.is_part}
    elsewhere = [entry for name, entry in gone.items() if name not in here]
    return elsewhere[::-1][:_MOST_PARTS]


def _passings(report: Report) -> list[TrailEntry]:
    """The handings over to a department that may be told of."""
    return [
        entry
        for entry in report.trail.entries
        if entry.step is Step.HANDED_OVER and report.telling.department(entry.department)
    ]


def _went_before(received: TrailEntry | None, handed: list[TrailEntry]) -> bool:
    """Whether it was handed over before who is answered reported it: somebody else had."""
    if received is None or not handed:
        return False
    return local(handed[0].at).date() < local(received.at).date()


def _name(report: Report, first: TrailEntry | None) -> Clause:
    fact = fact_of(first) if first else report.any_fact()
    return report.clause(report.name.whole, fact, stress=report.name.stress)


def _came_in(report: Report, received: TrailEntry) -> Clause:
    voice = report.voice
    person = report.telling.person(received.who)
    by = person or voice.part(s.US)
    if voice.language is Language.NL and person:
        by = f" bij {person}"
    day = report.day(received.at)
    text = voice.part(s.CAME_IN, day=day, channel=voice.channel(received.channel), by=by)
    return report.clause(text, fact_of(received), stress=day)


def _went(report: Report, handed: TrailEntry, received: TrailEntry | None) -> Clause:
    said = s.WENT
    day = local(handed.at).date()
    if received is not None:
        same_day = day == local(received.at).date()
        on_that_day = s.AND_WENT_THEN if day == report.today else s.AND_WENT_SAME_DAY
        said = on_that_day if same_day else s.AND_WENT
    department = report.telling.department(handed.department)
    text = report.voice.part(said, day=report.day(handed.at), department=department)
    return report.clause(text, fact_of(handed))


def _sent(report: Report, said: Said, handed: TrailEntry) -> Clause:
    department = report.telling.department(handed.department)
    day = report.day(handed.at)
    return report.say(said, fact_of(handed), day=day, department=department)
