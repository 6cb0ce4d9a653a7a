"""Following a system over real sockets: page by page, by one desk at a time, nothing missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from kcc_desktop.domain.report import SourceCondition, SourceState
from kcc_desktop.domain.systems import Ability
from kcc_desktop.services.follow_systems import FollowSystem
from kcc_desktop.services.systems import Due, Systems
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.handling import Hands
from tests.store.making import HILDE, MONDAY
from tests.support.back_office import BackOffice, back_office
from tests.support.office_system import FACE, OfficeSystem

CHANGES = replace(FACE, abilities=frozenset({Ability.CHANGES}), pace=timedelta(minutes=2))


@pytest.fixture
def office() -> Iterator[BackOffice]:
    """A department's system with seven cases: three pages."""
    with back_office() as office:
        office.cases += [{"number": f"W-{n}", "title": f"Lantaarn {n}"} for n in range(7)]
        yield office


@pytest.fixture
def clock() -> Hands:
    """Stands still until it is turned."""
    return Hands()


def follower(
    workspace: SqlWorkspace, office: BackOffice, clock: Hands, holder: str = "noord"
) -> FollowSystem:
    """A desk that follows it."""
    return FollowSystem(workspace, OfficeSystem(office.port, CHANGES), clock, holder)


def state(workspace: SqlWorkspace) -> SourceState:
    """How the system does."""
    with workspace.look() as work:
        (one,) = work.reports.sources()
        return one


def test_all_pages_come_in_once_and_it_goes_on_from_there(
    workspace: SqlWorkspace, office: BackOffice, clock: Hands
) -> None:
    following = follower(workspace, office, clock)
    first = following.poll()
    assert (first.asked, first.news, first.more, first.fault) == (True, 7, False, None)
    office.cases.append({"number": "W-7", "title": "Lantaarn 7"})
    assert not following.poll().asked
    clock.turn(minutes=2)
    assert following.poll().news == 1
    assert office.asked.count("/changes") == 4
    known = state(workspace)
    assert (known.name, known.condition, known.as_of) == (
        "Onderhoudssysteem",
        SourceCondition.UP,
        clock(),
    )


def test_one_desk_follows_and_another_takes_over_when_it_goes(
    workspace: SqlWorkspace, office: BackOffice, clock: Hands
) -> None:
    with workspace.work(HILDE) as work:
        lasts = timedelta(seconds=60)
        assert work.leases.take("system/onderhoud", "noord", lasts=lasts)
    other = follower(workspace, office, clock, "zuid")
    assert not other.poll().asked
    with workspace.work(HILDE) as work:
        assert work.leases.take("system/onderhoud", "noord", lasts=-lasts)
    assert other.poll().news == 7


def test_what_comes_of_a_page_after_the_lease_was_lost_is_left_to_who_has_it(
    workspace: SqlWorkspace, office: BackOffice, clock: Hands
) -> None:
    class Slow(OfficeSystem):
        """Somebody else has followed it before its answer is there."""

        def changed(self, cursor, deadline):  # type: ignore[no-untyped-def]  # as its parent
            page = super().changed(cursor, deadline)
            with workspace.work(HILDE) as work:
                work.system_marks.go_on("onderhoud", "5", at=MONDAY)
            return page

    following = FollowSystem(workspace, Slow(office.port, CHANGES), clock, "noord")
    assert following.poll().news == 0
    with workspace.look() as work:
        assert work.system_marks.cursor("onderhoud") == "5"


def test_a_system_that_is_away_keeps_its_age_and_is_not_asked_at_once_again(
    workspace: SqlWorkspace, office: BackOffice, clock: Hands
) -> None:
    following = follower(workspace, office, clock)
    following.poll()
    asked_at = clock()
    clock.turn(minutes=3)
    gone = FollowSystem(workspace, OfficeSystem(1, CHANGES), clock, "noord")
    polled = gone.poll()
    assert polled.fault is not None
    assert polled.fault.nl == "Het systeem antwoordt niet."
    assert (state(workspace).condition, state(workspace).as_of) == (
        SourceCondition.AWAY,
        asked_at,
    )
    assert not following.poll().asked
    clock.turn(minutes=2)
    office.cases.append({"number": "W-7"})
    assert following.poll().news == 1
    assert state(workspace).condition is SourceCondition.UP


def test_which_are_due_is_known_in_one_look(workspace: SqlWorkspace, clock: Hands) -> None:
    faces = [CHANGES, replace(CHANGES, key="groen"), replace(FACE, abilities=frozenset(), key="x")]
    following = Systems(workspace, [OfficeSystem(1, face) for face in faces], clock, "noord")
    assert following.due() == Due(("onderhoud", "groen"))
    with workspace.work(HILDE) as work:
        work.system_marks.go_on("onderhoud", "7", at=clock())
        work.system_marks.go_on("groen", "1", at=clock() + timedelta(days=1))
    assert following.due() == Due(("groen",))
    clock.turn(minutes=2)
    assert following.due() == Due(("onderhoud", "groen"))
    assert Systems(workspace, [], clock, "noord").due() == Due()
