"""What goes out arrives exactly once, in order, whatever the line and the system do meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random

import pytest

from kcc_desktop.domain.case import Case
from kcc_desktop.domain.errors import Conflict, InvalidInput, KccError
from kcc_desktop.domain.handover import Handover
from kcc_desktop.domain.notices import NoticeKind, sentence
from kcc_desktop.domain.outbox_order import LONGEST_WAIT, wait
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import (
    NewReport,
    OutboxItem,
    OutboxKind,
    OutboxState,
    SystemFace,
    Update,
)
from kcc_desktop.services.courier import Courier, Sent
from kcc_desktop.services.deliver_system import SystemDelivery
from kcc_desktop.services.outbox_content import (
    report_content,
    report_of,
    update_content,
    update_of,
)
from kcc_desktop.services.outbox_desk import OutboxDesk
from kcc_desktop.services.ports import Work
from kcc_desktop.services.take_in import actor_of, take_in
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.handling import Town, make_town
from tests.store.making import MONDAY, later
from tests.support.back_office import BackOffice, back_office
from tests.support.office_system import FACE, OfficeSystem

_UNKEPT = Said("Dit past niet bij de zaak.", "This does not fit the case.")


@dataclass
class Line:
    """A desk, the system of a department, and the courier between them."""

    town: Town
    office: BackOffice
    face: SystemFace = FACE

    def courier(self, holder: str = "noord", port: int = 0) -> Courier:
        """Of this desk."""
        workspace, clock = self.town.workspace, self.town.clock
        system = OfficeSystem(port or self.office.port, self.face)
        return Courier(workspace, SystemDelivery(workspace, system, clock), clock, holder)

    def desk(self, login: str = "hilde.vos") -> OutboxDesk:
        """The outbox as somebody sees it."""
        return OutboxDesk(self.town.workspace, self.town.people[login], self.town.clock)

    def put(self, key: str, handover: Handover | None = None) -> int:
        """A report on its way."""
        report = NewReport(key, "Lantaarn", "brandt niet", self.town.clock())
        return self._add(OutboxKind.REPORT, key, report_content(report), handover)

    def tell(self, key: str, handover: Handover | None = None, source_key: str = "") -> int:
        """An update on its way."""
        update = Update(key, source_key, self.town.clock(), "Gepland", Step.PLANNED)
        return self._add(OutboxKind.UPDATE, key, update_content(update), handover)

    def item(self, item_id: int) -> OutboxItem:
        """As it stands."""
        with self.town.workspace.look() as work:
            return work.outbox.get(item_id)

    def _add(
        self, kind: OutboxKind, key: str, content: dict[str, object], handover: Handover | None
    ) -> int:
        item = OutboxItem(
            0,
            "onderhoud",
            kind,
            key,
            "Lantaarn 14",
            content,
            self.town.clock(),
            login="hilde.vos",
            handover_id=handover.id if handover else None,
        )
        with self.town.workspace.work(self.town.people["hilde.vos"]) as work:
            return work.outbox.add(item)


@pytest.fixture
def line(workspace: SqlWorkspace) -> Iterator[Line]:
    """A town whose department Onderhoud has a system."""
    with back_office() as office:
        yield Line(make_town(workspace), office)


def test_what_is_kept_comes_out_as_it_went_in() -> None:
    report = NewReport("k", "Lantaarn", "x", MONDAY, answers=(("Waar?", "hier"),), phone="+316")
    update = Update("k", "7", MONDAY, "n", Step.DONE, seen=later(1))
    assert report_of(report_content(report)) == report
    assert update_of(update_content(update)) == update


def test_a_report_arrives_and_its_number_is_that_of_the_handover(line: Line) -> None:
    given = line.town.give(case_due=later(60))
    item = line.put("a", given)
    (settled,) = line.courier().deliver().items
    assert (settled.state, settled.number) == (OutboxState.DONE, "W-1")
    assert line.item(item) == settled
    with line.town.workspace.look() as work:
        handover = work.handovers.get(given.id)
        case = work.cases.get(handover.case_id or 0)
    assert (case.number, case.source, handover.case_due) == ("W-1", "Onderhoudssysteem", None)
    assert line.courier().deliver().items == ()
    assert len(line.office.reports) == 1


@pytest.mark.parametrize("fault", ["before", "after", "garbled", "busy"])
def test_a_fault_on_the_way_costs_nothing_and_doubles_nothing(line: Line, fault: str) -> None:
    line.office.faults.extend([fault, fault] if fault in ("before", "busy") else [fault])
    item = line.put("a")
    for _ in range(4):
        line.courier().deliver()
        line.town.clock.turn(minutes=1)
    assert line.item(item).state is OutboxState.DONE
    assert [one["key"] for one in line.office.reports] == ["a"]


def test_it_waits_ever_longer_and_says_why(line: Line) -> None:
    item = line.put("a")
    gone = line.courier(port=1)
    for _ in range(3):
        gone.deliver()
        line.town.clock.turn(minutes=20)
    waiting = line.item(item)
    assert (waiting.state, waiting.attempts) == (OutboxState.WAITING, 3)
    assert waiting.fault is not None
    assert waiting.fault.nl == "Het systeem antwoordt niet."
    assert waiting.next_at is not None
    line.courier().deliver()
    assert line.item(item).fault is None


def test_waits_grow_to_a_quarter_of_an_hour() -> None:
    waits = [wait(n, Random(1)).total_seconds() for n in range(1, 30)]
    assert waits[0] <= 5
    assert all(seconds <= LONGEST_WAIT.total_seconds() for seconds in waits)
    assert min(waits[12:]) >= LONGEST_WAIT.total_seconds() * 0.75


def test_what_the_system_does_not_take_is_stuck_and_holds_up_only_its_own(line: Line) -> None:
    lamp, bench = line.town.give(), line.town.give(subject="Bank")
    line.office.faults.append("reject")
    stuck, behind = line.put("a", lamp), line.tell("b", lamp)
    beside = line.put("c", bench)
    line.courier().deliver()
    states = [line.item(one).state for one in (stuck, behind, beside)]
    assert states == [OutboxState.STUCK, OutboxState.WAITING, OutboxState.DONE]
    (notice,) = line.town.board("hilde.vos").page()
    assert notice.kind is NoticeKind.STUCK
    assert sentence(notice).nl.endswith("Afgewezen: onbekende straat.")
    assert line.desk().outgoing().stuck == 1


def test_somebody_sends_it_again_by_hand_and_what_waited_follows(line: Line) -> None:
    lamp = line.town.give()
    line.office.faults.append("reject")
    stuck, behind = line.put("a", lamp), line.tell("b", lamp)
    line.courier().deliver()
    seen = line.item(stuck)
    line.desk().retry(seen)
    with pytest.raises(Conflict):
        line.desk("karin.smit").give_up(seen, "doen we niet")
    line.courier().deliver()
    assert [line.item(one).state for one in (stuck, behind)] == [OutboxState.DONE] * 2
    assert line.office.updates == [
        {"key": "b", "case": "W-1", "note": "Gepland", "step": "planned"}
    ]
    with pytest.raises(InvalidInput):
        line.desk().retry(line.item(stuck))


def test_somebody_gives_it_up_and_says_why(line: Line) -> None:
    lamp = line.town.give(case_due=later(60))
    line.office.faults.append("reject")
    stuck, behind = line.put("a", lamp), line.tell("b", lamp)
    line.courier().deliver()
    with pytest.raises(InvalidInput):
        line.desk("karin.smit").give_up(line.item(stuck), " ")
    line.desk("karin.smit").give_up(line.item(stuck), "Stef is gebeld.")
    assert line.item(stuck).state is OutboxState.GIVEN_UP
    with line.town.workspace.look() as work:
        handover = work.handovers.get(lamp.id)
        entries = work.audit.of("outbox", stuck)
    assert handover.case_due is None
    assert handover.events[-1].text.endswith("Stef is gebeld.")
    assert (entries[-1].action, entries[-1].detail) == ("outbox_given_up", "Stef is gebeld.")
    assert [one.detail for one in entries if one.action == "outbox_stuck"] == [""]
    assert line.item(stuck).content == {}
    assert line.town.told("hilde.vos")[0] is NoticeKind.GIVEN_UP
    line.courier().deliver()
    assert line.item(behind).state is OutboxState.STUCK


def test_what_is_being_sent_is_left_to_the_courier(line: Line) -> None:
    item_id = line.put("a")
    with line.town.workspace.work(line.town.people["hilde.vos"]) as work:
        sending = work.outbox.begin(work.outbox.get(item_id), at=line.town.clock())
    with pytest.raises(InvalidInput, match="wordt nu verstuurd"):
        line.desk().give_up(sending, "doen we niet")
    with pytest.raises(InvalidInput, match="wordt nu verstuurd"):
        line.desk().retry(sending)
    assert line.item(item_id) == sending


def test_the_number_for_a_token_is_asked_for_until_it_comes(line: Line) -> None:
    line.office.by_token = True
    asked, other = line.put("a", line.town.give()), line.put("b", line.town.give())
    line.courier().deliver()
    assert [line.item(one).token for one in (asked, other)] == ["t-W-1", "t-W-2"]
    line.office.tokens_ready = True
    assert line.courier().deliver().items == ()
    line.town.clock.turn(minutes=1)
    line.courier().deliver()
    assert [line.item(one).number for one in (asked, other)] == ["W-1", "W-2"]
    assert len(line.office.reports) == 2


def test_a_case_that_came_in_by_itself_meanwhile_keeps_what_is_known_of_it(line: Line) -> None:
    polled = Case(0, "W-1", FACE.name, "W-1", "Lantaarn 14", MONDAY, step=Step.PLANNED)
    with line.town.workspace.work(actor_of(FACE)) as work:
        take_in(work, FACE, [polled], at=MONDAY)
    given = line.town.give()
    line.put("a", given)
    line.courier().deliver()
    with line.town.workspace.look() as work:
        case = work.cases.get(work.handovers.get(given.id).case_id or 0)
    assert (case.title, case.step) == ("Lantaarn 14", Step.PLANNED)


def test_who_follows_the_handover_follows_its_case(line: Line) -> None:
    given = line.town.give()
    with line.town.workspace.work(line.town.people["karin.smit"]) as work:
        report = ReportKey(ReportKind.HANDOVER, given.id)
        work.follows.follow("karin.smit", report, at=MONDAY, key="f")
    line.put("a", given)
    line.courier().deliver()
    with line.town.workspace.look() as work:
        case_id = work.handovers.get(given.id).case_id or 0
        assert work.follows.logins(ReportKey(ReportKind.CASE, case_id)) == {"karin.smit"}


def test_a_desk_that_is_not_the_one_who_sends_leaves_it(line: Line) -> None:
    line.put("a")
    with line.town.workspace.work(line.town.people["hilde.vos"]) as work:
        work.leases.take("outbox/onderhoud", "zuid", lasts=timedelta(seconds=60))
    assert line.courier("noord").deliver().items == ()
    assert line.office.reports == []
    assert len(line.courier("zuid").deliver().items) == 1


@pytest.mark.parametrize(
    "fault", [InvalidInput(_UNKEPT), Conflict(_UNKEPT, winner="Karin", version=2)]
)
def test_what_arrived_and_cannot_be_kept_is_stuck_and_not_sent_twice(
    line: Line, fault: KccError
) -> None:
    class Unkept(SystemDelivery):
        """Can't keep what came of it."""

        def keep(self, work: Work, item: OutboxItem, sent: Sent) -> None:
            raise fault

    workspace, clock = line.town.workspace, line.town.clock
    item = line.put("a")
    delivery = Unkept(workspace, OfficeSystem(line.office.port), clock)
    Courier(workspace, delivery, clock, "noord").deliver()
    stuck = line.item(item)
    assert (stuck.state, stuck.fault) == (OutboxState.STUCK, _UNKEPT)
    assert line.town.told("hilde.vos") == [NoticeKind.STUCK]
    line.desk().retry(stuck)
    line.courier().deliver()
    assert line.item(item).state is OutboxState.DONE
    assert len(line.office.reports) == 1


def test_a_bug_on_the_way_is_stuck_rather_than_sent_for_ever(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(OfficeSystem):
        """Fails in a way that nobody foresaw."""

        def report(self, report, deadline):  # type: ignore[no-untyped-def]  # as its parent
            raise RuntimeError("x")

    workspace, clock = line.town.workspace, line.town.clock
    item = line.put("a")
    delivery = SystemDelivery(workspace, Broken(line.office.port), clock)
    Courier(workspace, delivery, clock, "noord").deliver()
    assert line.item(item).state is OutboxState.STUCK
    assert "unforeseen" in caplog.text
