"""The sample is as large, as varied and as sound as a municipality of its size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest

from kcc_desktop.demo.content import Content
from kcc_desktop.demo.sample import Sample, make_sample
from kcc_desktop.domain import identifiers
from kcc_desktop.domain.contact import Channel
from kcc_desktop.domain.handover import HandoverKind
from kcc_desktop.domain.moments import ZONE, local
from kcc_desktop.domain.party import PartyKind, Scheme
from kcc_desktop.domain.report import SourceCondition
from kcc_desktop.domain.steps import State, Step, after
from tests.demo.conftest import WEDNESDAY


def test_there_is_as_much_as_promised(sample: Sample) -> None:
    made = sample.made
    kinds = Counter(each.party.kind for each in sample.people.all)
    assert 290 <= sum(kinds.values()) <= 350
    assert kinds[PartyKind.ORGANISATION] >= 40
    assert len(made.contacts) == 2000
    assert 140 <= len(made.cases) <= 165
    assert 110 <= len(made.handovers) <= 190
    assert len(sample.articles) == 60


def test_the_same_day_gives_the_same_sample(content: Content, sample: Sample) -> None:
    again = make_sample(content, WEDNESDAY, datetime.combine(WEDNESDAY, time(10, 43), ZONE))
    assert again == sample


def test_parties_are_the_same_on_every_day(
    sample: Sample, sample_on: Callable[[date], Sample]
) -> None:
    assert sample_on(date(2027, 7, 16)).people == sample.people


def test_ids_are_given_once(sample: Sample) -> None:
    made = sample.made
    for ids in (
        [each.party.id for each in sample.people.all],
        [contact.id for contact in made.contacts],
        [question.id for contact in made.contacts for question in contact.questions],
        [case.id for case in made.cases],
        [event.id for case in made.cases for event in case.events],
        [handover.id for handover in made.handovers],
        [event.id for handover in made.handovers for event in handover.events],
        [plan.id for each in (*made.cases, *made.handovers) for plan in each.planned],
        [(case.source, case.source_key) for case in made.cases],
        [contact.source_key for contact in made.contacts],
    ):
        assert not [id_ for id_, times in Counter(ids).items() if times > 1]


def test_what_refers_to_something_finds_it(sample: Sample) -> None:
    made = sample.made
    parties = {each.party.id for each in sample.people.all}
    cases = {case.id for case in made.cases}
    contacts = {contact.id for contact in made.contacts}
    for contact in made.contacts:
        assert {contact.party_id, contact.made_by_id or contact.party_id} <= parties
        assert set(contact.case_ids) <= cases
    for handover in made.handovers:
        assert handover.contact_id in contacts
        assert handover.case_id is None or handover.case_id in cases
    for pair in (*sample.people.doubles,):
        assert set(pair) <= parties
    for each in sample.people.representations:
        assert {each.party_id, each.representative_id} <= parties


def test_persons_have_valid_numbers_of_their_own(sample: Sample) -> None:
    numbers = [each.party.identifier(Scheme.BSN) for each in sample.people.all]
    known = [number for number in numbers if number]
    assert len(known) == len(set(known)) > 150
    assert all(identifiers.bsn(number) == number and number[:3] == "999" for number in known)


def test_only_doubles_share_a_phone(sample: Sample) -> None:
    owners: dict[str, list[int]] = {}
    for each in sample.people.all:
        for phone in each.party.phones:
            assert phone.e164
            owners.setdefault(phone.e164, []).append(each.party.id)
    shared = {tuple(ids) for ids in owners.values() if len(ids) > 1}
    assert shared <= set(sample.people.doubles)


def test_some_parties_are_secret_carry_a_warning_or_are_spoken_for(sample: Sample) -> None:
    parties = [each.party for each in sample.people.all]
    assert sum(party.secret for party in parties) >= 5
    assert sum(bool(party.warning) for party in parties) >= 3
    assert len(sample.people.doubles) >= 5
    spoken_for = {each.party_id for each in sample.people.representations}
    assert len(spoken_for) >= 45
    assert any(contact.made_by_id for contact in sample.made.contacts)


def test_nothing_lies_after_the_moment_at_which_it_is_seen(sample: Sample) -> None:
    made = sample.made
    moments = [contact.at for contact in made.contacts]
    moments += [event.at for case in made.cases for event in case.events]
    moments += [event.at for handover in made.handovers for event in handover.events]
    assert max(moments) <= sample.now
    assert min(moments) > datetime.combine(WEDNESDAY, time(), ZONE) - timedelta(days=740)


def test_mondays_are_busiest_and_desks_are_closed_at_weekends(sample: Sample) -> None:
    busy = {WEDNESDAY, WEDNESDAY - timedelta(days=7)}  # what the board compares
    days = Counter(
        local(contact.at).weekday()
        for contact in sample.made.contacts
        if local(contact.at).date() not in busy
    )
    assert days.most_common(1)[0][0] == 0
    assert days[4] < days[1]
    weekend = [c for c in sample.made.contacts if local(c.at).weekday() > 4]
    assert 0 < len(weekend) < 40
    assert {contact.channel for contact in weekend} <= {Channel.EMAIL, Channel.FORM, Channel.SOCIAL}
    desk = [local(c.at).hour for c in sample.made.contacts if c.channel is Channel.DESK]
    assert min(desk) >= 8
    assert max(desk) <= 17


def test_seasons_show(sample: Sample) -> None:
    products = {product.id: key for key, product in sample.municipality.products.items()}
    months: Counter[tuple[str, bool]] = Counter()
    for contact in sample.made.contacts:
        for question in contact.questions[:1]:
            key = products[question.product_id or 0]
            months[key, local(contact.at).month in (2, 3, 4)] += 1
    # Three months against nine.
    assert 3 * months["woz-bezwaar", True] > 2 * months["woz-bezwaar", False]


def test_some_residents_call_again_and_again(sample: Sample) -> None:
    calls = Counter(contact.party_id for contact in sample.made.contacts)
    assert sum(times >= 20 for times in calls.values()) >= 10
    assert sum(times <= 5 for times in calls.values()) >= 100


def test_handovers_are_in_every_state_by_steps_that_are_allowed(sample: Sample) -> None:
    handovers = sample.made.handovers
    assert {handover.state for handover in handovers} == set(State)
    assert {handover.kind for handover in handovers} == set(HandoverKind)
    for handover in handovers:
        for before, event in pairwise(handover.events):
            assert event.action is not None
            assert after(event.action, before.state) is event.state
            assert before.at <= event.at
        assert handover.events[-1].state is handover.state
        assert handover.promises


def test_cases_stand_in_every_step_and_in_several_registers(sample: Sample) -> None:
    cases = sample.made.cases
    # A register of cases knows nothing of handing over.
    assert {case.step for case in cases} >= set(Step) - {Step.HANDED_OVER, Step.REOPENED}
    assert len({case.source for case in cases}) >= 4
    assert {case.source for case in cases} <= {source.name for source in sample.sources}
    conditions = {source.condition for source in sample.sources}
    assert conditions == set(SourceCondition)


def test_reports_of_places_have_coordinates(sample: Sample) -> None:
    placed = [case.place for case in sample.made.cases if case.place.street]
    assert len(placed) > 80
    assert all(place.lat and place.lon and place.postcode for place in placed)


def test_some_planned_days_were_put_off(sample: Sample) -> None:
    plans = [plan for case in sample.made.cases for plan in case.planned]
    assert any(plan.replaced_at for plan in plans)
    assert any(plan.day > WEDNESDAY for plan in plans)


@pytest.mark.parametrize(
    "seen_at", ["2026-03-04T10:43", "2026-11-22T00:08", "2026-11-21T23:50", "2026-11-23T07:10"]
)
def test_there_is_work_to_lead_at_every_hour_and_day(content: Content, seen_at: str) -> None:
    now = datetime.fromisoformat(seen_at).replace(tzinfo=ZONE)
    made = make_sample(content, now.date(), now).made
    waiting = [one for one in made.handovers if one.is_open]
    promises = [one.next_promise for one in waiting]
    assert len(waiting) == 84
    assert sum(promise is not None and promise.due < now for promise in promises) == 7
    today = [contact for contact in made.contacts if local(contact.at).date() == now.date()]
    assert len(today) >= 10
    assert all(event.at <= now for one in waiting for event in one.events)


@pytest.mark.parametrize("hour", [3, 21])
def test_nobody_is_to_be_phoned_back_at_night(content: Content, hour: int) -> None:
    at_night = datetime.combine(WEDNESDAY, time(hour), ZONE)
    made = make_sample(content, WEDNESDAY, at_night).made
    calls = [one.call_at for one in made.handovers if one.call_at is not None]
    assert any(local(at).date() == WEDNESDAY for at in calls)
    assert all(8 <= local(at).hour < 17 for at in calls)
