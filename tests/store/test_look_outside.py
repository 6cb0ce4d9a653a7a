"""What is typed or opened is asked of other systems, and what they tell is found here."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kcc_desktop.domain.case import Case, Place, Traces
from kcc_desktop.domain.errors import SystemUnclear
from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.party import Phone
from kcc_desktop.domain.query import understand
from kcc_desktop.domain.report import SourceCondition
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Ability
from kcc_desktop.services.find import Find
from kcc_desktop.services.look_outside import Asking, LookOutside, asked_by, asked_of
from kcc_desktop.services.ports_systems import Deadline
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.handling import Hands
from tests.store.making import HILDE, person
from tests.support.back_office import BackOffice, back_office
from tests.support.office_system import FACE, OfficeSystem

TODAY = date(2026, 3, 4)
FINDS = replace(
    FACE,
    abilities=frozenset({Ability.BY_NUMBER, Ability.BY_WORDS, Ability.BY_PLACE, Ability.BY_PARTY}),
    patience=timedelta(seconds=0.5),
)


@pytest.mark.parametrize(
    ("typed", "asking"),
    [
        ("W-2041", Asking(("W-2041",), "W-2041")),
        ("06 12345678", Asking(traces=Traces(phones=("+31612345678",)))),
        ("s@voorbeeld.nl", Asking(traces=Traces(emails=("s@voorbeeld.nl",)))),
        ("Lindelaan 12", Asking((), "Lindelaan 12", Place("Lindelaan", 12))),
        ("3523 XK 12", Asking((), "3523 XK 12", Place("", 12, "", "3523XK"))),
        ("lantaarn kapot", Asking((), "lantaarn kapot")),
        ("la", Asking()),
        ("06 12", Asking()),
    ],
)
def test_what_is_typed_asks_what_it_can(typed: str, asking: Asking) -> None:
    assert asked_by(understand(typed, TODAY)) == asking


def test_each_system_is_asked_the_surest_way_that_it_knows() -> None:
    asking = Asking(("W-1",), "W-1 lamp", Place("Lindelaan"))
    words = replace(FACE, abilities=frozenset({Ability.BY_WORDS}))
    number = replace(FACE, abilities=frozenset({Ability.BY_WORDS, Ability.BY_NUMBER}))
    assert asking.for_system(words) == Asking(words="W-1 lamp")
    assert asking.for_system(number) == Asking(("W-1",))
    assert not asking.for_system(replace(FACE, abilities=frozenset({Ability.CHANGES})))


def test_a_party_is_looked_for_by_how_it_is_reached() -> None:
    phones = (Phone("", "?"), Phone("+31612345678", ""))
    known = person(phones=phones)
    assert asked_of(known) == Asking(traces=Traces("Suzanne de Wit", phones=("+31612345678",)))
    assert not asked_of(person())
    assert not asked_of(replace(known, secret=True))


@pytest.fixture
def office() -> Iterator[BackOffice]:
    """A system with a lamp of somebody."""
    with back_office() as office:
        office.cases.append(
            {"number": "W-9", "title": "Lantaarn Lindelaan", "phone": "+31612345678"}
        )
        yield office


def test_what_a_system_tells_is_found_here(workspace: SqlWorkspace, office: BackOffice) -> None:
    with workspace.work(HILDE) as work:
        suzanne = work.parties.add(person(phones=(Phone("+31612345678", ""),)), key="p")
        party = work.parties.get(suzanne)
    look = LookOutside(workspace, OfficeSystem(office.port, FINDS), Hands())
    looked = look.look(asked_of(party))
    assert (looked.news, looked.condition, looked.fault) == (1, SourceCondition.UP, None)
    (hit,) = Find(workspace).find("W-9", groups=(HitGroup.CASE,)).hits
    assert hit.party_id == suzanne
    assert look.look(Asking(words="lantaarn")).news == 0
    assert look.look(Asking(words="fiets")).news == 0


def test_a_system_that_hangs_is_given_up_and_said_to_be_away(
    workspace: SqlWorkspace, office: BackOffice
) -> None:
    office.hangs.set()
    look = LookOutside(workspace, OfficeSystem(office.port, FINDS), Hands())
    started = time.monotonic()
    looked = look.look(Asking(words="lantaarn"))
    assert time.monotonic() - started < 10
    assert (looked.condition, looked.news) == (SourceCondition.AWAY, 0)
    assert looked.fault is not None
    with workspace.look() as work:
        (state,) = work.reports.sources()
    assert (state.condition, state.as_of) == (SourceCondition.AWAY, None)
    office.hangs.clear()
    assert look.look(Asking(words="lantaarn")).news == 1
    with workspace.look() as work:
        (state,) = work.reports.sources()
    assert state.condition is SourceCondition.UP
    assert state.as_of is not None


def test_a_question_that_fails_leaves_what_the_others_found(
    workspace: SqlWorkspace, office: BackOffice
) -> None:
    class Garbled(OfficeSystem):
        """Can't be read when it is asked for these numbers."""

        def by_number(self, number: str, deadline: Deadline) -> Sequence[Case]:
            if number == "W-9":
                return super().by_number(number, deadline)
            raise SystemUnclear(Said(f"{number} onleesbaar", f"{number}?"), system=FACE.name)

    look = LookOutside(workspace, Garbled(office.port, FINDS), Hands())
    looked = look.look(Asking(("W-1", "W-9", "W-2")))
    assert (looked.news, looked.condition) == (1, SourceCondition.AWAY)
    assert looked.fault == Said("W-1 onleesbaar", "W-1?")
    assert Find(workspace).find("W-9", groups=(HitGroup.CASE,)).hits
