"""The Trail of a report: which rows count as which step, and where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from kcc_desktop.domain.case import Case, CaseEvent, EventKind, PlannedDate
from kcc_desktop.domain.contact import Channel, Contact, Direction
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
from kcc_desktop.domain.steps import Action, State, Step
from kcc_desktop.domain.trail import Trail, Whose
from kcc_desktop.domain.trail_rules import as_known_on, trail_of

RESIDENT, DOUBLE, OTHER = 7, 70, 8
KEY = ReportKey(ReportKind.CASE, 1)


def at(day: int, hour: int = 9) -> datetime:
    """A moment in March 2026."""
    return datetime(2026, 3, day, hour, tzinfo=ZONE)


def case(*events: tuple[int, Step], step: Step = Step.RECEIVED, **more: object) -> Case:
    """A case of Onderhoudsplanning with events on days of March."""
    rows = tuple(
        CaseEvent(n, 1, at(day), each, "", source="Onderhoudsplanning")
        for n, (day, each) in enumerate(events)
    )
    base = Case(1, "W-1", "Onderhoudsplanning", "1", "t", at(2), step=step, events=rows)
    return replace(base, **{"party_id": RESIDENT, **more})


def handover(*steps: tuple[int, Action, State], id_: int = 40, **more: object) -> Handover:
    """A handover of 2 March with what was done on later days."""
    events = [HandoverEvent(1, id_, at(2, 10), None, State.NEW, "Luc Peeters", "Onderhoud")]
    events += [
        HandoverEvent(n, id_, at(day), action, state, "Stef Maas", "Onderhoud")
        for n, (day, action, state) in enumerate(steps, 2)
    ]
    base = Handover(
        id_, HandoverKind.WORK, "s", "n", events[-1].state, at(2, 10), "Luc Peeters", 1, "Onderhoud"
    )
    return replace(base, **{"events": tuple(events), "party_id": RESIDENT, **more})


def contact(day: int, **more: object) -> Contact:
    """A phone call of the resident."""
    base = Contact(day, at(day), Channel.PHONE, Direction.IN, "s", "n", agent="Luc Peeters")
    return replace(base, **{"party_id": RESIDENT, **more})


def plan(day: int, fetched: int, **more: object) -> PlannedDate:
    """A planned day of March."""
    base = PlannedDate(1, date(2026, 3, day), "Onderhoudsplanning", at(fetched), "Stef Maas")
    return replace(base, **more)


def trail(*rows: object, resident: int | None = RESIDENT, **more: object) -> Trail:
    """The trail of these rows."""
    base = ReportRows(
        KEY,
        next((row for row in rows if isinstance(row, Case)), None),
        tuple(row for row in rows if isinstance(row, Contact)),
        tuple(row for row in rows if isinstance(row, Handover)),
        resident_id=resident,
    )
    return trail_of(replace(base, **more))


def steps(of: Trail) -> list[Step]:
    """The steps in order."""
    return [entry.step for entry in of.entries]


def test_the_whole_life_in_order() -> None:
    told = contact(12, direction=Direction.OUT, told=True, agent="Hilde Vos")
    passed = handover((3, Action.SEE, State.SEEN), (3, Action.ACCEPT, State.ACCEPTED))
    worked = case((11, Step.DONE), step=Step.DONE, planned=(plan(6, 4),))
    whole = trail(worked, contact(2), passed, told)
    assert steps(whole) == [
        Step.RECEIVED, Step.HANDED_OVER, Step.SEEN, Step.ACCEPTED, Step.PLANNED, Step.DONE,
        Step.TOLD,
    ]  # fmt: skip
    assert whole.stage is Step.TOLD
    assert whole.told is whole.last(Step.TOLD)
    assert whole.last(Step.PLANNED).planned_for == date(2026, 3, 6)


def test_only_steps_count_not_notes_or_what_follows_on() -> None:
    noted = CaseEvent(1, 1, at(3), Step.DONE, "", EventKind.NOTE)
    follow = CaseEvent(2, 1, at(4), Step.DONE, "", EventKind.FOLLOW_ON)
    meaningless = CaseEvent(3, 1, at(5), Step.UNKNOWN, "")
    assert steps(trail(case(events=(noted, follow, meaningless)))) == [Step.RECEIVED]


@pytest.mark.parametrize(
    ("rows", "stage"),
    [
        ([contact(2)], Step.RECEIVED),
        ([case()], Step.RECEIVED),
        ([case(step=Step.UNKNOWN)], Step.UNKNOWN),
        ([handover()], Step.HANDED_OVER),
        ([case(), handover((3, Action.SEE, State.SEEN))], Step.SEEN),
        ([case(step=Step.PLANNED), handover((9, Action.SEE, State.SEEN))], Step.PLANNED),
        ([case((3, Step.ACCEPTED), (3, Step.ACCEPTED))], Step.ACCEPTED),
        ([case(planned=(plan(6, 4),))], Step.PLANNED),
        ([case((5, Step.DONE), (4, Step.ACCEPTED))], Step.DONE),  # out of order
        ([case((5, Step.DONE), (6, Step.SEEN))], Step.DONE),  # seen afterwards undoes nothing
        ([case((5, Step.DONE), (6, Step.REOPENED))], Step.REOPENED),
        ([case((5, Step.DONE), (6, Step.REOPENED), (7, Step.PLANNED))], Step.PLANNED),
        ([case((5, Step.DONE)), handover()], Step.DONE),  # nobody clicked, the register knows
        ([case((4, Step.PLANNED)), handover((5, Action.FINISH, State.DONE))], Step.DONE),
        ([case((5, Step.DONE)), handover((6, Action.REOPEN, State.REOPENED))], Step.REOPENED),
        ([case(), handover((3, Action.REFUSE, State.REFUSED))], Step.REFUSED),
        (
            [handover((3, Action.REFUSE, State.REFUSED)), handover(id_=41)],
            Step.HANDED_OVER,  # the other one is still open
        ),
        (
            [handover((3, Action.FINISH, State.DONE)),
             handover((4, Action.ACCEPT, State.ACCEPTED), id_=41)],
            Step.ACCEPTED,  # a part is done, not the whole
        ),
        ([case(step=Step.DONE, closed_at=at(5))], Step.DONE),
        ([case(closed_at=at(5))], Step.UNKNOWN),  # closed, but not said to be done
        ([handover((3, Action.FORWARD, State.NEW))], Step.HANDED_OVER),
    ],
)  # fmt: skip
def test_where_it_stands(rows: list[object], stage: Step) -> None:
    assert trail(*rows).stage is stage


def test_a_case_closed_without_being_done_says_when() -> None:
    assert trail(case(closed_at=at(5))).closed_at == at(5)
    assert trail(case(step=Step.DONE, closed_at=at(5))).closed_at is None
    assert trail(case((6, Step.REOPENED), closed_at=at(5))).closed_at is None


def test_told_only_counts_after_it_ended() -> None:
    told = contact(4, direction=Direction.OUT, told=True)
    assert trail(case((3, Step.ACCEPTED)), told).stage is Step.ACCEPTED
    assert trail(case((3, Step.DONE)), told).stage is Step.TOLD
    assert trail(case((5, Step.DONE)), told).stage is Step.DONE
    assert trail(case((3, Step.DONE), (5, Step.REOPENED), (6, Step.DONE)), told).stage is Step.DONE
    assert trail(case((5, Step.DONE)), told).told is None


def test_a_newer_planned_date_replaces_the_older() -> None:
    old, new = plan(5, 3, replaced_at=at(4)), plan(10, 4)
    moved = trail(case(planned=(new, old)))
    assert moved.planned == (new,)
    assert moved.earlier_planned == (old,)


def test_two_sources_stand_beside_each_other() -> None:
    here, there = plan(6, 3), plan(9, 4, source="Meldingen")
    assert trail(case(planned=(here, there))).planned == (there, here)


@pytest.mark.parametrize("undone", [Action.REOPEN, Action.REFUSE, Action.FORWARD])
def test_a_plan_of_before_it_was_undone_no_longer_stands(undone: Action) -> None:
    state = {Action.REOPEN: State.REOPENED, Action.REFUSE: State.REFUSED}.get(undone, State.NEW)
    planned = (plan(6, 3, source="", handover_id=40),)
    rows = handover((3, Action.PLAN, State.PLANNED), (5, undone, state), planned=planned)
    assert trail(rows).planned == ()
    assert trail(rows).earlier_planned == planned


def test_what_was_read_after_reopening_can_still_be_the_old_plan() -> None:
    """A register is read again and again: its old plan is not new because it was read today."""
    rows = case(
        (3, Step.PLANNED), (6, Step.DONE), (8, Step.REOPENED),
        step=Step.REOPENED, planned=(plan(6, 12),),
    )  # fmt: skip
    assert trail(rows).planned == ()
    assert trail(rows).stage is Step.REOPENED


def test_of_one_day_the_contact_tells_how_it_came_in() -> None:
    received = trail(case(), contact(2)).entries[0]
    assert (received.who, received.channel) == ("Luc Peeters", Channel.PHONE)
    earlier = trail(case(opened_at=at(1), channel="form"), contact(2)).entries[0]
    assert (earlier.who, earlier.channel) == ("", "form")


def test_whose_report_it_is() -> None:
    assert trail(case()).whose is Whose.OWN
    assert trail(case(), resident=OTHER).whose is Whose.OTHERS
    assert trail(case(), resident=None).whose is Whose.UNKNOWN
    assert trail(case(party_id=None)).whose is Whose.UNKNOWN
    linked = frozenset({DOUBLE})
    assert trail(case(party_id=DOUBLE), doubles=linked).whose is Whose.OWN


def test_what_belongs_to_another_resident_is_left_out() -> None:
    others = contact(1, party_id=OTHER, agent="Wim Bos", told=True, subject="mijn buurvrouw")
    rows = (case(party_id=OTHER, kind="", title="mevrouw Bos"), others, contact(3))
    own = trail(*rows)
    assert [entry.who for entry in own.entries] == ["Luc Peeters"]
    assert own.subject == "s"
    assert trail(*rows, resident=None).entries[0].who == "Wim Bos"


def test_a_secret_report_is_withheld_from_all_others() -> None:
    assert not trail(case(), secret=True).withheld
    assert trail(case(), secret=True, resident=OTHER).withheld
    assert trail(case(), secret=True, resident=None).withheld


def test_promises_are_those_of_what_is_still_open() -> None:
    soon, late = Promise(PromiseKind.SEEN, at(3)), Promise(PromiseKind.DONE, at(9))
    done = handover((3, Action.FINISH, State.DONE), promises=(soon,))
    still = handover(id_=41, promises=(late,))
    assert trail(done, still).promises == (late,)
    assert trail(done).promises == (soon,)


def test_a_callback_stands_beside_the_work() -> None:
    due = Promise(PromiseKind.ANSWERED, at(4))
    call = handover(id_=41, kind=HandoverKind.CALLBACK, promises=(due,), handler="Nina Post")
    both = trail(handover((3, Action.ACCEPT, State.ACCEPTED)), call)
    assert both.stage is Step.ACCEPTED
    assert not both.is_callback
    assert [(each.who, each.due) for each in both.callbacks] == [("Nina Post", at(4))]
    alone = trail(call)
    assert alone.is_callback
    assert alone.stage is Step.HANDED_OVER


def test_the_department_is_who_has_it_now() -> None:
    assert trail(case(department="Groen")).department == "Groen"
    assert trail(case(department="Groen"), handover()).department == "Onderhoud"


def test_a_missing_source_is_one_that_this_report_came_from() -> None:
    away = SourceState("Onderhoudsplanning", SourceCondition.AWAY)
    other = SourceState("Zaken", SourceCondition.AWAY)
    assert trail(case(), contact(2), sources=(away, other)).missing == (away,)
    assert trail(contact(2), sources=(away, other)).missing == ()


def test_a_step_dated_ahead_has_not_happened_yet() -> None:
    ahead = trail(case((3, Step.ACCEPTED), (20, Step.DONE)))
    assert ahead.stage is Step.DONE
    known = as_known_on(ahead, at(4).date())
    assert known.stage is Step.ACCEPTED
    assert Step.DONE not in steps(known)
    assert as_known_on(ahead, at(20).date()) is ahead


def test_a_telling_is_one_step_though_the_contact_and_the_handover_say_so() -> None:
    call = contact(5, told=True, finished_at=at(5, 10))
    done = handover((4, Action.FINISH, State.DONE), (5, Action.TELL, State.TOLD))
    told = trail(done, contact(2), call)
    assert told.stage is Step.TOLD
    assert [entry.channel for entry in told.entries if entry.step is Step.TOLD] == [Channel.PHONE]
    apart = trail(replace(done, events=done.events[:2], state=State.DONE), contact(2), call)
    assert steps(apart) == steps(told)


def test_the_most_advanced_part_leads_and_the_whole_ends_it() -> None:
    whole = handover((3, Action.SPLIT, State.ACCEPTED))
    lamp = handover((4, Action.PLAN, State.PLANNED), id_=41, parent_id=40)
    tree = handover((5, Action.FINISH, State.DONE), id_=42, parent_id=40)
    assert trail(whole, lamp, tree).stage is Step.PLANNED
    assert trail(whole, replace(lamp, state=State.DONE), tree).stage is Step.ACCEPTED


def test_the_same_event_from_two_reads_stands_once() -> None:
    assert steps(trail(case((3, Step.ACCEPTED), (3, Step.ACCEPTED)))).count(Step.ACCEPTED) == 1


def test_rows_without_anything_make_a_trail() -> None:
    empty = trail()
    assert empty.stage is Step.UNKNOWN
    assert empty.entries == ()


def test_moments_without_zone_count_as_utc() -> None:
    naive = at(3).replace(tzinfo=None)
    assert steps(trail(contact(2), case(events=(CaseEvent(1, 1, naive, Step.DONE, ""),)))) == [
        Step.RECEIVED,
        Step.DONE,
    ]
