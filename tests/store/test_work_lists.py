"""The lists from which people work, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from kcc_desktop.domain.handover import HandoverKind, Promise, PromiseKind
from kcc_desktop.domain.steps import Action, State
from kcc_desktop.domain.work_list import (
    STATE_ORDER,
    Sort,
    SortBy,
    Worker,
    WorkFilter,
    WorkLine,
    WorkList,
    subject_key,
)
from kcc_desktop.services.hand_over import Doing, Part
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.handling import LAMP, Town, make_town
from tests.store.making import FRIDAY, case, person


@pytest.fixture
def town(workspace: SqlWorkspace) -> Town:
    """A small department."""
    return make_town(workspace)


def subjects(lines: object) -> list[str]:
    return [line.subject for line in lines]  # type: ignore[attr-defined]


def test_who_has_what_sees_it(town: Town) -> None:
    stef, omar = (town.people[login].employee_id for login in ("stef.maas", "omar.idrissi"))
    town.give(subject="van Stef", employee_id=stef)
    town.give(subject="van Omar", employee_id=omar)
    town.give(subject="van niemand")
    town.give(subject="voor Groen", department_id=town.departments["groen"])
    lists = town.lists("stef.maas")
    assert subjects(lists.page(WorkList.MINE)) == ["van Stef"]
    assert sorted(subjects(lists.page(WorkList.DEPARTMENT))) == [
        "van Omar", "van Stef", "van niemand"
    ]  # fmt: skip
    assert len(town.lists("hilde.vos").page(WorkList.BY_ME)) == 4
    assert town.lists("karin.smit").page(WorkList.BY_ME) == []


def test_the_queue_of_a_group_is_what_nobody_of_it_has_taken(town: Town) -> None:
    group = town.groups["verlichting"]
    first = town.give(subject="nog vrij", group_id=group)
    town.give(
        subject="al genomen", group_id=group, employee_id=town.people["stef.maas"].employee_id
    )
    town.give(subject="andere groep", group_id=town.groups["wegen"])
    lists = town.lists("stef.maas")
    assert subjects(lists.page(WorkList.QUEUE)) == ["nog vrij"]
    town.hands("stef.maas").act(first, Doing(Action.ACCEPT), key="a")
    assert lists.page(WorkList.QUEUE) == []
    assert sorted(subjects(lists.page(WorkList.MINE))) == ["al genomen", "nog vrij"]


def test_what_is_done_waits_to_be_told_by_who_handed_it_over(town: Town) -> None:
    lamp = town.give(subject="lamp")
    call = town.give(subject="bel terug", kind=HandoverKind.CALLBACK)
    no = town.give(subject="nee")
    stef, hilde = town.hands("stef.maas"), town.lists("hilde.vos")
    lamp = stef.act(lamp, Doing(Action.FINISH), key="1")
    stef.act(call, Doing(Action.FINISH), key="2")
    stef.act(no, Doing(Action.REFUSE, "Niet van de gemeente."), key="3")
    assert sorted(subjects(hilde.page(WorkList.TO_TELL))) == ["lamp", "nee"]
    assert hilde.page(WorkList.BY_ME) == []
    town.hands("hilde.vos").act(lamp, Doing(Action.TELL), key="4")
    assert subjects(hilde.page(WorkList.TO_TELL)) == ["nee"]


def test_a_line_says_all_that_is_shown(town: Town) -> None:
    hilde = town.people["hilde.vos"]
    with town.workspace.work(hilde) as work:
        suzanne = work.parties.add(person(), key="p")
        work.cases.put_many([case(id=500, number="W-2041")])
    given = town.give(
        subject="Lantaarn 14",
        party_id=suzanne,
        case_id=500,
        product_id=LAMP,
        group_id=town.groups["verlichting"],
        employee_id=town.people["stef.maas"].employee_id,
        location_id=hilde.location_id,
        promises=town.due(hours=2),
    )
    town.hands("hilde.vos").act(given, Doing(Action.CHASE, "Nog niets gehoord"), key="c")
    town.clock.turn(hours=3)
    line = town.lists("stef.maas").line(given.id)
    assert line == WorkLine(
        id=given.id,
        kind=HandoverKind.WORK,
        subject="Lantaarn 14",
        state=State.NEW,
        version=2,
        created_at=given.created_at,
        created_by="Hilde Vos",
        department_id=town.departments["onderhoud"],
        department="Onderhoud",
        resident="Suzanne de Wit",
        from_location="Zuid",
        from_department="Onthaal",
        group="Verlichting",
        employee_id=town.people["stef.maas"].employee_id,
        handler="Stef Maas",
        promise=given.promises[0],
        late=timedelta(hours=1),
        chased=1,
        case_id=500,
        case_number="W-2041",
        party_id=suzanne,
        product_id=LAMP,
        product="kapotte straatlantaarn",
    )


def test_who_has_the_notice_of_secrecy_is_not_named_nor_found_by_name(town: Town) -> None:
    with town.workspace.work(town.people["hilde.vos"]) as work:
        secret = work.parties.add(person(secret=True), key="s")
        known = work.parties.add(person("Suzanne Bakker"), key="k")
    town.give(subject="een", party_id=secret)
    town.give(subject="twee", party_id=known)
    lists = town.lists("stef.maas")
    shown = {
        line.subject: (line.resident, line.is_secret) for line in lists.page(WorkList.DEPARTMENT)
    }
    assert shown == {"een": ("", True), "twee": ("Suzanne Bakker", False)}
    named = lists.page(WorkList.DEPARTMENT, WorkFilter("suzanne"))
    assert subjects(named) == ["twee"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lantaarn", ["Lantaarn Beuk", "Lantaarn Eik"]),
        ("LANTAARN eik", ["Lantaarn Eik"]),
        ("bakker", ["Lantaarn Beuk"]),
        ("w-20", ["Stoep"]),
        ("100%", []),
        ("", ["Lantaarn Beuk", "Lantaarn Eik", "Stoep"]),
    ],
)
def test_each_word_is_in_the_subject_the_name_or_the_number(
    town: Town, text: str, found: list[str]
) -> None:
    with town.workspace.work(town.people["hilde.vos"]) as work:
        bakker = work.parties.add(person("Joost Bakker"), key="p")
        work.cases.put_many([case(id=500, number="W-2041")])
    town.give(subject="Lantaarn Beuk", party_id=bakker)
    town.give(subject="Lantaarn Eik")
    town.give(subject="Stoep", case_id=500)
    lines = town.lists("stef.maas").page(WorkList.DEPARTMENT, WorkFilter(text))
    assert sorted(subjects(lines)) == found


def test_filters_by_state_department_product_and_lateness(town: Town) -> None:
    late = town.give(subject="laat", promises=town.due(hours=1), product_id=LAMP)
    town.give(subject="op tijd", promises=town.due(days=3))
    town.give(subject="groen", department_id=town.departments["groen"])
    seen = town.give(subject="gezien")
    town.hands("stef.maas").act(seen, Doing(Action.SEE), key="s")
    town.clock.turn(hours=2)
    lists = town.lists("hilde.vos")

    def wanted(**filtered: object) -> list[str]:
        return subjects(lists.page(WorkList.BY_ME, WorkFilter(**filtered)))  # type: ignore[arg-type]

    assert wanted(late=True) == ["laat"]
    assert wanted(product_id=LAMP) == ["laat"]
    assert wanted(department_id=town.departments["groen"]) == ["groen"]
    assert wanted(states=frozenset({State.SEEN})) == ["gezien"]
    found = lists.line(late.id)
    assert found is not None
    assert found.late == timedelta(hours=1)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("by", SortBy)
@pytest.mark.parametrize("which", [WorkList.DEPARTMENT, WorkList.QUEUE, WorkList.BY_ME])
def test_pages_follow_on_without_gap_or_double(
    town: Town, which: WorkList, by: SortBy, *, descending: bool
) -> None:
    hands = town.hands("stef.maas")
    for n in range(17):
        promises = town.due(hours=n % 3) if n % 4 else ()
        given = town.give(
            subject=f"Zaak {'ÉeE'[n % 3]}{n % 5}",
            promises=promises,
            group_id=town.groups["verlichting"],
        )
        if n % 3 == 0:
            hands.act(given, Doing(Action.SEE), key=f"s{n}")
        town.clock.turn(minutes=1)
    lists, sort = (
        town.lists("hilde.vos" if which is WorkList.BY_ME else "stef.maas"),
        Sort(by, descending),
    )
    whole = list(lists.page(which, sort=sort, limit=50))
    paged: list[WorkLine] = []
    while page := lists.page(which, sort=sort, after=paged[-1] if paged else None, limit=5):
        paged += page
    assert paged == whole
    assert len(whole) == 17
    keys = [place_of(line, by) for line in whole]
    assert keys == sorted(keys, reverse=descending)


def place_of(line: WorkLine, by: SortBy) -> tuple[object, ...]:
    if by is SortBy.PROMISE:
        due = line.promise.due.timestamp() if line.promise else float("inf")
        return due, line.id
    if by is SortBy.SUBJECT:
        return subject_key(line.subject), line.id
    return (STATE_ORDER.index(line.state), line.id) if by is SortBy.STATE else (line.id,)


def test_callbacks_are_those_of_today_and_before(town: Town) -> None:
    stef = town.people["stef.maas"].employee_id

    def call(subject: str, hours: float, **more: object) -> None:
        at = town.clock() + timedelta(hours=hours)
        promise = (Promise(PromiseKind.ANSWERED, at),)
        town.give(subject=subject, kind=HandoverKind.CALLBACK, call_at=at, promises=promise, **more)

    call("gisteren", -20, employee_id=stef)
    call("straks", 2, employee_id=stef)
    call("collega", 3)
    call("morgen", 24, employee_id=stef)
    town.give(subject="geen belverzoek", employee_id=stef, promises=town.due(hours=1))
    lists = town.lists("stef.maas")
    assert subjects(lists.page(WorkList.CALLBACKS_MINE)) == ["gisteren", "straks"]
    assert subjects(lists.page(WorkList.CALLBACKS_DEPARTMENT)) == ["gisteren", "straks", "collega"]


def test_counts_say_how_long_each_list_is_and_how_much_is_late(town: Town) -> None:
    stef = town.people["stef.maas"].employee_id
    town.give(employee_id=stef, promises=town.due(hours=1))
    town.give(employee_id=stef)
    town.give(group_id=town.groups["verlichting"])
    town.clock.turn(hours=2)
    counts = town.lists("stef.maas").counts()
    assert counts.lines[WorkList.MINE] == 2
    assert counts.late[WorkList.MINE] == 1
    assert (counts.lines[WorkList.DEPARTMENT], counts.lines[WorkList.QUEUE]) == (3, 1)
    assert town.lists("hilde.vos").counts().late[WorkList.BY_ME] == 1


def test_the_next_promise_moves_on_with_each_step(town: Town) -> None:
    promises = (Promise(PromiseKind.SEEN, town.clock() + timedelta(hours=1)), *town.due(days=2))
    given = town.give(promises=promises)
    lists, hands = town.lists("stef.maas"), town.hands("stef.maas")

    def promised() -> PromiseKind | None:
        line = lists.line(given.id)
        assert line is not None
        return line.promise.kind if line.promise else None

    assert promised() is PromiseKind.SEEN
    seen = hands.act(given, Doing(Action.SEE), key="s")
    assert promised() is PromiseKind.DONE
    planned = hands.act(seen, Doing(Action.PLAN, day=FRIDAY), key="p")
    hands.act(planned, Doing(Action.FINISH), key="f")
    assert promised() is None
    assert lists.page(WorkList.DEPARTMENT) == []


def test_a_whole_counts_its_parts_and_a_part_is_for_the_same_resident(town: Town) -> None:
    with town.workspace.work(town.people["hilde.vos"]) as work:
        suzanne = work.parties.add(person(), key="p")
    whole = town.give(subject="plein", party_id=suzanne)
    hands = town.hands("stef.maas")
    hands.split(whole, [Part("lampen"), Part("banken")], key="k")
    lists = town.lists("stef.maas")
    line = lists.line(whole.id)
    assert line is not None
    assert line.parts == 2
    assert [(part.subject, part.resident) for part in lists.parts(whole.id)] == [
        ("lampen", "Suzanne de Wit"),
        ("banken", "Suzanne de Wit"),
    ]


def test_a_colleague_without_a_department_has_empty_lists(town: Town) -> None:
    town.give()
    stranger = replace(town.people["stef.maas"], login="gast", employee_id=None, department_id=None)
    guest = replace(town, people={"gast": stranger}).lists("gast")
    assert [guest.page(which) for which in WorkList] == [[]] * len(WorkList)


IN_ORDER = {
    (WorkList.DEPARTMENT, SortBy.PROMISE): "ix_handover_open_department_id_due_id",
    (WorkList.DEPARTMENT, SortBy.AGE): "ix_handover_open_department_id_id",
    (WorkList.DEPARTMENT, SortBy.SUBJECT): "ix_handover_open_department_id_subject_key_id",
    (WorkList.QUEUE, SortBy.PROMISE): "ix_handover_free_group_id_due_id",
    (WorkList.QUEUE, SortBy.AGE): "ix_handover_free_group_id_id",
    (WorkList.QUEUE, SortBy.SUBJECT): "ix_handover_free_group_id_subject_key_id",
    (WorkList.MINE, SortBy.PROMISE): "ix_handover_open_employee_id_due_id",
    (WorkList.BY_ME, SortBy.PROMISE): "ix_handover_open_created_login_due_id",
    (WorkList.CALLBACKS_DEPARTMENT, SortBy.PROMISE): "ix_handover_call_department_id_due_id",
}


@pytest.mark.parametrize(("which", "by"), IN_ORDER, ids=str)
@pytest.mark.parametrize("made_url", ["sqlite"], indirect=True)
def test_a_page_is_read_in_the_order_of_its_index(town: Town, which: WorkList, by: SortBy) -> None:
    asked: list[tuple[str, object]] = []

    def note(_c: object, _u: object, statement: str, values: object, *_: object) -> None:
        asked.append((statement, values))

    stef = town.people["stef.maas"]
    worker = Worker(stef.login, stef.employee_id, stef.department_id)
    with town.workspace.look() as work:
        connection = work._job.connection  # type: ignore[attr-defined]
        event.listen(connection, "before_cursor_execute", note)
        work.work_lists.page(
            which, worker, WorkFilter(), Sort(by), after=None, limit=9, now=town.clock()
        )
        event.remove(connection, "before_cursor_execute", note)
        statement, values = asked[0]
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    plan = " ".join(str(row[-1]) for row in rows)
    assert IN_ORDER[which, by] in plan
    assert "TEMP B-TREE" not in plan
