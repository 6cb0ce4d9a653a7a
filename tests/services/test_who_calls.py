"""Whose number it is, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.party import Name, Party, PartyKind, Phone
from kcc_desktop.services.who_calls import MOST_OWNERS, WhoCalls
from kcc_desktop.store.workspace import create_workspace

ANYONE = Actor("Hilde Vos", "hilde.vos")
SUZANNE = Party(0, PartyKind.PERSON, (Name("Suzanne de Wit"),), phones=(Phone("+31612345678"),))


@pytest.fixture
def who(workspace_url: str) -> Iterator[WhoCalls]:
    workspace = create_workspace(workspace_url)
    with workspace.work(ANYONE) as work:
        work.parties.add(SUZANNE, key="suzanne")
        work.parties.add(
            replace(SUZANNE, names=(Name("Thomas"),), phones=(Phone("+31301234567"),)), key="t"
        )
        for place in range(MOST_OWNERS + 3):
            shared = replace(
                SUZANNE, names=(Name(f"Wijk {place}"),), phones=(Phone("+31880001111"),)
            )
            work.parties.add(shared, key=f"wijk {place}")
    yield WhoCalls(workspace)
    workspace.close()


@pytest.mark.parametrize(
    "written", ["0612345678", "+31612345678", "0031 6 1234 5678", "06-12345678"]
)
def test_a_number_is_known_in_any_notation(who: WhoCalls, written: str) -> None:
    found = who.who(written)
    assert [owner.title for owner in found.owners] == ["Suzanne de Wit"]
    assert found.shown == "06 12345678"


@pytest.mark.parametrize("written", ["061234567", "0612", "101", "*31#", "0687654321"])
def test_a_part_of_a_number_or_another_is_nobodys(who: WhoCalls, written: str) -> None:
    found = who.who(written)
    assert found.owners == ()
    assert not found.more


def test_a_number_of_many_names_some_and_says_that_there_are_more(who: WhoCalls) -> None:
    found = who.who("0880001111")
    assert len(found.owners) == MOST_OWNERS
    assert found.more
