"""Writes the sample into a workspace, through the same ports as everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kcc_desktop.demo.sample import Sample
from kcc_desktop.demo.talks import SOURCE
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.case import PlannedDate
from kcc_desktop.domain.handover import Handover, HandoverEvent
from kcc_desktop.domain.steps import Action
from kcc_desktop.services.ports import Work, Workspace

_FILLER = Actor(SOURCE, "demo", origin="demo")
#: After these somebody has the handover in hand.
_TAKING = (Action.ACCEPT, Action.PLAN, Action.FINISH)


def fill(workspace: Workspace, sample: Sample) -> None:
    """Puts everything into a fresh workspace. Raises WorkspaceFault."""
    with workspace.work(_FILLER) as work:
        _put_municipality(work, sample)
        _put_parties(work, sample)
        work.cases.put_many(sample.made.cases)
        work.contacts.add_many(sample.made.contacts, source=SOURCE)
        for handover in sample.made.handovers:
            work.handovers.add(handover, key=f"demo/{handover.id}")
        for source in sample.sources:
            work.reports.put_source(source)
    _live(workspace, sample)


def _put_municipality(work: Work, sample: Sample) -> None:
    rows = sample.municipality
    work.organisation.put_locations(tuple(rows.locations.values()))
    work.organisation.put_departments(tuple(rows.departments.values()))
    work.organisation.put_groups(tuple(rows.groups.values()))
    work.organisation.put_employees(tuple(rows.employees.values()))
    work.organisation.put_agents(tuple(rows.agents.values()))
    work.knowledge.put_products(tuple(rows.products.values()), source=SOURCE)
    work.knowledge.put_formulas(tuple(rows.formulas.values()))
    work.knowledge.put_synonyms(sample.synonyms)
    work.knowledge.put_articles(sample.articles, source=SOURCE)


def _put_parties(work: Work, sample: Sample) -> None:
    people = sample.people
    work.parties.put_many([each.party for each in people.all], source=SOURCE)
    for party_id, double_id in people.doubles:
        work.parties.link_doubles(party_id, double_id, key=f"demo/{party_id}={double_id}")
    for each in people.representations:
        key = f"demo/{each.party_id}<{each.representative_id}"
        work.parties.represent(each, key=key)


@dataclass(frozen=True, slots=True)
class _Deed:
    """What is done with a handover in one step; `version` is what it is based on."""

    handover: Handover
    event: HandoverEvent
    version: int
    planned: PlannedDate | None


def _live(workspace: Workspace, sample: Sample) -> None:
    """Does with each handover what was done with it, by whom it was done.

    First all first deeds, then all second ones: so each colleague acts once a round.
    """
    ids = {each.full_name: each.id for each in sample.municipality.employees.values()}
    departments = {each.name: each.id for each in sample.municipality.departments.values()}
    deeds = sorted(_deeds(sample.made.handovers), key=lambda d: (d.version, d.event.who))
    for (_, who), mine in groupby(deeds, key=lambda d: (d.version, d.event.who)):
        with workspace.work(Actor(who, who, origin="demo")) as work:
            for deed in mine:
                _do(work, deed, ids[who], departments)


def _do(work: Work, deed: _Deed, employee_id: int, departments: dict[str, int]) -> None:
    event = deed.event
    if event.action is None:
        raise ValueError("the handing over itself is no deed")
    work.handovers.act(
        deed.handover.id,
        event.action,
        version=deed.version,
        key=f"demo/{event.id}",
        at=event.at,
        text=event.text,
        employee_id=employee_id if event.action in _TAKING else None,
        department_id=departments[event.department] if event.action is Action.FORWARD else None,
        planned=deed.planned,
    )


def _deeds(handovers: Sequence[Handover]) -> Iterator[_Deed]:
    for handover in handovers:
        plans = iter(handover.planned)
        for version, event in enumerate(handover.events[1:], start=1):
            plan = next(plans, None) if event.action is Action.PLAN else None
            yield _Deed(handover, event, version, plan and replace(plan, replaced_at=None))
