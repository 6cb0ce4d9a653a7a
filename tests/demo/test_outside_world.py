"""The sample's outside systems: what they tell is what stands there, and it changes with them."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from threading import active_count
from typing import Any
from urllib.parse import urlsplit

import pytest

from kcc_desktop.demo.cast import make_cast
from kcc_desktop.demo.content import Content
from kcc_desktop.demo.outside_world import OUTSIDE, OutsideWorld, write_world
from kcc_desktop.demo.sample import Sample
from kcc_desktop.demo.told_outside import NoSecrets, told_outside
from kcc_desktop.domain.case import Case, Place
from kcc_desktop.domain.contact import Channel, Contact, Direction
from kcc_desktop.domain.errors import SystemAway
from kcc_desktop.domain.ids import moment_of
from kcc_desktop.domain.moments import ZONE
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.systems import Ability, NewReport, OutboxState, Traces
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.registers.catalogue import Catalogue, load_systems
from kcc_desktop.services.bring_out import BringOut
from kcc_desktop.services.follow_systems import FollowSystem
from kcc_desktop.services.ports import Workspace
from kcc_desktop.services.ports_systems import Deadline
from kcc_desktop.services.record import Passing, Record
from kcc_desktop.services.serving import Serving
from kcc_desktop.services.sign_in import SignIn
from kcc_desktop.services.systems import Systems
from kcc_desktop.services.tell import Tell
from kcc_desktop.store.workspace import open_workspace
from tests.demo.conftest import WEDNESDAY

CALL = datetime.combine(WEDNESDAY, time(10, 43), ZONE)


@dataclass
class Town:
    """The sample with its systems running."""

    workspace: Workspace
    world: OutsideWorld
    catalogue: Catalogue
    clock: list[datetime]

    def system(self, name: str) -> Any:
        return next(one for one in self.catalogue.systems if one.face.name == name)

    def poll(self, name: str) -> Any:
        """Asks a system what changed, an hour after the last time."""
        self.clock[0] += timedelta(hours=1)
        return FollowSystem(self.workspace, self.system(name), lambda: self.clock[0], "test").poll()

    def answer(self, party_id: int) -> str:
        told = Tell(self.workspace, clock=lambda: self.clock[0]).party(party_id, Language.NL)
        return told.answer.text


@pytest.fixture(scope="session")
def outside(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the systems hold."""
    folder = tmp_path_factory.mktemp("outside")
    write_world(folder, sample)
    return folder


@pytest.fixture
def town(own_sqlite_sample_url: str, outside: Path) -> Iterator[Town]:
    """A copy of the sample, its systems running, seen while Suzanne calls."""
    workspace = open_workspace(own_sqlite_sample_url)
    world, clock = OutsideWorld(outside), [CALL]
    catalogue = load_systems(world.systems, NoSecrets(), lambda: clock[0])
    yield Town(workspace, world, catalogue, clock)
    catalogue.close()
    world.close()
    workspace.close()


@pytest.fixture(scope="session")
def suzanne(content: Content) -> int:
    return make_cast(content).get("suzanne").party.id


def test_the_examples_are_right(town: Town) -> None:
    assert town.catalogue.problems == ()
    assert {one.face.name for one in town.catalogue.systems} == set(OUTSIDE)
    assert {one.face.kind for one in town.catalogue.systems} == {"rest", "sql", "files"}


def test_what_the_systems_told_is_what_the_sample_has(town: Town, sample: Sample) -> None:
    own = [case for case in sample.made.cases if case.source in OUTSIDE]
    assert len(own) > 50
    with town.workspace.look() as work:
        for case in own:
            assert _comparable(work.cases.get(case.id)) == _comparable(case)


def _comparable(case: Case) -> Case:
    """Without the ids that each way of bringing in gives by itself, and what only outside knows."""
    events = tuple(replace(event, id=0, case_id=0) for event in case.events)
    plans = tuple((moment_of(plan.id), replace(plan, id=0, case_id=None)) for plan in case.planned)
    return replace(case, events=events, planned=plans, version=1, url="", reporter=None)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", OUTSIDE)
def test_asking_again_brings_nothing_new(town: Town, name: str) -> None:
    followed = town.poll(name)
    assert (followed.asked, followed.news, followed.fault) == (True, 0, None)


def test_suzannes_day_changes_with_the_planning(town: Town, suzanne: int) -> None:
    plan = {"dag": "2026-03-10", "monteur": "Stef Maas", "werk": "repareert de lamp"}
    town.world.planning.orders.change("W-2041", {"planning": plan})
    assert town.poll("Onderhoudsplanning").news == 1
    answer = town.answer(suzanne)
    assert "dinsdag 10 maart" in answer
    assert "voor vrijdag 6 maart; dat is verzet" in answer


def test_with_the_planning_away_the_answer_says_so_and_from_when_it_knows(
    town: Town, suzanne: int
) -> None:
    town.world.planning.close()
    assert town.poll("Onderhoudsplanning").fault is not None
    answer = town.answer(suzanne)
    assert "Stef repareert de lamp vrijdag 6 maart" in answer
    assert "Onderhoudsplanning antwoordt nu niet" in answer
    assert "10:41" in answer
    with pytest.raises(SystemAway):
        town.system("Onderhoudsplanning").by_number("W-2041", Deadline(5))


@pytest.mark.parametrize(
    ("name", "number"),
    [("Onderhoudsplanning", "W-2041"), ("Rioolbeheer", "R-3307")],
)
def test_a_case_is_found_by_its_number(town: Town, name: str, number: str) -> None:
    (case,) = town.system(name).by_number(number, Deadline(30))
    assert (case.number, case.source) == (number, name)


def test_suzanne_is_found_in_the_planning_by_all_that_is_known(town: Town) -> None:
    planning = town.system("Onderhoudsplanning")
    found = [
        planning.by_place(Place("Lindelaan", 12), Deadline(30)),
        planning.by_party(Traces(emails=("suzanne@dewit.example",)), Deadline(30)),
        planning.by_party(Traces(phones=("+31612345678",)), Deadline(30)),
        planning.by_words("kapotte lindelaan", Deadline(30)),
    ]
    assert all("W-2041" in [case.number for case in cases] for cases in found)


def test_a_report_goes_in_once_and_is_there(town: Town) -> None:
    planning = town.system("Onderhoudsplanning")
    assert Ability.REPORT in planning.face.abilities
    report = NewReport(
        "handover/1", "Kapotte straatlantaarn", "Paal 3 brandt niet", CALL, "straatverlichting",
        Place("Merelhof", 8), email="a@b.example",
    )  # fmt: skip
    assert planning.recognise(report, Deadline(30)) is None
    taken = planning.report(report, Deadline(30))
    assert planning.report(report, Deadline(30)).number == taken.number
    known = planning.recognise(report, Deadline(30))
    assert (known.number, known.case.place.street) == (taken.number, "Merelhof")


def test_what_is_handed_over_gets_its_number_there(town: Town, content: Content) -> None:
    faces = [one.face for one in town.catalogue.systems]
    bring_out = BringOut(Serving(lambda: faces), Calendar())
    hilde = SignIn(town.workspace).actor("hilde.vos")
    rachid = make_cast(content).get("rachid").party.id
    with town.workspace.look() as work:
        swing = next(one for one in work.knowledge.products() if one.key == "speeltoestel")
    passing = Passing(
        "Schommel stuk",
        "De ketting is los.",
        product_id=swing.id,
        answers=(("Waar", "Merelhof 8"),),
    )
    talk = Contact(
        0, CALL, Channel.DESK, Direction.IN, "Schommel stuk", "Ketting los", party_id=rachid
    )
    recording = Record(town.workspace, hilde, lambda: CALL, Calendar(), bring_out)
    (handover_id,) = recording.contact(talk, key="swing", passing=passing).handover_ids
    systems = Systems(town.workspace, town.catalogue.systems, lambda: CALL, "test")
    (item,) = systems.deliver("onderhoudsplanning").items
    assert (item.state, item.number[:2]) == (OutboxState.DONE, "W-"), item.fault
    with town.workspace.look() as work:
        case = work.cases.get(work.handovers.get(handover_id).case_id or 0)
    assert (case.number, case.source) == (item.number, "Onderhoudsplanning")
    assert town.world.planning.orders.get(item.number) is not None


def test_closing_leaves_nothing_behind(outside: Path) -> None:
    threads = active_count()
    world = OutsideWorld(outside)
    port = urlsplit(world.planning.address).port or 0
    systems = world.systems
    world.close()
    assert not systems.exists()
    assert active_count() <= threads
    with socket.socket() as probe, pytest.raises(OSError, match="refused"):
        probe.connect(("127.0.0.1", port))


@pytest.mark.parametrize("today", [date(2026, 1, 2), date(2026, 10, 28)], ids=str)
def test_what_is_told_is_the_same_on_every_day(
    sample_on: Callable[[date], Sample], tmp_path: Path, today: date
) -> None:
    """New year and the change of the clock lie just before these days."""
    sample = sample_on(today)
    write_world(tmp_path, sample)
    told = {case.id: case for one in told_outside(tmp_path, sample) for case in one.cases}
    own = {case.id: case for case in sample.made.cases if case.source in OUTSIDE}
    assert told.keys() == own.keys()
    assert all(_comparable(case) == _comparable(own[id_]) for id_, case in told.items())
