"""How a mailbox does is told as that of any source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import SystemAway
from kcc_desktop.domain.report import SourceCondition, SourceState
from kcc_desktop.domain.said import Said
from kcc_desktop.services.fetch_mail import Round
from kcc_desktop.services.systems import Systems
from kcc_desktop.store.unit_of_work import SqlWorkspace

NOW = datetime(2026, 3, 4, 9, 41, tzinfo=UTC)
NAME = "Gemeente Vlietstede"
POSTMAN = Actor(NAME, "", "mailbox")


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Postbox:
    """A mailbox that can go away; it waits for nothing."""

    name: str = NAME
    actor: Actor = POSTMAN
    is_away: bool = False

    def look(self) -> Round:
        if self.is_away:
            raise SystemAway(Said("weg", "away"), system=NAME)
        return Round(is_ours=True)

    def wait(self) -> None:
        """Nothing comes."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


def state(workspace: SqlWorkspace) -> SourceState | None:
    with workspace.look() as work:
        return next((one for one in work.reports.sources() if one.name == NAME), None)


def test_one_that_goes_away_is_said_with_from_when_its_last_mails_are(
    workspace: SqlWorkspace, clock: Clock
) -> None:
    box = Postbox()
    systems = Systems(workspace, [], clock, "noord", (), {"post": box})  # type: ignore[dict-item]
    assert systems.fetch("post")
    seen = state(workspace)
    assert seen is not None
    assert (seen.condition, seen.as_of) == (SourceCondition.UP, NOW)
    box.is_away = True
    clock.now += timedelta(minutes=10)
    assert not systems.fetch("post")
    seen = state(workspace)
    assert seen is not None
    assert (seen.condition, seen.as_of) == (SourceCondition.AWAY, NOW)
    box.is_away = False
    assert systems.fetch("post")
    seen = state(workspace)
    assert seen is not None
    assert seen.condition is SourceCondition.UP
