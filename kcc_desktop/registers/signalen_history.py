"""The history of a signal (`/history`) as events: what happened, when, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kcc_desktop.domain.case import Case, CaseEvent, EventKind
from kcc_desktop.domain.steps import Step
from kcc_desktop.registers import loose
from kcc_desktop.registers.signalen_cases import Telling
from kcc_desktop.registers.signalen_states import state_called

MOST_LINES = 500
#: Who stands there for what the system did of its own accord.
_NOBODY = "Signalen systeem"
_FOLLOW_ON = frozenset({"CREATE_SIGNAL", "CHILD_SIGNAL_CREATED"})
#: What holds contact details of the reporter; that it was changed is enough.
_PRIVATE = frozenset({"UPDATE_REPORTER"})


def with_history(case: Case, lines: Sequence[object]) -> Case:
    """The case with its whole history in the place of its last state."""
    known = f"{case.source}:{case.source_key}"
    told = Telling(case.id, known, case.source, case.fetched_at or case.opened_at)
    found = [event for line in lines[:MOST_LINES] for event in _events(told, line)]
    if not found:
        return case
    kept = [event for event in case.events if not _is_among(event, found)]
    return replace(case, events=tuple(sorted([*kept, *found], key=lambda event: event.at)))


def _is_among(event: CaseEvent, found: Sequence[CaseEvent]) -> bool:
    return any(
        (one.at, one.step, one.kind, one.text) == (event.at, event.step, event.kind, event.text)
        for one in found
    )


def _events(told: Telling, line: object) -> Iterator[CaseEvent]:
    at = loose.moment(line, "when")
    what = loose.line(line, "what", longest=100).upper()
    if at is None or not what:
        return
    action, said = loose.line(line, "action"), loose.text(line, "description")
    who = loose.line(line, "who")
    who = "" if who == _NOBODY else who
    if what == "UPDATE_STATUS":
        yield from told.status(at, state_called(action.partition(":")[2] or action), said, who)
    elif what == "CREATE_NOTE":
        yield told.event(at, EventKind.NOTE, Step.UNKNOWN, said, who)
    elif what in _FOLLOW_ON:
        yield told.event(at, EventKind.FOLLOW_ON, Step.UNKNOWN, _joined(action, said), who)
    else:
        text = action.rstrip(" :") if what in _PRIVATE else _joined(action, said)
        yield told.event(at, EventKind.NOTE, Step.UNKNOWN, text, who)


def _joined(action: str, said: str) -> str:
    return ": ".join(filter(None, [action.rstrip(" :"), said]))
