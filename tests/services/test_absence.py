"""Who is away, who stands in, and what somebody has before them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kcc_desktop.domain.board import Away, Mark
from kcc_desktop.domain.errors import Conflict, InvalidInput, NotAllowed
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.absence import Absence
from kcc_desktop.services.board import Boards
from kcc_desktop.services.ports_lead import Presence
from tests.services.test_lead import JORIS, KARIN, PETRA, Team, team

__all__ = ["team"]


def absence(team: Team, actor: object = KARIN) -> Absence:
    return Absence(team.workspace, actor, lambda: team.now)  # type: ignore[arg-type]


def anja(team: Team, first: date, last: date, **more: int) -> Away:
    return Away(0, team.employees["anja"], first, last, **more)  # type: ignore[arg-type]


def test_an_absence_is_read_until_it_is_over(team: Team) -> None:
    today = local(team.now).date()
    added = anja(team, today, today + timedelta(days=2), replaced_by_id=team.employees["joris"])
    absence(team).add(added, key="a")
    (found,) = absence(team).read().away
    assert (found.employee_id, found.replaced_by_id) == (added.employee_id, added.replaced_by_id)
    team.now += timedelta(days=3)
    assert absence(team).read().away == ()


def test_sent_twice_somebody_is_away_once(team: Team) -> None:
    today = local(team.now).date()
    for _ in range(2):
        absence(team).add(anja(team, today, today), key="same")
    assert len(absence(team).read().away) == 1


def test_of_two_who_take_it_back_the_second_is_told(team: Team) -> None:
    today = local(team.now).date()
    absence(team).add(anja(team, today, today), key="a")
    (found,) = absence(team).read().away
    absence(team, PETRA).cancel(found, key="p")
    assert absence(team).read().away == ()
    with pytest.raises(Conflict, match="Petra Bos"):
        absence(team).cancel(found, key="k")
    absence(team, PETRA).cancel(found, key="p")  # the same once more


@pytest.mark.parametrize("days", [(1, 0), (0, 900)])
def test_days_that_cant_be_are_refused(team: Team, days: tuple[int, int]) -> None:
    today = local(team.now).date()
    first, last = (today + timedelta(days=n) for n in days)
    with pytest.raises(InvalidInput, match="laatste dag"):
        absence(team).add(anja(team, first, last), key="a")


def test_nobody_stands_in_for_themselves_and_only_a_lead_writes_it_down(team: Team) -> None:
    today = local(team.now).date()
    own = anja(team, today, today, replaced_by_id=team.employees["anja"])
    with pytest.raises(InvalidInput, match="zichzelf"):
        absence(team).add(own, key="a")
    with pytest.raises(NotAllowed):
        absence(team, JORIS).add(replace(own, replaced_by_id=None), key="a")


def test_the_board_shows_who_is_away_and_who_has_what(team: Team) -> None:
    team.work_for("stef", 3)
    (seen,) = team.work_for(None)
    team.absent("anja", replaced_by="joris")
    with team.workspace.work(JORIS) as work:
        mark = Mark(seen.id, "joris", "Joris Kok", team.now)
        work.floor.put_mark(mark, team.now, team.now)
        for login, contacts in (("joris", 1), ("stef", 0)):
            there = Presence(login, login, "busy" if contacts else "here", team.now, contacts)
            work.floor.put_presence(there)
    board = Boards(team.workspace, KARIN, lambda: team.now, Calendar()).read()
    assert [(one.name, one.open) for one in board.colleagues] == [
        ("Stef Kok", 3), ("Joris Kok", 0), ("Anja Kok", 0)
    ]  # fmt: skip
    assert board.colleagues[-1].replaced_by == "Joris Kok"
    assert (board.busy, board.free) == (1, 1)
    assert [row.mark for row in board.rows if row.id == seen.id] == [mark]
    team.now += timedelta(minutes=5)
    board = Boards(team.workspace, KARIN, lambda: team.now, Calendar()).read()
    assert (board.busy, board.free) == (0, 0), "who was not heard of any more is gone"
    assert not any(row.mark for row in board.rows)


def test_a_mark_stays_with_who_came_first_until_it_lapses(team: Team) -> None:
    (one,) = team.work_for("stef")
    minute = timedelta(minutes=1)
    with team.workspace.work(JORIS) as work:
        first = Mark(one.id, "joris", "Joris Kok", team.now)
        assert work.floor.put_mark(first, team.now, team.now - minute) == first
        second = Mark(one.id, "petra", "Petra Bos", team.now)
        assert work.floor.put_mark(second, team.now, team.now - minute) == first
        later = team.now + 2 * minute
        assert work.floor.put_mark(second, later, later - minute) == second
        work.floor.remove_mark(one.id, "joris")
        assert list(work.floor.marks([one.id], team.now)) == [second]
        work.floor.remove_mark(one.id, "petra")
        assert list(work.floor.marks([one.id], team.now)) == []
