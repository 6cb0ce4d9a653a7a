"""Other systems behind the window: what they tell streams in, and none holds up another."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kcc_desktop.desk.lanes import Lane
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.found import Found, Hit, HitGroup, Match
from kcc_desktop.domain.report import SourceCondition
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import (
    Ability,
    OutboxItem,
    OutboxKind,
    OutboxState,
    StatusMeaning,
    SystemFace,
)
from kcc_desktop.models.hits import HitsModel
from kcc_desktop.models.outbox_table import Column
from kcc_desktop.services.changes import Changes
from kcc_desktop.services.find import Find
from kcc_desktop.services.outbox_desk import OutboxDesk
from kcc_desktop.services.ports_changes import Change
from kcc_desktop.services.serving import Serving
from kcc_desktop.services.statuses import Statuses
from kcc_desktop.services.systems import Systems
from kcc_desktop.store.unit_of_work import SqlWorkspace
from kcc_desktop.store.workspace import create_workspace, open_workspace
from kcc_desktop.viewmodels.counter import Counter, Services
from kcc_desktop.viewmodels.outbox import OutboxViewModel
from kcc_desktop.viewmodels.outside import Measured, OutsideViewModel
from kcc_desktop.viewmodels.search import SearchViewModel
from kcc_desktop.viewmodels.statuses import StatusesViewModel
from kcc_desktop.views.outbox_page import OutboxPage
from kcc_desktop.views.statuses_page import STEPS, StatusesPage
from tests.support.back_office import BackOffice, back_office
from tests.support.office_system import FACE, OfficeSystem

HILDE = Actor("Hilde Vos", "hilde.vos")
MONDAY = datetime(2026, 3, 2, 9, 12, tzinfo=UTC)
WITHIN = 30_000  # ms; a computer may have more to do


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty workspace that nobody has open."""
    file = tmp_path_factory.mktemp("outside") / "empty.sqlite"
    create_workspace(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def workspace(empty_file: Path, tmp_path: Path) -> Iterator[SqlWorkspace]:
    """An empty workspace."""
    file = tmp_path / "w.sqlite"
    shutil.copyfile(empty_file, file)
    opened = open_workspace(f"sqlite:///{file}")
    yield opened
    opened.close()


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


@pytest.fixture
def counter(workspace: SqlWorkspace) -> Iterator[Counter]:
    """Where view-models ask what these tests need of it."""
    pieter = replace(HILDE, roles=("administrator",))  # type: ignore[arg-type]  # a Role is its word
    serving = Serving(lambda: [FACE])
    more = {
        OutboxDesk: OutboxDesk(workspace, HILDE, now),
        Statuses: Statuses(workspace, pieter, serving),
    }
    find = Find(workspace, now)
    services = Services(find, None, None, None, None, HILDE, more)  # type: ignore[arg-type]  # not asked
    lane = Lane("workspace", interrupt=workspace.interrupt)
    yield Counter(lane, lambda: services)
    lane.close()


@pytest.fixture
def offices() -> Iterator[list[BackOffice]]:
    """Three systems; each has a lamp."""
    with ExitStack() as until:
        made = [until.enter_context(back_office()) for _ in range(3)]
        for n, office in enumerate(made):
            office.cases.append({"number": f"W-{n}", "title": f"Lantaarn {n}"})
        yield made
        for office in made:
            office.hangs.clear()


def face(n: int) -> SystemFace:
    """System number n."""
    able = frozenset({Ability.BY_WORDS, Ability.REPORT, Ability.CHANGES})
    return replace(
        FACE, key=f"s{n}", name=f"Systeem {n}", abilities=able, patience=timedelta(seconds=20)
    )


@pytest.fixture
def outside(
    workspace: SqlWorkspace, counter: Counter, offices: list[BackOffice]
) -> Iterator[OutsideViewModel]:
    """All three behind a window."""
    made = OutsideViewModel(counter)
    systems = [OfficeSystem(office.port, face(n)) for n, office in enumerate(offices)]
    made.load(lambda: Systems(workspace, systems, now, "hilde@desk"))
    yield made
    for office in offices:
        office.hangs.clear()
    made.close()


def test_a_system_that_hangs_keeps_nothing_from_the_others(
    qtbot: QtBot, outside: OutsideViewModel, counter: Counter, offices: list[BackOffice]
) -> None:
    offices[1].hangs.set()
    measured: list[Measured] = []
    outside.measured.connect(measured.append)
    qtbot.waitUntil(lambda: outside.systems is not None, timeout=WITHIN)
    outside.type("lantaarn kapot gemeld lantaarn")
    outside.type("lantaarn")
    qtbot.waitUntil(lambda: len(measured) == 2, timeout=WITHIN)
    assert {one.name for one in measured} == {"Systeem 0", "Systeem 2"}
    assert {one.condition for one in measured} == {SourceCondition.UP}
    found: list[Found] = []
    search = SearchViewModel(counter, Language.NL)
    search.found.connect(found.append)
    search.type("lantaarn")
    qtbot.waitUntil(lambda: bool(found), timeout=WITHIN)
    assert {hit.title for hit in found[0].hits} == {"Lantaarn 0", "Lantaarn 2"}
    assert outside.waiting, "the one that hangs is still waited for"
    offices[1].hangs.clear()
    qtbot.waitUntil(lambda: len(measured) == 3, timeout=WITHIN)
    assert measured[-1].name == "Systeem 1"


def test_the_same_question_is_not_asked_again_at_once(
    qtbot: QtBot, outside: OutsideViewModel, offices: list[BackOffice]
) -> None:
    qtbot.waitUntil(lambda: outside.systems is not None, timeout=WITHIN)
    for text in ("lantaarn", "lantaar", "lantaarn"):
        outside.type(text)
        qtbot.waitUntil(lambda: not outside.waiting, timeout=WITHIN)
    assert offices[0].asked.count("/find") == 2


def test_what_waits_is_sent_and_said_to_have_arrived(
    qtbot: QtBot,
    workspace: SqlWorkspace,
    counter: Counter,
    outside: OutsideViewModel,
    offices: list[BackOffice],
) -> None:
    qtbot.waitUntil(lambda: outside.systems is not None and not outside.waiting, timeout=WITHIN)
    item_id = put(workspace, system="s0")
    with qtbot.waitSignal(outside.settled, timeout=WITHIN):
        outside.go_round()
    assert [one["key"] for one in offices[0].reports] == ["k"]
    outbox = OutboxViewModel(counter)
    arrived: list[OutboxItem] = []
    outbox.arrived.connect(arrived.append)
    outbox.hear(_done(item_id))
    qtbot.waitUntil(lambda: bool(arrived), timeout=WITHIN)
    assert arrived[0].number == "W-1"


def _done(item_id: int) -> Changes:
    row = Change(1, MONDAY, "Systeem 0", "", "outbox_done", "outbox", item_id)
    return Changes((row,))


def put(workspace: SqlWorkspace, **more: object) -> int:
    """A report on its way."""
    content = {
        "key": "k", "kind": "Lamp", "text": "donker", "at": MONDAY.isoformat(), "product": "",
        "place": {}, "answers": [], "name": "", "email": "", "phone": "", "channel": "",
    }  # fmt: skip
    given: dict[str, object] = {"system": "s0", "login": HILDE.login} | more
    item = OutboxItem(
        0, kind=OutboxKind.REPORT, key="k", subject="Lamp", content=content, made_at=MONDAY, **given
    )  # type: ignore[arg-type]  # given by name
    with workspace.work(HILDE) as work:
        return work.outbox.add(item)


def test_what_is_stuck_is_in_sight_and_helped_on(
    qtbot: QtBot, workspace: SqlWorkspace, counter: Counter, dutch: None
) -> None:
    fault = Said("Afgewezen: onbekende straat.", "Rejected.")
    item_id = put(workspace, state=OutboxState.STUCK, fault=fault)
    outbox = OutboxViewModel(counter)
    page = OutboxPage(outbox, lambda: {"s0": "Systeem 0"}, Language.NL, now)
    qtbot.addWidget(page)
    page.show()
    page.start()
    qtbot.waitUntil(lambda: page.rows.rowCount() == 1, timeout=WITHIN)
    shown = [page.rows.index(0, column).data() for column in Column]
    assert shown[:4] == ["Zit vast", "Lamp", "Systeem 0", "Melding"]
    assert shown[Column.WHY] == fault.nl
    assert page.summary.text() == "1 zit vast"
    assert page.detail.text() == fault.nl
    assert not page.give_up_button.isEnabled()
    with qtbot.waitSignal(outbox.retried, timeout=WITHIN):
        page.retry_button.click()
    qtbot.waitUntil(lambda: page.rows.index(0, 0).data() == "Wacht", timeout=WITHIN)
    qtbot.keyClicks(page.reason, "Stef is gebeld")
    with qtbot.waitSignal(outbox.given_up, timeout=WITHIN):
        page.give_up_button.click()
    qtbot.waitUntil(page.nothing.isVisible, timeout=WITHIN)
    with workspace.look() as work:
        assert work.outbox.get(item_id).reason == "Stef is gebeld"


def test_an_administrator_gives_a_status_its_meaning(
    qtbot: QtBot, workspace: SqlWorkspace, counter: Counter, dutch: None
) -> None:
    with workspace.work(HILDE) as work:
        work.system_marks.met(FACE.key, ["OPDR", "GEREED"], at=MONDAY)
    viewmodel = StatusesViewModel(counter)
    page = StatusesPage(viewmodel, Language.NL)
    qtbot.addWidget(page)
    page.show()
    page.start()
    qtbot.waitUntil(lambda: page.rows.rowCount() == 2, timeout=WITHIN)
    assert page.rows.index(0, 2).data() == "nog onbekend"
    with qtbot.waitSignal(viewmodel.meant, timeout=WITHIN):
        page.choice.activated.emit(STEPS.index(Step.DONE) + 1)
    qtbot.waitUntil(lambda: not viewmodel.waiting, timeout=WITHIN)
    with workspace.look() as work:
        meanings = work.system_marks.meanings(FACE.key)
    assert [one.step for one in meanings] == [Step.DONE, None]
    assert isinstance(meanings[0], StatusMeaning)


def test_what_comes_in_stands_below_and_moves_nothing(dutch: None) -> None:
    def hit(n: int) -> Hit:
        return Hit(HitGroup.CASE, n, f"Zaak {n}", "", Match.EXACT)

    model = HitsModel(Language.NL)
    model.show(Found("x", (hit(1), hit(2))))
    before = model.rows
    inserted: list[int] = []
    model.rowsInserted.connect(lambda _parent, first, _last: inserted.append(first))
    assert model.add(Found("x", (hit(3), hit(1))))
    assert not model.add(Found("x", (hit(3),)))
    assert model.add(Found("x", (hit(4),)))
    assert model.rows[: len(before)] == before
    assert inserted == [3, 5]
    assert model.data(model.index(3)) == "Zojuist binnengekomen"
    assert [row.id for row in model.rows if isinstance(row, Hit)] == [1, 2, 3, 4]
