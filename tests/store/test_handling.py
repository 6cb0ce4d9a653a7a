"""What is done with a handover, and who hears of it in the same transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kcc_desktop.domain.contact import Question
from kcc_desktop.domain.errors import Conflict, InvalidInput, NotAllowed
from kcc_desktop.domain.handover import OWN_WORK, Handover, HandoverKind, Promise, PromiseKind
from kcc_desktop.domain.notices import NoticeKind, sentence
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.steps import Action, State
from kcc_desktop.domain.work_list import WorkList
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.follow import Follow
from kcc_desktop.services.hand_over import Doing, HandOver
from kcc_desktop.services.passing import Passing
from kcc_desktop.services.record import Record
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.handling import LAMP, Town, make_town
from tests.store.making import FRIDAY, case, contact


@pytest.fixture
def town(workspace: SqlWorkspace) -> Town:
    """A small department."""
    return make_town(workspace)


def test_who_accepts_has_it_and_who_handed_it_over_hears_the_plan(town: Town) -> None:
    given, stef = town.give(), town.hands("stef.maas")
    accepted = stef.act(given, Doing(Action.ACCEPT), key="a")
    assert accepted.handler == "Stef Maas"
    planned = stef.act(accepted, Doing(Action.PLAN, "Lamp vervangen", day=FRIDAY), key="p")
    (plan,) = planned.planned
    assert (plan.day, plan.who, plan.department, plan.source) == (
        FRIDAY, "Stef Maas", "Onderhoud", OWN_WORK
    )  # fmt: skip
    stef.act(planned, Doing(Action.FINISH), key="f")
    assert town.told("hilde.vos") == [NoticeKind.DONE, NoticeKind.PLANNED]
    assert town.told("stef.maas") == []
    heard = town.board("hilde.vos").page()[-1]
    assert sentence(heard).nl == (
        "Stef Maas heeft ‘Lantaarn 14’ ingepland op vrijdag 6 maart. Lamp vervangen"
    )
    assert sentence(heard).en == (
        "Stef Maas planned ‘Lantaarn 14’ for Friday 6 March. Lamp vervangen"
    )


def test_a_line_of_a_list_is_enough_to_act_on(town: Town) -> None:
    town.give()
    (line,) = town.lists("stef.maas").page(WorkList.DEPARTMENT)
    assert town.hands("stef.maas").act(line, Doing(Action.SEE), key="s").state is State.SEEN


def test_planning_for_a_colleague_tells_that_colleague(town: Town) -> None:
    omar = town.people["omar.idrissi"].employee_id
    doing = Doing(Action.PLAN, day=FRIDAY, employee_id=omar)
    planned = town.hands("stef.maas").act(town.give(), doing, key="p")
    assert (planned.handler, planned.planned[0].who) == ("Omar Idrissi", "Omar Idrissi")
    assert town.told("omar.idrissi") == [NoticeKind.PLANNED]


def test_a_repeated_key_tells_nobody_twice(town: Town) -> None:
    given, doing = town.give(), Doing(Action.REFUSE, "Niet van ons.")
    hands = town.hands("stef.maas")
    assert hands.act(given, doing, key="r") == hands.act(given, doing, key="r")
    assert town.told("hilde.vos") == [NoticeKind.REFUSED]


def test_who_loses_tells_nobody(town: Town) -> None:
    given = town.give()
    town.hands("stef.maas").act(given, Doing(Action.ACCEPT), key="s")
    with pytest.raises(Conflict, match="Stef Maas"):
        town.hands("omar.idrissi").act(given, Doing(Action.REFUSE, "Nee"), key="o")
    assert town.told("hilde.vos") == []


def test_forwarding_goes_to_a_group_or_a_colleague_and_their_department(town: Town) -> None:
    hands = town.hands("stef.maas")
    to_group = Doing(Action.FORWARD, "Dit is een boom.", group_id=town.groups["bomen"])
    moved = hands.act(town.give(), to_group, key="g")
    assert (moved.department, moved.group_id, moved.handler) == (
        "Groenbeheer", town.groups["bomen"], ""
    )  # fmt: skip
    assert [line.id for line in town.lists("nina.bos").page(WorkList.QUEUE)] == [moved.id]
    nina = town.people["nina.bos"].employee_id
    moved = hands.act(town.give(), Doing(Action.FORWARD, employee_id=nina), key="n")
    assert (moved.department, moved.handler) == ("Groenbeheer", "Nina Bos")
    assert town.told("nina.bos") == [NoticeKind.HANDED]
    assert town.told("hilde.vos") == [NoticeKind.FORWARDED, NoticeKind.FORWARDED]


def test_forwarding_to_who_is_not_there_changes_nothing(town: Town) -> None:
    given = town.give()
    with pytest.raises(InvalidInput):
        town.hands("stef.maas").act(given, Doing(Action.FORWARD, group_id=404), key="g")
    assert town.hands("stef.maas").get(given.id).version == 1


def test_forwarded_it_is_to_be_seen_in_time_again_and_the_resident_keeps_the_promise(
    town: Town,
) -> None:
    due = Promise(PromiseKind.DONE, town.clock() + timedelta(days=3))
    seen = Promise(PromiseKind.SEEN, town.clock() + timedelta(hours=4))
    given = town.give(product_id=LAMP, promises=(seen, due))
    town.clock.turn(hours=2)
    doing = Doing(Action.FORWARD, group_id=town.groups["bomen"])
    moved = town.hands("stef.maas").act(given, doing, key="g")
    later = Promise(PromiseKind.SEEN, seen.due + timedelta(hours=2))
    assert set(moved.promises) == {later, due}
    assert moved.next_promise == later


def test_what_is_reopened_is_promised_anew(town: Town) -> None:
    given = town.give(product_id=LAMP, promises=town.due(hours=1))
    stef = town.hands("stef.maas")
    done = stef.act(given, Doing(Action.FINISH), key="f")
    town.clock.turn(days=7)
    again = town.hands("hilde.vos").act(done, Doing(Action.REOPEN, "Weer uit."), key="r")
    assert {one.kind: one.due.date() for one in again.promises} == {
        PromiseKind.SEEN: date(2026, 3, 9), PromiseKind.DONE: date(2026, 3, 16)
    }  # fmt: skip
    assert stef.get(given.id).promises == again.promises
    (line,) = town.lists("stef.maas").page(WorkList.DEPARTMENT)
    assert line.late is None


def test_chasing_reaches_whoever_could_take_it(town: Town) -> None:
    hilde = town.hands("hilde.vos")
    chased = hilde.act(town.give(), Doing(Action.CHASE, "Kan het sneller?"), key="c")
    assert (town.told("stef.maas"), town.told("omar.idrissi")) == ([NoticeKind.CHASED],) * 2
    town.hands("stef.maas").act(chased, Doing(Action.ACCEPT), key="a")
    hilde.act(hilde.get(chased.id), Doing(Action.CHASE), key="d")
    assert (len(town.told("stef.maas")), len(town.told("omar.idrissi"))) == (2, 1)


def test_who_follows_hears_of_each_step_until_it_does_no_longer(town: Town) -> None:
    given, karin = town.give(), Follow(town.workspace, town.people["karin.smit"], town.clock)
    report = karin.follow(ReportKey(ReportKind.HANDOVER, given.id), key="f")
    assert (karin.follows(report), karin.mine()) == (True, [report])
    stef = town.hands("stef.maas")
    accepted = stef.act(given, Doing(Action.ACCEPT), key="a")
    noted = stef.act(accepted, Doing(Action.NOTE, "Lamp besteld"), key="n")
    karin.unfollow(report, key="u")
    stef.act(noted, Doing(Action.FINISH), key="d")
    assert town.told("karin.smit") == [NoticeKind.NOTE, NoticeKind.ACCEPTED]
    assert not karin.follows(report)


def test_following_a_handover_of_a_case_is_following_that_case(town: Town) -> None:
    with town.workspace.work(town.people["hilde.vos"]) as work:
        work.cases.put_many([case(id=500)])
    given = town.give(case_id=500)
    karin = Follow(town.workspace, town.people["karin.smit"], town.clock)
    assert karin.follow(ReportKey(ReportKind.HANDOVER, given.id), key="f") == ReportKey(
        ReportKind.CASE, 500
    )
    town.hands("stef.maas").act(given, Doing(Action.ACCEPT), key="a")
    assert town.told("karin.smit") == [NoticeKind.ACCEPTED]


def test_notices_are_counted_read_and_paged(town: Town) -> None:
    stef = town.hands("stef.maas")
    for n in range(5):
        stef.act(town.give(subject=str(n)), Doing(Action.FINISH), key=str(n))
    board = town.board("hilde.vos")
    first = board.page(limit=2)
    rest = board.page(before=first[-1], limit=10)
    assert [notice.subject for notice in (*first, *rest)] == ["4", "3", "2", "1", "0"]
    board.mark_read(first)
    assert (board.unread(), town.lists("hilde.vos").counts().notices) == (3, 3)
    assert [notice.subject for notice in board.page(unread=True)] == ["2", "1", "0"]
    town.board("karin.smit").mark_read()
    assert board.unread() == 3
    board.mark_read()
    assert board.unread() == 0


def test_whose_role_does_not_handle_may_not(town: Town) -> None:
    els = replace(town.people["karin.smit"], roles=(Role.EDITOR,))
    with pytest.raises(NotAllowed):
        HandOver(town.workspace, els, town.clock).act(town.give(), Doing(Action.SEE), key="x")


@pytest.fixture
def record(town: Town) -> Record:
    """Hilde's recorder."""
    return Record(town.workspace, town.people["hilde.vos"], town.clock, Calendar())


def handed(town: Town, ids: tuple[int, ...]) -> list[Handover]:
    with town.workspace.look() as work:
        return [work.handovers.get(id_) for id_ in ids]


def test_each_question_of_a_contact_goes_its_own_way(town: Town, record: Record) -> None:
    asked = tuple(Question(0, 0, n, text) for n, text in enumerate(("lamp", "boom", "paspoort")))
    passings = [
        Passing("lamp", department_id=town.departments["onderhoud"]),
        Passing("boom", question=1, group_id=town.groups["bomen"]),
    ]
    done = record.contact(contact(questions=asked), key="k", passings=passings)
    assert record.contact(contact(questions=asked), key="k", passings=passings) == done
    lamp, boom = handed(town, done.handover_ids)
    assert (lamp.department, boom.department) == ("Onderhoud", "Groenbeheer")
    assert lamp.question_id != boom.question_id
    assert (lamp.created_login, lamp.location_id) == (
        "hilde.vos", town.people["hilde.vos"].location_id
    )  # fmt: skip


@pytest.mark.parametrize(
    ("who", "expected"),
    [("me", "Hilde Vos"), ("team", ""), ("department", ""), ("colleague", "Nina Bos")],
)
def test_a_callback_is_promised_for_its_time(
    town: Town, record: Record, who: str, expected: str
) -> None:
    to = {
        "me": {"employee_id": town.people["hilde.vos"].employee_id},
        "team": {"group_id": town.groups["balie"]},
        "department": {"department_id": town.departments["onderhoud"]},
        "colleague": {"employee_id": town.people["nina.bos"].employee_id},
    }[who]
    at = town.clock() + timedelta(hours=3)
    passing = Passing("Bel terug", kind=HandoverKind.CALLBACK, call_at=at, **to)  # type: ignore[arg-type]
    done = record.contact(contact(), key="k", passing=passing)
    (call,) = handed(town, done.handover_ids)
    assert (call.handler, call.call_at) == (expected, at)
    assert call.promises == done.promises == (Promise(PromiseKind.ANSWERED, at),)
    assert town.told("nina.bos") == ([NoticeKind.CALLBACK] if who == "colleague" else [])
    assert town.told("hilde.vos") == []
