"""Cases: brought up to date again and again, with nothing lost that was once known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kcc_desktop.domain.case import EventKind, Place
from kcc_desktop.domain.errors import NotFound
from kcc_desktop.domain.steps import Step
from kcc_desktop.services.ports import Put
from kcc_desktop.store.cases import distance
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.making import FRIDAY, HILDE, MONDAY, case, event, later, person, planned

THURSDAY = date(2026, 3, 5)


def test_a_case_comes_back_whole(workspace: SqlWorkspace) -> None:
    given = case(
        description="Bij nummer 14",
        kind="straatverlichting",
        department="Onderhoud",
        status_text="In behandeling",
        step=Step.ACCEPTED,
        channel="email",
        place=Place("Lindelaan", 14, "a", "3523XK", "Zuid", 52.0712, 5.1213),
        expected_on=FRIDAY,
        closed_at=later(90),
        fetched_at=later(95),
        events=(
            event(1, text="binnen", who="Luc", department="Onthaal", source="mor"),
            event(2, Step.UNKNOWN, "opmerking", kind=EventKind.NOTE, fetched_at=later(95)),
        ),
        planned=(planned(FRIDAY, who="Stef", department="Onderhoud", what="reparatie"),),
    )
    with workspace.work(HILDE) as work:
        assert work.cases.put_many([given]) == [Put.NEW]
    with workspace.look() as work:
        found = work.cases.get(stored_id(work))
    bare = replace(
        found,
        id=0,
        events=tuple(replace(e, id=0, case_id=0) for e in found.events),
        planned=tuple(replace(p, id=0, case_id=None) for p in found.planned),
    )
    assert bare == given


def stored_id(work: object) -> int:
    from kcc_desktop.store.tables import case as table

    ids = work._job.connection.execute(table.select()).all()  # type: ignore[attr-defined]
    return int(ids[0].id)


def put(workspace: SqlWorkspace, *cases: object) -> list[Put]:
    with workspace.work(HILDE) as work:
        return list(work.cases.put_many(cases))  # type: ignore[arg-type]


def only(workspace: SqlWorkspace) -> object:
    with workspace.look() as work:
        return work.cases.get(stored_id(work))


def test_the_same_again_is_the_same_and_only_our_knowledge_is_fresher(
    workspace: SqlWorkspace,
) -> None:
    first = case(fetched_at=later(0), planned=(planned(FRIDAY),), events=(event(1),))
    again = replace(first, fetched_at=later(60))
    assert put(workspace, first) == [Put.NEW]
    assert put(workspace, again) == [Put.SAME]
    found = only(workspace)
    assert found.fetched_at == found.planned[0].fetched_at == later(60)
    assert put(workspace, first) == [Put.SAME]
    assert only(workspace).fetched_at == later(60)
    assert found.version == 1


def test_what_the_source_says_now_replaces_and_what_happened_is_added(
    workspace: SqlWorkspace,
) -> None:
    put(workspace, case(status_text="Nieuw", events=(event(1), event(1), event(5, Step.SEEN))))
    puts = put(workspace, case(status_text="Klaar", events=(event(9, Step.DONE), event(1))))
    found = only(workspace)
    assert puts == [Put.CHANGED]
    assert (found.status_text, found.version) == ("Klaar", 2)
    assert [e.step for e in found.events] == [Step.RECEIVED, Step.SEEN, Step.DONE]


def test_a_newer_planned_date_of_the_same_source_closes_the_older(
    workspace: SqlWorkspace,
) -> None:
    put(workspace, case(planned=(planned(THURSDAY, 0),)))
    put(workspace, case(planned=(planned(FRIDAY, 30),)))
    assert dates(workspace) == [(THURSDAY, "mor", later(30)), (FRIDAY, "mor", None)]


def test_planned_dates_of_two_sources_both_stand(workspace: SqlWorkspace) -> None:
    put(workspace, case(planned=(planned(THURSDAY, 0), planned(FRIDAY, 5, "planning"))))
    assert dates(workspace) == [(THURSDAY, "mor", None), (FRIDAY, "planning", None)]


def test_an_older_planned_date_that_comes_late_is_history_at_once(
    workspace: SqlWorkspace,
) -> None:
    put(workspace, case(planned=(planned(FRIDAY, 30),)))
    put(workspace, case(planned=(planned(THURSDAY, 0),)))
    assert dates(workspace) == [(THURSDAY, "mor", later(30)), (FRIDAY, "mor", None)]


def test_planned_dates_of_one_source_in_one_go_follow_each_other(
    workspace: SqlWorkspace,
) -> None:
    tuesday = THURSDAY + timedelta(days=5)
    whole = (planned(tuesday, 60), planned(THURSDAY, 0), planned(FRIDAY, 30))
    put(workspace, case(planned=whole))
    expected = [(THURSDAY, "mor", later(30)), (FRIDAY, "mor", later(60)), (tuesday, "mor", None)]
    assert dates(workspace) == expected
    put(workspace, case(planned=whole, title="anders"))
    assert dates(workspace) == expected


def test_a_planned_date_is_never_removed(workspace: SqlWorkspace) -> None:
    put(workspace, case(planned=(planned(FRIDAY),)))
    put(workspace, case(planned=(), title="anders"))
    assert dates(workspace) == [(FRIDAY, "mor", None)]


def test_the_same_day_with_another_worker_is_no_new_date(workspace: SqlWorkspace) -> None:
    put(workspace, case(planned=(planned(FRIDAY, 0, who="Stef"),)))
    put(workspace, case(planned=(planned(FRIDAY, 9, who="Mo"),)))
    (found,) = only(workspace).planned
    assert (found.who, found.fetched_at, found.replaced_at) == ("Mo", later(9), None)


def dates(workspace: SqlWorkspace) -> list[object]:
    return [(p.day, p.source, p.replaced_at) for p in only(workspace).planned]


def test_what_we_found_out_ourselves_outlives_a_source_that_does_not_say(
    workspace: SqlWorkspace,
) -> None:
    with workspace.work(HILDE) as work:
        party_id = work.parties.add(person(), key="p")
    put(workspace, case(party_id=party_id, planned=(planned(FRIDAY),)))
    put(workspace, case(title="anders", planned=(planned(THURSDAY, 9),)))
    assert only(workspace).party_id == party_id
    with workspace.look() as work:
        assert work.reports.timeline_counts([party_id]).planning == 1


def test_sources_may_use_the_same_keys(workspace: SqlWorkspace) -> None:
    assert put(workspace, case("1"), case("1", source="zaken"), case("1")) == [
        Put.NEW,
        Put.NEW,
        Put.SAME,
    ]


def test_an_unknown_case_is_not_found(workspace: SqlWorkspace) -> None:
    with workspace.look() as work, pytest.raises(NotFound):
        work.cases.get(1)


@pytest.mark.parametrize(
    ("other", "is_near"),
    [
        ({"place": Place("Lindelaan", 90)}, True),
        ({"place": Place("lindeláán")}, True),
        ({"place": Place("Eikstraat", lat=52.07155, lon=5.1213)}, True),
        ({"place": Place("Eikstraat", lat=52.0722, lon=5.1213)}, False),
        ({"place": Place("Eikstraat", lat=52.0712, lon=5.1222)}, False),
        ({"place": Place("Eikstraat")}, False),
        ({"place": Place("Lindelaan"), "kind": "riool"}, False),
        ({"place": Place("Lindelaan"), "at": MONDAY - timedelta(weeks=20)}, False),
    ],
)
def test_near_is_the_same_kind_on_the_street_or_within_reach(
    workspace: SqlWorkspace, other: dict[str, object], is_near: bool
) -> None:
    own = case("1", kind="lantaarn", place=Place("Lindelaan", 14, lat=52.0712, lon=5.1213))
    put(workspace, own, case("2", **({"kind": "lantaarn"} | other)))
    with workspace.look() as work:
        all_ = {work.cases.get(id_).source_key: id_ for id_ in ids(work)}
        here = work.cases.get(all_["1"])
        weeks = timedelta(weeks=12)
        since, until = MONDAY - weeks, MONDAY + weeks
        found = work.cases.near(here, since=since, until=until, metres=50, limit=10)
    assert [one.source_key for one in found] == (["2"] if is_near else [])


def ids(work: object) -> list[int]:
    from kcc_desktop.store.tables import case as table

    rows = work._job.connection.execute(table.select())  # type: ignore[attr-defined]
    return [row.id for row in rows]


def test_near_cases_come_newest_first_and_no_more_than_asked(workspace: SqlWorkspace) -> None:
    street = Place("Lindelaan")
    put(workspace, *(case(str(n), later(n), kind="lantaarn", place=street) for n in range(6)))
    with workspace.look() as work:
        here = work.cases.get(ids(work)[0])
        until = later(5)
        found = work.cases.near(here, since=MONDAY, until=until, metres=50, limit=3)
    assert [one.source_key for one in found] == ["4", "3", "2"]


def test_metres_between_two_places() -> None:
    # A minute of latitude is a nautical mile: 1852 metres.
    assert distance(52, 5, 52 + 1 / 60, 5) == pytest.approx(1_853, abs=2)
    assert distance(52, 5, 52, 5) == 0
