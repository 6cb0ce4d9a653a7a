"""Updates on Open311 requests (the `servicerequestupdates` extension), in and out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from kcc_desktop.domain.case import Case, CaseEvent, EventKind
from kcc_desktop.domain.ids import id_for
from kcc_desktop.domain.steps import Step
from kcc_desktop.registers.open311_asking import w3c
from kcc_desktop.registers.references import reference
from kcc_desktop.services.imports import clean, when
from kcc_desktop.services.imports.open311_words import STATUS_STEPS, word_key

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from kcc_desktop.domain.systems import Update
    from kcc_desktop.services.imports.records import Row

#: The status that says a step of ours; what has none leaves the request as it is.
STATUS_OF_STEP: Mapping[Step, str] = {
    Step.RECEIVED: "OPEN",
    Step.HANDED_OVER: "INTERNAL_REFERRAL",
    Step.SEEN: "INVESTIGATING",
    Step.ACCEPTED: "IN_PROGRESS",
    Step.PLANNED: "ACTION_SCHEDULED",
    Step.DONE: "FIXED",
    Step.REFUSED: "NO_FURTHER_ACTION",
    Step.REOPENED: "REOPEN",
}
_AS_IT_IS = "UNCHANGED"


@dataclass(frozen=True, slots=True)
class Told:
    """One update: on which request, when, with which status and words. `id` is the server's."""

    id: str
    number: str
    at: datetime
    status: str
    text: str


def told_in(rows: Sequence[Row], zone: ZoneInfo) -> list[Told]:
    """The updates that say on what they are and when they were made."""
    found = []
    for row in rows:
        number = row.line("service_request_id", longest=clean.LONGEST_KEY)
        at = row.read("updated_datetime", lambda text: when.moment(text, zone), when.NO_MOMENT)
        if number and at:
            id_, status = row.line("update_id"), row.line("status")
            found.append(Told(id_, number, at, status, row.text("description")))
    return found


def by_number(told: Sequence[Told]) -> Mapping[str, list[Told]]:
    """The updates of each request."""
    found: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        found[one.number].append(one)
    return found


def with_updates(case: Case, told: Sequence[Told]) -> Case:
    """The case with these updates among its events."""
    if not told:
        return case
    events = [*case.events, *(event for one in told for event in _events(case, one))]
    return replace(case, events=tuple(sorted(events, key=lambda event: event.at)))


def _events(case: Case, told: Told) -> Iterator[CaseEvent]:
    """What was said, and the step it told; who only writes something repeats the status."""
    step = STATUS_STEPS.get(word_key(told.status))
    moved = step not in (None, Step.UNKNOWN, Step.RECEIVED)
    if step and moved:
        yield _event(case, told, step, EventKind.STEP, told.text)
        return
    if step is None and told.status:
        # Of an unknown status the administrator says what it means, so it stands alone.
        yield _event(case, told, Step.UNKNOWN, EventKind.STEP, told.status)
    if told.text:
        yield _event(case, told, Step.UNKNOWN, EventKind.NOTE, told.text)


def _event(case: Case, told: Told, step: Step, kind: EventKind, text: str) -> CaseEvent:
    return CaseEvent(
        id=id_for(told.at, f"{case.source}:{told.number}:{kind}:{told.id or told.text}"),
        case_id=case.id,
        at=told.at,
        step=step,
        text=text,
        kind=kind,
        source=case.source,
        fetched_at=case.fetched_at,
    )


def fields_of_update(update: Update) -> dict[str, str]:
    """An update as the server takes it."""
    status = update.status or STATUS_OF_STEP.get(update.step or Step.UNKNOWN, _AS_IT_IS)
    return {
        "service_request_id": update.source_key,
        "update_id": reference(update.key),
        "updated_datetime": w3c(update.at),
        "status": word_key(status).upper(),
        "description": update.note,
    }


def says_something(update: Update) -> bool:
    """Whether there is a note or a status to tell; not every step of ours has one."""
    return bool(update.note) or fields_of_update(update)["status"] != _AS_IT_IS


def is_ours(told: Told, update: Update) -> bool:
    """Whether this is what was sent: by our reference, else by its words and status."""
    if told.number != update.source_key:
        return False
    sent = fields_of_update(update)
    same_words = clean.cleaned(told.text) == clean.cleaned(update.note)
    same_status = word_key(told.status) == word_key(sent["status"])
    return told.id == sent["update_id"] or (bool(update.note) and same_words and same_status)
