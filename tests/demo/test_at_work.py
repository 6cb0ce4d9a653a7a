"""The sample as its people find it when they begin: lists, calls, news and broken promises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

import pytest

from kcc_desktop.domain.moments import ZONE
from kcc_desktop.domain.work_list import ListCounts, WorkList
from kcc_desktop.services.follow import Follow
from kcc_desktop.services.lists import Lists
from kcc_desktop.services.promises import PromiseLedger
from kcc_desktop.services.sign_in import SignIn
from kcc_desktop.store.unit_of_work import SqlWorkspace
from kcc_desktop.store.workspace import open_workspace
from tests.conftest import SAMPLE_DAY

NOW = datetime.combine(SAMPLE_DAY, time(10, 43), ZONE)


def clock() -> datetime:
    """While Suzanne calls."""
    return NOW


@pytest.fixture(scope="module")
def workspace(sqlite_sample_url: str) -> Iterator[SqlWorkspace]:
    """The sample, only to be read."""
    opened = open_workspace(sqlite_sample_url, read_only=True)
    yield opened
    opened.close()


def counts(workspace: SqlWorkspace, login: str) -> ListCounts:
    return Lists(workspace, SignIn(workspace).actor(login), clock).counts()


@pytest.mark.parametrize("login", ["hilde.vos", "luc.jansen"])
def test_agents_have_calls_to_make_work_to_follow_and_news(
    workspace: SqlWorkspace, login: str
) -> None:
    found = counts(workspace, login)
    for which in (WorkList.CALLBACKS_MINE, WorkList.QUEUE, WorkList.BY_ME, WorkList.TO_TELL):
        assert found.lines[which], which
    assert found.late[WorkList.BY_ME]
    assert found.notices
    assert found.departed
    actor = SignIn(workspace).actor(login)
    assert Follow(workspace, actor, clock).mine()
    (open_one,) = PromiseLedger(workspace, actor, clock).open()
    assert open_one.resident
    assert open_one.promise.day not in open_one.planned


def test_one_call_is_late_and_the_others_are_not(workspace: SqlWorkspace) -> None:
    found = counts(workspace, "hilde.vos")
    assert (found.late[WorkList.CALLBACKS_MINE], found.lines[WorkList.CALLBACKS_MINE]) == (1, 2)
    assert found.late[WorkList.CALLBACKS_DEPARTMENT] == 1


@pytest.mark.parametrize("login", ["stef.maas", "nina.aerts"])
def test_specialists_find_their_own_work_and_that_of_their_group(
    workspace: SqlWorkspace, login: str
) -> None:
    found = counts(workspace, login)
    for which in (WorkList.MINE, WorkList.QUEUE, WorkList.DEPARTMENT, WorkList.CALLBACKS_MINE):
        assert found.lines[which], which


def test_the_team_lead_follows_some_work(workspace: SqlWorkspace) -> None:
    actor = SignIn(workspace).actor("karin.smit")
    assert len(Follow(workspace, actor, clock).mine()) == 3
    assert counts(workspace, "karin.smit").lines[WorkList.CALLBACKS_MINE] == 1
