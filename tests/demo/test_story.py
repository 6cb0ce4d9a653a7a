"""Suzanne's story is that of the picture, and it stays sensible on whichever day it is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from math import cos, hypot, radians

import pytest

from kcc_desktop.demo.sample import Sample
from kcc_desktop.domain.case import Case, Place
from kcc_desktop.domain.contact import Channel, Contact
from kcc_desktop.domain.handover import Handover
from kcc_desktop.domain.moments import ZONE, local
from kcc_desktop.domain.steps import Action, State, Step
from kcc_desktop.domain.working_time import Calendar

#: A whole week, and days around holidays: Christmas, New Year, Easter, King's Day, a leap day.
DAYS = [date(2026, 3, 2) + timedelta(days=n) for n in range(7)] + [
    date(2026, 12, 24), date(2026, 12, 28), date(2027, 1, 1), date(2027, 3, 30),
    date(2026, 4, 27), date(2028, 2, 29), date(2026, 5, 5),
]  # fmt: skip


def _moment(month: int, day: int, clock: str) -> datetime:
    return datetime.combine(date(2026, month, day), time.fromisoformat(clock), ZONE)


def _suzanne(sample: Sample) -> int:
    names = {each.party.name: each.party.id for each in sample.people.all}
    return names["Suzanne de Wit"]


def _case(sample: Sample, number: str = "W-2041") -> Case:
    return next(case for case in sample.made.cases if case.number == number)


def _mail(sample: Sample) -> Contact:
    case = _case(sample)
    return next(c for c in sample.made.contacts if case.id in c.case_ids)


def _handover(sample: Sample) -> Handover:
    case = _case(sample)
    return next(h for h in sample.made.handovers if h.case_id == case.id)


def test_suzannes_mail_is_that_of_the_picture(sample: Sample) -> None:
    mail = _mail(sample)
    assert local(mail.at) == _moment(3, 2, "09:12")
    assert mail.channel is Channel.EMAIL
    assert mail.agent == "Luc Jansen"
    assert mail.party_id == _suzanne(sample)
    assert mail.subject == "Kapotte straatlantaarn Lindelaan"
    assert mail.note.startswith("Goedemorgen, de lantaarn voor nummer 12 is al drie dagen stuk")


def test_suzannes_handover_is_that_of_the_picture(sample: Sample) -> None:
    handover = _handover(sample)
    assert local(handover.created_at) == _moment(3, 2, "09:20")
    assert handover.created_by == "Luc Jansen"
    assert handover.department == "Onderhoud openbare ruimte"
    assert handover.state is State.SEEN
    seen = handover.events[-1]
    assert (seen.action, local(seen.at)) == (Action.SEE, _moment(3, 2, "09:31"))
    assert handover.note == "Lantaarn 14 brandt niet, mevrouw heeft gemaild"


def test_suzannes_plan_is_that_of_the_picture(sample: Sample) -> None:
    case = _case(sample)
    (plan,) = case.planned
    assert (plan.day, plan.who, plan.source) == (
        date(2026, 3, 6),
        "Stef Maas",
        "Onderhoudsplanning",
    )
    entered = next(event for event in case.events if event.step is Step.PLANNED)
    assert local(entered.at) == _moment(3, 3, "08:05")
    assert local(plan.fetched_at) == _moment(3, 4, "10:41")


def test_suzanne_has_as_much_as_in_the_picture(sample: Sample) -> None:
    suzanne = _suzanne(sample)
    made = sample.made
    assert sum(contact.party_id == suzanne for contact in made.contacts) == 3
    assert sum(case.party_id == suzanne for case in made.cases) == 1
    assert sum(handover.party_id == suzanne for handover in made.handovers) == 1


def test_two_others_reported_a_lamp_near_before_her(sample: Sample) -> None:
    hers = _case(sample)
    near = [
        case
        for case in sample.made.cases
        if case.kind == hers.kind and case.id != hers.id and _metres(case.place, hers.place) < 50
    ]
    assert {case.number for case in near} == {"W-2039", "W-2040"}
    assert all(_moment(3, 2, "00:00") < case.opened_at < hers.opened_at for case in near)
    assert not any("lantaarn" in f"{case.title} {case.description}".lower() for case in near)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_story_keeps_its_order_on_every_day(
    sample_on: Callable[[date], Sample], today: date
) -> None:
    sample = sample_on(today)
    mail, handover, case = _mail(sample), _handover(sample), _case(sample)
    planned = next(event for event in case.events if event.step is Step.PLANNED)
    order = [mail.at, handover.created_at, handover.events[-1].at, planned.at]
    assert order == sorted(order)
    assert local(planned.at).date() < today
    calendar = Calendar()
    assert all(calendar.is_working_day(local(at).date()) for at in order)
    (plan,) = case.planned
    assert calendar.is_working_day(plan.day)
    assert calendar.working_days_between(today, plan.day) == 2


@pytest.mark.parametrize("today", DAYS[5:], ids=str)
def test_all_stories_keep_their_order_on_every_day(
    sample_on: Callable[[date], Sample], today: date
) -> None:
    made = sample_on(today).made
    contacts = {contact.id: contact for contact in made.contacts}
    for handover in made.handovers:
        asked = contacts[handover.contact_id or 0]
        assert asked.at <= handover.created_at
        assert all(before.at <= event.at for before, event in pairwise(handover.events))
    for case in made.cases:
        assert all(case.opened_at <= event.at for event in case.events)
        assert all(before.at <= event.at for before, event in pairwise(case.events))


def _metres(one: Place, other: Place) -> float:
    if None in (one.lat, one.lon, other.lat, other.lon):
        return float("inf")
    north = ((one.lat or 0) - (other.lat or 0)) * 111_320
    east = ((one.lon or 0) - (other.lon or 0)) * 111_320 * cos(radians(one.lat or 0))
    return hypot(north, east)
