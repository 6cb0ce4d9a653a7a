"""Reads the reports of `trails.yaml`: rows described shortly, as a person would note them down.

Moments are local (`2026-03-02 09:12`); `now` is Wednesday 4 March 2026, 10:41, unless a report says
otherwise. The resident is party 7, another one party 8, the resident's son party 9.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from kcc_desktop.domain.case import Case, CaseEvent, EventKind, Place, PlannedDate
from kcc_desktop.domain.contact import Channel, Contact, Direction, Outcome, Question
from kcc_desktop.domain.handover import (
    Handover,
    HandoverEvent,
    HandoverKind,
    Promise,
    PromiseKind,
)
from kcc_desktop.domain.moments import ZONE
from kcc_desktop.domain.report import (
    ReportKey,
    ReportKind,
    ReportRows,
    SourceCondition,
    SourceState,
)
from kcc_desktop.domain.steps import Action, State, Step, after

NOW = datetime(2026, 3, 4, 10, 41, tzinfo=ZONE)
RESIDENT, NEIGHBOUR, SON = 7, 8, 9
_PARTIES = {"resident": RESIDENT, "neighbour": NEIGHBOUR, "son": SON, "nobody": None}
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Described:
    """One report of the file: its rows, and when the answer is given."""

    name: str
    rows: ReportRows
    now: datetime


def described() -> list[Described]:
    """All reports of `trails.yaml`, in order."""
    texts = yaml.safe_load((_HERE / "trails.yaml").read_text("utf-8"))
    return [_read(text) for text in texts]


def moment(text: object) -> datetime:
    """`2026-03-02 09:12` on the local clock; a bare day is its noon."""
    if isinstance(text, datetime):
        return text.replace(tzinfo=ZONE)
    if isinstance(text, date):
        return datetime(text.year, text.month, text.day, 12, tzinfo=ZONE)
    return datetime.fromisoformat(str(text)).replace(tzinfo=ZONE)


def _read(text: Mapping[str, Any]) -> Described:
    case = _case(text) if "case" in text else None
    contacts = tuple(_contact(n, each) for n, each in enumerate(text.get("contacts", ()), 20))
    handovers = tuple(_handover(n, each) for n, each in enumerate(text.get("handovers", ()), 40))
    rows = ReportRows(
        _key(case, handovers, contacts),
        case,
        contacts,
        handovers,
        tuple(_source(each) for each in text.get("sources", ())),
        _PARTIES[text.get("asks", "resident")],
        text.get("kind", ""),
        secret=text.get("secret", False),
    )
    return Described(text["name"], rows, moment(text["now"]) if "now" in text else NOW)


def _key(
    case: Case | None, handovers: tuple[Handover, ...], contacts: tuple[Contact, ...]
) -> ReportKey:
    if case is not None:
        return ReportKey(ReportKind.CASE, case.id)
    if handovers:
        return ReportKey(ReportKind.HANDOVER, handovers[0].id)
    return ReportKey(ReportKind.CONTACT, contacts[0].id)


def _case(text: Mapping[str, Any]) -> Case:
    case = text["case"]
    source = case.get("source", "Onderhoudsplanning")
    fetched = moment(case.get("fetched", "2026-03-04 10:39"))
    events = enumerate(case.get("events", ()), 100)
    plans = enumerate(case.get("planned", ()), 200)
    opened = moment(case.get("opened", "2026-03-02 09:20"))
    undated = CaseEvent(99, 1, opened, Step.UNKNOWN, "", EventKind.UNDATED)
    return Case(
        1,
        case.get("number", "W-2041"),
        source,
        "1",
        case.get("title", ""),
        opened,
        kind=text.get("kind", ""),
        party_id=_PARTIES[case.get("of", "resident")],
        department=case.get("department", ""),
        status_text=case.get("status", ""),
        step=Step(case.get("step", "received")),
        channel=case.get("channel", ""),
        place=_place(text.get("place", "")),
        expected_on=case.get("expected"),
        closed_at=moment(case["closed"]) if "closed" in case else None,
        fetched_at=fetched,
        events=(
            *([undated] if case.get("undated") else []),
            *(_event(n, each, source, fetched) for n, each in events),
        ),
        planned=tuple(_plan(n, each, source, fetched) for n, each in plans),
    )


def _place(text: str) -> Place:
    street, _, number = text.rpartition(" ")
    if not number.isdigit():
        return Place(text)
    return Place(street, int(number))


def _event(id_: int, text: Mapping[str, Any], source: str, fetched: datetime) -> CaseEvent:
    return CaseEvent(
        id_,
        1,
        moment(text["at"]),
        Step(text["step"]),
        text.get("text", ""),
        who=text.get("who", ""),
        department=text.get("department", ""),
        source=source,
        fetched_at=fetched,
    )


def _plan(id_: int, text: Mapping[str, Any], source: str, fetched: datetime) -> PlannedDate:
    return PlannedDate(
        id_,
        text["day"],
        text.get("source", source),
        moment(text["fetched"]) if "fetched" in text else fetched,
        text.get("who", ""),
        text.get("department", ""),
        text.get("what", ""),
        replaced_at=moment(text["replaced"]) if "replaced" in text else None,
        handover_id=text.get("handover"),
    )


def _contact(id_: int, text: Mapping[str, Any]) -> Contact:
    outcomes = text.get("outcomes", ())
    return Contact(
        id_,
        moment(text["at"]),
        Channel(text.get("channel", "phone")),
        Direction(text.get("direction", "in")),
        text.get("subject", ""),
        "a note that nobody may hear",
        party_id=_PARTIES[text.get("of", "resident")],
        made_by_id=_PARTIES[text["made_by"]] if "made_by" in text else None,
        agent=text.get("agent", ""),
        questions=tuple(
            Question(id_ * 10 + n, id_, n, "", outcome=Outcome(each))
            for n, each in enumerate(outcomes)
        ),
        told=text.get("told", False),
    )


def _handover(id_: int, text: Mapping[str, Any]) -> Handover:
    at, by, department = moment(text["at"]), text.get("by", "Luc Peeters"), text["to"]
    events = [HandoverEvent(id_ * 10, id_, at, None, State.NEW, by, department)]
    for n, step in enumerate(text.get("steps", ()), 1):
        events.append(_step(id_ * 10 + n, step, events[-1]))
    source, plans = "", enumerate(text.get("planned", ()), id_ * 100)
    return Handover(
        id_,
        HandoverKind(text.get("as", "work")),
        text.get("subject", ""),
        "another note that nobody may hear",
        events[-1].state,
        at,
        by,
        1,
        events[-1].department,
        party_id=_PARTIES[text.get("of", "resident")],
        handler=text.get("handler", ""),
        promises=tuple(
            Promise(PromiseKind(kind), moment(due)) for kind, due in text.get("due", {}).items()
        ),
        events=tuple(events),
        planned=tuple(_plan(n, {**p, "handover": id_}, source, at) for n, p in plans),
    )


def _step(id_: int, text: Mapping[str, Any], last: HandoverEvent) -> HandoverEvent:
    action = Action(text["do"])
    return HandoverEvent(
        id_,
        last.handover_id,
        moment(text["at"]),
        action,
        after(action, last.state),
        text.get("who", ""),
        text.get("to", last.department),
        text.get("text", ""),
    )


def _source(text: Mapping[str, Any]) -> SourceState:
    hours = text.get("stale_after_hours")
    return SourceState(
        text["name"],
        SourceCondition(text.get("is", "up")),
        moment(text["as_of"]) if "as_of" in text else None,
        timedelta(hours=hours) if hours is not None else None,
    )
