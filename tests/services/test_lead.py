"""A team lead moves work: one winner each, nothing taken silently, and back within the day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.board import Away, Mark
from kcc_desktop.domain.errors import InvalidInput, NotAllowed, NotFound
from kcc_desktop.domain.handover import Handover, Promise, PromiseKind, Target
from kcc_desktop.domain.knowledge import Term, TermUnit
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.organisation import Agent, Employee, Group, Location, Role
from kcc_desktop.domain.steps import Action, State
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.escalate import Escalate
from kcc_desktop.services.lead import Chosen, Lead
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.making import FRIDAY, MONDAY, a_department, handover, planned

KARIN = Actor("Karin Smit", "karin", roles=(Role.LEAD,))
PETRA = Actor("Petra Bos", "petra", roles=(Role.LEAD,))
JORIS = Actor("Joris Kok", "joris", roles=(Role.BACK_OFFICE,))
REASON = "Stef is ziek"


@dataclass
class Team:
    """A department with three colleagues, and work for one of them."""

    workspace: SqlWorkspace
    now: datetime = MONDAY + timedelta(hours=5)
    employees: dict[str, int] = field(default_factory=dict)
    department: int = 0
    other: int = 0
    group: int = 0

    def lead(self, actor: Actor = KARIN) -> Lead:
        return Lead(self.workspace, actor, lambda: self.now)

    def work_for(self, name: str | None, count: int = 1, **more: object) -> list[Chosen]:
        """So many new handovers for this colleague (None: for nobody yet)."""
        made = []
        with self.workspace.work(JORIS) as work:
            for _ in range(count):
                given = {"employee_id": self.employees.get(name or ""), "created_login": "joris"}
                one = handover(self.department, **(given | more))
                id_ = work.handovers.add(one, key=f"h{len(made)}/{self.now}/{name}/{count}")
                made.append(Chosen(id_, 1))
        self.now += timedelta(seconds=1)
        return made

    def get(self, id_: int) -> Handover:
        with self.workspace.look() as work:
            return work.handovers.get(id_)

    def absent(self, name: str, replaced_by: str | None = None) -> None:
        today = local(self.now).date()
        until = today + timedelta(days=4)
        away = Away(0, self.employees[name], today, until, self.employees.get(replaced_by or ""))
        with self.workspace.work(KARIN) as work:
            work.absences.add(away, key=f"absent {name}")


def to(team: Team, name: str) -> Target:
    return Target(None, None, team.employees[name])


@pytest.fixture
def team(workspace: SqlWorkspace) -> Team:
    made = Team(workspace)
    with workspace.work(KARIN) as work:
        made.department = a_department(work).id
        made.other = a_department(work, "afval", "Afval").id
        rows = [
            Employee(0, key, key.title(), "Kok", made.department)
            for key in ("anja", "joris", "stef")
        ]
        work.organisation.put_employees(rows)
        made.employees = {one.key: one.id for one in work.organisation.employees()}
        work.organisation.put_groups([Group(0, "wegen", "Wegen", made.department)])
        made.group = work.organisation.groups()[0].id
        work.organisation.put_locations([Location(0, "Noord")])
        where = work.organisation.locations()[0].id
        work.organisation.put_agents(
            [Agent(0, key, id_, where) for key, id_ in made.employees.items()]
        )
    return made


def test_many_are_given_to_a_colleague_with_a_reason(team: Team) -> None:
    chosen = team.work_for("stef", 6)
    moved = team.lead().reassign(chosen, to(team, "anja"), REASON, key="r1")
    assert set(moved.done) == {one.id for one in chosen}
    assert moved.lost == ()
    for one in chosen:
        now = team.get(one.id)
        assert (now.employee_id, now.state) == (team.employees["anja"], State.NEW)
        last = now.events[-1]
        assert (last.action, last.who, last.text) == (Action.FORWARD, "Karin Smit", REASON)
    with team.workspace.look() as work:
        logged = work.audit.of("handover", chosen[0].id)[-1]
        assert (logged.actor, logged.action, logged.detail) == ("Karin Smit", "forward", REASON)


@pytest.mark.parametrize("where", ["group", "other"])
def test_to_a_group_or_another_department(team: Team, where: str) -> None:
    (one,) = team.work_for("stef")
    target = {"group": Target(None, team.group), "other": Target(team.other)}[where]
    team.lead().reassign([one], target, REASON, key="r1")
    now = team.get(one.id)
    assert now.employee_id is None
    expected = (team.department, team.group) if where == "group" else (team.other, None)
    assert (now.department_id, now.group_id) == expected


def test_who_comes_second_is_told_who_won_and_the_rest_still_moves(team: Team) -> None:
    first, second = team.work_for("stef", 2)
    team.lead(PETRA).reassign([first], to(team, "joris"), "Eerst", key="p")
    moved = team.lead().reassign([first, second], to(team, "anja"), REASON, key="k")
    assert moved.done == (second.id,)
    (lost,) = moved.lost
    assert (lost.id, lost.said.nl) == (first.id, "Petra Bos was eerder.")
    assert team.get(first.id).employee_id == team.employees["joris"]


def test_sent_twice_it_happens_once(team: Team) -> None:
    (one,) = team.work_for("stef")
    lead, target = team.lead(), to(team, "anja")
    first = lead.reassign([one], target, REASON, key="same")
    assert lead.reassign([one], target, REASON, key="same") == first
    assert team.get(one.id).version == 2


def test_dealt_out_evenly_by_what_everyone_has(team: Team) -> None:
    team.work_for("joris", 3)
    chosen = team.work_for("stef", 5)
    employees = [team.employees["anja"], team.employees["joris"]]
    team.lead().deal(chosen, employees, REASON, key="d")
    with team.workspace.look() as work:
        assert work.leading.workloads(employees) == dict.fromkeys(employees, 4)


def test_nothing_is_dealt_to_who_is_absent_and_the_replacement_is_named(team: Team) -> None:
    chosen = team.work_for("stef", 2)
    team.absent("anja", replaced_by="joris")
    with pytest.raises(InvalidInput, match=r"Anja Kok is afwezig .* Joris Kok vervangt"):
        team.lead().deal(chosen, [team.employees["anja"]], REASON, key="d")
    with pytest.raises(InvalidInput, match="Joris Kok vervangt"):
        team.lead().reassign(chosen, to(team, "anja"), REASON, key="r")
    assert team.get(chosen[0].id).version == 1


def test_what_somebody_works_on_is_not_taken_silently(team: Team) -> None:
    one, other = team.work_for("stef", 2)
    mark = Mark(one.id, "joris", "Joris Kok", team.now)
    with team.workspace.work(JORIS) as work:
        work.floor.put_mark(mark, team.now, team.now - timedelta(minutes=1))
    target = to(team, "anja")
    asked = team.lead().reassign([one, other], target, REASON, key="r")
    assert (asked.done, asked.marks) == ((), (mark,))
    assert team.get(other.id).version == 1, "nothing at all until the lead has answered"
    moved = team.lead().reassign([one, other], target, REASON, key="r", despite=frozenset({one.id}))
    assert set(moved.done) == {one.id, other.id}


def test_a_mark_that_was_left_behind_counts_no_more(team: Team) -> None:
    (one,) = team.work_for("stef")
    with team.workspace.work(JORIS) as work:
        mark = Mark(one.id, "joris", "Joris Kok", team.now)
        work.floor.put_mark(mark, team.now, team.now)
    team.now += timedelta(minutes=5)
    assert team.lead().reassign([one], to(team, "anja"), REASON, key="r").done


def test_undone_it_is_where_and_as_it_was(team: Team) -> None:
    (one,) = team.work_for("stef")
    with team.workspace.work(JORIS) as work:
        plan = planned(FRIDAY, handover_id=one.id)
        work.handovers.act(one.id, Action.PLAN, version=1, key="p", at=team.now, planned=plan)
    lead = team.lead()
    moved = lead.reassign([Chosen(one.id, 2)], to(team, "anja"), REASON, key="r")
    assert lead.last_batch() == moved.batch_id
    back = lead.undo(moved.batch_id, key="u")
    assert back.done == (one.id,)
    now = team.get(one.id)
    assert (now.state, now.employee_id) == (State.PLANNED, team.employees["stef"])
    assert [p.day for p in now.planned if p.replaced_at is None] == [FRIDAY]
    assert lead.last_batch() is None
    with pytest.raises(NotFound):
        lead.undo(moved.batch_id, key="again")


def test_what_was_changed_since_is_not_undone_and_that_is_said(team: Team) -> None:
    one, other = team.work_for("stef", 2)
    lead = team.lead()
    moved = lead.reassign([one, other], to(team, "joris"), REASON, key="r")
    with team.workspace.work(JORIS) as work:
        work.handovers.act(one.id, Action.ACCEPT, version=2, key="a", at=team.now)
    back = lead.undo(moved.batch_id, key="u")
    assert back.done == (other.id,)
    assert [(lost.id, lost.said.nl) for lost in back.lost] == [(one.id, "Joris Kok was eerder.")]
    assert team.get(one.id).state is State.ACCEPTED


def test_after_a_day_it_stands(team: Team) -> None:
    chosen = team.work_for("stef")
    lead = team.lead()
    moved = lead.reassign(chosen, to(team, "joris"), REASON, key="r")
    team.now += timedelta(days=1, minutes=1)
    with pytest.raises(InvalidInput, match="een dag"):
        lead.undo(moved.batch_id, key="u")
    assert lead.last_batch() is None


def test_those_whom_it_concerns_are_told(team: Team) -> None:
    chosen = team.work_for("stef")
    team.lead().reassign(chosen, to(team, "anja"), REASON, key="r")
    with team.workspace.look() as work:
        told = {
            login: [
                notice.kind for notice in work.notices.of(login, unread=True, before=None, limit=9)
            ]
            for login in ("anja", "stef", "joris", "karin")
        }
    assert told == {
        "anja": ["handed"], "stef": ["reassigned"], "joris": ["reassigned"], "karin": []
    }  # fmt: skip


def late_work(team: Team) -> tuple[Chosen, tuple[Promise, ...]]:
    """Accepted work of Stef, of which two promises have passed."""
    day = timedelta(days=1)
    promises = (
        Promise(PromiseKind.SEEN, team.now - 3 * day), Promise(PromiseKind.DONE, team.now - day)
    )  # fmt: skip
    (one,) = team.work_for("stef", promises=promises)
    with team.workspace.work(JORIS) as work:
        work.handovers.act(one.id, Action.ACCEPT, version=1, key="a", at=team.now)
    return Chosen(one.id, 2), promises


def unread(team: Team, login: str) -> list[str]:
    with team.workspace.look() as work:
        found = work.notices.of(login, unread=True, before=None, limit=9)
    return [one.kind for one in found]


def test_moved_work_is_to_be_seen_anew_and_is_no_later_than_it_was(team: Team) -> None:
    one, (_, done) = late_work(team)
    team.lead().reassign([one], to(team, "anja"), REASON, key="r")
    now = team.get(one.id)
    assert now.next_promise == done
    (seen,) = [each for each in now.promises if each.kind is PromiseKind.SEEN]
    assert seen.due == Calendar().due(team.now, Term(PromiseKind.SEEN, 8, TermUnit.WORKING_HOURS))


def test_who_gets_late_work_is_not_blamed_until_the_new_promise_passes(team: Team) -> None:
    with team.workspace.work(KARIN) as work:
        stef = next(one for one in work.organisation.agents() if one.login == "stef")
        work.organisation.put_agents([replace(stef, role=Role.LEAD)])
    late, _ = late_work(team)
    passed = Promise(PromiseKind.SEEN, team.now - timedelta(days=1))
    (unseen,) = team.work_for("joris", promises=(passed,))
    team.lead().reassign([late, unseen], to(team, "anja"), REASON, key="r")
    tracing = Escalate(team.workspace, lambda: team.now)
    assert tracing.run() == 0
    team.now += timedelta(days=2)
    assert tracing.run() == 1
    assert unread(team, "stef")[0] == "not_seen"


def test_undone_the_old_promises_stand_and_nobody_has_to_read_of_it(team: Team) -> None:
    one, promises = late_work(team)
    moved = team.lead().reassign([one], to(team, "anja"), REASON, key="r")
    assert unread(team, "anja") == ["handed"]
    team.now += timedelta(minutes=1)
    team.lead().undo(moved.batch_id, key="u")
    assert team.get(one.id).promises == promises
    assert team.get(one.id).state is State.ACCEPTED
    assert "handed" not in unread(team, "anja")


def test_many_are_chased_at_once(team: Team) -> None:
    chosen = team.work_for("stef", 3)
    done = team.lead().chase(chosen, "De bewoner belde weer.", key="c")
    assert set(done.done) == {one.id for one in chosen}
    assert team.get(chosen[0].id).events[-1].action is Action.CHASE
    with team.workspace.look() as work:
        assert work.notices.unread("stef") == 3


def test_what_must_be_given(team: Team) -> None:
    lead, chosen, target = team.lead(), team.work_for("stef"), to(team, "anja")
    with pytest.raises(InvalidInput, match="reden"):
        lead.reassign(chosen, target, "  ", key="r")
    with pytest.raises(InvalidInput, match="overdrachten"):
        lead.reassign([], target, REASON, key="r")
    with pytest.raises(InvalidInput, match="Kies een afdeling"):
        lead.reassign(chosen, Target(), REASON, key="r")
    with pytest.raises(InvalidInput, match="collega"):
        lead.deal(chosen, [], REASON, key="r")
    assert team.get(chosen[0].id).version == 1


def test_only_a_team_lead_may(team: Team) -> None:
    chosen, lead = team.work_for("stef"), team.lead(JORIS)
    with pytest.raises(NotAllowed, match="teamleider"):
        lead.reassign(chosen, to(team, "anja"), REASON, key="r")
    with pytest.raises(NotAllowed):
        lead.chase(chosen, "", key="c")
    with pytest.raises(NotAllowed):
        lead.undo(1, key="u")
