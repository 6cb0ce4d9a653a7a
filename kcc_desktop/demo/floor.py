"""Who is there on the day of the sample, who is away, and what was sought without an answer.

Presence and marks lapse by themselves within minutes; those of the sample stand until its day is
over, so that it is alive whenever somebody looks.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from kcc_desktop.demo.sample import Sample
from kcc_desktop.domain.board import Away, Mark
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.steps import State
from kcc_desktop.services.ports import Work
from kcc_desktop.services.ports_lead import Presence

#: On how many contacts the agents are, in turn; none is free.
_CONTACTS = (1, 1, 0, 2, 1, 0, 1, 1, 0)
_AWAY = ("els.brouwer", "ruud.koster")
_REASON = "Ziek gemeld"
_WORKING = "joris.peters"
#: What was sought, how often in the last days, and of the words no article has.
_MISSED = (
    ("lachgascilinder weggooien", 9),
    ("laadpaal aanvragen", 6),
    ("warmtepomp buiten plaatsen", 4),
    ("fiets parkeren station", 3),
    ("zonnepanelen monument", 2),
)


def put_floor(work: Work, sample: Sample) -> None:
    """Writes them down."""
    _put_presence(work, sample)
    _put_absences(work, sample)
    _put_mark(work, sample)
    for query, times in _MISSED:
        for turn in range(times):
            at = sample.now - timedelta(hours=7 * turn)
            work.missed.count(query, query, at, local(at).date())


def _put_presence(work: Work, sample: Sample) -> None:
    agents = [one for one in sample.municipality.agents.values() if one.role is Role.AGENT]
    for agent, contacts in zip(agents, _CONTACTS, strict=False):
        who = sample.municipality.employees[agent.login].full_name
        state = "busy" if contacts else "here"
        there = Presence(agent.login, who, state, _until(sample.now), contacts, agent.location_id)
        work.floor.put_presence(there)


def _put_absences(work: Work, sample: Sample) -> None:
    employees = sample.municipality.employees
    today = local(sample.now).date()
    for name in _AWAY:
        if name in employees:
            one = employees[name]
            until = today + timedelta(days=4)
            away = Away(0, one.id, today, until, one.replaced_by_id, _REASON)
            work.absences.add(away, key=f"demo/away/{name}")


def _put_mark(work: Work, sample: Sample) -> None:
    """A colleague is at work on something of theirs."""
    joris = sample.municipality.employees[_WORKING]
    own = [h for h in sample.made.handovers if h.employee_id == joris.id and h.is_open]
    own.sort(key=lambda one: one.state is not State.ACCEPTED)
    for handover in own[:1]:
        since = sample.now - timedelta(minutes=2)
        mark = Mark(handover.id, joris.key, joris.full_name, since)
        work.floor.put_mark(mark, _until(sample.now), sample.now)


def _until(now: datetime) -> datetime:
    """The end of the day."""
    here = local(now)
    return here.replace(hour=23, minute=59, second=0, microsecond=0)
