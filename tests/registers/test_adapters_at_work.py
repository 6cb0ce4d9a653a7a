"""A report handed over goes into Signalen or an Open311 server, and what is done there comes back.

The courier and the follower of a desk, a workspace on both engines, and a real connection.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from kcc_desktop.domain.case import Case, EventKind, Place
from kcc_desktop.domain.handover import Handover
from kcc_desktop.domain.notices import NoticeKind
from kcc_desktop.domain.report import SourceCondition
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import NewReport, OutboxItem, OutboxKind, OutboxState, Update
from kcc_desktop.services.courier import Courier
from kcc_desktop.services.deliver_system import SystemDelivery
from kcc_desktop.services.follow_systems import FollowSystem
from kcc_desktop.services.outbox_content import report_content, update_content
from kcc_desktop.services.ports import Workspace
from kcc_desktop.store.workspace import create_workspace
from tests.registers.systems import made
from tests.store.handling import Town as Office
from tests.store.handling import make_town
from tests.support.http_server import Reply, running_http
from tests.support.open311_city import City
from tests.support.signalen_town import TOKEN, Town

DESCRIPTION = """
kind = "{kind}"
key = "verlichting"
name = "Verlichting"
department = "onderhoud"
pace_s = 60
[http]
address = "{address}"
{more}
"""
OPEN311 = "[open311]\nupdates = true"
SIGNALEN = 'login = "bearer"\n[signalen]\nsource = "Telefoon – KCC"'


@pytest.fixture
def workspace(workspace_url: str) -> Iterator[Workspace]:
    """A new, empty workspace, once on each engine."""
    with closing(create_workspace(workspace_url)) as opened:
        yield opened


@dataclass
class Desk:
    """A desk that has one system: what it sends, follows and knows."""

    office: Office
    system: Any

    def send(self) -> None:
        """Sends all that waits, after the longest time that it may have to wait."""
        self.office.clock.turn(minutes=20)
        workspace, clock = self.office.workspace, self.office.clock
        Courier(workspace, SystemDelivery(workspace, self.system, clock), clock, "noord").deliver()

    def follow(self) -> None:
        """Takes in what changed."""
        self.office.clock.turn(minutes=2)
        told = FollowSystem(self.office.workspace, self.system, self.office.clock, "noord").poll()
        assert told.asked
        assert told.fault is None

    def hand_over(self, kind: str, answers: tuple[tuple[str, str], ...] = ()) -> Handover:
        """A lamp that goes to the department, and so into its system."""
        given = self.office.give()
        place = Place("Lindelaan", 12, "", "3523XK", "Vlietstede", 52.0705, 5.1214)
        report = NewReport(
            f"give/{given.id}", kind, "brandt niet", self.office.clock(), place=place,
            answers=answers,
        )  # fmt: skip
        self._add(given, OutboxKind.REPORT, report.key, report_content(report))
        return given

    def tell(self, given: Handover, step: Step, note: str) -> None:
        """Something is done with it here."""
        update = Update(f"told/{given.id}/{step}", "", self.office.clock(), note, step)
        self._add(given, OutboxKind.UPDATE, update.key, update_content(update))

    def case_of(self, given: Handover) -> Case:
        """The case that it became."""
        with self.office.workspace.look() as work:
            return work.cases.get(work.handovers.get(given.id).case_id or 0)

    def states(self) -> list[OutboxState]:
        """Of all that went out or waits, oldest first."""
        with self.office.workspace.look() as work:
            listed = work.outbox.listed(list(OutboxState), 20)
        return [item.state for item in sorted(listed, key=lambda item: item.id)]

    def _add(self, given: Handover, kind: OutboxKind, key: str, content: dict[str, object]) -> None:
        item = OutboxItem(
            0, "verlichting", kind, key, "Lantaarn", content, self.office.clock(),
            login="hilde.vos", handover_id=given.id,
        )  # fmt: skip
        with self.office.workspace.work(self.office.people["hilde.vos"]) as work:
            work.outbox.add(item)


@pytest.fixture
def connected(workspace: Workspace) -> Iterator[Any]:
    """Connects a desk with a system that answers as `answer` does."""
    with ExitStack() as open_ones:

        def connect(kind: str, answer: Any, more: str, path: str, secret: str) -> Desk:
            office = make_town(workspace)
            address = open_ones.enter_context(running_http(answer)).address + path
            text = DESCRIPTION.format(kind=kind, address=address, more=more)
            system = made(text, clock=office.clock, verlichting=secret)
            open_ones.callback(system.close)
            answer.now = office.clock()
            return Desk(office, system)

        yield connect


def test_signalen_from_handing_over_until_done(connected: Any) -> None:
    town = Town(lost_answers=[Reply(502)])
    desk = connected("signalen", town, SIGNALEN, "signals/v1", TOKEN)
    given = desk.hand_over("Lantaarnpaal")
    desk.send()
    assert desk.states() == [OutboxState.WAITING]
    desk.send()
    # The answer was lost, so it was recognised: it is there once.
    assert (desk.states(), list(town.signals)) == ([OutboxState.DONE], [101])
    case = desk.case_of(given)
    assert (case.number, case.step, case.source) == ("SIG-101", Step.RECEIVED, "Verlichting")

    town.now = desk.office.clock()
    town.stated(101, "ingepland", "Bij de ronde")
    desk.follow()
    planned = desk.case_of(given)
    assert (planned.step, planned.planned) == (Step.PLANNED, ())

    town.now += timedelta(hours=1)
    desk.tell(given, Step.DONE, "Gemaakt")
    desk.send()
    assert town.signals[101]["status"]["state"] == "o"
    desk.follow()
    done = desk.case_of(given)
    assert (done.step, done.status_text) == (Step.DONE, "Afgehandeld")
    steps = [event.step for event in done.events if event.kind is EventKind.STEP]
    assert steps == [Step.RECEIVED, Step.PLANNED, Step.DONE]
    assert NoticeKind.DONE in desk.office.told("hilde.vos")


def test_open311_from_handing_over_until_done(connected: Any) -> None:
    city = City(services=[{"service_code": "LAMP", "service_name": "Lantaarn"}], tokens=True)
    desk = connected("open311", city, OPEN311, "", city.key)
    given = desk.hand_over("Lantaarn", (("Sinds?", "gisteren"),))
    desk.send()
    assert (desk.states(), len(city.requests)) == ([OutboxState.WAITING], 1)
    number = str(city.requests[0]["service_request_id"])
    city.waiting = dict.fromkeys(city.waiting, number)
    desk.send()
    case = desk.case_of(given)
    assert (desk.states(), case.number) == ([OutboxState.DONE], number)

    city.now = desk.office.clock()
    desk.tell(given, Step.ACCEPTED, "Wij kijken ernaar")
    desk.send()
    city.updates.append(
        {
            "update_id": "9",
            "service_request_id": number,
            "status": "fixed",
            "description": "Gemaakt",
            "updated_datetime": desk.office.clock().isoformat(),
        }
    )
    city.requests[0] |= {"status": "closed", "updated_datetime": desk.office.clock().isoformat()}
    desk.follow()
    done = desk.case_of(given)
    steps = [(event.step, event.text) for event in done.events if event.kind is EventKind.STEP]
    assert steps == [(Step.ACCEPTED, "Wij kijken ernaar"), (Step.DONE, "Gemaakt")]
    assert done.step is Step.DONE
    assert NoticeKind.DONE in desk.office.told("hilde.vos")


def test_a_system_that_goes_away_leaves_what_is_known(connected: Any) -> None:
    town = Town()
    desk = connected("signalen", town, SIGNALEN, "signals/v1", TOKEN)
    town.reported("Lantaarn", at=desk.office.clock())
    desk.follow()
    as_of = desk.office.clock()
    town.faults = {"GET": [Reply(500)] * 20}
    desk.office.clock.turn(minutes=2)
    workspace, clock = desk.office.workspace, desk.office.clock
    assert FollowSystem(workspace, desk.system, clock, "noord").poll().fault is not None
    with workspace.look() as work:
        (source,) = [one for one in work.reports.sources() if one.name == "Verlichting"]
    assert (source.condition, source.as_of) == (SourceCondition.AWAY, as_of)
    town.faults = {}
    town.stated(101, "b", at=as_of + timedelta(minutes=1))
    desk.follow()
    with workspace.look() as work:
        (source,) = [one for one in work.reports.sources() if one.name == "Verlichting"]
    assert source.condition is SourceCondition.UP
