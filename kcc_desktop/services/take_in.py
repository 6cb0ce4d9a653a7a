"""What an outside system tells, taken into the workspace.

The workspace is the cache: what stands there is found, told and followed like anything else, with
its age and its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.case import Case, CaseEvent, EventKind, PlannedDate, Traces
from kcc_desktop.domain.keys import Key, KeyScheme, email_key
from kcc_desktop.domain.phones import phone_digits
from kcc_desktop.domain.report import SourceCondition, SourceState
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import CaseRelation, SystemFace
from kcc_desktop.services.ports import Put, Work

#: How many of the numbers that a case refers to are looked up.
_MOST_REFERRED = 5


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the cases that came in, in their order."""

    puts: tuple[Put, ...] = ()

    @property
    def news(self) -> int:
        """How many were new or had changed."""
        return sum(put is not Put.SAME for put in self.puts)


def actor_of(face: SystemFace) -> Actor:
    """Under this name the log shows what a system told."""
    return Actor(face.name, "", origin="system", roles=())


def take_in(work: Work, face: SystemFace, cases: Sequence[Case], *, at: datetime) -> TakenIn:
    """Puts cases of a system into the workspace, in the unit of work of whoever asked for them.

    The administrator's table says what its statuses mean where the system itself has no step for
    them; statuses without a meaning are recorded. Whose a case is, is proposed by exact traces of
    one party; a case made for another one is linked with it, and what it plans is told of that one.
    """
    if not cases:
        return TakenIn()
    meanings = _meanings(work, face)
    owners = _owners(work, cases)
    ready = [_ready(face, one, meanings, owners, at) for one in cases]
    puts = tuple(work.cases.put_many(ready))
    news = [one for one, put in zip(ready, puts, strict=True) if put is not Put.SAME]
    _note_unknown(work, face, news, meanings, at)
    for one in ready:
        if one.refers_to:
            _tell_of_referred(work, one, at)
    return TakenIn(puts)


def note_state(
    work: Work,
    face: SystemFace,
    condition: SourceCondition,
    *,
    at: datetime | None = None,
    elapsed_ms: float | None = None,
) -> None:
    """Records how a system does; `at` is when it last told all that it knows, else that stays."""
    known = next((one for one in work.reports.sources() if one.name == face.name), None)
    as_of = at or (known.as_of if known else None)
    state = SourceState(face.name, condition, as_of, face.stale_after, elapsed_ms)
    if state != known:
        work.reports.put_source(state)


# --- each case as it goes in ----------------------------------------------------------------


def _meanings(work: Work, face: SystemFace) -> dict[str, Step]:
    found = work.system_marks.meanings(face.key)
    return {one.status: one.step for one in found if one.step is not None}


def _ready(
    face: SystemFace,
    one: Case,
    meanings: Mapping[str, Step],
    owners: Mapping[Key, int | None],
    at: datetime,
) -> Case:
    return replace(
        one,
        source=face.name,
        fetched_at=one.fetched_at or at,
        step=_meant(one.step, one.status_text, meanings),
        events=tuple(_event(event, face, meanings) for event in one.events),
        party_id=one.party_id or _owner(one.reporter, owners),
    )


def _event(event: CaseEvent, face: SystemFace, meanings: Mapping[str, Step]) -> CaseEvent:
    step = event.step
    if event.kind is EventKind.STEP:
        step = _meant(step, event.text, meanings)
    return replace(event, step=step, source=event.source or face.name)


def _meant(step: Step, status: str, meanings: Mapping[str, Step]) -> Step:
    """What the system itself says it means goes first."""
    return meanings.get(status, step) if step is Step.UNKNOWN else step


def _note_unknown(
    work: Work, face: SystemFace, cases: Iterable[Case], meanings: Mapping[str, Step], at: datetime
) -> None:
    unknown = [
        one.status_text
        for one in cases
        if one.step is Step.UNKNOWN and one.status_text and one.status_text not in meanings
    ]
    if unknown:
        work.system_marks.met(face.key, unknown, at=at)


# --- whose it is ----------------------------------------------------------------------------


def keys_of(traces: Traces | None) -> tuple[Key, ...]:
    """The keys by which a party with these traces is found whole."""
    if traces is None:
        return ()
    emails = ((KeyScheme.EMAIL, email_key(email)) for email in traces.emails if email)
    phones = ((KeyScheme.PHONE, phone_digits(phone)) for phone in traces.phones if phone)
    return tuple(key for key in (*emails, *phones) if key[1])


def _owners(work: Work, cases: Sequence[Case]) -> dict[Key, int | None]:
    """Per key the one party that has it; None where several do that are not the same."""
    wanted = [key for one in cases if one.party_id is None for key in keys_of(one.reporter)]
    having: dict[Key, set[int]] = {}
    for scheme, key, party_id in work.parties.having(wanted) if wanted else ():
        having.setdefault((KeyScheme(scheme), key), set()).add(party_id)
    return {key: _one_of(work, ids) for key, ids in having.items()}


def _one_of(work: Work, ids: set[int]) -> int | None:
    first = min(ids)
    if len(ids) == 1 or ids <= set(work.parties.doubles(first)):
        return first
    return None


def _owner(traces: Traces | None, owners: Mapping[Key, int | None]) -> int | None:
    """The party that all known traces agree on."""
    found = {owners[key] for key in keys_of(traces) if key in owners}
    return found.pop() if len(found) == 1 else None


# --- what it was made for -------------------------------------------------------------------


def _tell_of_referred(work: Work, order: Case, at: datetime) -> None:
    """Links a work order with the cases of other systems that it was made for."""
    own = next((id_ for id_, source in _numbered(work, order.number) if source == order.source), 0)
    for case_id, source in _numbered(work, *order.refers_to[:_MOST_REFERRED]):
        if source == order.source or not own:
            continue
        key = f"{case_id}/{own}"
        work.case_links.link(case_id, own, CaseRelation.WORK_ORDER, at=at, key=f"order/{key}")
        work.cases.add_told(case_id, _steps(order), _plans(order))


def _numbered(work: Work, *numbers: str) -> Sequence[tuple[int, str]]:
    return work.case_links.numbered(numbers)


def _steps(order: Case) -> list[CaseEvent]:
    """What a work order tells of its report: that it was begun, planned or done, not received."""
    silent = (Step.RECEIVED, Step.UNKNOWN)
    steps = [
        replace(event, id=0, case_id=0)
        for event in order.events
        if event.kind is EventKind.STEP and event.step not in silent
    ]
    said = any(event.step is order.step for event in steps)
    if order.closed_at is None or order.step is not Step.DONE or said:
        return steps
    done = CaseEvent(
        0, 0, order.closed_at, Step.DONE, "", department=order.department, source=order.source
    )
    return [*steps, replace(done, fetched_at=order.fetched_at)]


def _plans(order: Case) -> list[PlannedDate]:
    return [replace(plan, id=0, source=plan.source or order.source) for plan in order.planned]
