"""What a system tells becomes part of what is known: whose it is, what it means, what it is for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kcc_desktop.domain.case import Case, Traces
from kcc_desktop.domain.errors import NotAllowed
from kcc_desktop.domain.notices import NoticeKind
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.party import Phone
from kcc_desktop.domain.report import ReportKey, ReportKind, SourceCondition
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import StatusMeaning, SystemFace
from kcc_desktop.domain.told_promises import ToldPromise
from kcc_desktop.services.serving import Serving
from kcc_desktop.services.statuses import Statuses
from kcc_desktop.services.take_in import TakenIn, actor_of, note_state, take_in
from kcc_desktop.services.tell import Tell
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.handling import Town, make_town
from tests.store.making import FRIDAY, MONDAY, case, event, later, person, planned

MOR = SystemFace("mor", "Meldingen", "rest", stale_after=timedelta(hours=2))
PLANNING = SystemFace("planning", "Onderhoudsplanning", "rest", department="onderhoud")
MOBILE = Phone("+31612345678", "06 12345678")


@pytest.fixture
def town(workspace: SqlWorkspace) -> Town:
    """A small department."""
    return make_town(workspace)


def bring(town: Town, face: SystemFace, *cases: Case) -> TakenIn:
    """A system tells of these."""
    with town.workspace.work(actor_of(face)) as work:
        return take_in(work, face, cases, at=town.clock())


def stored(town: Town, number: str) -> Case:
    """The case with this number."""
    with town.workspace.look() as work:
        return work.cases.get(work.case_links.numbered([number])[0][0])


def add_party(town: Town, **more: object) -> int:
    """Somebody; the id."""
    with town.workspace.work(town.people["hilde.vos"]) as work:
        return work.parties.add(person(**more), key=str(more))


def test_the_name_of_the_system_and_the_moment_go_along(town: Town) -> None:
    taken = bring(town, MOR, case("1", source="whatever", events=(event(5, Step.ACCEPTED),)))
    one = stored(town, "MOR-1")
    assert taken.news == 1
    assert (one.source, one.fetched_at, one.events[0].source) == ("Meldingen", MONDAY, "Meldingen")
    assert bring(town, MOR, case("1", events=(event(5, Step.ACCEPTED),))).news == 0


def test_the_table_says_what_a_status_means_and_the_rest_is_listed(town: Town) -> None:
    with town.workspace.work(town.people["karin.smit"]) as work:
        work.system_marks.mean(StatusMeaning("mor", "GEREED"), Step.DONE, key="m")
    ready = case("1", step=Step.UNKNOWN, status_text="GEREED")
    odd = case("2", step=Step.UNKNOWN, status_text="OPDR")
    own = case("3", step=Step.ACCEPTED, status_text="GEREED")
    bring(town, MOR, ready, odd, own)
    bring(town, MOR, ready, odd, own)
    assert [stored(town, f"MOR-{n}").step for n in (1, 2, 3)] == [
        Step.DONE,
        Step.UNKNOWN,
        Step.ACCEPTED,
    ]
    with town.workspace.look() as work:
        met = {one.status: one.times for one in work.system_marks.meanings("mor")}
    assert met == {"GEREED": 0, "OPDR": 1}


def test_a_case_is_of_the_one_party_that_its_traces_name(town: Town) -> None:
    suzanne = add_party(town, emails=("s.dewit@voorbeeld.nl",), phones=(MOBILE,))
    add_party(town, name="Rachid", phones=(Phone("+31201234567", ""),))
    add_party(town, name="Fatima", phones=(Phone("+31201234567", ""),))
    traces = {
        "1": Traces(emails=("S.deWit@voorbeeld.nl ",), phones=("+31999999999",)),
        "2": Traces(phones=("+31612345678",)),
        "3": Traces(phones=("+31201234567",)),
        "4": Traces(name="Suzanne de Wit"),
    }
    bring(town, MOR, *(case(key, reporter=one) for key, one in traces.items()))
    owners = {key: stored(town, f"MOR-{key}").party_id for key in traces}
    assert owners == {"1": suzanne, "2": suzanne, "3": None, "4": None}


def test_parties_that_are_the_same_count_as_one(town: Town) -> None:
    first = add_party(town, phones=(MOBILE,))
    second = add_party(town, name="S. de Wit", phones=(MOBILE,))
    with town.workspace.work(town.people["hilde.vos"]) as work:
        work.parties.link_doubles(first, second, key="same")
    bring(town, MOR, case("1", reporter=Traces(phones=("+31612345678",))))
    assert stored(town, "MOR-1").party_id == min(first, second)


def order(**more: object) -> Case:
    """A work order that Onderhoud made for report 1."""
    given: dict[str, object] = {
        "number": "W-2041",
        "refers_to": ("mor-1",),
        "planned": (planned(FRIDAY, source="Onderhoudsplanning", who="Stef Maas"),),
    } | more
    return case("W-2041", at=later(30), **given)


def test_a_work_order_plans_the_report_that_it_was_made_for(town: Town) -> None:
    bring(town, MOR, case("1"))
    report = ReportKey(ReportKind.CASE, stored(town, "MOR-1").id)
    hilde = town.people["hilde.vos"]
    with town.workspace.work(hilde) as work:
        work.follows.follow(hilde.login, report, at=MONDAY, key="f")
    bring(town, PLANNING, order())
    (plan,) = stored(town, "MOR-1").planned
    assert (plan.day, plan.source, plan.who) == (FRIDAY, "Onderhoudsplanning", "Stef Maas")
    assert town.told(hilde.login) == [NoticeKind.PLANNED]
    answer = Tell(town.workspace, lambda: later(60)).report(report, Language.NL).answer
    assert "vrijdag 6 maart" in answer.text
    with town.workspace.look() as work:
        assert len(work.case_links.of(report.id)) == 1
    bring(town, MOR, case("1", description="meer"))
    assert len(stored(town, "MOR-1").planned) == 1


def test_a_work_order_told_again_adds_nothing_and_a_new_day_takes_its_place(town: Town) -> None:
    bring(town, MOR, case("1"))
    bring(town, PLANNING, order())
    bring(town, PLANNING, order())
    before = stored(town, "MOR-1")
    monday = planned(date(2026, 3, 9), 600, source="Onderhoudsplanning")
    bring(town, PLANNING, order(planned=(monday,)))
    after = stored(town, "MOR-1")
    assert len(before.planned) == 1
    assert [plan.day for plan in after.planned if plan.replaced_at is None] == [date(2026, 3, 9)]


def test_the_end_of_a_work_order_is_told_of_its_report(town: Town) -> None:
    bring(town, MOR, case("1", step=Step.ACCEPTED))
    done = order(step=Step.DONE, closed_at=later(600))
    bring(town, PLANNING, done)
    report = ReportKey(ReportKind.CASE, stored(town, "MOR-1").id)
    told = Tell(town.workspace, lambda: later(700)).report(report, Language.NL)
    assert told.trail.stage is Step.DONE
    assert told.trail.last(Step.DONE) is not None


def test_a_source_that_is_away_keeps_from_when_its_state_is(town: Town) -> None:
    with town.workspace.work(actor_of(MOR)) as work:
        note_state(work, MOR, SourceCondition.UP, at=MONDAY, elapsed_ms=12.5)
    with town.workspace.work(actor_of(MOR)) as work:
        note_state(work, MOR, SourceCondition.AWAY)
        (state,) = work.reports.sources()
    assert (state.condition, state.as_of, state.stale_after) == (
        SourceCondition.AWAY,
        MONDAY,
        MOR.stale_after,
    )


def test_nothing_is_asked_of_anybody_without_cases(town: Town) -> None:
    assert bring(town, MOR).puts == ()


def test_an_administrator_says_what_a_status_means_for_what_is_there_and_what_comes(
    town: Town,
) -> None:
    bring(town, MOR, case("1", step=Step.UNKNOWN, status_text="GEREED"))
    pieter = replace(town.people["karin.smit"], roles=(Role.ADMINISTRATOR,))
    statuses = Statuses(town.workspace, pieter, Serving(lambda: [MOR]))
    (line,) = statuses.all()
    meant = statuses.mean(line, Step.DONE, key="m")
    assert (meant.meaning.step, stored(town, "MOR-1").step) == (Step.DONE, Step.DONE)
    assert bring(town, MOR, case("2", step=Step.UNKNOWN, status_text="GEREED")).news == 1
    assert stored(town, "MOR-2").step is Step.DONE
    statuses.mean(meant, None, key="n")
    assert stored(town, "MOR-2").step is Step.UNKNOWN
    others = Statuses(town.workspace, town.people["hilde.vos"], Serving(lambda: [MOR]))
    with pytest.raises(NotAllowed):
        others.mean(statuses.all()[0], Step.DONE, key="o")


def test_a_day_that_departs_from_what_a_resident_was_told_warns_who_told_it(town: Town) -> None:
    friday = planned(FRIDAY, source="Meldingen")
    bring(town, MOR, case("1", planned=(friday,)))
    report = ReportKey(ReportKind.CASE, stored(town, "MOR-1").id)
    told = ToldPromise(0, MONDAY, report, "hilde.vos", "Hilde Vos", None, None, FRIDAY, None, "")
    with town.workspace.work(town.people["hilde.vos"]) as work:
        work.ledger.add([told], key="told")
    bring(town, MOR, case("1", planned=(planned(date(2026, 3, 9), 60, source="Meldingen"),)))
    (notice,) = town.board("hilde.vos").page()
    assert (notice.kind, notice.day) == (NoticeKind.DEPARTED, date(2026, 3, 9))


def test_a_work_order_that_departs_from_what_was_told_warns_too(town: Town) -> None:
    bring(town, MOR, case("1"))
    bring(town, PLANNING, order())
    report = ReportKey(ReportKind.CASE, stored(town, "MOR-1").id)
    told = ToldPromise(0, MONDAY, report, "hilde.vos", "Hilde Vos", None, None, FRIDAY, None, "")
    with town.workspace.work(town.people["hilde.vos"]) as work:
        work.ledger.add([told], key="told")
    later_day = planned(date(2026, 3, 9), 600, source="Onderhoudsplanning")
    bring(town, PLANNING, order(planned=(later_day,)))
    assert town.told("hilde.vos") == [NoticeKind.DEPARTED]
