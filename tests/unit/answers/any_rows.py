"""Reports of every kind, likely and absurd, for the property tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from kcc_desktop.domain.case import Case, CaseEvent, EventKind, Place, PlannedDate
from kcc_desktop.domain.contact import Channel, Contact, Direction, Outcome, Question
from kcc_desktop.domain.handover import (
    Handover,
    HandoverEvent,
    HandoverKind,
    Promise,
    PromiseKind,
)
from kcc_desktop.domain.report import (
    ReportKey,
    ReportKind,
    ReportRows,
    SourceCondition,
    SourceState,
)
from kcc_desktop.domain.steps import Action, State, Step

NOW = datetime(2026, 3, 4, 9, 41, tzinfo=UTC)
RESIDENT, OTHER = 7, 8
SECRET = "GEHEIM"
#: First names and surnames that are no words of either language.
PEOPLE = tuple(
    f"{first} {SECRET}sen" for first in ("Aukje", "Bouke", "Christa", "Douwe", "Ebeltje")
)
#: Who speaks to the other resident, and nobody else.
OTHERS_AGENT = f"Zwaantje {SECRET}ma"
OTHERS_SUBJECT = "Gezeur Zwanenburg"
DEPARTMENTS = ("Afdeling Quark", "Afdeling Xenon", "Afdeling Zirkoon")
REGISTERS = ("Register Vega", "Register Wega", "")
KINDS = ("Kapotte straatlantaarn", "Gat in de weg", "Parkeervergunning", "")

likely_moments = st.integers(-60 * 24 * 400, 60 * 24 * 40).map(lambda m: NOW + timedelta(minutes=m))
#: Without zone, before the gregorian calendar, at the end of days.
odd_moments = st.sampled_from(
    [datetime.fromisoformat(text) for text in ("1000-01-01", "9999-12-31T23:59Z", "2026-03-04")]
)
moments = st.one_of(likely_moments, likely_moments, likely_moments, odd_moments)
days = st.dates(date(2025, 6, 1), date(2027, 2, 1))
someone = st.sampled_from((*PEOPLE, ""))
departments = st.sampled_from((*DEPARTMENTS, ""))
registers = st.sampled_from(REGISTERS)
parties = st.sampled_from((RESIDENT, OTHER, None))
notes = st.just(SECRET)
maybe = st.none() | moments


def _plans(handover_id: int | None = None) -> st.SearchStrategy[tuple[PlannedDate, ...]]:
    plan = st.builds(
        PlannedDate,
        st.integers(1, 9),
        days,
        registers,
        moments,
        someone,
        departments,
        st.sampled_from(("repareert de lamp", "lamp ophalen", SECRET, "")),
        handover_id=st.just(handover_id),
        replaced_at=maybe,
    )
    return st.lists(plan, max_size=3).map(tuple)


cases = st.builds(
    Case,
    st.just(1),
    st.sampled_from(("W-1", "")),
    registers,
    st.just("1"),
    st.just(""),
    moments,
    description=notes,
    kind=st.sampled_from(KINDS),
    party_id=parties,
    department=departments,
    status_text=notes,
    step=st.sampled_from(Step),
    channel=st.sampled_from((*Channel, "")),
    place=st.just(Place("Lindelaan", 12)) | st.just(Place()),
    expected_on=st.none() | days,
    closed_at=maybe,
    fetched_at=maybe,
    events=st.lists(
        st.builds(
            CaseEvent,
            st.integers(1, 9),
            st.just(1),
            moments,
            st.sampled_from(Step),
            notes,
            st.sampled_from(EventKind),
            someone,
            departments,
            registers,
            maybe,
        ),
        max_size=5,
    ).map(tuple),
    planned=_plans(),
)
own_contacts = st.builds(
    Contact,
    st.integers(20, 29),
    moments,
    st.sampled_from(Channel),
    st.sampled_from(Direction),
    st.just(""),
    notes,
    party_id=st.sampled_from((RESIDENT, None)),
    made_by_id=st.sampled_from((None, RESIDENT, OTHER)),
    agent=someone,
    questions=st.lists(
        st.builds(
            Question,
            st.integers(1, 9),
            st.just(20),
            st.just(0),
            notes,
            outcome=st.sampled_from(Outcome),
        ),
        max_size=2,
    ).map(tuple),
    told=st.booleans(),
)
others_contacts = st.builds(
    Contact,
    st.integers(30, 39),
    moments,
    st.sampled_from(Channel),
    st.sampled_from(Direction),
    st.just(OTHERS_SUBJECT),
    notes,
    party_id=st.just(OTHER),
    agent=st.just(OTHERS_AGENT),
    told=st.booleans(),
)
handovers = st.builds(
    Handover,
    st.just(40),
    st.sampled_from(HandoverKind),
    st.just(""),
    notes,
    st.sampled_from(State),
    moments,
    someone,
    st.just(1),
    departments,
    party_id=parties,
    handler=someone,
    promises=st.lists(st.builds(Promise, st.sampled_from(PromiseKind), moments), max_size=3).map(
        tuple
    ),
    events=st.lists(
        st.builds(
            HandoverEvent,
            st.integers(1, 9),
            st.just(40),
            moments,
            st.none() | st.sampled_from(Action),
            st.sampled_from(State),
            someone,
            departments,
            notes,
        ),
        max_size=5,
    ).map(tuple),
    planned=_plans(40),
)
sources = st.builds(
    SourceState,
    st.sampled_from(REGISTERS[:2]),
    st.sampled_from(SourceCondition),
    maybe,
    st.none() | st.timedeltas(timedelta(), timedelta(days=9)),
)
any_rows = st.builds(
    ReportRows,
    st.builds(ReportKey, st.sampled_from(ReportKind), st.integers(20, 40)),
    st.none() | cases,
    st.lists(own_contacts | others_contacts, max_size=3).map(tuple),
    st.lists(handovers, max_size=3).map(tuple),
    st.lists(sources, max_size=2).map(tuple),
    st.sampled_from((RESIDENT, RESIDENT, OTHER, None)),
    st.sampled_from(KINDS),
    secret=st.booleans(),
)
