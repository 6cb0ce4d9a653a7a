"""Calls to be made on the day of the sample, by the front office or by a specialist."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from kcc_desktop.demo.municipality import Municipality
from kcc_desktop.demo.reports import Ground, Reports
from kcc_desktop.demo.rows import Made
from kcc_desktop.demo.talks import Talks
from kcc_desktop.demo.wording import Wording
from kcc_desktop.domain.contact import Outcome
from kcc_desktop.domain.handover import Handover, HandoverKind, Promise, PromiseKind

_SEED = 77


#: Nobody is phoned back before or after.
_HOURS = (timedelta(hours=8, minutes=45), timedelta(hours=16, minutes=45))


@dataclass(frozen=True, slots=True)
class _Call:
    """Who is to call (a colleague, or a group), and how many minutes from the present moment, or
    from the one in working hours that is nearest to it.
    """

    group: str
    employee: str
    minutes: int


#: One is late already; the others are to be made before the day is over.
_CALLS = (
    _Call("onthaal-balie", "hilde.vos", -35),
    _Call("onthaal-balie", "hilde.vos", 50),
    _Call("onthaal-balie", "luc.jansen", 25),
    _Call("onthaal-balie", "luc.jansen", 140),
    _Call("onthaal-balie", "karin.smit", 75),
    _Call("onthaal-balie", "", 95),
    _Call("onthaal-balie", "", 180),
    _Call("onderhoud-verlichting", "stef.maas", 60),
    _Call("sport-subsidie", "nina.aerts", 40),
    _Call("sport-subsidie", "", 120),
)


class Callbacks(Reports):
    """Throws dice of its own, so that the rest of the sample stays as it is."""

    def __init__(self, ground: Ground, reserved: frozenset[tuple[str, str]]) -> None:
        dice = Random(_SEED)
        wording = Wording(ground.content, dice)
        talks = Talks(ground.content, ground.municipality, wording, dice)
        own = replace(ground, dice=dice, wording=wording, talks=talks)
        super().__init__(own, reserved, frozenset())
        self._days = ground.days
        self._places = ground.municipality
        self._wording = wording

    def make_today(self) -> Made:
        """The contacts in which they were asked for, on the working day before, and the calls."""
        made = Made()
        for turn, call in enumerate(_CALLS):
            at = self._days.at(-1, "13:40") + timedelta(minutes=17 * turn)
            topic = self._topic("service")
            contact = self._asked(topic, at, Outcome.CALLBACK)
            subject = f"Terugbellen: {topic.formula.name.lower()}"
            handed = self._handovers.make(
                topic,
                replace(contact, subject=subject),
                at + timedelta(minutes=3),
                (),
                note=self._wording.callback(),
                kind=HandoverKind.CALLBACK,
            )
            made.contacts.append(contact)
            made.handovers.append(_to_call(handed, call, self._places, self._moment(call)))
        return made

    def _moment(self, call: _Call) -> datetime:
        """When is to be called: in working hours, whenever the sample is looked at."""
        opens, closes = (self._days.midnight + hours for hours in _HOURS)
        soonest = opens - timedelta(minutes=min(one.minutes for one in _CALLS))
        latest = closes - timedelta(minutes=max(one.minutes for one in _CALLS))
        from_when = min(max(self._days.now, soonest), latest)
        return (from_when + timedelta(minutes=call.minutes)).replace(second=0, microsecond=0)


def _to_call(one: Handover, call: _Call, places: Municipality, at: datetime) -> Handover:
    group = places.groups[call.group]
    employee = places.employees.get(call.employee)
    department = next(d for d in places.departments.values() if d.id == group.department_id)
    return replace(
        one,
        department_id=department.id,
        department=department.name,
        group_id=group.id,
        employee_id=employee.id if employee else None,
        handler=employee.full_name if employee else "",
        promises=(Promise(PromiseKind.ANSWERED, at),),
        call_at=at,
        events=tuple(replace(event, department=department.name) for event in one.events),
    )
