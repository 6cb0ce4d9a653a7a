"""What the sample's outside systems tell, through the same adapters as anywhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kcc_desktop.demo.outside_world import OUTSIDE, OutsideWorld
from kcc_desktop.demo.sample import Sample
from kcc_desktop.demo.yaml_records import ContentError
from kcc_desktop.domain.case import Case
from kcc_desktop.domain.systems import SystemFace
from kcc_desktop.registers.catalogue import load_systems
from kcc_desktop.services.ports_systems import Deadline, TellsChanges


@dataclass(frozen=True, slots=True)
class Told:
    """What a system told, when it was asked, and from where to go on."""

    face: SystemFace
    cases: list[Case]
    cursor: str
    at: datetime


_PATIENCE_S = 30.0
_MOST_PAGES = 100


class NoSecrets:
    """The sample's systems want no login."""

    def secret(self, _key: str) -> str:
        """There is none."""
        return ""

    def keep(self, _key: str, _secret: str) -> None:
        """There is nothing to keep."""


def told_outside(folder: Path, sample: Sample) -> list[Told]:
    """What each system of the world in `folder` tells, asked when the sample says so.

    Whose the cases are, and under which id contacts know them, is ours to know. Raises ContentError
    when one is told that is not there, or the other way round.
    """
    as_of = {each.name: each.as_of or sample.now for each in sample.sources}
    world = OutsideWorld(folder)
    try:
        return [
            replace(told, cases=_joined(told.face.name, told.cases, sample.made.cases))
            for told in _asked(world.systems, as_of, sample.now)
        ]
    finally:
        world.close()


def _asked(systems: Path, as_of: Mapping[str, datetime], now: datetime) -> Iterator[Told]:
    asked_at = [now]
    catalogue = load_systems(systems, NoSecrets(), lambda: asked_at[0])
    if catalogue.problems:
        raise ContentError(catalogue.problems[0].said.en)
    try:
        for system in catalogue.systems:
            asked_at[0] = as_of.get(system.face.name, now)
            if isinstance(system, TellsChanges):
                yield Told(system.face, *_all(system), asked_at[0])
    finally:
        catalogue.close()


def _all(system: TellsChanges) -> tuple[list[Case], str]:
    """Everything that it tells, from the beginning, and from where to go on."""
    cases: list[Case] = []
    cursor = ""
    for _ in range(_MOST_PAGES):
        page = system.changed(cursor, Deadline(_PATIENCE_S))
        cases += page.cases
        cursor = page.cursor
        if not page.more:
            return cases, cursor
    raise ContentError("an outside system of the sample never stops telling")


def _joined(source: str, told: Sequence[Case], own: Sequence[Case]) -> list[Case]:
    known = {case.source_key: case for case in own if case.source == source}
    if {case.source_key for case in told} != known.keys():
        raise ContentError(f"{source} does not tell the cases that the sample has of it")
    return [_ours(case, known[case.source_key]) for case in told]


def _ours(told: Case, own: Case) -> Case:
    return replace(told, id=own.id, party_id=own.party_id, product_id=own.product_id)


def inside(cases: Sequence[Case]) -> list[Case]:
    """The cases that no system of the sample tells."""
    return [case for case in cases if case.source not in OUTSIDE]
