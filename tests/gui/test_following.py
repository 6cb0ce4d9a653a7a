"""Being kept informed, also by who is quicker than the program."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from pytestqt.qtbot import QtBot

from kcc_desktop.desk.lanes import Lane
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.services.follow import Follow
from kcc_desktop.viewmodels.counter import Counter
from kcc_desktop.viewmodels.following import FollowingViewModel
from tests.gui.town import NOW, Town

LAMP, TILE = ReportKey(ReportKind.CASE, 5), ReportKey(ReportKind.CASE, 6)


@dataclass
class Followed:
    """What is followed."""

    reports: set[ReportKey] = field(default_factory=set)

    def follows(self, report: ReportKey) -> bool:
        return report in self.reports

    def follow(self, report: ReportKey, *, key: str) -> None:
        self.reports.add(report)

    def unfollow(self, report: ReportKey, *, key: str) -> None:
        self.reports.discard(report)


@pytest.fixture
def followed() -> Followed:
    return Followed()


@pytest.fixture
def following(town: Town, lane: Lane, followed: Followed) -> FollowingViewModel:
    counter = Counter(lane, lambda: replace(town.services(), more={Follow: followed}))
    return FollowingViewModel(counter, lambda: NOW)


def test_a_key_pressed_too_early_counts(
    qtbot: QtBot, following: FollowingViewModel, followed: Followed
) -> None:
    following.look_at(None)
    following.toggle()
    following.look_at(LAMP)
    qtbot.waitUntil(lambda: followed.reports == {LAMP} and following.follows)


def test_one_that_was_pressed_for_another_report_does_not(
    qtbot: QtBot, following: FollowingViewModel, followed: Followed
) -> None:
    following.look_at(None)
    following.toggle()
    following.look_at(None)
    following.look_at(TILE)
    qtbot.waitUntil(lambda: not following.waiting)
    assert followed.reports == set()


def test_pressed_twice_it_is_taken_back(
    qtbot: QtBot, following: FollowingViewModel, followed: Followed
) -> None:
    followed.reports.add(LAMP)
    following.look_at(LAMP)
    following.toggle()
    qtbot.waitUntil(lambda: not following.waiting)
    assert followed.reports == set()
    following.toggle()
    qtbot.waitUntil(lambda: followed.reports == {LAMP})
